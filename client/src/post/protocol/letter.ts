// Letters (spec §6): what is signed, how it is sealed, and what a reader demands of it.

import { text, utf8, type Bytes } from './bytes.ts';
import { is, isCount, isHash, isId, isList, isNumber, isShaped, isText, isTime, shaped } from './canonical.ts';
import { demand } from './errors.ts';
import { sha256Hex } from './derive.ts';
import { open, seal } from './age.ts';
import { JWS_LIMIT, sign, unverified, verify, type Signer, type Signers } from './jws.ts';
import { pad, unpad } from './padding.ts';
import { demandAddressed, demandSorted, isAddressee, kindOf, sorted, type Addressee, type Reader } from './parties.ts';

export const KINDS = ['letter', 'decision', 'receipt', 'paper', 'note'] as const;
export const DOORS = ['online', 'paper', 'counter', 'phone', 'openpgp', 'fit-connect', 'link'] as const;
/** The most attachments of a letter, and the most bytes of each. */
export const ATTACHMENTS_LIMIT = 100;
export const ATTACHMENT_LIMIT = 2 ** 31;

export interface AttachmentFacts {
  id: string;
  name: string;
  /** SHA-256 of the content, in hexadecimal. */
  sha256: string;
  size: number;
  type: string;
}

export interface LetterContent {
  attachments: AttachmentFacts[];
  author?: string;
  body: string;
  case: string;
  door: (typeof DOORS)[number];
  from: Addressee;
  id: string;
  /** The version of the case key it is sealed to. */
  key: number;
  kind: (typeof KINDS)[number];
  /** The hash of the letter before. */
  prev?: string;
  receipt_of?: number;
  seq: number;
  subject: string;
  time: string;
  to: Addressee[];
  v: 1;
}

/** The signed letter, still open. */
export function signLetter(content: Omit<LetterContent, 'v'>, signer: Signer): string {
  const letter: LetterContent = { ...content, to: sorted(content.to), v: 1 };
  readLetter(letter);
  return sign('allmende-letter+jws', letter, signer);
}

/** What the next letter names as `prev`. */
export function letterHash(jws: string): string {
  return sha256Hex(utf8(jws));
}

export async function sealLetter(jws: string, recipient: string): Promise<Bytes> {
  demand(jws.length <= JWS_LIMIT, 'letter-size');
  return seal(pad(utf8(jws)), recipient);
}

export interface OpenedLetter {
  jws: string;
  hash: string;
  /** What it says of itself; not verified. */
  claimed: LetterContent;
}

export async function openLetter(file: Uint8Array, caseRoot: Uint8Array): Promise<OpenedLetter> {
  const jws = text(unpad(await open(file, caseRoot), JWS_LIMIT));
  const claimed = readLetter(unverified(jws, 'allmende-letter+jws').payload);
  return { jws, hash: letterHash(jws), claimed };
}

/** Believes a letter: by one of `signers`, in this case, under this key, written by or to this reader or its fellows. */
export function verifyLetter(jws: string, expected: { case: string; key: number }, reader: Reader, signers: Signers): LetterContent {
  const { kid, payload } = verify(jws, 'allmende-letter+jws', signers);
  const letter = readLetter(payload);
  demand(letter.from.keyset === kid, 'signer');
  demand(letter.case === expected.case && letter.key === expected.key, 'letter-elsewhere', { seq: letter.seq });
  const isPassedOn = [letter.from, ...letter.to].some(({ party }) => reader.fellows?.has(party));
  if (letter.from.party !== reader.party && !isPassedOn) {
    demandAddressed(letter.to, reader);
  }
  return letter;
}

const isAttachment = isShaped({
  id: isId, name: isText, sha256: isHash, size: (size) => isCount(size) && (size as number) <= ATTACHMENT_LIMIT, type: isText,
});

export function readLetter(value: unknown): LetterContent {
  const letter = shaped<LetterContent>(
    value,
    {
      attachments: isList(isAttachment), body: isText, case: isId, door: is(...DOORS), from: isAddressee, id: isId, key: isNumber,
      kind: is(...KINDS), seq: isNumber, subject: isText, time: isTime, to: isList(isAddressee), v: is(1),
    },
    { author: isText, prev: isHash, receipt_of: isNumber },
  );
  demandSorted(letter.to);
  demand(letter.to.every(({ party }) => party !== letter.from.party), 'form');
  demand(letter.attachments.length <= ATTACHMENTS_LIMIT, 'form');
  demand(new Set(letter.attachments.map(({ id }) => id)).size === letter.attachments.length, 'form');
  demand((letter.seq === 1) === (letter.prev === undefined), 'form');
  demand((letter.kind === 'receipt') === (letter.receipt_of !== undefined), 'form');
  demand(letter.kind !== 'receipt' || letter.body === '', 'form');
  demandWriter(letter);
  return letter;
}

/** Decisions, records and notes are an office's, and only an office says by which door something came. */
function demandWriter({ author, door, from, kind }: LetterContent): void {
  const writer = kindOf(from.party);
  const isOwn = author === undefined && (kind === 'letter' || kind === 'receipt') && door === (writer === 'guest' ? 'link' : 'online');
  demand(writer === 'office' || isOwn, 'form');
}
