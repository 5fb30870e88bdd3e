// Proofs that a keyset or a step is an entry of the public record (spec §8, docs/specs/record.md).

import { equal, fromB64, utf8 } from './bytes.ts';
import { is, isCount, isHash, isList, isNumber, isShaped, isText, isTime, readCanonical, shaped } from './canonical.ts';
import { NO_WITNESSES, readCheckpoint, type Checkpoint, type Witnesses } from './checkpoint.ts';
import { sha256Hex } from './derive.ts';
import { demand, refusing } from './errors.ts';
import { leafHash, rootOfPath } from './merkle.ts';
import { kindOf, nameOf } from './parties.ts';

/** A receipt as the record gives it. The key in it is a hint and never trusted. */
export interface Receipt {
  format: 'allmende-receipt/v1';
  key: string;
  index: number;
  leaf: string;
  opening?: Opening;
  path: string[];
  checkpoint: string;
}

export interface Opening {
  salt: string;
  'content-sha256': string;
}

export interface Leaf {
  commitment: string;
  'correction-of'?: number;
  kind: string;
  subject: { kind: string; slug: string; version?: number };
  time: string;
  v: 1;
}

/** What an entry must be about. */
export interface Subject {
  kind: 'office-keys-published' | 'office-members-changed' | 'office-door-key-published' | 'account-keys-published';
  subject: { kind: string; slug: string; version: number };
}

export interface Proof {
  checkpoint: Checkpoint;
  leaf: Leaf;
  index: number;
  path: Uint8Array[];
}

/** Under which entry the keyset of a party stands. */
export function keysetSubject(party: string, version: number): Subject {
  return kindOf(party) === 'office'
    ? { kind: 'office-keys-published', subject: { kind: 'office-keys', slug: nameOf(party), version } }
    : { kind: 'account-keys-published', subject: { kind: 'account-keys', slug: accountSlug(nameOf(party)), version } };
}

export function stepSubject(office: string, step: number): Subject {
  return { kind: 'office-members-changed', subject: { kind: 'office-members', slug: office, version: step } };
}

/** An account in the record: nobody can guess whose it is without its id. */
export function accountSlug(account: string): string {
  return sha256Hex(utf8(`allmende-post account\n${account}`));
}

/** Checks that the receipt's entry is in the record of this key. */
export function readReceipt(value: unknown, recordKey: string, witnesses: Witnesses = NO_WITNESSES): Proof {
  const receipt = shaped<Receipt>(
    value,
    {
      format: is('allmende-receipt/v1'), key: isText, index: isCount, leaf: isText, checkpoint: isText,
      path: (path) => isList(isText)(path) && (path as string[]).length <= 64,
    },
    { opening: isShaped({ salt: isHash, 'content-sha256': isHash }) },
  );
  const checkpoint = readCheckpoint(receipt.checkpoint, recordKey, witnesses);
  const path = refusing('proof-path', () => receipt.path.map(fromB64));
  const bytes = utf8(receipt.leaf);
  const root = rootOfPath(receipt.index, checkpoint.size, leafHash(bytes), path);
  demand(root && path.every(({ length }) => length === 32) && equal(root, checkpoint.root), 'proof-path', { index: receipt.index });
  return { checkpoint, leaf: readLeaf(bytes), index: receipt.index, path };
}

export function readLeaf(bytes: Uint8Array): Leaf {
  const isSubject = isShaped({ kind: isText, slug: isText }, { version: isNumber });
  return shaped<Leaf>(
    readCanonical(bytes),
    { commitment: isHash, kind: isText, subject: isSubject, time: isTime, v: is(1) },
    { 'correction-of': isCount },
  );
}

/** Checks that an entry is about `subject` and commits to `content`. */
export function demandCommits(proof: Proof, subject: Subject, opening: Opening | undefined, content: Uint8Array): void {
  const { leaf, index } = proof;
  demand(isAbout(leaf, subject), 'proof-subject', { index });
  demand(opening, 'proof-opening', { index });
  shaped(opening, { salt: isHash, 'content-sha256': isHash });
  const isContent = opening['content-sha256'] === sha256Hex(content);
  demand(isContent && commitmentOf(opening) === leaf.commitment, 'proof-opening', { index });
}

export function isAbout(leaf: Leaf, { kind, subject }: Subject): boolean {
  const { kind: what, slug, version } = leaf.subject;
  return leaf.kind === kind && what === subject.kind && slug === subject.slug && version === subject.version;
}

export function commitmentOf(opening: Opening): string {
  return sha256Hex(utf8(`allmende-record-commitment/v1\n${opening.salt}\n${opening['content-sha256']}\n`));
}

/** The entries of a bundle: each with its length in two bytes before it. */
export function readBundle(bundle: Uint8Array): Uint8Array[] {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; ) {
    demand(at + 2 <= bundle.length, 'bundle');
    const end = at + 2 + view.getUint16(at);
    demand(end <= bundle.length, 'bundle');
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return entries;
}
