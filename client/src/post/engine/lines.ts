// What pages see of cases and letters.

import type { IndexLine } from '../protocol/index-file.ts';
import type { AttachmentFacts, LetterContent } from '../protocol/letter.ts';
import { kindOf } from '../protocol/parties.ts';
import { jointSafetyNumber, safetyNumber } from '../protocol/safety.ts';
import type { ReadCase, ReadLetter } from './cases.ts';
import type { Names } from './names.ts';
import type { OwnKeys } from './ring.ts';
import type { Case, CaseLine, Letter, Party, Trouble } from './types.ts';
import type { WireListed } from './wire.ts';

/** So many characters of a subject are remembered: an index has room for many cases. */
const SUBJECT = 200;

/** Text of strangers for one line: nothing that turns the reading around, hides, or breaks the line. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '').trim();
}

/** What the index remembers of a case that was read; `before` is what it remembered until now. */
export function lineOf(read: ReadCase, before: IndexLine | undefined): IndexLine | undefined {
  const { end, letters, as } = read;
  const loud = letters.filter(({ silent }) => !silent).at(-1)?.content;
  const shown = before && !loud ? before : loud && { from: loud.from.party, time: loud.time };
  if (!end || end.hash === '' || !shown) {
    return undefined;
  }
  const parties = [...new Set([as, ...read.named.keys(), ...(before?.parties ?? [])])].sort();
  const subject = before?.subject ?? oneLine(letters[0]?.content.subject ?? '').slice(0, SUBJECT);
  const { from, time } = shown;
  return { case: read.wire.case, from, hash: end.hash, parties, read: readUpTo(letters, as, before), seq: end.seq, subject, time };
}

/** What we wrote ourselves, and receipts, count as read when everything before them is. */
function readUpTo(letters: ReadLetter[], as: Party, before: IndexLine | undefined): number {
  return letters.reduce((read, { content, silent }) => {
    const isNext = content.seq === read + 1;
    return isNext && (silent || content.from.party === as) ? content.seq : read;
  }, before?.read ?? 0);
}

export function shownLine(listed: WireListed, line: IndexLine | undefined, trouble?: Trouble): CaseLine {
  const { case: case_, code, office, status, last_seq: last, delete_after: deleteAfter } = listed;
  return {
    case: case_,
    code,
    office,
    subject: line?.subject ?? '',
    from: line?.from ?? `office:${office}`,
    time: line?.time ?? '',
    letters: Math.max(last, line?.seq ?? 0),
    unread: Math.max(0, last - (line?.read ?? 0)),
    status,
    ...(deleteAfter !== undefined && { deleteAfter }),
    ...(trouble && { trouble }),
  };
}

/** A case that the list remembers and the server shows no more. */
export function missingLine(line: IndexLine, trouble: Trouble): CaseLine {
  const office = line.parties.find((party) => party.startsWith('office:'))?.slice('office:'.length) ?? '';
  const { case: case_, subject, from, time, seq } = line;
  return { case: case_, code: '', office, subject, from, time, letters: seq, unread: 0, status: 'closed', trouble };
}

export function shownLetter(content: LetterContent, as: Party): Letter {
  const { id, seq, from, author, kind, door, subject, body, time, attachments, receipt_of: receiptOf } = content;
  return {
    id,
    seq,
    from: from.party,
    ...(author !== undefined && { author: oneLine(author) }),
    mine: from.party === as,
    kind,
    door,
    subject: oneLine(subject),
    body,
    time,
    attachments: attachments.map(({ sha256: _, ...shown }) => ({ ...shown, name: oneLine(shown.name) })),
    ...(receiptOf !== undefined && { receiptOf }),
  };
}

/** A case as pages show it. */
export async function shownCase(read: ReadCase, own: OwnKeys, names: Names, outbound: Case['outbound'] = []): Promise<Case> {
  const { case: case_, code, office, status, parties } = read.wire;
  return {
    case: case_,
    code,
    office,
    status,
    parties: await Promise.all(parties.map(async (one) => ({ ...one, name: await names.of(one.party) }))),
    letters: read.letters.map(({ content }) => shownLetter(content, own.party)),
    troubles: read.troubles,
    safetyNumber: safetyNumberOf(read, own),
    as: own.party,
    unvouched: unvouchedIn(read),
    outbound,
  };
}

/** The guest who wrote the first letter, for whom nobody vouches; all guests, where it cannot be read. */
function unvouchedIn({ letters, named }: ReadCase): Party[] {
  const guests = [...named.keys()].filter((party) => kindOf(party) === 'guest');
  const first = letters.find(({ content }) => content.seq === 1)?.content.from.party;
  return first === undefined ? guests : guests.filter((party) => party === first);
}

/** What a letter says of an attachment, and the version of the case key that it is sealed to. */
export interface KnownFile {
  facts: AttachmentFacts;
  key: number;
}

export function filesOf({ letters }: ReadCase): Map<string, KnownFile> {
  return new Map(letters.flatMap(({ content }) => content.attachments.map((facts) => [facts.id, { facts, key: content.key }])));
}

/** Of the reader's mailbox and the other side: the office for people, the first other party for offices. */
function safetyNumberOf({ named, wire }: ReadCase, own: OwnKeys): string {
  const others = [...named].filter(([party]) => party !== own.party);
  const other = others.find(([party]) => party === `office:${wire.office}`) ?? others.sort()[0];
  const mine = safetyNumber(own.party, own.newest.hash);
  return other ? jointSafetyNumber(mine, safetyNumber(other[0], other[1])) : mine;
}
