// What follows from a root (spec §1 and §2), and hashes.

import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, hex, random, utf8, type Bytes } from './bytes.ts';

const SALT = utf8('allmende-post/v1');
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** HKDF-SHA256 with the protocol's salt: 32 bytes. */
export function derived(ikm: Uint8Array, label: string): Bytes {
  return hkdf(sha256, ikm, SALT, utf8(label), 32) as Bytes;
}

export function sha256Hex(...parts: Uint8Array[]): string {
  return hex(sha256(concat(...parts)));
}

/** 26 characters of Crockford's base 32, drawn at random: 130 bits. */
export function newId(): string {
  return Array.from(random(26), (byte) => LETTERS[byte & 31]!).join('');
}

export function newRoot(): Bytes {
  return random(32);
}

/** A time as the protocol writes it: UTC, whole seconds. */
export function timeOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
