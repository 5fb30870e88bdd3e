// An office lets another one into a case (spec §5): the same keys, signed anew with the longer list.

import { b64u } from '../protocol/bytes.ts';
import { sealCaseKey, signCaseKey } from '../protocol/case-key.ts';
import { timeOf } from '../protocol/derive.ts';
import type { Cases } from './cases.ts';
import type { Room } from './room.ts';
import type { OwnKeys } from './ring.ts';
import type { WireCase } from './wire.ts';

/** Done before, it does nothing. The letter that follows tells the others. */
export async function letIn(room: Room, cases: Cases, own: OwnKeys, case_: string, office: string): Promise<void> {
  const { town, trust, now } = room;
  const party = `office:${office}`;
  const wire = await town.get<WireCase>(`/cases/${case_}?limit=1`);
  const newest = await trust.newest(party);
  const [theirs, ours]: object[][] = [[], []];
  for (const { version } of wire.keys) {
    const { statement, root } = await cases.key(wire, version, own);
    const isIn = statement.to.some((one) => one.party === party);
    if (isIn && wire.parties.some((one) => one.party === party && !one.removed)) {
      continue;
    }
    const others = statement.to.filter((one) => one.party !== party && one.party !== own.party);
    const to = [...others, { party, keyset: newest.hash }, { party: own.party, keyset: own.newest.hash }];
    const jws = signCaseKey({ case: case_, version, root, time: timeOf(now()), to }, own.party, own.signer);
    const sealed = async (recipient: string) => b64u(await sealCaseKey(jws, recipient));
    theirs!.push({ version, keyset_version: newest.keyset.version, sealed: await sealed(newest.keyset.seal) });
    const { keyset } = own.newest;
    ours!.push({ party: own.party, version, keyset_version: keyset.version, sealed: await sealed(keyset.seal) });
  }
  if (theirs!.length > 0) {
    await town.post(`/cases/${case_}/parties`, { party, wraps: theirs });
    await town.post(`/cases/${case_}/wraps`, { wraps: ours });
    cases.forget(case_);
  }
}
