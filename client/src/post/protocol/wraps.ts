// Wraps (spec §4): how a person gets back to their root. And chains, which lead to older roots.

import { argon2id } from 'hash-wasm';
import { b64u, fromB64u, random, utf8, type Bytes } from './bytes.ts';
import { canonical, is, isB64u, isCount, isId, isNumber, shaped } from './canonical.ts';
import { demand, Refused } from './errors.ts';
import { derived, newId } from './derive.ts';
import { readCode } from './codes.ts';

export interface Argon2 {
  m: number;
  name: 'argon2id';
  p: number;
  salt: string;
  t: number;
}

export type Kdf =
  | Argon2
  | { name: 'hkdf-sha256' }
  | { credential: string; name: 'hkdf-sha256'; prf_salt: string };

interface WrapHead {
  account: string;
  id: string;
  kdf: Kdf;
  type: 'passphrase' | 'recovery' | 'passkey';
  v: 1;
  version: number;
}

export interface Wrap extends WrapHead {
  nonce: string;
  sealed: string;
}

interface ChainHead {
  account: string;
  type: 'chain';
  v: 1;
  version: number;
}

export interface Chain extends ChainHead {
  nonce: string;
  sealed: string;
}

/** Less than this is refused, whatever the server says; more than the limits would only tie up the reader. */
const FLOOR = { m: 65536, t: 3, p: 4 };
const LIMIT = { m: 1048576, t: 16 };

export async function wrapForPassphrase(root: Bytes, account: string, version: number, passphrase: string, salt = random(16)): Promise<Wrap> {
  const kdf: Argon2 = { ...FLOOR, name: 'argon2id', salt: b64u(salt) };
  return wrapped(root, { account, id: newId(), kdf, type: 'passphrase', v: 1, version }, await passphraseKey(passphrase, kdf));
}

export function wrapForRecovery(root: Bytes, account: string, version: number, code: string): Promise<Wrap> {
  return wrapped(root, { account, id: newId(), kdf: { name: 'hkdf-sha256' }, type: 'recovery', v: 1, version }, recoveryKey(code));
}

export function wrapForPasskey(root: Bytes, account: string, version: number, passkey: { credential: string; salt: Bytes; output: Uint8Array }): Promise<Wrap> {
  const kdf: Kdf = { credential: passkey.credential, name: 'hkdf-sha256', prf_salt: b64u(passkey.salt) };
  return wrapped(root, { account, id: newId(), kdf, type: 'passkey', v: 1, version }, derived(passkey.output, 'passkey'));
}

/** What a wrap of the account says, before any secret is asked for: weak parameters are refused here. */
export function readWrap(value: unknown, account: string): Wrap {
  const wrap = shaped<Wrap>(value, {
    account: is(account), id: isId, kdf: (kdf) => kdf !== null && typeof kdf === 'object', nonce: isB64u,
    sealed: isB64u, type: is('passphrase', 'recovery', 'passkey'), v: is(1), version: isNumber,
  });
  demand(fromB64u(wrap.nonce).length === 12 && fromB64u(wrap.sealed).length === 48, 'form');
  readKdf(wrap);
  return wrap;
}

function readKdf({ type, kdf }: Wrap): void {
  if (type === 'passphrase') {
    const { m, t, p, name } = kdf as Argon2;
    const isStrong = name === 'argon2id' && m >= FLOOR.m && t >= FLOOR.t && p === FLOOR.p;
    demand(isStrong && m <= LIMIT.m && t <= LIMIT.t, 'kdf');
    shaped(kdf, { m: isCount, name: is('argon2id'), p: isCount, salt: isB64u, t: isCount });
    demand(fromB64u((kdf as Argon2).salt).length === 16, 'kdf');
    return;
  }
  demand(kdf.name === 'hkdf-sha256', 'kdf');
  shaped(kdf, { name: is('hkdf-sha256'), ...(type === 'passkey' && { credential: isB64u, prf_salt: isB64u }) });
}

export async function openWithPassphrase(wrap: Wrap, passphrase: string): Promise<Bytes> {
  demand(wrap.type === 'passphrase', 'form');
  readKdf(wrap);
  return unwrapped(wrap, await passphraseKey(passphrase, wrap.kdf as Argon2), 'passphrase');
}

export function openWithRecoveryCode(wrap: Wrap, typed: string): Promise<Bytes> {
  demand(wrap.type === 'recovery', 'form');
  readKdf(wrap);
  return unwrapped(wrap, recoveryKey(typed), 'recovery-code');
}

export function openWithPasskey(wrap: Wrap, output: Uint8Array): Promise<Bytes> {
  demand(wrap.type === 'passkey', 'form');
  readKdf(wrap);
  return unwrapped(wrap, derived(output, 'passkey'), 'passkey');
}

/** The root of `version`, sealed to whoever has the next one. */
export function chainRoot(root: Bytes, account: string, version: number, next: Bytes): Promise<Chain> {
  const head: ChainHead = { account, type: 'chain', v: 1, version };
  return wrapped(root, head, derived(next, 'chain'));
}

export function openChain(value: unknown, account: string, version: number, next: Bytes): Promise<Bytes> {
  const chain = shaped<Chain>(value, {
    account: is(account), nonce: isB64u, sealed: isB64u, type: is('chain'), v: is(1), version: is(version),
  });
  return unwrapped(chain, derived(next, 'chain'), 'chain');
}

function recoveryKey(typed: string): Bytes {
  return derived(utf8(readCode(typed)), 'recovery');
}

async function passphraseKey(passphrase: string, { m, t, p, salt }: Argon2): Promise<Uint8Array> {
  return argon2(utf8(passphrase.normalize('NFC')), fromB64u(salt), { m, t, p });
}

/** Argon2id (RFC 9106): 32 bytes. */
export function argon2(password: Uint8Array, salt: Uint8Array, { m, t, p } = FLOOR): Promise<Uint8Array> {
  // The library refuses an empty password; Argon2 itself would take it.
  demand(password.length > 0, 'passphrase');
  return argon2id({ password, salt, memorySize: m, iterations: t, parallelism: p, hashLength: 32, outputType: 'binary' });
}

async function wrapped<Head extends WrapHead | ChainHead>(root: Bytes, head: Head, key: Uint8Array, nonce = random(12)): Promise<Head & { nonce: string; sealed: string }> {
  demand(root.length === 32, 'form');
  const sealed = await crypto.subtle.encrypt(gcm(nonce, head), await aes(key, 'encrypt'), root);
  return { ...head, nonce: b64u(nonce), sealed: b64u(new Uint8Array(sealed)) };
}

async function unwrapped({ nonce, sealed, ...head }: Wrap | Chain, key: Uint8Array, code: string): Promise<Bytes> {
  const [iv, content] = [fromB64u(nonce), fromB64u(sealed)];
  demand(iv.length === 12 && content.length === 48, 'form');
  try {
    return new Uint8Array(await crypto.subtle.decrypt(gcm(iv, head), await aes(key, 'decrypt'), content));
  } catch (cause) {
    throw new Refused(code, {}, { cause });
  }
}

function gcm(iv: Bytes, head: object): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: canonical(head) };
}

function aes(key: Uint8Array, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key as Bytes, 'AES-GCM', false, [use]);
}
