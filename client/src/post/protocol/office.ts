// Offices (spec §7): the root of an epoch, the one before it, steps and shares.

import { combine, split } from 'shamir-secret-sharing';
import { b64u, fromB64u, type Bytes } from './bytes.ts';
import { canonical, is, isB64u, isCount, isHash, isNumber, isText, isTime, readCanonical, shaped } from './canonical.ts';
import { demand, refusingLater } from './errors.ts';
import { open, seal } from './age.ts';
import { sign, verify, type Signer, type Signers } from './jws.ts';
import { keysOf, type Keys, type Keyset } from './keyset.ts';

export const HOLDERS = ['office-head', 'data-protection-officer', 'archive'] as const;
export type Holder = (typeof HOLDERS)[number];
export const CHANGES = ['founded', 'joined', 'left', 'rotated', 'recovered'] as const;

export interface Step {
  by: string;
  change: (typeof CHANGES)[number];
  epoch: number;
  keyset: string;
  members: Record<string, number>;
  office: string;
  role?: string;
  step: number;
  time: string;
  v: 1;
}

interface OfficeRoot {
  office: string;
  root: string;
  type: 'office-root';
  v: 1;
  version: number;
}

interface OfficeShare {
  holder: Holder;
  office: string;
  share: string;
  type: 'office-share';
  v: 1;
  version: number;
}

/** An office's root, sealed to a member's account or, as history, to the office's next epoch. */
export function sealOfficeRoot(office: string, epoch: number, root: Bytes, recipient: string): Promise<Bytes> {
  const content: OfficeRoot = { office, root: b64u(root), type: 'office-root', v: 1, version: epoch };
  return seal(canonical(content), recipient);
}

/** The keys of an office from a sealed root; a root that does not lead to the proved keyset is refused. */
export async function openOfficeRoot(file: Uint8Array, opener: Uint8Array, proved: Keyset): Promise<Keys> {
  const { root } = shaped<OfficeRoot>(readCanonical(await open(file, opener)), {
    office: is(proved.owner.slice('office:'.length)), root: isB64u, type: is('office-root'), v: is(1), version: is(proved.version),
  });
  return provedKeys(fromB64u(root), proved);
}

/** The keys of a root, if they are those of a keyset that was proved. */
export async function provedKeys(root: Bytes, proved: Keyset): Promise<Keys> {
  const args = { party: proved.owner, version: proved.version };
  demand(root.length === 32, 'office-root', args);
  const keys = await keysOf(root, proved.owner, proved.version, proved.previous);
  demand(keys.keyset.seal === proved.seal && keys.keyset.sign === proved.sign, 'office-root', args);
  return keys;
}

export function signStep(step: Omit<Step, 'v'>, signer: Signer): string {
  const whole: Step = { ...step, v: 1 };
  readStep(whole);
  return sign('allmende-step+jws', whole, signer);
}

export function verifyStep(jws: string, signers: Signers): Step {
  const { kid, payload } = verify(jws, 'allmende-step+jws', signers);
  const step = readStep(payload);
  demand(step.keyset === kid, 'signer');
  return step;
}

const isMembers = (value: unknown) => value !== null && typeof value === 'object' && Object.values(value).every(isCount);

export function readStep(value: unknown): Step {
  const step = shaped<Step>(
    value,
    {
      by: isText, change: is(...CHANGES), epoch: isNumber, keyset: isHash, members: isMembers, office: isText, step: isNumber,
      time: isTime, v: is(1),
    },
    { role: isText },
  );
  const namesRole = step.change === 'joined' || step.change === 'left';
  demand(namesRole === (step.role !== undefined), 'form');
  return step;
}

/** Three shares of a root, of which any two give it back: one for each holder, in the order of `HOLDERS`. */
export async function splitRoot(root: Bytes): Promise<Bytes[]> {
  return (await split(root, HOLDERS.length, 2)) as Bytes[];
}

/** Joins two shares. Wrong ones give a wrong root: compare it with the record (`provedKeys`). */
export function joinShares(shares: Uint8Array[]): Promise<Bytes> {
  return refusingLater('shares', async () => (await combine(shares)) as Bytes);
}

export function sealShare(office: string, epoch: number, holder: Holder, share: Uint8Array, recipient: string): Promise<Bytes> {
  const content: OfficeShare = { holder, office, share: b64u(share), type: 'office-share', v: 1, version: epoch };
  return seal(canonical(content), recipient);
}

/** A share for this office, epoch and holder. */
export async function openShare(file: Uint8Array, opener: Uint8Array, office: string, epoch: number, holder: string): Promise<Bytes> {
  const { share } = shaped<OfficeShare>(readCanonical(await open(file, opener)), {
    holder: is(holder), office: is(office), share: isB64u, type: is('office-share'), v: is(1), version: is(epoch),
  });
  const bytes = fromB64u(share);
  demand(bytes.length === 33, 'shares');
  return bytes;
}
