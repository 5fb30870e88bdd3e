// Signatures (spec §3): JWS in compact form (RFC 7515) with Ed25519 and nothing to choose.

import { ed25519 } from '@noble/curves/ed25519.js';
import { b64u, fromB64u, text, utf8, type Bytes } from './bytes.ts';
import { canonical, readCanonical } from './canonical.ts';
import { demand, refusing } from './errors.ts';
import { derived } from './derive.ts';

export type JwsType =
  | 'allmende-keyset+jws'
  | 'allmende-case-key+jws'
  | 'allmende-letter+jws'
  | 'allmende-step+jws'
  | 'allmende-index+jws'
  | 'allmende-note+jws';

/** The most that a JWS may measure, in characters; only an index may be longer. */
export const JWS_LIMIT = 1024 * 1024;

/** Who may have signed: keyset hashes and their sign keys. */
export type Signers = ReadonlyMap<string, Uint8Array>;

export interface Signer {
  /** The hash of the signer's keyset. */
  kid: string;
  root: Uint8Array;
}

export function signKeyOf(root: Uint8Array): Bytes {
  return ed25519.getPublicKey(derived(root, 'sign')) as Bytes;
}

export function sign(type: JwsType, payload: unknown, { kid, root }: Signer): string {
  return signBytes(type, canonical(payload), { kid, root });
}

export function signBytes(type: JwsType, payload: Uint8Array, { kid, root }: Signer): string {
  const signed = `${b64u(headerOf(type, kid))}.${b64u(payload)}`;
  return `${signed}.${b64u(ed25519.sign(utf8(signed), derived(root, 'sign')))}`;
}

export interface Verified {
  kid: string;
  payload: unknown;
  bytes: Bytes;
}

/** The payload of a JWS of this type by one of `signers`. */
export function verify(jws: string, type: JwsType, signers: Signers, limit = JWS_LIMIT): Verified {
  const [kid, payload] = claimed(jws, type, limit);
  const key = signers.get(kid);
  demand(key, 'signer');
  const signed = jws.slice(0, jws.lastIndexOf('.'));
  const signature = fromB64u(jws.slice(signed.length + 1));
  const isValid = refusing('signature', () => ed25519.verify(signature, utf8(signed), key, { zip215: false }));
  demand(isValid, 'signature');
  return { kid, payload: readCanonical(payload), bytes: payload };
}

/**
 * What a JWS says before its signature is checked: for finding out which keys to ask for. Never
 * believed.
 */
export function unverified(jws: string, type: JwsType): { kid: string; payload: unknown } {
  const [kid, payload] = claimed(jws, type);
  return { kid, payload: readCanonical(payload) };
}

function claimed(jws: string, type: JwsType, limit = JWS_LIMIT): [kid: string, payload: Bytes] {
  demand(typeof jws === 'string' && jws.length <= limit, 'form');
  const [header, payload, signature, ...more] = jws.split('.');
  demand(header && payload && signature && more.length === 0, 'form');
  const claims = refusing('form', () => JSON.parse(text(fromB64u(header)))) as Record<string, unknown> | null;
  demand(claims?.alg === 'EdDSA', 'algorithm');
  demand(claims.typ === type, 'type');
  demand(typeof claims.kid === 'string' && /^[0-9a-f]{64}$/.test(claims.kid), 'signer');
  demand(header === b64u(headerOf(type, claims.kid)), 'form');
  return [claims.kid, fromB64u(payload)];
}

function headerOf(typ: JwsType, kid: string): Bytes {
  return canonical({ alg: 'EdDSA', kid, typ });
}
