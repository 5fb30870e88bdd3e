// After a new epoch: the open cases get new keys, so that who left cannot read what comes.

import { isProblem } from '../api.ts';
import { recipientOf } from '../protocol/age.ts';
import { b64u } from '../protocol/bytes.ts';
import { sealCaseKey, signCaseKey } from '../protocol/case-key.ts';
import { newRoot, timeOf } from '../protocol/derive.ts';
import { demand, type Refused } from '../protocol/errors.ts';
import type { Keyset } from '../protocol/keyset.ts';
import { kindOf } from '../protocol/parties.ts';
import type { Cases } from './cases.ts';
import { Breath, type Room } from './room.ts';
import type { OwnKeys } from './ring.ts';
import { keepRefusal, throwFirst } from './troubles.ts';
import type { OnProgress, Party } from './types.ts';
import type { WireCase } from './wire.ts';

interface Renewal {
  case: string;
  key_version: number;
  parties: Party[];
}

/** A case that is refused keeps no other from its new key; it is told at the end. */
export async function renewCases(room: Room, cases: Cases, office: string, onProgress: OnProgress): Promise<void> {
  const { cases: renewals } = await room.town.get<{ cases: Renewal[] }>(`/offices/${office}/renewals`);
  const own = await room.ring.office(office);
  const breath = new Breath();
  const refusals: Refused[] = [];
  for (const [at, renewal] of renewals.entries()) {
    onProgress({ what: 'renewing', done: at, all: renewals.length });
    await renewCase(room, cases, own, renewal).catch(keepRefusal(refusals));
    await breath.take();
  }
  onProgress({ what: 'renewing', done: renewals.length, all: renewals.length });
  throwFirst(refusals);
}

async function renewCase(room: Room, cases: Cases, own: OwnKeys, { case: case_ }: Renewal): Promise<void> {
  const { town, now } = room;
  const wire = await town.get<WireCase>(`/cases/${case_}?limit=1`);
  const named = await namedIn(cases, own, wire);
  // Whom only the server names gets no key.
  wire.parties.forEach(({ party }) => demand(named.has(party), 'party-unknown', { party }));
  const holders = await Promise.all(wire.parties.map(({ party }) => holderOf(room, own, party, named)));
  const [version, root] = [wire.key_version + 1, newRoot()];
  const to = holders.map(({ party, keyset }) => ({ party, keyset: keyset.hash }));
  const jws = signCaseKey({ case: case_, version, root, time: timeOf(now()), to }, own.party, own.signer);
  const wraps = await Promise.all(holders.map(async ({ party, keyset }) => ({
    party, keyset_version: keyset.keyset.version, sealed: b64u(await sealCaseKey(jws, keyset.keyset.seal)),
  })));
  try {
    await town.post(`/cases/${case_}/keys`, { version, recipient: await recipientOf(root), wraps });
  } catch (error) {
    // A colleague was quicker: the case has its new key.
    if (!isProblem(error, 'post-case-key-moved')) {
      throw error;
    }
  }
}

/** Who takes part: the key names them; whom another office let in since, its letters name. */
async function namedIn(cases: Cases, own: OwnKeys, wire: WireCase): Promise<ReadonlyMap<Party, string>> {
  const { statement } = await cases.key(wire, wire.key_version, own);
  const named = new Map(statement.to.map(({ party, keyset }) => [party, keyset]));
  return wire.parties.every(({ party }) => named.has(party)) ? named : (await cases.read(wire.case, own, undefined)).named;
}

interface Holding {
  party: Party;
  keyset: { keyset: Keyset; hash: string };
}

async function holderOf({ trust }: Room, own: OwnKeys, party: Party, named: ReadonlyMap<Party, string>): Promise<Holding> {
  if (party === own.party) {
    return { party, keyset: own.newest };
  }
  const keyset = kindOf(party) === 'guest' ? await trust.find({ party, keyset: named.get(party) ?? '' }) : await trust.newest(party);
  return { party, keyset };
}
