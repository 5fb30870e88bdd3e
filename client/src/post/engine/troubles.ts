// What was refused while reading, as pages show it.

import { Problem } from '../api.ts';
import { Refused } from '../protocol/errors.ts';
import type { Trouble } from './types.ts';

/** A refusal as a trouble; every other error goes on its way. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Refused && error.code !== 'post-refused-connection') {
    return { code: error.code, args: error.args };
  }
  throw error;
}

/** As `troubleOf`; keysets that the town does not give count as missing proofs. */
export function troubleOfLetter(error: unknown, party: string): Trouble {
  return troubleOf(error instanceof Problem && error.status === 404 ? new Refused('proof-missing', { party }, { cause: error }) : error);
}

/** Keeps a refusal for later, so that long work goes on; every other error ends it. */
export function keepRefusal(refusals: Refused[]): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof Refused)) {
      throw error;
    }
    refusals.push(error);
  };
}

export function throwFirst([first]: Refused[]): void {
  if (first) {
    throw first;
  }
}
