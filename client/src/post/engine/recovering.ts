// Recovery of an office (spec §7): two of three holders give their shares to the member who asks.

import { b64u, fromB64u, type Bytes } from '../protocol/bytes.ts';
import { demand, Refused } from '../protocol/errors.ts';
import type { Keys } from '../protocol/keyset.ts';
import { joinShares, openShare, provedKeys, sealShare, type Holder } from '../protocol/office.ts';
import { safetyNumber } from '../protocol/safety.ts';
import { withHistory, type OwnKeys } from './ring.ts';
import type { Room } from './room.ts';
import type { Offices } from './types.ts';
import type { WireMe, WireRecovery, WireTeam } from './wire.ts';

type Shown = Awaited<ReturnType<Offices['recoveries']>>;

/** The requests that we hold a share for, with who asks, proved. */
export async function openRecoveries({ town, trust }: Room): Promise<Shown> {
  const all = await town.get<WireRecovery[]>('/recoveries');
  return Promise.all(all.map(async ({ id, office, reason, holder, asked_by: { name, role, account } }) => {
    const { party, hash } = await trust.newest(`account:${account}`);
    return { id, office, reason, holder, askedBy: { name, role, safetyNumber: safetyNumber(party, hash) } };
  }));
}

/** Opens our share and seals it to who asks. */
export async function giveShare(room: Room, id: string): Promise<void> {
  const { town, trust } = room;
  const wire = (await town.get<WireRecovery[]>('/recoveries')).find((one) => one.id === id);
  demand(wire, 'no-share');
  const { office, epoch, holder, asked_by: { account } } = wire;
  const share = await ourShare(room, wire);
  const { keyset } = await trust.newest(`account:${account}`);
  const sealed = b64u(await sealShare(office, epoch, holder as Holder, share, keyset.seal));
  await town.post(`/recoveries/${id}/shares`, { holder, sealed });
}

/** Our share is sealed to ourselves or, for the archive, to an office of ours: whichever opens it. */
async function ourShare(room: Room, { office, epoch, holder, share }: WireRecovery): Promise<Bytes> {
  const file = fromB64u(share);
  for (const root of await openers(room, holder)) {
    try {
      return await openShare(file, root, office, epoch, holder);
    } catch (error) {
      if (!(error instanceof Refused)) {
        throw error;
      }
    }
  }
  throw new Refused('no-share');
}

async function openers({ town, ring }: Room, holder: string): Promise<Uint8Array[]> {
  if (holder !== 'archive') {
    return ring.account.all.map(({ root }) => root);
  }
  const { offices } = await town.get<WireMe>('/me');
  const archives = offices.filter(({ slug, state }) => ['archiv', 'it-service'].includes(slug) && (state === 'member' || state === 'renew'));
  const keys = await Promise.all(archives.map(({ slug }) => ring.office(slug)));
  return keys.flatMap(({ all }) => all.map(({ root }) => root));
}

interface WireShare {
  holder: string;
  sealed: string;
}

/** The office's keys from the shares that were given to us; compared with the record. */
export async function recoveredKeys(room: Room, team: WireTeam, id: string): Promise<OwnKeys> {
  const { town, trust, ring } = room;
  const { office, epoch } = team;
  const { shares } = await town.get<{ shares: WireShare[] }>(`/offices/${office}/recoveries/${id}`);
  const proved = await trust.prove(`office:${office}`, team.keysets);
  const keyset = proved[(epoch ?? 0) - 1]?.keyset;
  demand(keyset && shares.length >= 2, 'shares');
  const opened = await Promise.all(shares.slice(0, 2).map(({ holder, sealed }) => openedBy(ring.account.all, fromB64u(sealed), office, keyset.version, holder)));
  return withHistory(team, await provedKeys(await joinShares(opened), keyset), proved);
}

async function openedBy(own: Keys[], file: Uint8Array, office: string, epoch: number, holder: string): Promise<Bytes> {
  let refusal: unknown;
  for (const { root } of [...own].reverse()) {
    try {
      return await openShare(file, root, office, epoch, holder);
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}
