// A person's own mailbox key: made, opened in four ways, changed.

import { fromB64u, type Bytes } from '../protocol/bytes.ts';
import { newRecoveryCode, readCode } from '../protocol/codes.ts';
import { newId, newRoot } from '../protocol/derive.ts';
import { demand } from '../protocol/errors.ts';
import { keysOf, signKeyset, verifyKeyset, type Keys, type Keyset } from '../protocol/keyset.ts';
import { safetyNumber } from '../protocol/safety.ts';
import {
  chainRoot, openChain, openWithPasskey, openWithPassphrase, openWithRecoveryCode, readWrap, wrapForPasskey, wrapForPassphrase,
  wrapForRecovery, type Wrap,
} from '../protocol/wraps.ts';
import { forgetOnDevice, isOnDevice, keepOnDevice, openOnDevice } from './device.ts';
import type { Passkeys } from './passkeys.ts';
import { rewrapCases } from './rewrapping.ts';
import { OwnKeys } from './ring.ts';
import type { Room } from './room.ts';
import type { Account, Me, OnProgress } from './types.ts';
import { watchOwnKeys } from './watch.ts';
import type { WireKeyset, WireMe } from './wire.ts';

type WireAccount = NonNullable<WireMe['account']>;

/** What is remembered of mailboxes while they are open. */
interface Memories {
  save(): Promise<void>;
  forget(): void;
}

/** For how long locking waits for a town that does not answer, in milliseconds. */
const A_MOMENT = 2000;

export class OwnAccount implements Account {
  private readonly room: Room;
  private readonly passkeys: Passkeys;
  private readonly memories: Memories;

  constructor(room: Room, passkeys: Passkeys, memories: Memories) {
    this.room = room;
    this.passkeys = passkeys;
    this.memories = memories;
  }

  async me(): Promise<Me> {
    const { person, account, notice, offices, mail, recoveries, quota } = await this.wire();
    const state = account === null ? 'none' : this.room.ring.isOpen ? 'open' : 'locked';
    const ways = account === null ? [] : await this.waysOf(account);
    return { name: person.name, staff: person.staff, state, ways, offices, notice, mail, recoveries, quota };
  }

  async setUp(passphrase: string): Promise<{ recoveryCode: string; confirm(typed: string): Promise<void> }> {
    const account = newId();
    const recoveryCode = newRecoveryCode();
    const keys = await keysOf(newRoot(), `account:${account}`, 1);
    const wraps = await bothWraps(keys, account, passphrase, recoveryCode);
    return {
      recoveryCode,
      confirm: async (typed) => {
        demandSame(typed, recoveryCode);
        const { town, trust, ring } = this.room;
        const published = await town.post<WireKeyset>('/account', { keyset: signKeyset(keys).jws, wraps });
        const [proved] = await trust.prove(keys.keyset.owner, [published]);
        demand(proved?.hash === keys.hash, 'own-keys');
        ring.open(new OwnKeys(keys.keyset.owner, [keys]));
      },
    };
  }

  async unlockWithPassphrase(passphrase: string): Promise<void> {
    await this.unlock(async ({ wraps }) => openWithPassphrase(only(wraps, 'passphrase'), passphrase));
  }

  async unlockWithRecoveryCode(code: string): Promise<void> {
    await this.unlock(async ({ wraps }) => openWithRecoveryCode(only(wraps, 'recovery'), code));
  }

  async unlockWithPasskey(): Promise<void> {
    await this.unlock(async ({ wraps }) => {
      const known = wraps.filter(({ type }) => type === 'passkey');
      demand(known.length > 0 && this.passkeys.isThere(), 'passkey-unable');
      const used = await this.passkeys.use(known.map(passkeyOf));
      const wrap = known.find((one) => passkeyOf(one).credential === used.credential);
      demand(wrap, 'passkey');
      return openWithPasskey(wrap, used.output);
    });
  }

  async unlockWithDevice(): Promise<void> {
    await this.unlock(({ id, version }) => openOnDevice(this.room.memory, id, version));
  }

  async changePassphrase(passphrase: string): Promise<void> {
    const { root, account, version } = this.own();
    await this.putWrap(await wrapForPassphrase(root, account, version, passphrase));
  }

  async newRecoveryCode(): Promise<{ recoveryCode: string; confirm(typed: string): Promise<void> }> {
    const { root, account, version } = this.own();
    const recoveryCode = newRecoveryCode();
    const wrap = await wrapForRecovery(root, account, version, recoveryCode);
    return {
      recoveryCode,
      confirm: async (typed) => {
        demandSame(typed, recoveryCode);
        await this.putWrap(wrap);
      },
    };
  }

  async addPasskey(): Promise<void> {
    const { root, account, version } = this.own();
    demand(this.passkeys.isThere(), 'passkey-unable');
    const { town, person } = await this.wire();
    await this.putWrap(await wrapForPasskey(root, account, version, await this.passkeys.create(town.name, person.name)));
  }

  removeWay(id: string): Promise<void> {
    return this.room.town.delete(`/wraps/${id}`);
  }

  async ways(): Promise<{ id: string; kind: string; createdAt: string }[]> {
    const { account } = await this.wire();
    return account === null ? [] : wrapsOf(account).map(({ id, type }) => ({ id, kind: type, createdAt: account.wrapped_at[id] ?? '' }));
  }

  async trustDevice(trust: boolean): Promise<void> {
    const { root, account, version } = this.own();
    await (trust ? keepOnDevice(this.room.memory, account, version, root) : forgetOnDevice(this.room.memory));
  }

  async isTrustedDevice(): Promise<boolean> {
    const { account } = await this.wire();
    return account !== null && isOnDevice(this.room.memory, account.id);
  }

  async rotate(passphrase: string, onProgress: OnProgress): Promise<{ recoveryCode: string }> {
    const { town, trust, ring, memory } = this.room;
    const { account: wire } = await this.wire();
    demand(wire, 'locked');
    // Typed wrongly, it would become the new one without anybody noticing.
    await openWithPassphrase(only(wrapsOf(wire), 'passphrase'), passphrase);
    const { account: own } = ring;
    const [before, account] = [own.newest, wire.id];
    const keys = await keysOf(newRoot(), own.party, before.keyset.version + 1, before.hash);
    const recoveryCode = newRecoveryCode();
    const { jws, previous_jws } = signKeyset(keys, before);
    const chain = await chainRoot(before.root, account, before.keyset.version, keys.root);
    const wraps = await bothWraps(keys, account, passphrase, recoveryCode);
    await town.post<WireKeyset>('/account/rotate', { keyset: jws, previous_jws, chain, wraps });
    ring.open(new OwnKeys(own.party, [...own.all, keys]));
    if (await isOnDevice(memory, account)) {
      await keepOnDevice(memory, account, keys.keyset.version, keys.root);
    }
    demand((await trust.newest(own.party)).hash === keys.hash, 'own-keys');
    await rewrapCases(this.room, onProgress);
    return { recoveryCode };
  }

  /** Writes what is to be remembered, if that does not take long, then forgets everything. */
  async lock(): Promise<void> {
    await Promise.race([this.memories.save().catch(() => {}), this.room.pause(A_MOMENT)]);
    this.memories.forget();
    this.room.ring.lock();
  }

  ownSafetyNumber(): { digits: string; hash: string; version: number } {
    const { party, newest } = this.room.ring.account;
    return { digits: safetyNumber(party, newest.hash), hash: newest.hash, version: newest.keyset.version };
  }

  async watchOwnKeys(onProgress: OnProgress): Promise<{ upTo: number; strangers: number[] }> {
    const { account } = await this.wire();
    demand(account, 'locked');
    return watchOwnKeys(this.room, account.keysets, onProgress);
  }

  async setNotice(email: string | null): Promise<void> {
    await this.room.town.put('/notice', { email });
  }

  private wire(): Promise<WireMe> {
    return this.room.town.get<WireMe>('/me');
  }

  private own(): { root: Bytes; account: string; version: number } {
    const { party, newest } = this.room.ring.account;
    return { root: newest.root, account: party.slice('account:'.length), version: newest.keyset.version };
  }

  private async putWrap(wrap: Wrap): Promise<void> {
    await this.room.town.put(`/wraps/${wrap.id}`, wrap);
  }

  private async waysOf(account: WireAccount): Promise<Me['ways']> {
    const kinds = new Set(wrapsOf(account).map(({ type }) => type));
    const device = await isOnDevice(this.room.memory, account.id);
    const all = { device, passkey: kinds.has('passkey') && this.passkeys.isThere(), passphrase: kinds.has('passphrase'), recovery: kinds.has('recovery') };
    return (Object.keys(all) as (keyof typeof all)[]).filter((way) => all[way]);
  }

  /** Opens the mailbox with the root that `find` gets back. */
  private async unlock(find: (account: { id: string; version: number; wraps: Wrap[] }) => Promise<Bytes>): Promise<void> {
    const { account } = await this.wire();
    demand(account, 'locked');
    const party = `account:${account.id}`;
    const seen = await this.room.trust.seenVersion(party);
    demand(account.version >= seen, 'old-keys', { party, version: account.version, seen });
    const root = await find({ ...account, wraps: wrapsOf(account) });
    this.room.ring.open(new OwnKeys(party, await ownKeys(account, root)));
  }
}

/** All keys of the account, which must be those that the town shows to others. */
async function ownKeys(account: WireAccount, newest: Bytes): Promise<Keys[]> {
  const roots = [newest];
  for (let version = account.version - 1; version >= 1; version -= 1) {
    const chain = account.chains.find((one) => (one as { version?: unknown }).version === version);
    demand(chain, 'chain');
    roots.unshift(await openChain(chain, account.id, version, roots[0]!));
  }
  const party = `account:${account.id}`;
  const shown = [...account.keysets].sort((one, other) => one.version - other.version);
  demand(shown.length === roots.length, 'own-keys');
  const keys: Keys[] = [];
  let before: Keyset | undefined;
  for (const [at, root] of roots.entries()) {
    const own = await keysOf(root, party, at + 1, keys.at(-1)?.hash);
    const verified = verifyKeyset(shown[at]!, party, before);
    demand(verified.hash === own.hash, 'own-keys');
    keys.push(own);
    before = verified.keyset;
  }
  return keys;
}

function wrapsOf({ id, version, wraps }: WireAccount): Wrap[] {
  const read = wraps.map((wrap) => readWrap(wrap, id));
  demand(read.every((wrap) => wrap.version === version), 'own-keys');
  return read;
}

function only(wraps: Wrap[], type: Wrap['type']): Wrap {
  const wrap = wraps.find((one) => one.type === type);
  demand(wrap, 'form');
  return wrap;
}

function passkeyOf({ kdf }: Wrap): { credential: string; salt: Bytes } {
  const { credential, prf_salt: salt } = kdf as { credential: string; prf_salt: string };
  return { credential, salt: fromB64u(salt) };
}

function demandSame(typed: string, shown: string): void {
  demand(readCode(typed) === readCode(shown), 'code-differs');
}

async function bothWraps({ root, keyset }: Keys, account: string, passphrase: string, code: string): Promise<Wrap[]> {
  return [
    await wrapForPassphrase(root, account, keyset.version, passphrase),
    await wrapForRecovery(root, account, keyset.version, code),
  ];
}
