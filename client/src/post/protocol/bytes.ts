// Bytes and the texts they are written as.

import { demand, Refused } from './errors.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** The letters of b64u, as bytes; and for each letter its place among them. */
const LETTERS = ENCODER.encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
const VALUES = new Uint8Array(128).fill(255);
LETTERS.forEach((letter, value) => (VALUES[letter] = value));

export function utf8(text: string): Bytes {
  return ENCODER.encode(text);
}

/** The text of bytes; refuses what is not UTF-8. */
export function text(bytes: Uint8Array): string {
  try {
    return DECODER.decode(bytes);
  } catch (cause) {
    throw new Refused('form', {}, { cause });
  }
}

export function concat(...parts: Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function equal(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length;
  for (let at = 0; at < one.length; at += 1) {
    difference |= one[at]! ^ (other[at] ?? 0);
  }
  return difference === 0;
}

export function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** Base64 with the alphabet for URLs, without padding (RFC 4648 §5). */
export function b64u(bytes: Uint8Array): string {
  const written = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  for (let at = 0, to = 0; at < bytes.length; at += 3, to += 4) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    // What lies behind the end is not kept.
    written[to] = LETTERS[three >> 18]!;
    written[to + 1] = LETTERS[(three >> 12) & 63]!;
    written[to + 2] = LETTERS[(three >> 6) & 63]!;
    written[to + 3] = LETTERS[three & 63]!;
  }
  return DECODER.decode(written);
}

/** The bytes of b64u; refuses other characters, lengths that cannot be, and bits left over. */
export function fromB64u(text: string): Bytes {
  demand(typeof text === 'string' && text.length % 4 !== 1, 'form');
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const value = VALUES[text.charCodeAt(index)] ?? 255;
    demand(value < 64, 'form');
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = held >> bits;
    }
  }
  demand((held & ((1 << bits) - 1)) === 0, 'form');
  return bytes;
}

/** The bytes of the record's Base64, which has padding and the other alphabet. */
export function fromB64(text: string): Bytes {
  demand(typeof text === 'string' && text.length % 4 === 0, 'form');
  return fromB64u(text.replace(/={1,2}$/, '').replaceAll('+', '-').replaceAll('/', '_'));
}

export function b64(bytes: Uint8Array): string {
  const short = b64u(bytes).replaceAll('-', '+').replaceAll('_', '/');
  return short.padEnd(Math.ceil(short.length / 4) * 4, '=');
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of lower-case hexadecimal. */
export function fromHex(text: string): Bytes {
  demand(typeof text === 'string' && /^([0-9a-f]{2})*$/.test(text), 'form');
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
