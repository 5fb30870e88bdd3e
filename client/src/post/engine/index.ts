// What pages open: the engine for who is signed in, and the small one for a guest.

import { Town, type TownOptions } from '../api.ts';
import { doors } from '../doors/index.ts';
import type { Witnesses } from '../protocol/checkpoint.ts';
import { OwnAccount } from './account.ts';
import { Cases } from './cases.ts';
import { OwnGuest } from './guest.ts';
import { OwnMailboxes } from './mailboxes.ts';
import { BrowserMemory, type Memory } from './memory.ts';
import { Names } from './names.ts';
import { needsOfDoors } from './needs.ts';
import { OwnNotes } from './notes.ts';
import { OwnOffices } from './offices.ts';
import { BROWSER_PASSKEYS, type Passkeys } from './passkeys.ts';
import { Ring } from './ring.ts';
import { pause, type Room } from './room.ts';
import { Trust } from './trust.ts';
import type { Engine, Guest } from './types.ts';
import { Writer } from './writing.ts';

export type * from './types.ts';
export { Problem } from '../api.ts';
export { Refused } from '../protocol/errors.ts';
export { newId } from '../protocol/derive.ts';

/** Where the town is, and what of the browser the engine uses; tests put their own in its place. */
export interface EngineOptions extends TownOptions {
  /** In which language offices are named: the page's where nothing is said. */
  language?: 'de' | 'en';
  /** Whose cosignatures of the record are demanded; nobody's where nothing is said. */
  witnesses?: Witnesses;
  memory?: Memory;
  passkeys?: Passkeys;
  now?: () => Date;
  pause?: (milliseconds: number) => Promise<void>;
}

export interface GuestOptions extends EngineOptions {
  /** The guest's id, from the page's address. */
  guest: string;
}

export async function openEngine(options: EngineOptions): Promise<Engine & { save(): Promise<void> }> {
  const room = roomOf(options, options.memory ?? (await BrowserMemory.open()));
  const { cases, writer, names } = partsOf(room, options);
  const mailboxes = new OwnMailboxes(room, cases, writer, names);
  const offices = new OwnOffices(room, cases, writer, mailboxes);
  const forget = () => {
    mailboxes.forget();
    cases.lock();
  };
  const account = new OwnAccount(room, options.passkeys ?? BROWSER_PASSKEYS, { save: () => mailboxes.save(), forget });
  saveWhenHidden(() => mailboxes.save());
  const doorsOf = doors(needsOfDoors(room, mailboxes, offices, names));
  return { account, mailboxes, offices, doors: doorsOf, notes: new OwnNotes(room), save: () => mailboxes.save() };
}

export function openGuest(options: GuestOptions): Guest {
  const opening = (async () => {
    const room = roomOf(options, options.memory ?? (await BrowserMemory.open()));
    const { cases, writer, names } = partsOf(room, options);
    return new OwnGuest(room, cases, writer, names, options.guest);
  })();
  return {
    authorization: async () => (await opening).authorization(),
    open: async (secret, pin) => (await opening).open(secret, pin),
    reply: async (letter, onProgress) => (await opening).reply(letter, onProgress),
    download: async (attachment, onProgress) => (await opening).download(attachment, onProgress),
  };
}

function roomOf(options: EngineOptions, memory: Memory): Room {
  const town = new Town(options);
  const trust = new Trust(town, memory, options.witnesses);
  return { town, memory, trust, ring: new Ring(town, trust), now: options.now ?? (() => new Date()), pause: options.pause ?? pause };
}

function partsOf(room: Room, { language = pageLanguage() }: EngineOptions) {
  const cases = new Cases(room);
  return { cases, writer: new Writer(room, cases), names: new Names(room, language) };
}

/** Whoever looks away may not come back: what is to be remembered is written now. */
function saveWhenHidden(save: () => Promise<void>): void {
  globalThis.document?.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      void save().catch(() => {});
    }
  });
}

/** The language of the page. */
function pageLanguage(): 'de' | 'en' {
  return globalThis.document?.documentElement.lang.startsWith('en') ? 'en' : 'de';
}
