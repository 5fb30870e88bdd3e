// The index of a mailbox (spec §9): signed, compressed, sealed to the mailbox itself.

import { concat, text, utf8, type Bytes } from './bytes.ts';
import { is, isBoolean, isCount, isHash, isId, isList, isNumber, isParty, isShaped, isText, isTime, shaped } from './canonical.ts';
import { demand, refusingLater } from './errors.ts';
import { open, seal } from './age.ts';
import { sign, verify, type Signer, type Signers } from './jws.ts';

/** A case as the list shows it, and its last letter that was seen. */
export interface IndexLine {
  case: string;
  from: string;
  hash: string;
  parties: string[];
  /** Up to which letter it was read. */
  read: number;
  seq: number;
  subject: string;
  time: string;
}

export interface IndexContent {
  cases: IndexLine[];
  /** The newest checkpoint of the record that was seen; empty before the first. */
  checkpoint: string;
  party: string;
  /** Whether the person sends read receipts; absent means no. */
  receipts?: boolean;
  /** The record's key, pinned when it was first seen. */
  record_key?: string;
  revision: number;
  v: 1;
  /** The newest version of each party that was seen. */
  versions: Record<string, number>;
}

/** The most that an index may measure when it is unpacked, in bytes. */
const LIMIT = 64 * 1024 * 1024;

export async function sealIndex(index: IndexContent, signer: Signer, recipient: string): Promise<Bytes> {
  readIndex(index);
  const jws = sign('allmende-index+jws', index, signer);
  return seal(await through(utf8(jws), new CompressionStream('gzip'), LIMIT), recipient);
}

export async function openIndex(file: Uint8Array, opener: Uint8Array, party: string, signers: Signers): Promise<IndexContent> {
  const packed = await open(file, opener);
  const jws = text(await refusingLater('sealed', () => through(packed, new DecompressionStream('gzip'), LIMIT)));
  const index = readIndex(verify(jws, 'allmende-index+jws', signers, LIMIT).payload);
  demand(index.party === party, 'index');
  return index;
}

const isLine = isShaped({
  case: isId, from: isParty, hash: isHash, parties: isList(isParty), read: isCount, seq: isNumber, subject: isText, time: isTime,
});
const isVersions = (value: unknown) =>
  value !== null && typeof value === 'object' && Object.entries(value).every(([party, version]) => isParty(party) && isNumber(version));

function readIndex(value: unknown): IndexContent {
  return shaped<IndexContent>(
    value,
    { cases: isList(isLine), checkpoint: isText, party: isParty, revision: isNumber, v: is(1), versions: isVersions },
    { receipts: isBoolean, record_key: isText },
  );
}

/** Bytes through a transformation; refuses more than `limit` on the other side. */
async function through(bytes: Uint8Array, transform: GenericTransformStream, limit: number): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([bytes as Bytes]).stream().pipeThrough(transform as ReadableWritablePair<Uint8Array, Uint8Array>).getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    length += value!.length;
    demand(length <= limit, 'index');
    parts.push(value!);
  }
  return concat(...parts);
}
