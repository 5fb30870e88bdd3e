// Whose key is this (spec §8): keysets are believed when the record proves them, and the record
// when it only grew since it was last seen.

import type { Town } from '../api.ts';
import { fromB64 } from '../protocol/bytes.ts';
import { canonical } from '../protocol/canonical.ts';
import { NO_WITNESSES, readCheckpoint, type Checkpoint, type Witnesses } from '../protocol/checkpoint.ts';
import { demand } from '../protocol/errors.ts';
import { keysetHash, readKeyset, verifyKeyset, type Keyset } from '../protocol/keyset.ts';
import { isConsistent } from '../protocol/merkle.ts';
import { kindOf, nameOf, type Addressee } from '../protocol/parties.ts';
import { demandCommits, keysetSubject, readReceipt, type Opening, type Proof, type Subject } from '../protocol/proof.ts';
import type { Memory } from './memory.ts';
import type { Party } from './types.ts';
import type { WireKeyset } from './wire.ts';

/** A keyset that was proved, or that a proved one vouches for. */
export interface Proved {
  party: Party;
  keyset: Keyset;
  hash: string;
}

export class Trust {
  private readonly town: Town;
  private readonly memory: Memory;
  private readonly witnesses: Witnesses;
  private readonly proved = new Map<string, Proved>();
  /** Keysets of guests that a statement by somebody proved named. */
  private readonly introduced = new Set<string>();
  private readonly seen = new Set<string>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(town: Town, memory: Memory, witnesses: Witnesses = NO_WITNESSES) {
    this.town = town;
    this.memory = memory;
    this.witnesses = witnesses;
  }

  /** The newest keyset of a party, asked for now: what is sealed to. */
  async newest(party: Party): Promise<Proved> {
    return (await this.all(party)).at(-1)!;
  }

  /** All keysets of a party, the oldest first, each proved. */
  async all(party: Party): Promise<Proved[]> {
    const path = kindOf(party) === 'office' ? `/offices/${nameOf(party)}/keysets` : `/accounts/${nameOf(party)}/keysets`;
    return this.prove(party, await this.town.get<WireKeyset[]>(path));
  }

  /** The keyset with this hash: for checking signatures, old versions too. */
  async find({ party, keyset }: Addressee): Promise<Proved> {
    const known = this.proved.get(keyset) ?? (await this.remembered(party, keyset));
    if (known) {
      demand(known.party === party, 'signer');
      return known;
    }
    const found = kindOf(party) === 'guest' ? await this.guest(party, keyset) : (await this.all(party)).find(({ hash }) => hash === keyset);
    demand(found, 'signer');
    return found;
  }

  /** Proves the keysets that the town gives for a party, and remembers them. */
  async prove(party: Party, wire: WireKeyset[]): Promise<Proved[]> {
    const keysets = [...wire].sort((one, other) => one.version - other.version);
    demand(keysets.length > 0, 'no-keys', { party });
    const proved: Proved[] = [];
    for (const signed of keysets) {
      const before = proved.at(-1)?.keyset;
      const { keyset, hash } = verifyKeyset(signed, party, before);
      demand(keyset.version === proved.length + 1, 'keyset', { party });
      proved.push(await this.proveOne({ party, keyset, hash }, signed));
    }
    await this.demandNotOlder(party, keysets.length);
    return proved;
  }

  private async proveOne(claim: Proved, { entry }: WireKeyset): Promise<Proved> {
    const known = this.proved.get(claim.hash) ?? (await this.remembered(claim.party, claim.hash));
    if (known) {
      return known;
    }
    demand(entry, 'proof-missing', { party: claim.party });
    await this.proveEntry(entry.index, keysetSubject(claim.party, claim.keyset.version), entry.opening, canonical(claim.keyset));
    this.proved.set(claim.hash, claim);
    await this.memory.set(`keyset/${claim.hash}`, claim.keyset);
    return claim;
  }

  /** Demands that an entry of the record is about `subject` and commits to `content`. */
  async proveEntry(index: number, subject: Subject, opening: Opening | undefined, content: Uint8Array): Promise<Proof> {
    const { receipt, proof } = await this.entry(index);
    demandCommits(proof, subject, opening ?? receipt.opening, content);
    return proof;
  }

  /** A proved entry of the record, whatever it is about. */
  async entry(index: number): Promise<{ receipt: { opening?: Opening }; proof: Proof }> {
    const receipt = (await (await this.town.record(`/proof/${index}.json`)).json()) as { opening?: Opening };
    const proof = readReceipt(receipt, await this.recordKey(), this.witnesses);
    demand(proof.index === index, 'proof-subject', { index });
    await this.see(proof.checkpoint);
    return { receipt, proof };
  }

  /** The newest checkpoint, which must continue the one that was seen before. */
  async checkpoint(): Promise<Checkpoint> {
    const note = await (await this.town.record('/checkpoint')).text();
    const checkpoint = readCheckpoint(note, await this.recordKey(), this.witnesses);
    await this.see(checkpoint);
    return checkpoint;
  }

  /** The record's key: the one that was seen first, and no other from then on. */
  async recordKey(): Promise<string> {
    const pinned = await this.memory.get<string>('record/key');
    if (pinned !== undefined) {
      return pinned;
    }
    const key = (await (await this.town.record('/key')).text()).trim();
    await this.memory.set('record/key', key);
    return key;
  }

  /** What another device of the same person saw: the same record, and nothing older. */
  async learn(seen: { record_key?: string; checkpoint: string; versions: Record<string, number> }): Promise<void> {
    if (seen.record_key !== undefined) {
      const pinned = await this.memory.get<string>('record/key');
      demand(pinned === undefined || pinned === seen.record_key, 'record-key', { record: seen.record_key.split('+')[0]! });
      await this.memory.set('record/key', seen.record_key);
    }
    if (seen.checkpoint !== '') {
      await this.see(readCheckpoint(seen.checkpoint, await this.recordKey()));
    }
    for (const [party, version] of Object.entries(seen.versions)) {
      await this.memory.set(`version/${party}`, Math.max(version, await this.seenVersion(party)));
    }
  }

  /** What another device should know: the pinned key and the newest checkpoint. */
  async lesson(): Promise<{ record_key?: string; checkpoint: string }> {
    const key = await this.memory.get<string>('record/key');
    const checkpoint = (await this.memory.get<string>('record/checkpoint')) ?? '';
    return key === undefined ? { checkpoint } : { record_key: key, checkpoint };
  }

  async seenVersion(party: Party): Promise<number> {
    return (await this.memory.get<number>(`version/${party}`)) ?? 0;
  }

  /** Remembers guests' keysets that a proved statement names: nothing else vouches for them. */
  introduce(to: Addressee[]): void {
    to.filter(({ party }) => kindOf(party) === 'guest').forEach(({ party, keyset }) => this.introduced.add(`${party} ${keyset}`));
  }

  private async guest(party: Party, hash: string): Promise<Proved> {
    demand(this.introduced.has(`${party} ${hash}`), 'guest-keys', { party });
    const signed = await this.town.get<WireKeyset>(`/guests/${nameOf(party)}/keyset`);
    const verified = verifyKeyset(signed, party);
    demand(verified.hash === hash, 'guest-keys', { party });
    const proved = { party, ...verified };
    this.proved.set(hash, proved);
    return proved;
  }

  private async demandNotOlder(party: Party, version: number): Promise<void> {
    const seen = await this.seenVersion(party);
    demand(version >= seen, 'old-keys', { party, version, seen });
    await this.memory.set(`version/${party}`, version);
  }

  private async remembered(party: Party, hash: string): Promise<Proved | undefined> {
    const value = await this.memory.get<unknown>(`keyset/${hash}`);
    if (value === undefined) {
      return undefined;
    }
    const keyset = readKeyset(value);
    demand(keysetHash(keyset) === hash && keyset.owner === party, 'keyset', { party });
    const proved = { party, keyset, hash };
    this.proved.set(hash, proved);
    return proved;
  }

  /** Demands that a checkpoint and the newest one seen before are states of one record. One at a time. */
  private see(checkpoint: Checkpoint): Promise<void> {
    const mine = this.turn.then(() => this.compare(checkpoint));
    this.turn = mine.catch(() => {});
    return mine;
  }

  private async compare(checkpoint: Checkpoint): Promise<void> {
    const name = `${checkpoint.size} ${checkpoint.root}`;
    if (this.seen.has(name)) {
      return;
    }
    const note = await this.memory.get<string>('record/checkpoint');
    const newest = note === undefined ? undefined : readCheckpoint(note, await this.recordKey());
    if (newest) {
      await this.demandOneRecord(newest, checkpoint);
    }
    if (!newest || checkpoint.size > newest.size) {
      await this.memory.set('record/checkpoint', checkpoint.note);
    }
    this.seen.add(name);
  }

  private async demandOneRecord(one: Checkpoint, other: Checkpoint): Promise<void> {
    const [older, newer] = one.size <= other.size ? [one, other] : [other, one];
    const proof = older.size === newer.size ? [] : await this.consistency(older.size, newer.size);
    demand(isConsistent(older, newer, proof), 'fork');
  }

  private async consistency(older: number, newer: number): Promise<Uint8Array[]> {
    const answer = await this.town.record(`/consistency/${older}/${newer}`);
    const { proof } = (await answer.json()) as { proof: string[] };
    return proof.map(fromB64);
  }
}
