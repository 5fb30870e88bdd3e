// What the parts of the engine share.

import type { Town } from '../api.ts';
import type { Memory } from './memory.ts';
import type { Ring } from './ring.ts';
import type { Trust } from './trust.ts';

export interface Room {
  town: Town;
  memory: Memory;
  trust: Trust;
  ring: Ring;
  now: () => Date;
  /** Waits before something is tried again, in milliseconds. */
  pause: (milliseconds: number) => Promise<void>;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Lets the page breathe during long work: waits for its turn when enough time has passed. */
export class Breath {
  private since = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.since > 12) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      this.since = performance.now();
    }
  }
}
