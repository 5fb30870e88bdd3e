// Mailboxes: a person's own, and those of the offices they work in.

import { isProblem } from '../api.ts';
import { demand, Refused } from '../protocol/errors.ts';
import type { IndexLine } from '../protocol/index-file.ts';
import { kindOf, nameOf } from '../protocol/parties.ts';
import type { Cases, ReadCase } from './cases.ts';
import { download } from './downloads.ts';
import { drafts, removeDraft, saveDraft } from './drafts.ts';
import { IndexKeeper } from './index-keeper.ts';
import { filesOf, lineOf, shownCase, type KnownFile } from './lines.ts';
import { Listing } from './listing.ts';
import type { Names } from './names.ts';
import type { OwnKeys } from './ring.ts';
import type { Room } from './room.ts';
import type { Attachment, Begun, Case, CaseLine, Draft, Mailboxes, NewLetter, OnProgress, Party, Progress, Trouble } from './types.ts';
import type { WireCase, WireMailbox, WireMe } from './wire.ts';
import type { Beginning, Writer, Writing } from './writing.ts';

export class OwnMailboxes implements Mailboxes {
  private readonly room: Room;
  private readonly cases: Cases;
  private readonly writer: Writer;
  private readonly names: Names;
  private keepers = new Map<Party, IndexKeeper>();
  private loading = new Map<Party, Promise<IndexKeeper>>();
  /** In which mailbox a case was seen last. */
  private places = new Map<string, Party>();
  private read = new Map<string, { read: ReadCase; files: Map<string, KnownFile> }>();

  constructor(room: Room, cases: Cases, writer: Writer, names: Names) {
    this.room = room;
    this.cases = cases;
    this.writer = writer;
    this.names = names;
  }

  forget(): void {
    this.keepers.forEach((keeper) => keeper.stop());
    this.keepers = new Map();
    this.loading = new Map();
    this.places = new Map();
    this.read = new Map();
  }

  /** Writes every index that has changed; for the moment before a page goes. */
  async save(): Promise<void> {
    await Promise.all([...this.keepers.values()].map((keeper) => keeper.save()));
  }

  async list(mailbox: 'own' | Party, onUpdate: (lines: CaseLine[], progress?: Progress, troubles?: Trouble[]) => void): Promise<void> {
    const as = mailbox === 'own' ? this.room.ring.account.party : mailbox;
    const own = await this.room.ring.of(as);
    const wire = await this.room.town.get<WireMailbox>(mailboxPath(as));
    const keeper = this.keeper(as);
    const troubles = await keeper.load(wire);
    wire.cases.forEach((listed) => this.places.set(listed.case, as));
    await new Listing(wire.cases, keeper, own, this.cases, (lines, progress) => onUpdate(lines, progress, troubles)).run();
  }

  async open(case_: string, onProgress?: OnProgress): Promise<Case> {
    const { own, keeper } = await this.place(case_);
    const before = keeper.line(case_);
    const read = await this.cases.read(case_, own, undefined, before, onProgress);
    this.read.set(case_, { read, files: filesOf(read) });
    const line = lineOf(read, before);
    if (line && read.troubles.length === 0) {
      keeper.put({ ...line, read: Math.max(line.read, before?.read ?? 0) });
    }
    return { ...(await shownCase(read, own, this.names, await this.outbound(read))), ...(await this.officeKeys(read)) };
  }

  async markRead(case_: string): Promise<void> {
    const { keeper } = await this.place(case_);
    const line = keeper.line(case_);
    if (line && line.read < line.seq) {
      keeper.put({ ...line, read: line.seq });
    }
  }

  async write(to: string, letter: NewLetter, onProgress: OnProgress, signal?: AbortSignal, beginning?: Beginning): Promise<Begun> {
    const own = this.room.ring.account;
    const office = to.replace(/^office:/, '');
    const plan = async () => ({ own, office, others: [await this.room.trust.newest(`office:${office}`)], guests: [] });
    const begun = await this.writer.begin(plan, letter, onProgress, signal, beginning);
    await this.began(own.party, begun);
    return { case: begun.case, code: begun.code, earlier: begun.earlier };
  }

  async arrived(case_: string): Promise<Begun | undefined> {
    const code = await this.writer.codeOf(case_);
    return code === undefined ? undefined : { case: case_, code, earlier: true };
  }

  async reply(case_: string, letter: NewLetter, onProgress: OnProgress, signal?: AbortSignal): Promise<void> {
    await this.append(case_, letter, onProgress, signal);
  }

  /** As `reply`, in the mailbox of an office. */
  async replyAs(as: Party, case_: string, letter: NewLetter, onProgress: OnProgress): Promise<{ code: string }> {
    this.places.set(case_, as);
    return { code: await this.append(case_, letter, onProgress) };
  }

  async sendReceipt(case_: string, seq: number): Promise<void> {
    await this.append(case_, { kind: 'receipt', door: 'online', subject: '', body: '', files: [], receiptOf: seq }, () => {});
  }

  async download(case_: string, attachment: Attachment, onProgress: OnProgress): Promise<Blob> {
    if (!this.read.get(case_)?.files.has(attachment.id)) {
      await this.open(case_);
    }
    const { read, files } = this.read.get(case_) ?? {};
    const known = files?.get(attachment.id);
    demand(read && known, 'attachment-changed', { name: attachment.name });
    const key = await this.cases.key(read.wire, known.key, await this.room.ring.of(read.as));
    return download(this.room, known.facts, key.root, onProgress);
  }

  async close(case_: string, closed: boolean): Promise<void> {
    await this.room.town.post(`/cases/${case_}/status`, { status: closed ? 'closed' : 'open' });
  }

  async remove(case_: string): Promise<void> {
    const { own, keeper } = await this.place(case_);
    try {
      await this.room.town.delete(`/cases/${case_}?as=${encodeURIComponent(own.party)}`);
    } catch (error) {
      if (!isProblem(error, 'post-no-case')) {
        throw error;
      }
    }
    keeper.remove(case_);
    this.read.delete(case_);
  }

  drafts(): Promise<Draft[]> {
    return drafts(this.room);
  }

  saveDraft(draft: Draft): Promise<void> {
    return saveDraft(this.room, draft);
  }

  removeDraft(id: string): Promise<void> {
    return removeDraft(this.room, id);
  }

  async receipts(): Promise<boolean> {
    return (await this.loaded(this.room.ring.account.party)).receipts;
  }

  async setReceipts(on: boolean): Promise<void> {
    (await this.loaded(this.room.ring.account.party)).setReceipts(on);
  }

  /** A case that was begun here belongs into the list of its mailbox. */
  async began(as: Party, begun: { case: string; line: IndexLine }): Promise<void> {
    this.places.set(begun.case, as);
    (await this.loaded(as)).put(begun.line);
  }

  private async append(case_: string, writing: Writing, onProgress: OnProgress, signal?: AbortSignal): Promise<string> {
    const { own, keeper } = await this.place(case_);
    const before = keeper.line(case_);
    const read = await this.cases.read(case_, own, undefined, before);
    const written = await this.writer.reply(read, own, writing, onProgress, signal);
    this.read.delete(case_);
    // What others wrote in between is read when the case is opened next.
    const isNext = written.seq === (before?.seq ?? 0) + 1;
    if (isNext && before) {
      const isLoud = writing.kind !== 'receipt';
      const read_ = before.read === before.seq ? written.seq : before.read;
      keeper.put({ ...before, ...(isLoud && { from: written.from, time: written.time }), hash: written.hash, seq: written.seq, read: read_ });
    }
    return read.wire.code;
  }

  /** The office's keys that the case names: what its paper carries. */
  private async officeKeys({ wire, named }: ReadCase): Promise<Pick<Case, 'officeKeys'>> {
    const party = `office:${wire.office}`;
    const keyset = named.get(party);
    const proved = keyset && (await this.room.trust.find({ party, keyset }).catch(() => undefined));
    return proved ? { officeKeys: { version: proved.keyset.version, hash: proved.hash } } : {};
  }

  /** What the office whose mailbox it is sent by other doors. */
  private async outbound({ wire, as }: ReadCase): Promise<Case['outbound']> {
    return kindOf(as) === 'office' ? this.room.town.get(`/offices/${nameOf(as)}/outbound?case=${wire.case}`) : [];
  }

  /** The mailbox a case is read in: where it was seen last; else our own, else that of an office of ours. */
  private async place(case_: string): Promise<{ own: OwnKeys; keeper: IndexKeeper }> {
    const as = this.places.get(case_) ?? (await this.findPlace(case_));
    this.places.set(case_, as);
    return { own: await this.room.ring.of(as), keeper: await this.loaded(as) };
  }

  private async findPlace(case_: string): Promise<Party> {
    const { town, ring } = this.room;
    const { parties } = await town.get<WireCase>(`/cases/${case_}?limit=1`);
    const present = new Set(parties.filter(({ removed }) => !removed).map(({ party }) => party));
    const { offices } = await town.get<WireMe>('/me');
    const as = [ring.account.party, ...offices.map(({ slug }) => `office:${slug}`)].find((party) => present.has(party));
    if (as === undefined) {
      throw new Refused('no-case-key', { case: case_ });
    }
    return as;
  }

  private keeper(as: Party): IndexKeeper {
    const keeper = this.keepers.get(as) ?? new IndexKeeper(this.room, as);
    this.keepers.set(as, keeper);
    this.loading.set(as, this.loading.get(as) ?? Promise.resolve(keeper));
    return keeper;
  }

  /** A mailbox's memory, read from the server at first. */
  private loaded(as: Party): Promise<IndexKeeper> {
    const known = this.loading.get(as);
    if (known) {
      return known;
    }
    const loading = this.room.town.get<WireMailbox>(mailboxPath(as)).then(async (wire) => {
      const keeper = new IndexKeeper(this.room, as);
      await keeper.load(wire);
      this.keepers.set(as, keeper);
      return keeper;
    });
    this.loading.set(as, loading);
    loading.catch(() => this.loading.delete(as));
    return loading;
  }
}

function mailboxPath(as: Party): string {
  return kindOf(as) === 'office' ? `/offices/${nameOf(as)}/mailbox` : '/mailbox';
}
