// Reading a case: its keys, and its letters one after the other, each proved and in its place.

import { fromB64u } from '../protocol/bytes.ts';
import { openCaseKey, verifyCaseKey, type OpenedCaseKey } from '../protocol/case-key.ts';
import { demandNotCut, LetterChain, type Link } from '../protocol/chain.ts';
import { demand, Refused } from '../protocol/errors.ts';
import { openLetter, verifyLetter, type LetterContent, type OpenedLetter } from '../protocol/letter.ts';
import type { Signers } from '../protocol/jws.ts';
import { signersOf } from '../protocol/keyset.ts';
import { kindOf, nameOf, type Addressee, type Reader } from '../protocol/parties.ts';
import { Breath, type Room } from './room.ts';
import type { OwnKeys } from './ring.ts';
import { keepRefusal, troubleOf, troubleOfLetter } from './troubles.ts';
import type { OnProgress, Party, Trouble } from './types.ts';
import type { WireCase, WireLetter } from './wire.ts';

const PAGE = 200;

export interface ReadLetter {
  content: LetterContent;
  hash: string;
  /** A receipt is no news; what the server says of it does not count. */
  silent: boolean;
}

/** A case as far as it was read. */
export interface ReadCase {
  wire: WireCase;
  as: Party;
  letters: ReadLetter[];
  troubles: Trouble[];
  /** The last letter; what the next one must follow on. */
  end: Link | undefined;
  /** All whom some signed statement of the case names, with the keysets that it names. */
  named: Map<Party, string>;
  /** Who takes part for all that was known before. */
  known: ReadonlySet<Party>;
}

/** What was seen of a case before. */
export interface Seen extends Link {
  parties: Party[];
}

export class Cases {
  private readonly room: Room;
  private readonly keys = new Map<string, OpenedCaseKey>();
  /** Who takes part in a case for all that we believed of it so far. */
  private readonly inside = new Map<string, Set<Party>>();
  /** The keysets of the guests among them: in another case the same guest may have others. */
  private readonly guests = new Map<string, Map<Party, string>>();

  constructor(room: Room) {
    this.room = room;
  }

  lock(): void {
    this.keys.clear();
    this.inside.clear();
    this.guests.clear();
  }

  /** The keys of a case are asked for anew. */
  forget(case_: string): void {
    [...this.keys.keys()].filter((name) => name.startsWith(`${case_} `)).forEach((name) => this.keys.delete(name));
  }

  /**
   * Reads the letters behind `from` as `own`, or all of them. What is refused stands among the
   * troubles; `seen` is what was seen of the case before.
   */
  async read(case_: string, held: OwnKeys, from: Link | undefined, seen?: Seen, onProgress?: OnProgress): Promise<ReadCase> {
    let page = await this.page(case_, from?.seq ?? 0);
    const own = await this.upToDate(page, held);
    const read: ReadCase = { wire: page, as: own.party, letters: [], troubles: [], end: from, named: new Map(), known: new Set(from ? seen?.parties : []) };
    const chain = new LetterChain(from);
    this.note(read, () => demandNotCut(seen?.seq ?? 0, page.last_seq));
    this.letIn(case_, own, seen?.parties ?? []);
    let readTo = 0;
    const breath = new Breath();
    for (;;) {
      for (const letter of page.letters) {
        readTo = await this.readKeys(page, own, read, readTo, letter.key);
        await this.readLetter(letter, page, own, chain, read);
        onProgress?.({ what: 'opening', done: letter.seq, all: page.last_seq });
        await breath.take();
      }
      const last = page.letters.at(-1)?.seq;
      if (last === undefined || last >= page.last_seq || page.letters.length < PAGE) {
        break;
      }
      page = await this.page(case_, last);
    }
    await this.readKeys(page, own, read, readTo, page.key_version);
    read.end = chain.end;
    read.letters.sort((one, other) => one.content.seq - other.content.seq);
    this.note(read, () => demandEnd(chain, page.last_seq));
    this.note(read, () => demandSeen(read, seen));
    this.noteStrangers(read);
    return read;
  }

  /** A colleague may have renewed the office's keys since ours were opened. */
  private async upToDate({ keys }: WireCase, own: OwnKeys): Promise<OwnKeys> {
    const { party, newest } = own;
    const isBehind = keys.some(({ wraps }) => wraps.some((wrap) => wrap.party === party && wrap.keyset_version > newest.keyset.version));
    if (!isBehind || kindOf(party) !== 'office') {
      return own;
    }
    this.room.ring.forget(nameOf(party));
    return this.room.ring.of(party);
  }

  /** The key of a version, for this reader. Those before it come first: they say who may have made it. */
  async key(wire: Pick<WireCase, 'case' | 'keys'>, version: number, own: OwnKeys): Promise<OpenedCaseKey> {
    const before = wire.keys.filter((one) => one.version < version).sort((one, other) => one.version - other.version);
    for (const older of before) {
      // One that is refused is told where its letters are read.
      await this.oneKey(wire, older.version, own).catch(keepRefusal([]));
    }
    return this.oneKey(wire, version, own);
  }

  private async oneKey(wire: Pick<WireCase, 'case' | 'keys'>, version: number, own: OwnKeys): Promise<OpenedCaseKey> {
    const name = `${wire.case} ${version} ${own.party}`;
    const known = this.keys.get(name);
    if (known) {
      return known;
    }
    const shown = wire.keys.find((one) => one.version === version);
    const wrap = shown?.wraps.find(({ party }) => party === own.party);
    const keys = wrap && own.at(wrap.keyset_version);
    if (!shown || !wrap || !keys) {
      throw new Refused('no-case-key', { case: wire.case });
    }
    const { jws, claimed } = await openCaseKey(fromB64u(wrap.sealed), keys.root);
    demandMaker(claimed.from.party, version, own.party, this.insiders(wire.case, own));
    const signers = await this.signersOfKey(claimed.from, wire.case, own);
    const opened = await verifyCaseKey(jws, { case: wire.case, version }, own.reader, signers);
    demand(opened.recipient === shown.recipient, 'case-key', { case: wire.case, version });
    this.introduce(wire.case, own, opened.statement.to);
    this.keys.set(name, opened);
    return opened;
  }

  private insiders(case_: string, { party }: OwnKeys): ReadonlySet<Party> {
    return this.inside.get(`${case_} ${party}`) ?? new Set();
  }

  private letIn(case_: string, own: OwnKeys, parties: Iterable<Party>): void {
    this.inside.set(`${case_} ${own.party}`, new Set([...this.insiders(case_, own), ...parties]));
  }

  /** Lets in whom a statement names that is believed. A guest keeps the keys that were named first. */
  private introduce(case_: string, own: OwnKeys, named: Addressee[]): void {
    const guests = this.guestsOf(case_, own);
    const known = named.filter(({ party, keyset }) => kindOf(party) !== 'guest' || (guests.get(party) ?? keyset) === keyset);
    known.filter(({ party }) => kindOf(party) === 'guest').forEach(({ party, keyset }) => guests.set(party, keyset));
    this.room.trust.introduce(known);
    this.letIn(case_, own, known.map(({ party }) => party));
  }

  private guestsOf(case_: string, { party }: OwnKeys): Map<Party, string> {
    const name = `${case_} ${party}`;
    const guests = this.guests.get(name) ?? new Map<Party, string>();
    this.guests.set(name, guests);
    return guests;
  }

  private page(case_: string, after: number): Promise<WireCase> {
    return this.room.town.get<WireCase>(`/cases/${case_}?after=${after}&limit=${PAGE}&bodies=1`);
  }

  /**
   * The keys up to a version, before the letters under it: they name the parties. One that is
   * refused is told, its letters too. Says how far they are read.
   */
  private async readKeys(wire: WireCase, own: OwnKeys, read: ReadCase, readTo: number, to: number): Promise<number> {
    for (const { version } of wire.keys.filter((one) => one.version > readTo && one.version <= to)) {
      try {
        name(read, (await this.key(wire, version, own)).statement.to);
      } catch (error) {
        read.troubles.push(troubleOfLetter(error, `office:${wire.office}`));
      }
    }
    return Math.max(readTo, to);
  }

  private async readLetter(wire: WireLetter, page: WireCase, own: OwnKeys, chain: LetterChain, read: ReadCase): Promise<void> {
    let opened: OpenedLetter | undefined;
    try {
      const key = await this.key(page, wire.key, own);
      opened = await this.opened(wire, key);
      const { hash, jws, claimed } = opened;
      demand(claimed.from.party === wire.from, 'signer');
      demandKnown(read, wire.from);
      const content = verifyLetter(jws, { case: page.case, key: wire.key }, readerOf(own, key), await this.signersFor(claimed.from, page.case, own));
      this.believe(content, page.case, own, read);
      this.place({ content, hash, silent: content.kind === 'receipt' }, wire.seq, chain, read);
    } catch (error) {
      chain.skip(wire.seq, opened?.hash);
      read.troubles.push(troubleOfLetter(error, wire.from));
    }
  }

  /** Whom a letter names takes part, if an office wrote it or we did: others let nobody in. */
  private believe({ from, to }: LetterContent, case_: string, own: OwnKeys, read: ReadCase): void {
    const letsIn = kindOf(from.party) === 'office' || from.party === own.party;
    const named = letsIn ? [...to, from] : [from];
    this.introduce(case_, own, named);
    name(read, named);
  }

  /** A letter that is believed is shown even in a wrong place, but only once. */
  private place(letter: ReadLetter, shown: number, chain: LetterChain, read: ReadCase): void {
    this.note(read, () => chain.follow(letter.content, letter.hash, shown));
    if (read.letters.every(({ hash }) => hash !== letter.hash)) {
      read.letters.push(letter);
    }
  }

  private async opened(wire: WireLetter, key: OpenedCaseKey): Promise<OpenedLetter> {
    try {
      return await openLetter(fromB64u(wire.sealed ?? ''), key.root);
    } catch (cause) {
      const isDamaged = cause instanceof Refused && ['post-refused-sealed', 'post-refused-form'].includes(cause.code);
      throw isDamaged ? new Refused('letter-unread', { seq: wire.seq }, { cause }) : cause;
    }
  }

  private async signersFor(from: Addressee, case_: string, own: OwnKeys): Promise<Signers> {
    if (from.party === own.party) {
      return own.signers;
    }
    const isOther = kindOf(from.party) === 'guest' && this.guestsOf(case_, own).get(from.party) !== from.keyset;
    demand(!isOther, 'guest-keys', { party: from.party });
    return signersOf((await this.room.trust.find(from)).keyset);
  }

  /** A guest who opens a case brings their keyset themself: nobody vouches for them. */
  private async signersOfKey(from: Addressee, case_: string, own: OwnKeys): Promise<Signers> {
    const isNew = kindOf(from.party) === 'guest' && from.party !== own.party && !this.guestsOf(case_, own).has(from.party);
    if (!isNew) {
      return this.signersFor(from, case_, own);
    }
    this.room.trust.introduce([from]);
    return signersOf((await this.room.trust.find(from)).keyset);
  }

  /** Where no key could be read, nobody is known, and that is told already. */
  private noteStrangers(read: ReadCase): void {
    if (read.named.size > 0) {
      read.wire.parties.forEach(({ party }) => this.note(read, () => demandKnown(read, party)));
    }
  }

  private note(read: ReadCase, check: () => void): void {
    try {
      check();
    } catch (error) {
      read.troubles.push(troubleOf(error));
    }
  }
}

/** An office that another one let in reads what was written to the offices that were there before (spec §6). */
function readerOf(own: OwnKeys, { statement: { from, to } }: OpenedCaseKey): Reader {
  const isByOffice = kindOf(own.party) === 'office' && kindOf(from.party) === 'office';
  const offices = to.map(({ party }) => party).filter((party) => kindOf(party) === 'office');
  return { ...own.reader, ...(isByOffice && { fellows: new Set(offices) }) };
}

/**
 * Whose key of a case is believed: one's own, and that of an office that took part before. The first
 * is made by who opens the case: offices hear from anybody, people and guests from offices only.
 */
function demandMaker(maker: Party, version: number, own: Party, inside: ReadonlySet<Party>): void {
  const opens = version === 1 && (kindOf(maker) === 'office' || kindOf(own) === 'office');
  const mayMake = opens ? inside.size === 0 || inside.has(maker) : kindOf(maker) === 'office' && inside.has(maker);
  demand(maker === own || mayMake, 'case-key-maker', { party: maker });
}

/** Only who was let in by somebody inside takes part, whatever the server says. */
function demandKnown({ named, known, as }: ReadCase, party: Party): void {
  demand(party === as || named.has(party) || known.has(party), 'party-unknown', { party });
}

function name(read: ReadCase, parties: Addressee[]): void {
  parties.forEach(({ party, keyset }) => read.named.set(party, keyset));
}

/** The letters must reach as far as the server says the case does. */
function demandEnd(chain: LetterChain, last: number): void {
  const end = chain.end?.seq ?? 0;
  demand(end >= last, 'letter-missing', { from: end + 1, to: last });
}

/** The letter that was the last one before must still be the same. */
function demandSeen({ letters }: ReadCase, seen: Link | undefined): void {
  const again = letters.find(({ content }) => content.seq === seen?.seq);
  demand(!again || again.hash === seen?.hash, 'letter-changed', { seq: seen?.seq ?? 0 });
}
