// Safety numbers (spec §8): what two people compare by another way.

import { sha512 } from '@noble/hashes/sha2.js';
import { utf8 } from './bytes.ts';

const LABEL = 'allmende-post safety number/v1';

/** 30 digits of one keyset. */
export function safetyNumber(party: string, keyset: string): string {
  const digest = sha512(utf8(`${LABEL}\n${party}\n${keyset}`));
  return [0, 5, 10, 15, 20, 25].map((at) => fiveDigits(digest.subarray(at, at + 5))).join('');
}

/** 60 digits of two keysets: the same for both sides. */
export function jointSafetyNumber(one: string, other: string): string {
  return [one, other].sort().join('');
}

/** Digits as people read them aloud: in groups of five. */
export function grouped(digits: string): string {
  return (digits.match(/.{5}/g) ?? []).join(' ');
}

function fiveDigits(bytes: Uint8Array): string {
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return String(number % 100000).padStart(5, '0');
}
