// What pages open: the engine for who is signed in, and the small one for a guest.

import { doors } from '../doors/index.ts';
import { OwnAccount } from './account.ts';
import { OwnGuest } from './guest.ts';
import { OwnMailboxes } from './mailboxes.ts';
import { needsOfDoors } from './needs.ts';
import { OwnNotes } from './notes.ts';
import { OwnOffices } from './offices.ts';
import { BROWSER_PASSKEYS } from './passkeys.ts';
import { partsOf, type EngineOptions } from './rooms.ts';
import type { Engine, Guest } from './types.ts';

export type * from './types.ts';
export type { EngineOptions } from './rooms.ts';
export { Problem } from '../api.ts';
export { Refused } from '../protocol/errors.ts';
export { newId } from '../protocol/derive.ts';
export { newBeginning, type Beginning } from './writing.ts';

export interface GuestOptions extends EngineOptions {
  /** The guest's id, from the page's address. */
  guest: string;
}

export async function openEngine(options: EngineOptions): Promise<Engine & { save(): Promise<void> }> {
  const { room, cases, writer, names } = await partsOf(options);
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
  const opening = partsOf(options).then(({ room, cases, writer, names }) => new OwnGuest(room, cases, writer, names, options.guest));
  return {
    authorization: async () => (await opening).authorization(),
    open: async (secret, pin) => (await opening).open(secret, pin),
    reply: async (letter, onProgress) => (await opening).reply(letter, onProgress),
    download: async (attachment, onProgress) => (await opening).download(attachment, onProgress),
  };
}

/** Whoever looks away may not come back: what is to be remembered is written now. */
function saveWhenHidden(save: () => Promise<void>): void {
  globalThis.document?.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      void save().catch(() => {});
    }
  });
}
