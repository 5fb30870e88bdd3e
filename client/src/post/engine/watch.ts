// Watching one's own keys (spec §8): the whole log since the account's beginning is read for
// entries about this account that it did not make.

import { equal, type Bytes } from '../protocol/bytes.ts';
import { demand } from '../protocol/errors.ts';
import { Frontier, leafHash } from '../protocol/merkle.ts';
import { commitmentOf, keysetSubject, readBundle, readLeaf, type Leaf } from '../protocol/proof.ts';
import { Breath, type Room } from './room.ts';
import type { OnProgress } from './types.ts';
import type { WireKeyset } from './wire.ts';

const BUNDLE = 256;

/** How far the log was read: its tree up to there, and what was found. */
interface Watched {
  nodes: { height: number; hash: Bytes }[];
  strangers: number[];
}

export async function watchOwnKeys(room: Room, keysets: WireKeyset[], onProgress: OnProgress): Promise<{ upTo: number; strangers: number[] }> {
  const { trust, memory, ring } = room;
  const { party, all } = ring.account;
  const own = commitments(keysets, new Set(all.map(({ hash }) => hash)));
  const first = Math.min(...keysets.map(({ entry }) => entry?.index ?? Number.POSITIVE_INFINITY));
  demand(Number.isSafeInteger(first), 'proof-missing', { party });
  const name = `watched/${party}`;
  const { nodes, strangers } = (await memory.get<Watched>(name)) ?? (await beginning(room, first));
  const tree = new Frontier(nodes);
  const { size, root } = await trust.checkpoint();
  const slug = keysetSubject(party, 1).subject.slug;
  const from = tree.size;
  const breath = new Breath();
  const found = [...strangers];
  for (let at = from; at < size; ) {
    for (const entry of await entriesFrom(room, at, size)) {
      const leaf = readLeaf(entry);
      if (isAboutKeysOf(leaf, slug) && !own.has(leaf.commitment)) {
        found.push(at);
      }
      tree.add(leafHash(entry));
      at += 1;
    }
    onProgress({ what: 'receiving', done: at - from, all: size - from });
    await breath.take();
  }
  demand(equal(tree.root(), root), 'bundle');
  await memory.set(name, { nodes: tree.nodes, strangers: found } satisfies Watched);
  return { upTo: size, strangers: found };
}

/** What the entries of our own keysets commit to. */
function commitments(keysets: WireKeyset[], hashes: Set<string>): Set<string> {
  const openings = keysets.flatMap(({ entry }) => entry?.opening ?? []);
  return new Set(openings.filter((opening) => hashes.has(opening['content-sha256'])).map(commitmentOf));
}

/** The tree before the account's first entry: its left siblings in the proof of that entry. */
async function beginning(room: Room, index: number): Promise<Watched> {
  const { proof } = await room.trust.entry(index);
  return { nodes: Frontier.before(index, proof.checkpoint.size, proof.path).nodes, strangers: [] };
}

async function entriesFrom({ town }: Room, at: number, size: number): Promise<Uint8Array[]> {
  const bundle = Math.floor(at / BUNDLE);
  const width = Math.min(BUNDLE, size - bundle * BUNDLE);
  const path = `/tile/entries/${tilePath(bundle)}${width < BUNDLE ? `.p/${width}` : ''}`;
  const entries = readBundle(new Uint8Array(await (await town.record(path)).arrayBuffer()));
  demand(entries.length === width, 'bundle');
  return entries.slice(at - bundle * BUNDLE);
}

/** A tile's number in a path (C2SP tlog-tiles): groups of three digits, all but the last with an x. */
function tilePath(tile: number): string {
  const digits = String(tile);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g)!;
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
}

function isAboutKeysOf({ subject }: Leaf, slug: string): boolean {
  return subject.kind === 'account-keys' && subject.slug === slug;
}
