// Somebody without an account (spec §10): a link and a PIN by two different ways.

import { sha256 } from '@noble/hashes/sha2.js';
import { b64u, concat, fromB64u, random, utf8, type Bytes } from './bytes.ts';
import { demand, refusing } from './errors.ts';
import { derived, sha256Hex } from './derive.ts';
import { argon2 } from './wraps.ts';

/** A PIN of 8 digits. */
export function newPin(): string {
  // Numbers above the last whole hundred million would make some PINs more likely than others.
  for (;;) {
    const number = new DataView(random(4).buffer).getUint32(0);
    if (number < 4200000000) {
      return String(number % 100000000).padStart(8, '0');
    }
  }
}

export async function guestRoot(guest: string, secret: string, pin: string): Promise<Bytes> {
  const typed = pin.replace(/\D/g, '');
  demand(typed.length === 8, 'pin');
  const bytes = refusing('guest-link', () => fromB64u(secret));
  demand(bytes.length === 32, 'guest-link');
  const salt = sha256(utf8(guest)).subarray(0, 16);
  return derived(concat(bytes, await argon2(utf8(typed), salt)), 'guest');
}

/** What the guest shows the server. */
export function guestAccess(root: Uint8Array): string {
  return b64u(derived(root, 'guest-access'));
}

/** What the server keeps of it. */
export function guestAccessHash(root: Uint8Array): string {
  return sha256Hex(derived(root, 'guest-access'));
}
