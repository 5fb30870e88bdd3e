// Keysets (spec §2): the public side of a root.

import { fromB64u, b64u, type Bytes } from './bytes.ts';
import { canonical, is, isB64u, isHash, isNumber, isParty, isRecipient, readCanonical, shaped } from './canonical.ts';
import { demand } from './errors.ts';
import { sha256Hex } from './derive.ts';
import { recipientOf } from './age.ts';
import { sign, signBytes, signKeyOf, unverified, verify } from './jws.ts';

export interface Keyset {
  owner: string;
  /** The hash of the version before; absent for the first. */
  previous?: string;
  /** The seal key's public side. */
  seal: string;
  /** The sign key's public side. */
  sign: string;
  v: 1;
  version: number;
}

/** A root with the keyset that follows from it. */
export interface Keys {
  root: Bytes;
  keyset: Keyset;
  hash: string;
}

/** A keyset as it travels: signed by itself and, from version 2 on, by the version before. */
export interface SignedKeyset {
  jws: string;
  previous_jws?: string;
}

export async function keysOf(root: Bytes, owner: string, version: number, previous?: string): Promise<Keys> {
  demand((version === 1) === (previous === undefined), 'keyset');
  const keyset: Keyset = { owner, previous, seal: await recipientOf(root), sign: b64u(signKeyOf(root)), v: 1, version };
  return { root, keyset, hash: keysetHash(keyset) };
}

export function keysetHash(keyset: Keyset): string {
  return sha256Hex(canonical(keyset));
}

export function signKeyset({ root, keyset, hash }: Keys, before?: Keys): SignedKeyset {
  const jws = sign('allmende-keyset+jws', keyset, { kid: hash, root });
  const previous = before && signBytes('allmende-keyset+jws', canonical(keyset), { kid: before.hash, root: before.root });
  return { jws, previous_jws: previous };
}

/** Reads a keyset as an object; refuses every other form. */
export function readKeyset(value: unknown): Keyset {
  const keyset = shaped<Keyset>(
    value,
    { owner: isParty, seal: isRecipient, sign: isB64u, v: is(1), version: isNumber },
    { previous: isHash },
  );
  demand((keyset.version === 1) === (keyset.previous === undefined), 'keyset', { party: keyset.owner });
  demand(fromB64u(keyset.sign).length === 32, 'form');
  return keyset;
}

export function readKeysetBytes(bytes: Uint8Array): Keyset {
  return readKeyset(readCanonical(bytes));
}

/**
 * The keyset of `owner` that was signed by itself and by `before`, the version before it.
 * It is not proved by that: anybody can sign a keyset of their own.
 */
export function verifyKeyset(signed: SignedKeyset, owner: string, before?: Keyset): { keyset: Keyset; hash: string } {
  const keyset = readKeyset(unverified(signed.jws, 'allmende-keyset+jws').payload);
  demand(keyset.owner === owner, 'keyset', { party: owner });
  const hash = keysetHash(keyset);
  verify(signed.jws, 'allmende-keyset+jws', new Map([[hash, fromB64u(keyset.sign)]]));
  if (keyset.version > 1) {
    verifyPredecessor(signed, keyset, before);
  }
  return { keyset, hash };
}

function verifyPredecessor(signed: SignedKeyset, keyset: Keyset, before?: Keyset): void {
  const args = { party: keyset.owner, version: keyset.version };
  demand(before && before.version === keyset.version - 1 && keysetHash(before) === keyset.previous, 'predecessor', args);
  demand(signed.previous_jws, 'predecessor', args);
  const { bytes } = verify(signed.previous_jws, 'allmende-keyset+jws', signersOf(before));
  demand(sha256Hex(bytes) === keysetHash(keyset), 'predecessor', args);
}

export function signersOf(...keysets: Keyset[]): Map<string, Uint8Array> {
  return new Map(keysets.map((keyset) => [keysetHash(keyset), fromB64u(keyset.sign)]));
}
