// Epochs of an office (spec §7): how the first begins, how the next one follows, and the steps that
// the record keeps of it.

import { b64u, fromB64u, type Bytes } from '../protocol/bytes.ts';
import { newRoot, timeOf } from '../protocol/derive.ts';
import { demand } from '../protocol/errors.ts';
import { keysOf, signKeyset, type Keys } from '../protocol/keyset.ts';
import { open, seal } from '../protocol/age.ts';
import { HOLDERS, readStep, sealOfficeRoot, sealShare, signStep, splitRoot, type Holder, type Step } from '../protocol/office.ts';
import { unverified } from '../protocol/jws.ts';
import type { OwnKeys } from './ring.ts';
import type { Room } from './room.ts';
import type { WireTeam } from './wire.ts';

export type Change = Step['change'];

interface WireDoorKey {
  number: number;
  epoch: number;
  sealed: string;
}

/** The first epoch: the founder holds it, and the holders of shares who have keys already. */
export async function found(room: Room, team: WireTeam, by: string): Promise<void> {
  const { office } = team;
  const keys = await keysOf(newRoot(), `office:${office}`, 1);
  const members = team.members.filter(({ account }) => account === nameOfAccount(room));
  await room.town.post(`/offices/${office}/found`, {
    keyset: signKeyset(keys).jws,
    step: signedStep(room, team, keys, { change: 'founded', by, members: rolesOf(members) }),
    wraps: await wrapsFor(room, office, keys, members),
    shares: await sharesFor(room, team, keys),
  });
}

/** The next epoch, sealed to all present members, with the root before it as history. */
export async function nextEpoch(room: Room, team: WireTeam, held: OwnKeys, change: 'left' | 'rotated' | 'recovered', by: string): Promise<Keys> {
  const { office } = team;
  const before = held.newest;
  const keys = await keysOf(newRoot(), before.keyset.owner, before.keyset.version + 1, before.hash);
  const { jws, previous_jws } = signKeyset(keys, before);
  const members = team.members.filter(({ account, holds }) => account !== null && (holds !== null || account === nameOfAccount(room)));
  const left = change === 'left' ? roleThatLeft(team) : undefined;
  await room.town.post(`/offices/${office}/rotate`, {
    keyset: jws,
    previous_jws,
    step: signedStep(room, team, keys, { change, by, members: rolesOf(members), ...(left !== undefined && { role: left }) }),
    history: b64u(await sealOfficeRoot(office, before.keyset.version, before.root, keys.keyset.seal)),
    wraps: await wrapsFor(room, office, keys, members),
    shares: await sharesFor(room, team, keys),
    door_keys: await doorKeysFor(room, office, held, keys),
  });
  return keys;
}

export function signedStep({ now }: Room, team: WireTeam, keys: Keys, { change, by, members, role }: Pick<Step, 'change' | 'by' | 'members' | 'role'>): string {
  const step = {
    by, change, epoch: keys.keyset.version, keyset: keys.hash, members, office: team.office, step: team.steps.length + 1, time: timeOf(now()),
    ...(role !== undefined && { role }),
  };
  return signStep(step, { kid: keys.hash, root: keys.root });
}

/** How many members of each role. */
export function rolesOf(members: { role: string }[]): Record<string, number> {
  const roles: Record<string, number> = {};
  members.forEach(({ role }) => (roles[role] = (roles[role] ?? 0) + 1));
  return roles;
}

/** The role of which there are fewer than the last step said. */
function roleThatLeft(team: WireTeam): string {
  const last = team.steps.at(-1);
  const before = last ? readStep(unverified(last.jws, 'allmende-step+jws').payload).members : {};
  const now = rolesOf(team.members.filter(({ holds }) => holds === team.epoch));
  return Object.keys(before).find((role) => (now[role] ?? 0) < before[role]!) ?? 'clerk';
}

async function wrapsFor(room: Room, office: string, { root, keyset }: Keys, members: WireTeam['members']) {
  return Promise.all(members.map(async ({ account }) => {
    const { keyset: theirs } = await room.trust.newest(`account:${account}`);
    return { account, version: theirs.version, sealed: b64u(await sealOfficeRoot(office, keyset.version, root, theirs.seal)) };
  }));
}

/** A share for each holder who has keys. Who has none yet gets theirs with the next epoch. */
async function sharesFor(room: Room, team: WireTeam, { root, keyset }: Keys) {
  const shares = await splitRoot(root);
  const all = await Promise.all(HOLDERS.map((holder, at) => shareFor(room, team, keyset.version, holder, shares[at]!)));
  return all.filter((share) => share !== undefined);
}

async function shareFor(room: Room, team: WireTeam, epoch: number, holder: Holder, share: Bytes) {
  const party = team.holders.find((one) => one.holder === holder)?.party;
  if (!party) {
    return undefined;
  }
  const { keyset } = await room.trust.newest(party);
  return { holder, party, sealed: b64u(await sealShare(team.office, epoch, holder, share, keyset.seal)) };
}

/** The private parts of the doors' keys, sealed to the new epoch. */
async function doorKeysFor({ town }: Room, office: string, held: OwnKeys, keys: Keys) {
  const { keys: doors } = await town.get<{ keys: WireDoorKey[] }>(`/offices/${office}/door-keys`);
  return Promise.all(doors.map(async ({ number, epoch, sealed }) => {
    const sealedTo = held.at(epoch);
    demand(sealedTo, 'office-root', { party: held.party, version: epoch });
    const plain = await open(fromB64u(sealed), sealedTo.root);
    return { number, sealed: b64u(await seal(plain, keys.keyset.seal)) };
  }));
}

function nameOfAccount({ ring }: Room): string {
  return ring.account.party.slice('account:'.length);
}
