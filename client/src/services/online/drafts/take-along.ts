// A draft as a file to take along (docs/specs/forms.md, §9): sealed with a word (Argon2id,
// AES-256-GCM), with all its files, opened on another device on another day.

import canonicalize from 'canonicalize';
import { b64u, fromB64u, random, utf8, type Bytes } from '../../../post/protocol/bytes.ts';
import { newId } from '../../../post/protocol/derive.ts';
import { argon2 } from '../../../post/protocol/wraps.ts';
import type { Contents } from '../../entry/contents.ts';
import { isFields } from '../../forms/model.ts';
import { placedFiles, placeFile, type DraftContent } from './content.ts';
import { DraftRefused, ENDING } from './refusal.ts';

export { ENDING };

/** The shortest word that somebody may choose. */
export const SHORTEST = 8;
/** A larger file is none that this program wrote. */
const LARGEST = 512 * 1024 * 1024;
const LONGEST_HEAD = 1024;
const COST = { m: 65536, t: 3, p: 4 };
const MOST = { m: 1048576, t: 16 };

interface Head {
  kdf: { m: number; name: 'argon2id'; p: number; salt: string; t: number };
  nonce: string;
  type: 'allmende-draft';
  v: 1;
}

interface Content extends DraftContent {
  files: { at: string; bytes: number }[];
  v: 1;
}

/** A code that nobody guesses: `h2k4m-9xq0t-…`, 100 bits. */
export function newCode(): string {
  return newId().slice(0, 20).replace(/(.{5})(?=.)/g, '$1-');
}

/** Seals a draft. Neither the form nor anything of the answers can be seen from outside, except how much it is. */
export async function sealDraft(content: DraftContent, contents: Contents, word: string): Promise<Blob> {
  const placed = placedFiles(content.answers, contents);
  const inside: Content = { ...content, files: placed.map(({ at, file }) => ({ at, bytes: file.size })), v: 1 };
  const json = utf8(canonicalize(inside) as string);
  const salt = random(16);
  const nonce = random(12);
  const head: Head = { kdf: { ...COST, name: 'argon2id', salt: b64u(salt) }, nonce: b64u(nonce), type: 'allmende-draft', v: 1 };
  const line = utf8(canonicalize(head) as string);
  const plain = await new Blob([length(json), json, ...placed.map(({ file }) => file)]).arrayBuffer();
  const key = await keyOf(word, salt, head.kdf);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: line }, key, plain);
  return new Blob([line, '\n', sealed], { type: 'application/octet-stream' });
}

/** Opens a draft; its files go beside its answers. */
export async function openDraft(file: Blob, word: string, contents: Contents): Promise<DraftContent> {
  const { head, line, sealed } = await readHead(file);
  const salt = fromB64u(head.kdf.salt);
  const key = await keyOf(word, salt, head.kdf);
  const plain = await crypto.subtle
    .decrypt({ name: 'AES-GCM', iv: fromB64u(head.nonce), additionalData: line }, key, await sealed.arrayBuffer())
    .catch((cause: unknown) => {
      throw new DraftRefused('word', { cause });
    });
  return readContent(new Uint8Array(plain), contents);
}

async function readHead(file: Blob): Promise<{ head: Head; line: Bytes; sealed: Blob }> {
  const start = new Uint8Array(await file.slice(0, LONGEST_HEAD).arrayBuffer());
  const end = start.indexOf(10);
  if (end < 0 || file.size > LARGEST) {
    throw new DraftRefused('not-a-draft');
  }
  const line = start.slice(0, end);
  const head = parsed(line);
  if (head?.type !== ENDING) {
    throw new DraftRefused('not-a-draft');
  }
  if (head.v !== 1) {
    throw new DraftRefused('newer');
  }
  if (!isSound(head)) {
    throw new DraftRefused('damaged');
  }
  return { head, line, sealed: file.slice(end + 1) };
}

function parsed(line: Uint8Array): Head | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
    return value !== null && typeof value === 'object' ? (value as Head) : undefined;
  } catch {
    return undefined;
  }
}

/** Costs below ours would make words easy to guess; those above the limit only keep the reader busy. */
function isSound({ kdf, nonce }: Head): boolean {
  const isCost = kdf?.name === 'argon2id' && kdf.m >= COST.m && kdf.m <= MOST.m && kdf.t >= COST.t && kdf.t <= MOST.t && kdf.p === COST.p;
  return isCost && /^[\w-]{22}$/.test(kdf.salt) && /^[\w-]{16}$/.test(nonce);
}

function readContent(plain: Uint8Array<ArrayBuffer>, contents: Contents): DraftContent {
  const size = plain.length < 4 ? 0 : new DataView(plain.buffer).getUint32(0);
  const content = parsed(plain.slice(4, 4 + size)) as unknown as Content | undefined;
  if (!content || content.v !== 1 || !isFields(content.answers) || !/^[a-z0-9-]{1,64}$/.test(content.form) || !Array.isArray(content.files)) {
    throw new DraftRefused('damaged');
  }
  let from = 4 + size;
  for (const { at, bytes } of content.files) {
    if (!placeFile(content.answers, at, new Blob([plain.slice(from, from + bytes)]), contents)) {
      throw new DraftRefused('damaged');
    }
    from += bytes;
  }
  const { form, version, step, answers } = content;
  return { form, version, answers, ...(step !== undefined && { step }) };
}

async function keyOf(word: string, salt: Uint8Array, { m, t, p }: Head['kdf']): Promise<CryptoKey> {
  const key = await argon2(utf8(plainWord(word)), salt, { m, t, p });
  return crypto.subtle.importKey('raw', key as Bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** A word as it counts: capitals, spaces and dashes make no difference, so that it can be read aloud. */
export function plainWord(word: string): string {
  return word.normalize('NFC').toLowerCase().replace(/[\s\u00ad\u2010-\u2015-]/g, '');
}

function length(bytes: Uint8Array): Bytes {
  const written = new Uint8Array(4);
  new DataView(written.buffer).setUint32(0, bytes.length);
  return written;
}
