// Padding (spec §6): a length tells at most a few bits about what was written.

import { concat, type Bytes } from './bytes.ts';
import { demand } from './errors.ts';

const LEAST = 256;

/** The padded length of `length` bytes: padmé, and never below 256. */
export function padded(length: number): number {
  demand(Number.isSafeInteger(length) && length >= 0 && length <= 2 ** 32 - 1, 'form');
  if (length < LEAST) {
    return LEAST;
  }
  const exponent = 31 - Math.clz32(length);
  const kept = 32 - Math.clz32(exponent);
  const step = 2 ** (exponent - kept);
  return Math.ceil(length / step) * step;
}

/** The length as 4 bytes, the content, and zeros. */
export function pad(content: Uint8Array): Bytes {
  const whole = new Uint8Array(padded(4 + content.length));
  new DataView(whole.buffer).setUint32(0, content.length);
  whole.set(content, 4);
  return whole;
}

/** The content; anything but zeros behind it, or another length than it must have, is refused. */
export function unpad(whole: Uint8Array, limit: number): Bytes {
  demand(whole.length >= LEAST, 'padding');
  const length = new DataView(whole.buffer, whole.byteOffset).getUint32(0);
  demand(length <= limit && whole.length === padded(4 + length), 'padding');
  demand(isZero(whole.subarray(4 + length)), 'padding');
  return concat(whole.subarray(4, 4 + length));
}

export function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}
