import type { APIRequestContext } from '@playwright/test';
import { argon2id } from 'hash-wasm';
import { createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import { ofClient } from './client.ts';

/** The parts of a wrap that open it (docs/specs/post.md §4). */
interface Wrap {
  type: string;
  nonce: string;
  sealed: string;
  kdf: { m: number; t: number; p: number; salt: string };
}

/**
 * The root of the account that is signed in, opened as its owner's browser does: a second way to
 * it, so that the test knows what it looks for.
 */
export async function rootOf(browser: APIRequestContext, passphrase: string): Promise<Buffer> {
  const me = (await (await browser.get('/api/post/me')).json()) as { account: { wraps: Wrap[] } };
  const wrap = me.account.wraps.find(({ type }) => type === 'passphrase')!;
  const { m, t, p, salt } = wrap.kdf;
  const key = await argon2id({
    password: passphrase.normalize('NFC'),
    salt: Buffer.from(salt, 'base64url'),
    memorySize: m,
    iterations: t,
    parallelism: p,
    hashLength: 32,
    outputType: 'binary',
  });
  const { nonce, sealed, ...rest } = wrap;
  const bytes = Buffer.from(sealed, 'base64url');
  const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'));
  cipher.setAAD(Buffer.from(canonical(rest)));
  cipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([cipher.update(bytes.subarray(0, -16)), cipher.final()]);
}

/** The root of somebody without an account (docs/specs/post.md §10). */
export async function guestRoot(guest: string, secret: Uint8Array, pin: string): Promise<Buffer> {
  const salt = createHash('sha256').update(guest).digest().subarray(0, 16);
  const hashed = await argon2id({ password: pin, salt, memorySize: 65536, iterations: 3, parallelism: 4, hashLength: 32, outputType: 'binary' });
  return derived(Buffer.concat([secret, hashed]), 'guest');
}

interface Team {
  wraps: { epoch: number; sealed: string }[];
  /** The root before an epoch, sealed to it. */
  histories: { epoch: number; sealed: string }[];
}

/** The roots of an office that a member with this root holds, the newest first (docs/specs/post.md §7). */
export async function officeRoots(browser: APIRequestContext, office: string, account: Uint8Array): Promise<Buffer[]> {
  const { wraps, histories } = (await (await browser.get(`/api/post/offices/${office}/team`)).json()) as Team;
  const newest = wraps.sort((one, other) => other.epoch - one.epoch)[0]!;
  const roots = [await officeRoot(newest.sealed, account)];
  for (let epoch = newest.epoch; epoch > 1; epoch -= 1) {
    roots.push(await officeRoot(histories.find((one) => one.epoch === epoch)!.sealed, roots.at(-1)!));
  }
  return roots;
}

interface Decrypter {
  addIdentity(identity: string): void;
  decrypt(file: Uint8Array): Promise<Uint8Array>;
}

async function officeRoot(sealed: string, opener: Uint8Array): Promise<Buffer> {
  const { Decrypter } = await ofClient<{ Decrypter: new () => Decrypter }>('age-encryption');
  const { bech32 } = await ofClient<{ bech32: { encodeFromBytes(prefix: string, bytes: Uint8Array): string } }>('@scure/base');
  const age = new Decrypter();
  age.addIdentity(bech32.encodeFromBytes('AGE-SECRET-KEY-PQ-', derived(opener, 'seal')).toUpperCase());
  const opened = Buffer.from(await age.decrypt(Buffer.from(sealed, 'base64url'))).toString();
  return Buffer.from((JSON.parse(opened) as { root: string }).root, 'base64url');
}

/** What follows from a root (docs/specs/post.md §1). */
export function derived(root: Uint8Array, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, 'allmende-post/v1', label, 32));
}

/** JCS (RFC 8785) of an object of texts and whole numbers. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, it]) => `${JSON.stringify(key)}:${canonical(it)}`).join(',')}}`;
}
