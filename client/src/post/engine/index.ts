// What pages open: the engine for who is signed in, and the small one for a guest.

import type { Engine, Guest } from './types.ts';

export type * from './types.ts';

/** Where the town is, and what of the browser the engine uses; tests put their own in its place. */
export interface EngineOptions {
  /** The interface's address: `/api/post`. */
  api: string;
  fetch?: typeof fetch;
}

export interface GuestOptions extends EngineOptions {
  /** The guest's id, from the page's address. */
  guest: string;
}

export async function openEngine(options: EngineOptions): Promise<Engine> {
  throw new Error(`The engine for ${options.api} is being built`);
}

export function openGuest(options: GuestOptions): Guest {
  throw new Error(`The engine for ${options.guest} is being built`);
}
