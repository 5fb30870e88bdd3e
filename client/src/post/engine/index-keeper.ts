// The memory of a mailbox (spec §9): kept sealed on the server so that every device has it, written
// a little later than it changes, and merged when another device was quicker.

import { isProblem } from '../api.ts';
import { b64u, fromB64u } from '../protocol/bytes.ts';
import { demand, Refused } from '../protocol/errors.ts';
import { openIndex, sealIndex, type IndexContent, type IndexLine } from '../protocol/index-file.ts';
import { kindOf, nameOf } from '../protocol/parties.ts';
import type { Room } from './room.ts';
import type { Party, Trouble } from './types.ts';
import { troubleOf } from './troubles.ts';
import type { WireMailbox } from './wire.ts';

const LATER = 1500;

type Sealed = Pick<WireMailbox, 'revision' | 'index'>;

export class IndexKeeper {
  readonly party: Party;
  private readonly room: Room;
  private content: Omit<IndexContent, 'cases'>;
  private cases = new Map<string, IndexLine>();
  private readonly removed = new Set<string>();
  private receiptsSet: boolean | undefined;
  private changed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> = Promise.resolve();

  constructor(room: Room, party: Party) {
    this.room = room;
    this.party = party;
    this.content = { checkpoint: '', party, revision: 0, v: 1, versions: {} };
  }

  get lines(): IndexLine[] {
    return [...this.cases.values()];
  }

  get receipts(): boolean {
    return this.content.receipts === true;
  }

  line(case_: string): IndexLine | undefined {
    return this.cases.get(case_);
  }

  /** Takes what the server keeps. What is wrong with it is told, and the local copy used instead. */
  async load(sealed: Sealed): Promise<Trouble[]> {
    const troubles: Trouble[] = [];
    const newest = await this.newestOf(sealed, troubles);
    if (newest) {
      await this.room.trust.learn(newest);
      this.take(newest);
    }
    this.content.revision = sealed.revision;
    return troubles;
  }

  /** Remembers what was seen of a case. */
  put(line: IndexLine): void {
    this.cases.set(line.case, line);
    this.removed.delete(line.case);
    this.saveLater();
  }

  remove(case_: string): void {
    this.cases.delete(case_);
    this.removed.add(case_);
    this.saveLater();
  }

  setReceipts(on: boolean): void {
    this.receiptsSet = on;
    this.content.receipts = on;
    this.saveLater();
  }

  /** Writes what has changed now, if anything has. */
  async save(): Promise<void> {
    this.stop();
    this.saving = this.saving.then(() => this.write()).catch((error: unknown) => {
      this.changed = true;
      throw error;
    });
    const mine = this.saving;
    this.saving = mine.catch(() => {});
    return mine;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private saveLater(): void {
    this.changed = true;
    // Only a memory: what could not be written now is written with the next change.
    this.timer ??= setTimeout(() => void this.save().catch(() => {}), LATER);
  }

  private async write(): Promise<void> {
    while (this.changed && this.room.ring.isOpen) {
      this.changed = false;
      const sealed = await this.sealed();
      try {
        await this.room.town.put(`${this.path}/index`, { revision: sealed.revision, sealed: sealed.index });
        await this.keepCopy(sealed);
      } catch (error) {
        this.changed = true;
        if (!isProblem(error, 'post-index-moved')) {
          throw error;
        }
        await this.load(await this.room.town.get<WireMailbox>(this.path));
      }
    }
  }

  private async sealed(): Promise<{ revision: number; index: string }> {
    const keys = await this.room.ring.of(this.party);
    this.content = { ...this.content, ...(await this.room.trust.lesson()), versions: await this.versions(), revision: this.content.revision + 1 };
    const file = await sealIndex({ ...this.content, cases: this.lines }, keys.signer, keys.newest.keyset.seal);
    return { revision: this.content.revision, index: b64u(file) };
  }

  /** The newest versions that were seen of everybody in the list. */
  private async versions(): Promise<Record<string, number>> {
    const parties = new Set(this.lines.flatMap((line) => line.parties).filter((party) => kindOf(party) !== 'guest'));
    const seen = await Promise.all([...parties].map(async (party) => [party, await this.room.trust.seenVersion(party)] as const));
    return { ...this.content.versions, ...Object.fromEntries(seen.filter(([, version]) => version > 0)) };
  }

  private async newestOf(sealed: Sealed, troubles: Trouble[]): Promise<IndexContent | undefined> {
    const copy = await this.room.memory.get<{ revision: number; index: string }>(this.copyName);
    if (copy && copy.revision > sealed.revision) {
      troubles.push(troubleOf(new Refused('index-old', { revision: sealed.revision, seen: copy.revision })));
      return this.opened(copy);
    }
    if (sealed.index === null) {
      return undefined;
    }
    try {
      const opened = await this.opened({ revision: sealed.revision, index: sealed.index });
      await this.keepCopy({ revision: sealed.revision, index: sealed.index });
      return opened;
    } catch (error) {
      troubles.push(troubleOf(error instanceof Refused ? new Refused('index', {}, { cause: error }) : error));
      return copy && this.opened(copy).catch(() => undefined);
    }
  }

  private async opened({ revision, index }: { revision: number; index: string }): Promise<IndexContent> {
    const keys = await this.room.ring.of(this.party);
    const file = fromB64u(index);
    let refusal: unknown;
    // After a change of keys the index is still sealed to the keys before.
    for (const { root } of [...keys.all].reverse()) {
      try {
        const content = await openIndex(file, root, this.party, keys.signers);
        demand(content.revision === revision, 'index');
        return content;
      } catch (error) {
        refusal = error;
      }
    }
    throw refusal;
  }

  private keepCopy(copy: { revision: number; index: string }): Promise<void> {
    return this.room.memory.set(this.copyName, copy);
  }

  /** Joins what another device wrote with what we know: of each case what goes further. */
  private take({ cases, ...other }: IndexContent): void {
    for (const line of cases.filter((one) => !this.removed.has(one.case))) {
      this.cases.set(line.case, further(line, this.cases.get(line.case)));
    }
    const receipts = this.receiptsSet ?? other.receipts;
    this.content = { ...other, ...(receipts !== undefined && { receipts }) };
  }

  private get path(): string {
    return kindOf(this.party) === 'office' ? `/offices/${nameOf(this.party)}/mailbox` : '/mailbox';
  }

  private get copyName(): string {
    return `index/${this.party}`;
  }
}

function further(one: IndexLine, other: IndexLine | undefined): IndexLine {
  if (!other) {
    return one;
  }
  const further = other.seq >= one.seq ? other : one;
  return { ...further, read: Math.max(one.read, other.read) };
}
