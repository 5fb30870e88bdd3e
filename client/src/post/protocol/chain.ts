// The chain of a case's letters (spec §6): none may be left out, put elsewhere, shown twice or changed.

import { demand } from './errors.ts';
import type { LetterContent } from './letter.ts';

/** The last letter that was seen of a case. */
export interface Link {
  seq: number;
  hash: string;
}

/** Follows the letters of a case in the order in which the server shows them. */
export class LetterChain {
  private last: Link | undefined;
  private readonly places = new Map<string, number>();

  constructor(from?: Link) {
    this.last = from;
  }

  get end(): Link | undefined {
    return this.last;
  }

  /** The next letter, which the server shows as number `shown`. Goes on behind it even when it refuses. */
  follow(letter: Pick<LetterContent, 'id' | 'seq' | 'prev'>, hash: string, shown: number): void {
    const { last } = this;
    const next = (last?.seq ?? 0) + 1;
    const before = this.places.get(hash) ?? (last?.hash === hash ? last.seq : undefined);
    this.last = { seq: shown, hash };
    this.places.set(hash, shown);
    demand(before === undefined, 'letter-replayed', { seq: shown, before: before ?? 0 });
    demand(shown >= next && letter.seq === shown, 'letter-order', { seq: letter.seq, shown });
    demand(shown === next, 'letter-missing', { from: next, to: shown - 1 });
    demand(last === undefined || last.hash === '' || letter.prev === last.hash, 'letter-chain', { seq: shown });
  }

  /** A letter that is not believed stands here. Where it could not even be opened, what comes next cannot be compared with it. */
  skip(shown: number, hash = ''): void {
    this.last = { seq: shown, hash };
  }
}

/** Refuses a case that ends before what was seen of it. */
export function demandNotCut(seen: number, served: number): void {
  demand(served >= seen, 'letters-cut', { seen, served });
}
