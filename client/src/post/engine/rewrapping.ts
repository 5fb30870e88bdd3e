// After a change of the person's own keys: the case keys are sealed to the new ones, so that the
// old root is needed no more than before.

import { b64u, fromB64u, type Bytes } from '../protocol/bytes.ts';
import { open, seal } from '../protocol/age.ts';
import type { Refused } from '../protocol/errors.ts';
import { Breath, type Room } from './room.ts';
import type { OwnKeys } from './ring.ts';
import { keepRefusal, throwFirst } from './troubles.ts';
import type { OnProgress } from './types.ts';
import type { WireCase, WireMailbox } from './wire.ts';

/** A key that cannot be opened keeps no other from being taken along; it is told at the end. */
export async function rewrapCases(room: Room, onProgress: OnProgress): Promise<void> {
  const { town, ring } = room;
  const { cases } = await town.get<WireMailbox>('/mailbox');
  const breath = new Breath();
  const refusals: Refused[] = [];
  for (const [at, line] of cases.entries()) {
    onProgress({ what: 'renewing', done: at, all: cases.length });
    const wire = await town.get<WireCase>(`/cases/${line.case}?after=${line.last_seq}`);
    const wraps = await rewrapped(wire, ring.account, refusals);
    if (wraps.length > 0) {
      await town.post(`/cases/${line.case}/wraps`, { wraps });
    }
    await breath.take();
  }
  onProgress({ what: 'renewing', done: cases.length, all: cases.length });
  throwFirst(refusals);
}

async function rewrapped(wire: WireCase, own: OwnKeys, refusals: Refused[]) {
  const { keyset } = own.newest;
  const wraps = [];
  for (const key of wire.keys) {
    const wrap = key.wraps.find(({ party }) => party === own.party);
    const keys = wrap && own.at(wrap.keyset_version);
    if (wrap && keys && wrap.keyset_version < keyset.version) {
      const sealed = await resealed(fromB64u(wrap.sealed), keys.root, keyset.seal).catch(keepRefusal(refusals));
      if (sealed) {
        wraps.push({ version: key.version, party: own.party, keyset_version: keyset.version, sealed: b64u(sealed) });
      }
    }
  }
  return wraps;
}

/** The same statement, sealed to another key: who signed it stays as it was. */
async function resealed(file: Uint8Array, root: Uint8Array, recipient: string): Promise<Bytes> {
  return seal(await open(file, root), recipient);
}
