// The keys that are open right now: the person's own, and those of the offices they work in. They
// live here and nowhere else, and are gone when the mailbox is locked.

import type { Town } from '../api.ts';
import { fromB64u } from '../protocol/bytes.ts';
import { demand, Refused } from '../protocol/errors.ts';
import type { Signer, Signers } from '../protocol/jws.ts';
import { signersOf, type Keys } from '../protocol/keyset.ts';
import { openOfficeRoot } from '../protocol/office.ts';
import { kindOf, nameOf, type Reader } from '../protocol/parties.ts';
import type { Proved, Trust } from './trust.ts';
import type { Party } from './types.ts';
import type { WireTeam } from './wire.ts';

/** All versions of a party's keys that we hold, the oldest first. An office's may begin late or be missing at the end. */
export class OwnKeys {
  readonly party: Party;
  private readonly versions: ReadonlyMap<number, Keys>;

  constructor(party: Party, keys: Keys[]) {
    this.party = party;
    this.versions = new Map(keys.map((one) => [one.keyset.version, one]));
  }

  get newest(): Keys {
    return this.versions.get(Math.max(...this.versions.keys()))!;
  }

  get all(): Keys[] {
    return [...this.versions.values()];
  }

  at(version: number): Keys | undefined {
    return this.versions.get(version);
  }

  get reader(): Reader {
    return { party: this.party, keysets: new Set(this.all.map(({ hash }) => hash)) };
  }

  get signer(): Signer {
    return { kid: this.newest.hash, root: this.newest.root };
  }

  /** Whoever may have signed as this party. */
  get signers(): Signers {
    return signersOf(...this.all.map(({ keyset }) => keyset));
  }
}

export class Ring {
  private readonly town: Town;
  private readonly trust: Trust;
  private own: OwnKeys | undefined;
  private readonly offices = new Map<string, Promise<OwnKeys>>();

  constructor(town: Town, trust: Trust) {
    this.town = town;
    this.trust = trust;
  }

  get isOpen(): boolean {
    return this.own !== undefined;
  }

  /** The person's own keys; refuses when the mailbox is locked. */
  get account(): OwnKeys {
    demand(this.own, 'locked');
    return this.own;
  }

  open(own: OwnKeys): void {
    this.own = own;
  }

  lock(): void {
    this.own = undefined;
    this.offices.clear();
  }

  /** The keys of a party that we act for: ourselves, or an office. */
  async of(party: Party): Promise<OwnKeys> {
    return kindOf(party) === 'office' ? this.office(nameOf(party)) : this.account;
  }

  office(office: string): Promise<OwnKeys> {
    let keys = this.offices.get(office);
    if (!keys) {
      keys = this.openOffice(office);
      this.offices.set(office, keys);
      keys.catch(() => this.offices.delete(office));
    }
    return keys;
  }

  /** After a step of the office: its keys are asked for anew. */
  forget(office: string): void {
    this.offices.delete(office);
  }

  private async openOffice(office: string): Promise<OwnKeys> {
    return officeKeys(await this.town.get<WireTeam>(`/offices/${office}/team`), this.account, this.trust);
  }
}

/** The office's keys that we hold: from our newest wrap backwards. */
export async function officeKeys(team: WireTeam, own: OwnKeys, trust: Trust): Promise<OwnKeys> {
  const party = `office:${team.office}`;
  const proved = await trust.prove(party, team.keysets);
  const wrap = [...team.wraps].sort((one, other) => other.epoch - one.epoch)[0];
  const opener = wrap && own.at(wrap.version);
  const keyset = wrap && proved[wrap.epoch - 1];
  if (!wrap || !opener || !keyset) {
    throw new Refused('office-behind', { party });
  }
  return withHistory(team, await openOfficeRoot(fromB64u(wrap.sealed), opener.root, keyset.keyset), proved);
}

/** An epoch's keys and all before it: each root is sealed to the epoch that follows. */
export async function withHistory({ office, histories }: WireTeam, newest: Keys, proved: Proved[]): Promise<OwnKeys> {
  const party = `office:${office}`;
  const keys = [newest];
  for (let epoch = newest.keyset.version; epoch > 1; epoch -= 1) {
    const history = histories.find((one) => one.epoch === epoch);
    demand(history, 'office-root', { party, version: epoch - 1 });
    keys.unshift(await openOfficeRoot(fromB64u(history.sealed), keys[0]!.root, proved[epoch - 2]!.keyset));
  }
  return new OwnKeys(party, keys);
}
