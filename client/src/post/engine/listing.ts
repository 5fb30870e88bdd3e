// The list of a mailbox: at once from what the index remembers, then letter by letter what is new.

import { demandNotCut } from '../protocol/chain.ts';
import { Refused } from '../protocol/errors.ts';
import type { Cases } from './cases.ts';
import type { IndexKeeper } from './index-keeper.ts';
import { lineOf, missingLine, shownLine } from './lines.ts';
import type { OwnKeys } from './ring.ts';
import { troubleOf } from './troubles.ts';
import type { CaseLine, Progress, Trouble } from './types.ts';
import type { WireListed } from './wire.ts';

/** So many cases are asked for at once. */
const AT_ONCE = 4;
/** The page is told no more often than this, in milliseconds. */
const TELLING = 200;

export class Listing {
  private readonly listed: WireListed[];
  private readonly keeper: IndexKeeper;
  private readonly own: OwnKeys;
  private readonly cases: Cases;
  private readonly tell: (lines: CaseLine[], progress?: Progress) => void;
  private readonly lines = new Map<string, CaseLine>();
  private told = 0;

  constructor(listed: WireListed[], keeper: IndexKeeper, own: OwnKeys, cases: Cases, tell: (lines: CaseLine[], progress?: Progress) => void) {
    this.listed = listed;
    this.keeper = keeper;
    this.own = own;
    this.cases = cases;
    this.tell = tell;
  }

  async run(): Promise<void> {
    this.fromMemory();
    const news = this.listed.filter(({ case: case_, last_seq: last }) => last > (this.keeper.line(case_)?.seq ?? 0));
    this.tellPage(news.length > 0 ? { what: 'opening', done: 0, all: news.length } : undefined);
    let done = 0;
    const queue = news.values();
    const worker = async () => {
      for (const listed of queue) {
        await this.readNews(listed);
        done += 1;
        if (performance.now() - this.told > TELLING) {
          this.tellPage({ what: 'opening', done, all: news.length });
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    if (news.length > 0) {
      this.tellPage();
    }
  }

  private fromMemory(): void {
    const shown = new Set(this.listed.map((listed) => listed.case));
    for (const line of this.keeper.lines.filter((one) => !shown.has(one.case))) {
      this.lines.set(line.case, missingLine(line, troubleOf(new Refused('case-missing'))));
    }
    for (const listed of this.listed) {
      const line = this.keeper.line(listed.case);
      if (line) {
        this.lines.set(listed.case, shownLine(listed, line, cutTrouble(line.seq, listed.last_seq)));
      }
    }
  }

  private async readNews(listed: WireListed): Promise<void> {
    const before = this.keeper.line(listed.case);
    try {
      const read = await this.cases.read(listed.case, this.own, before, before);
      const line = lineOf(read, before);
      if (line && read.troubles.length === 0) {
        this.keeper.put(line);
      }
      this.lines.set(listed.case, shownLine(listed, line ?? before, read.troubles[0]));
    } catch (error) {
      this.lines.set(listed.case, shownLine(listed, before, troubleOf(error)));
    }
  }

  private tellPage(progress?: Progress): void {
    this.told = performance.now();
    const lines = [...this.lines.values()].sort((one, other) => (one.time < other.time ? 1 : -1));
    this.tell(lines, progress);
  }
}

function cutTrouble(seen: number, served: number): Trouble | undefined {
  try {
    demandNotCut(seen, served);
    return undefined;
  } catch (error) {
    return troubleOf(error);
  }
}
