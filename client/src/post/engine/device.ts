// A device that the person trusts: their root, sealed to a key that the browser uses but never
// gives out.

import { random, type Bytes } from '../protocol/bytes.ts';
import { demand, refusingLater } from '../protocol/errors.ts';
import type { Memory } from './memory.ts';

interface Kept {
  account: string;
  version: number;
  key: CryptoKey;
  nonce: Bytes;
  sealed: ArrayBuffer;
}

export async function keepOnDevice(memory: Memory, account: string, version: number, root: Bytes): Promise<void> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const nonce = random(12);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, root);
  await memory.set('device', { account, version, key, nonce, sealed } satisfies Kept);
}

export async function isOnDevice(memory: Memory, account: string): Promise<boolean> {
  return (await memory.get<Kept>('device'))?.account === account;
}

/** The root, if this device keeps the one of this version. */
export async function openOnDevice(memory: Memory, account: string, version: number): Promise<Bytes> {
  const kept = await memory.get<Kept>('device');
  demand(kept && kept.account === account && kept.version === version, 'device');
  const { key, nonce, sealed } = kept;
  return refusingLater('device', async () => new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, sealed)));
}

export function forgetOnDevice(memory: Memory): Promise<void> {
  return memory.remove('device');
}
