// Offices as their members see them: keys that come and go with people, recovery, and cases with
// who has no account.

import { b64u, random } from '../protocol/bytes.ts';
import { sealCaseKey } from '../protocol/case-key.ts';
import { newId } from '../protocol/derive.ts';
import { demand } from '../protocol/errors.ts';
import { guestAccessHash, guestRoot, newPin } from '../protocol/guest.ts';
import { keysOf, signersOf, signKeyset } from '../protocol/keyset.ts';
import { sealOfficeRoot, verifyStep } from '../protocol/office.ts';
import { safetyNumber } from '../protocol/safety.ts';
import type { Cases } from './cases.ts';
import { found, nextEpoch, rolesOf, signedStep } from './epochs.ts';
import type { OwnMailboxes } from './mailboxes.ts';
import { giveShare, openRecoveries, recoveredKeys } from './recovering.ts';
import { letIn } from './letting-in.ts';
import { renewCases } from './renewing.ts';
import type { Room } from './room.ts';
import type { NewLetter, Offices, OnProgress, Team } from './types.ts';
import type { WireMe, WireOffice, WireTeam } from './wire.ts';
import type { Writer } from './writing.ts';

export class OwnOffices implements Offices {
  private readonly room: Room;
  private readonly cases: Cases;
  private readonly writer: Writer;
  private readonly mailboxes: OwnMailboxes;

  constructor(room: Room, cases: Cases, writer: Writer, mailboxes: OwnMailboxes) {
    this.room = room;
    this.cases = cases;
    this.writer = writer;
    this.mailboxes = mailboxes;
  }

  async offices(): ReturnType<Offices['offices']> {
    const all = await this.room.town.get<WireOffice[]>('/offices');
    return all.map(({ slug, name, description, version }) => ({ slug, name, description, reachable: version !== null }));
  }

  async safetyNumber(office: string): Promise<string> {
    const { party, hash } = await this.room.trust.newest(`office:${office}`);
    return safetyNumber(party, hash);
  }

  async team(office: string): Promise<Team> {
    const team = await this.wire(office);
    const { trust, ring } = this.room;
    const own = ring.account.party;
    const proved = team.epoch === null ? [] : await trust.prove(`office:${office}`, team.keysets);
    const newest = proved.at(-1);
    const signers = signersOf(...proved.map(({ keyset }) => keyset));
    const members = await Promise.all(team.members.map((member) => this.shownMember(member, own)));
    return {
      office,
      epoch: team.epoch,
      holds: team.wraps.some(({ epoch }) => epoch === team.epoch),
      renew: team.renew,
      leavers: team.leavers,
      fingerprint: newest ? safetyNumber(newest.party, newest.hash) : '',
      keyset: newest?.hash ?? '',
      members,
      holders: team.holders.map(({ holder, name, party, held }) => ({ holder, name, ready: party !== null, held })),
      steps: team.steps.map(({ jws, index }) => ({ ...shownStep(verifyStep(jws, signers)), index })),
      recovery: team.recoveries[0] ?? null,
      doors: team.doors,
    };
  }

  async found(office: string): Promise<void> {
    const team = await this.wire(office);
    await found(this.room, team, this.roleIn(team));
    await this.changed(office);
  }

  async admit(office: string, account: string): Promise<void> {
    const { town, trust, ring } = this.room;
    const team = await this.wire(office);
    const member = team.members.find((one) => one.account === account);
    demand(member, 'no-keys', { party: `account:${account}` });
    const { newest } = await ring.office(office);
    demand(newest.keyset.version === team.epoch, 'office-behind', { party: `office:${office}` });
    const { keyset } = await trust.newest(`account:${account}`);
    const members = rolesOf(team.members.filter((one) => one.holds === team.epoch || one === member));
    await town.post(`/offices/${office}/members`, {
      account,
      version: keyset.version,
      sealed: b64u(await sealOfficeRoot(office, newest.keyset.version, newest.root, keyset.seal)),
      step: signedStep(this.room, team, newest, { change: 'joined', by: this.roleIn(team), members, role: member.role }),
    });
    await this.changed(office);
  }

  async renew(office: string, onProgress: OnProgress): Promise<void> {
    const team = await this.wire(office);
    const held = await this.room.ring.office(office);
    // Begun before and broken off: only the cases are left.
    if (team.renew || team.leavers > 0 || !(await this.hasRenewals(office))) {
      demand(held.newest.keyset.version === team.epoch, 'office-behind', { party: `office:${office}` });
      await nextEpoch(this.room, team, held, team.leavers > 0 ? 'left' : 'rotated', this.roleIn(team));
      await this.changed(office);
    }
    await renewCases(this.room, this.cases, office, onProgress);
  }

  async askRecovery(office: string, reason: string): Promise<void> {
    await this.room.town.post(`/offices/${office}/recoveries`, { reason });
  }

  recoveries(): ReturnType<Offices['recoveries']> {
    return openRecoveries(this.room);
  }

  giveShare(id: string): Promise<void> {
    return giveShare(this.room, id);
  }

  refuseRecovery(id: string): Promise<void> {
    return this.room.town.delete(`/recoveries/${id}`);
  }

  async finishRecovery(office: string, id: string, onProgress: OnProgress): Promise<void> {
    const team = await this.wire(office);
    const keys = await recoveredKeys(this.room, team, id);
    await nextEpoch(this.room, team, keys, 'recovered', this.roleIn(team));
    await this.changed(office);
    await renewCases(this.room, this.cases, office, onProgress);
  }

  async writeToGuest(office: string, letter: NewLetter, days: number, onProgress: OnProgress): Promise<{ case: string; code: string; link: string; pin: string }> {
    const [guest, secret, pin] = [newId(), b64u(random(32)), newPin()];
    const party = `guest:${guest}`;
    const keys = await keysOf(await guestRoot(guest, secret, pin), party, 1);
    const own = await this.room.ring.office(office);
    const plan = async () => ({ own, office, others: [], guests: [{ party, keyset: keys.hash }] });
    const begun = await this.writer.begin(plan, letter, onProgress);
    await this.room.town.post(`/cases/${begun.case}/guests`, {
      guest,
      keyset: signKeyset(keys).jws,
      access_sha256: guestAccessHash(keys.root),
      days,
      wraps: [{ version: 1, keyset_version: 1, sealed: b64u(await sealCaseKey(begun.keyJws, keys.keyset.seal)) }],
    });
    await this.mailboxes.began(own.party, begun);
    const { town } = await this.room.town.get<WireMe>('/me');
    return { case: begun.case, code: begun.code, link: `${town.base_url}/post/reply/${guest}#${secret}`, pin };
  }

  async recordPaper(office: string, letter: NewLetter, onProgress: OnProgress): Promise<{ case: string; code: string }> {
    const own = await this.room.ring.office(office);
    const begun = await this.writer.begin(async () => ({ own, office, others: [], guests: [] }), letter, onProgress);
    await this.mailboxes.began(own.party, begun);
    return { case: begun.case, code: begun.code };
  }

  async letIn(office: string, case_: string, other: string): Promise<void> {
    await letIn(this.room, this.cases, await this.room.ring.office(office), case_, other);
  }

  async inbound(office: string): ReturnType<Offices['inbound']> {
    const all = await this.room.town.get<{ id: string; door: string; size: number; received_at: string; reference: string }[]>(`/offices/${office}/inbound`);
    return all.map(({ received_at: receivedAt, ...rest }) => ({ ...rest, receivedAt }));
  }

  private wire(office: string): Promise<WireTeam> {
    return this.room.town.get<WireTeam>(`/offices/${office}/team`);
  }

  private roleIn({ members }: WireTeam): string {
    const own = this.room.ring.account.party;
    const me = members.find(({ account }) => `account:${account}` === own);
    demand(me, 'no-keys', { party: own });
    return me.role;
  }

  private async hasRenewals(office: string): Promise<boolean> {
    const { cases } = await this.room.town.get<{ cases: unknown[] }>(`/offices/${office}/renewals`);
    return cases.length > 0;
  }

  /** The office's keys are others now: they are asked for and proved at once. */
  private async changed(office: string): Promise<void> {
    this.room.ring.forget(office);
    await this.room.ring.office(office);
  }

  private async shownMember({ name, role, account, holds }: WireTeam['members'][number], own: string): Promise<Team['members'][number]> {
    const me = `account:${account}` === own;
    const shown = { name, role, account, holds, me };
    if (account === null) {
      return shown;
    }
    const { party, hash } = me ? { party: own, hash: this.room.ring.account.newest.hash } : await this.room.trust.newest(`account:${account}`);
    return { ...shown, safetyNumber: safetyNumber(party, hash) };
  }
}

function shownStep({ change, role, by, epoch, time }: ReturnType<typeof verifyStep>) {
  return { change, by, epoch, time, ...(role !== undefined && { role }) };
}
