// People of the test town, each with a browser of their own.

import { openEngine, openGuest, type CaseLine, type Engine, type NewLetter } from '../../src/post/engine/index.ts';
import { ShortMemory, type Memory } from '../../src/post/engine/memory.ts';
import type { PasskeyOutput, Passkeys } from '../../src/post/engine/passkeys.ts';
import { random } from '../../src/post/protocol/bytes.ts';
import type { Witnesses } from '../../src/post/protocol/checkpoint.ts';
import { Town, type Person } from './town.ts';

export const PASSPHRASE = 'vier Wörter sind genug';
export const silent = () => {};

export type Browser = Engine & { save(): Promise<void>; memory: Memory };

/** A browser of somebody; another `memory` is another device. */
export async function browser(town: Town, person: Person, memory: Memory = new ShortMemory(), more: { witnesses?: Witnesses; passkeys?: Passkeys } = {}): Promise<Browser> {
  const engine = await openEngine({ api: '/api/post', fetch: town.fetchAs(person), memory, pause: async () => {}, ...more });
  return { ...engine, memory };
}

/** Somebody with a mailbox, open. */
export async function resident(town: Town, name = 'Ada'): Promise<{ person: Person; engine: Browser; recoveryCode: string }> {
  const person = { name };
  const engine = await browser(town, person);
  const { recoveryCode, confirm } = await engine.account.setUp(PASSPHRASE);
  await confirm(recoveryCode);
  return { person, engine, recoveryCode };
}

/** A town with one office, founded by its head, and a clerk who was admitted. */
export async function townWithOffice() {
  const town = new Town();
  const [head, clerk] = [await resident(town, 'Head'), await resident(town, 'Clerk')];
  const officer = await resident(town, 'Officer');
  town.addOffice('archiv', [[officer.person, 'clerk']]);
  await officer.engine.offices.found('archiv');
  town.addOffice('bau', [[head.person, 'office-head'], [clerk.person, 'clerk']], { 'office-head': head.person, 'data-protection-officer': officer.person, archive: 'archiv' });
  await head.engine.offices.found('bau');
  await head.engine.offices.admit('bau', idOf(town, clerk.person));
  return { town, head, clerk, officer };
}

export function idOf(town: Town, person: Person): string {
  return town.accountOf(person)!.id;
}

export function letter(body: string, more: Partial<NewLetter> = {}): NewLetter {
  return { kind: 'letter', door: 'online', subject: 'Frage', body, files: [], ...more };
}

/** A file of `size` bytes that are the same each time. */
export function file(name: string, size: number): File {
  return new File([Uint8Array.from({ length: size }, (_, at) => (at * 7) % 256)], name, { type: 'application/pdf' });
}

/** The list of a mailbox as it is at the end. */
export async function lines(engine: Engine, as: string = 'own'): Promise<CaseLine[]> {
  let last: CaseLine[] = [];
  await engine.mailboxes.list(as, (all) => (last = all));
  return last;
}

export function guestBrowser(town: Town, guest: string) {
  return openGuest({ api: '/api/post', fetch: town.fetchAs(), memory: new ShortMemory(), pause: async () => {}, guest });
}

/** An authenticator that gives the same output for the same salt. */
export class TestPasskeys implements Passkeys {
  private readonly made = new Map<string, PasskeyOutput>();

  isThere(): boolean {
    return true;
  }

  async create(): Promise<PasskeyOutput> {
    const passkey = { credential: 'AQIDBA', salt: random(32), output: random(32) };
    this.made.set(passkey.credential, passkey);
    return passkey;
  }

  async use(known: { credential: string }[]): Promise<PasskeyOutput> {
    return this.made.get(known[0]!.credential)!;
  }
}
