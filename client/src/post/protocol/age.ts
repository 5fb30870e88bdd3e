// age files (https://c2sp.org/age) for recipients of the type `mlkem768x25519`, and for no other.

import { bech32 } from '@scure/base';
import { Decrypter, Encrypter, identityToRecipient, type Identity, type Stanza } from 'age-encryption';
import { concat, type Bytes } from './bytes.ts';
import { demand, Refused, refusing, refusingLater } from './errors.ts';
import { derived } from './derive.ts';

const KIND = 'mlkem768x25519';
/** A header is a few kilobytes long; whoever sends a longer one wants to keep the reader busy. */
export const HEADER_LIMIT = 64 * 1024;
const LAST_LINE = [...'\n--- '].map((character) => character.charCodeAt(0));
/** Whatever age finds wrong with a file that belongs to us. */
const DAMAGED = 'sealed';

/** The identity of a seal key, as any age program takes it. */
export function identityOf(root: Uint8Array): string {
  return bech32.encodeFromBytes('AGE-SECRET-KEY-PQ-', derived(root, 'seal')).toUpperCase();
}

/** The public side of a seal key: `age1pq1…`. */
export function recipientOf(root: Uint8Array): Promise<string> {
  return identityToRecipient(identityOf(root));
}

export async function seal(content: Uint8Array, recipient: string): Promise<Bytes> {
  return (await encrypterFor(recipient).encrypt(content)) as Bytes;
}

export interface Sealing {
  stream: ReadableStream<Uint8Array>;
  /** How long the whole stream is. */
  size: number;
}

/** Seals `length` bytes as they come. */
export async function sealStream(content: ReadableStream<Uint8Array>, length: number, recipient: string): Promise<Sealing> {
  const stream = await encrypterFor(recipient).encrypt(content);
  return { stream, size: stream.size(length) };
}

/** Opens a file with the seal key of a root. */
export async function open(file: Uint8Array, root: Uint8Array): Promise<Bytes> {
  return openWith(file, identityOf(root));
}

/** Opens a file with an identity `AGE-SECRET-KEY-PQ-1…`. */
export async function openWith(file: Uint8Array, identity: string): Promise<Bytes> {
  boundHeader(file);
  return refusingLater(DAMAGED, async () => (await decrypterFor(identity).decrypt(file)) as Bytes);
}

/** Opens a file as it comes. What is wrong in the middle makes the stream fail there. */
export async function openStream(file: ReadableStream<Uint8Array>, root: Uint8Array): Promise<ReadableStream<Uint8Array>> {
  const bounded = await withBoundedHeader(file);
  const opened = await refusingLater(DAMAGED, () => decrypterFor(identityOf(root)).decrypt(bounded));
  const reader = opened.getReader();
  return new ReadableStream({
    pull: (controller) => refusingLater(DAMAGED, async () => {
      const { done, value } = await reader.read();
      done ? controller.close() : controller.enqueue(value);
    }),
    cancel: (reason) => reader.cancel(reason),
  });
}

function encrypterFor(recipient: string): Encrypter {
  demand(recipient.startsWith('age1pq1'), 'recipient-kinds');
  const encrypter = new Encrypter();
  refusing('form', () => encrypter.addRecipient(recipient));
  return encrypter;
}

function decrypterFor(identity: string): Decrypter {
  const decrypter = new Decrypter();
  // Asked first, so that a file with other kinds is refused even if ours would open it.
  decrypter.addIdentity(ONLY_OUR_KIND);
  refusing('form', () => decrypter.addIdentity(identity));
  return decrypter;
}

const ONLY_OUR_KIND: Identity = {
  unwrapFileKey(stanzas: Stanza[]) {
    demand(stanzas.length > 0 && stanzas.every(({ args }) => args[0] === KIND), 'recipient-kinds');
    return null;
  },
};

/** Refuses a file whose header does not end within the limit. */
function boundHeader(start: Uint8Array): void {
  const end = Math.min(start.length, HEADER_LIMIT) - LAST_LINE.length;
  for (let at = start.indexOf(10); at >= 0 && at <= end; at = start.indexOf(10, at + 1)) {
    if (LAST_LINE.every((byte, offset) => start[at + offset] === byte)) {
      return;
    }
  }
  throw new Refused(start.length >= HEADER_LIMIT ? 'header-size' : DAMAGED);
}

async function withBoundedHeader(file: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const reader = file.getReader();
  let start: Bytes = new Uint8Array();
  for (let ended = false; !ended && start.length < HEADER_LIMIT; ) {
    const { done, value } = await reader.read();
    ended = done;
    start = value ? concat(start, value) : start;
  }
  boundHeader(start);
  return new ReadableStream({
    start: (controller) => controller.enqueue(start),
    async pull(controller) {
      const { done, value } = await reader.read();
      done ? controller.close() : controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
