// Parties, and the lists of them that statements are addressed to (spec §2, §5, §6).

import { isHash, isParty, shaped, type Check } from './canonical.ts';
import { demand } from './errors.ts';

/** A party with the keyset that is meant. */
export interface Addressee {
  keyset: string;
  party: string;
}

/** Who reads: a party and the hashes of all its keysets so far. */
export interface Reader {
  party: string;
  keysets: ReadonlySet<string>;
  /** Offices whose letters it may read, because one of them let it in. */
  fellows?: ReadonlySet<string>;
}

export const isAddressee: Check = (value) => {
  shaped(value, { keyset: isHash, party: isParty });
  return true;
};

export function sorted(parties: Addressee[]): Addressee[] {
  return [...parties].sort((one, other) => (one.party < other.party ? -1 : 1));
}

/** A list as it must be: each party once, in order. */
export function demandSorted(parties: Addressee[]): void {
  demand(parties.every(({ party }, at) => at === 0 || parties[at - 1]!.party < party), 'form');
}

/** Refuses a statement that was written to others than the reader. */
export function demandAddressed(to: Addressee[], { party, keysets }: Reader): void {
  demand(to.some((one) => one.party === party && keysets.has(one.keyset)), 'not-addressed', { party });
}

export function kindOf(party: string): 'account' | 'office' | 'guest' {
  return party.slice(0, party.indexOf(':')) as 'account' | 'office' | 'guest';
}

/** The id or slug of a party. */
export function nameOf(party: string): string {
  return party.slice(party.indexOf(':') + 1);
}
