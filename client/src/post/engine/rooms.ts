// Where the engine's parts are put together, for whoever needs only a few of them.

import { Town, type TownOptions } from '../api.ts';
import type { Witnesses } from '../protocol/checkpoint.ts';
import { Cases } from './cases.ts';
import { BrowserMemory, type Memory } from './memory.ts';
import { Names } from './names.ts';
import type { Passkeys } from './passkeys.ts';
import { Ring } from './ring.ts';
import { pause, type Room } from './room.ts';
import { Trust } from './trust.ts';
import { Writer } from './writing.ts';

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

export interface Parts {
  room: Room;
  cases: Cases;
  writer: Writer;
  names: Names;
}

export async function partsOf(options: EngineOptions): Promise<Parts> {
  const memory = options.memory ?? (await BrowserMemory.open());
  const town = new Town(options);
  const trust = new Trust(town, memory, options.witnesses);
  const room: Room = { town, memory, trust, ring: new Ring(town, trust), now: options.now ?? (() => new Date()), pause: options.pause ?? pause };
  const cases = new Cases(room);
  return { room, cases, writer: new Writer(room, cases), names: new Names(room, options.language ?? pageLanguage()) };
}

/** The language of the page. */
function pageLanguage(): 'de' | 'en' {
  return globalThis.document?.documentElement.lang.startsWith('en') ? 'en' : 'de';
}
