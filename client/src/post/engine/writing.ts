// Writing: files first, then the letter, numbered and chained to the one before. Nothing is half
// sent: a letter is in its case as a whole or not at all, and sending it again changes nothing.

import { isProblem, Problem } from '../api.ts';
import { b64u, equal, type Bytes } from '../protocol/bytes.ts';
import { sealCaseKey, signCaseKey } from '../protocol/case-key.ts';
import { recipientOf } from '../protocol/age.ts';
import { newId, newRoot, timeOf } from '../protocol/derive.ts';
import { demand, Refused } from '../protocol/errors.ts';
import type { IndexLine } from '../protocol/index-file.ts';
import { letterHash, sealLetter, signLetter, type AttachmentFacts, type LetterContent } from '../protocol/letter.ts';
import { kindOf, sorted, type Addressee } from '../protocol/parties.ts';
import type { Cases, ReadCase } from './cases.ts';
import type { OwnKeys } from './ring.ts';
import type { Room } from './room.ts';
import type { Proved } from './trust.ts';
import type { NewLetter, OnProgress, Party } from './types.ts';
import { discard, isLost, uploadAll } from './uploads.ts';
import type { WireCase } from './wire.ts';

const RENUMBERINGS = 12;
const SENDINGS = 4;
/** What nobody is told of and what answers nothing. */
const SILENT = new Set(['receipt', 'note']);

/** A letter to be written; receipts come from the engine alone. */
export type Writing = NewLetter | { kind: 'receipt'; door: string; subject: ''; body: ''; files: []; receiptOf: number };

/** A case that begins: who takes part, and whom the first letter names beside them. */
export interface NewCase {
  own: OwnKeys;
  office: string;
  /** Everybody to whom the key is sealed at once, without ourselves. */
  others: Proved[];
  /** Guests, to whom it is sealed right after. */
  guests: Addressee[];
}

/** What is drawn once for a case that begins: whoever tries again after a cut goes on with it. */
export interface Beginning {
  readonly case: string;
  readonly letter: string;
  readonly root: Bytes;
  /** The files that are there already. */
  readonly files: Map<File, AttachmentFacts>;
  /** What was sent and may have arrived: sealed anew, it would be another letter. */
  sent?: { body: object; begun: Omit<BegunCase, 'code' | 'earlier'>; writing: Writing };
}

/** With a case of one's own: whoever loads the page anew after a cut looks for it before they begin again. */
export function newBeginning(case_ = newId()): Beginning {
  return { case: case_, letter: newId(), root: newRoot(), files: new Map() };
}

export interface BegunCase {
  case: string;
  code: string;
  /** Whether an earlier attempt had arrived, with another letter than this one. */
  earlier: boolean;
  /** The signed case key, and who holds it. */
  keyJws: string;
  line: IndexLine;
}

interface Placed {
  case: string;
  own: OwnKeys;
  key: number;
  recipient: string;
  to: Addressee[];
  seq: number;
  prev: string | undefined;
}

export class Writer {
  private readonly room: Room;
  private readonly cases: Cases;

  constructor(room: Room, cases: Cases) {
    this.room = room;
    this.cases = cases;
  }

  /** Begins a case with its key and its first letter. Safe to call again with the same `beginning`. */
  async begin(plan: () => Promise<NewCase>, writing: Writing, onProgress: OnProgress, signal?: AbortSignal, beginning?: Beginning): Promise<BegunCase> {
    const before = beginning && (await this.arrivedBefore(beginning, writing));
    if (before) {
      return before;
    }
    const drawn = beginning ?? newBeginning();
    const recipient = await recipientOf(drawn.root);
    const files = await uploadAll(this.room, writing.files, recipient, onProgress, signal, beginning?.files);
    return this.keepingFiles(files, async () => {
      for (let attempt = 1; ; attempt += 1) {
        signal?.throwIfAborted();
        try {
          return await this.beginWith(await plan(), drawn, recipient, writing, files);
        } catch (error) {
          // Somebody changed their keys a moment ago.
          if (!isProblem(error, 'post-party-key-moved') || attempt >= 3) {
            throw error;
          }
        }
      }
    }, beginning?.files);
  }

  /** The code of a case, where it has begun and we take part in it. */
  async codeOf(case_: string): Promise<string | undefined> {
    try {
      return (await this.room.town.get<WireCase>(`/cases/${case_}?limit=1`)).code;
    } catch (error) {
      if (error instanceof Problem && error.status === 404) {
        return undefined;
      }
      throw error;
    }
  }

  /** The answer to what was sent before, if it had arrived. */
  private async arrivedBefore(beginning: Beginning, writing: Writing): Promise<BegunCase | undefined> {
    const { sent } = beginning;
    if (!sent) {
      return undefined;
    }
    try {
      return await ((await isSame(sent.writing, writing)) ? this.sendBeginning(beginning, sent) : this.lookFor(sent));
    } catch (error) {
      if (mayHaveArrived(error)) {
        throw error;
      }
      return undefined;
    }
  }

  /** A letter that was changed since is not sent as it was: the case tells whether it had arrived. */
  private async lookFor({ begun }: NonNullable<Beginning['sent']>): Promise<BegunCase | undefined> {
    const code = await this.codeOf(begun.case);
    return code === undefined ? undefined : { ...begun, code, earlier: true };
  }

  private async sendBeginning(beginning: Beginning, sent: NonNullable<Beginning['sent']>): Promise<BegunCase> {
    beginning.sent = sent;
    try {
      const { code } = await this.sendSafely<{ code: string }>('/cases', sent.body);
      return { ...sent.begun, code, earlier: false };
    } catch (error) {
      if (!mayHaveArrived(error)) {
        delete beginning.sent;
      }
      throw error;
    }
  }

  private async beginWith({ own, office, others, guests }: NewCase, beginning: Beginning, recipient: string, writing: Writing, files: AttachmentFacts[]): Promise<BegunCase> {
    const { case: case_, root } = beginning;
    const self = { party: own.party, keyset: own.newest.hash };
    const named = [...others.map(({ party, hash }) => ({ party, keyset: hash })), ...guests];
    const keyJws = signCaseKey({ case: case_, version: 1, root, time: this.time(), to: [self, ...named] }, own.party, own.signer);
    const holders = [{ party: own.party, keyset: own.newest.keyset }, ...others];
    const wraps = await Promise.all(holders.map(async ({ party, keyset }) => ({
      party, keyset_version: keyset.version, sealed: b64u(await sealCaseKey(keyJws, keyset.seal)),
    })));
    const { wire, line } = await this.letter({ case: case_, own, key: 1, recipient, to: named, seq: 1, prev: undefined }, writing, files, beginning.letter);
    const body = { case: case_, office, key: { recipient, wraps }, letter: wire };
    return this.sendBeginning(beginning, { body, begun: { case: case_, keyJws, line }, writing });
  }

  /** Writes the next letter of a case; numbered anew when somebody was quicker. */
  async reply(read: ReadCase, own: OwnKeys, writing: Writing, onProgress: OnProgress, signal?: AbortSignal): Promise<IndexLine> {
    let current = read;
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const key = await this.cases.key(current.wire, current.wire.key_version, own);
      const files = await uploadAll(this.room, writing.files, key.recipient, onProgress, signal);
      const outcome = await this.keepingFiles(files, () => this.number(current, own, key.recipient, writing, files, signal));
      if ('line' in outcome) {
        return outcome.line;
      }
      // The key was changed: the files are sealed anew, like the letter.
      current = outcome.moved;
      await discard(this.room, files);
    }
    throw new Refused('case-busy');
  }

  private async number(read: ReadCase, own: OwnKeys, recipient: string, writing: Writing, files: AttachmentFacts[], signal?: AbortSignal): Promise<{ line: IndexLine } | { moved: ReadCase }> {
    let current = read;
    const id = newId();
    for (let attempt = 1; attempt <= RENUMBERINGS; attempt += 1) {
      signal?.throwIfAborted();
      demand(current.end === undefined || current.end.hash !== '', 'letter-unread', { seq: current.end?.seq ?? 0 });
      const { end, wire: { case: case_, key_version: key } } = current;
      const place = { case: case_, own, key, recipient, to: await this.addressees(current, own), seq: (end?.seq ?? 0) + 1, prev: end?.hash };
      const { wire, line } = await this.letter(place, writing, files, id);
      try {
        await this.sendSafely(`/cases/${case_}/letters`, wire);
        return { line };
      } catch (error) {
        if (!isProblem(error, 'post-case-moved', 'post-case-key-moved')) {
          throw error;
        }
        current = further(current, await this.cases.read(case_, own, end, end && { ...end, parties: [...current.named.keys()] }));
        if (current.wire.key_version !== key) {
          return { moved: current };
        }
      }
    }
    throw new Refused('case-busy');
  }

  /** Everybody else whom the case's statements name, with their newest keys; guests with those that were vouched for. */
  private async addressees({ named }: ReadCase, own: OwnKeys): Promise<Addressee[]> {
    const others = [...named].filter(([party]) => party !== own.party);
    return sorted(await Promise.all(others.map(async ([party, keyset]) => ({ party, keyset: await this.keysetOf(party, keyset) }))));
  }

  private async keysetOf(party: Party, named: string): Promise<string> {
    if (kindOf(party) === 'guest') {
      return named;
    }
    try {
      return (await this.room.trust.newest(party)).hash;
    } catch (error) {
      // Gone since: it is still named as it was known.
      if (error instanceof Problem && error.status === 404) {
        return named;
      }
      throw error;
    }
  }

  private async letter(place: Placed, writing: Writing, attachments: AttachmentFacts[], id: string) {
    const { own } = place;
    const content: Omit<LetterContent, 'v'> = {
      attachments, body: writing.body.replace(/\r\n?/g, '\n'), case: place.case, door: writing.door as LetterContent['door'], from: { party: own.party, keyset: own.newest.hash },
      id, key: place.key, kind: writing.kind, seq: place.seq, subject: writing.subject, time: this.time(), to: place.to,
      ...(place.prev !== undefined && { prev: place.prev }),
      ...('receiptOf' in writing && { receipt_of: writing.receiptOf }),
      ...('author' in writing && writing.author && kindOf(own.party) === 'office' && { author: writing.author }),
    };
    const jws = signLetter(content, own.signer);
    const sealed = b64u(await sealLetter(jws, place.recipient));
    const wire = {
      id, seq: place.seq, key: place.key, door: writing.door, silent: SILENT.has(writing.kind), sealed, attachments: attachments.map((file) => file.id),
      ...('received' in writing && writing.received && { received: writing.received }),
      ...(kindOf(own.party) === 'office' && { from: own.party }),
    };
    const parties = [own.party, ...place.to.map(({ party }) => party)].sort();
    const line: IndexLine = {
      case: place.case, from: own.party, hash: letterHash(jws), parties, read: place.seq, seq: place.seq, subject: writing.subject, time: content.time,
    };
    return { wire, line };
  }

  /** Sends the same again while the connection fails: the town keeps it once. */
  private async sendSafely<T>(path: string, body: object): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.room.town.post<T>(path, body);
      } catch (error) {
        if (!isLost(error) || attempt >= SENDINGS) {
          throw error;
        }
        await this.room.pause(400 * 2 ** attempt);
      }
    }
  }

  /** When the letter does not go out, its files are taken back; unless it may have gone out. */
  private async keepingFiles<T>(files: AttachmentFacts[], work: () => Promise<T>, arrived?: Map<File, AttachmentFacts>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!mayHaveArrived(error)) {
        await discard(this.room, files);
        arrived?.clear();
      }
      throw error;
    }
  }

  private time(): string {
    return timeOf(this.room.now());
  }
}

/** Whether the town may have kept what was sent: no answer came, or none of its own. */
function mayHaveArrived(error: unknown): boolean {
  return isLost(error) || (error instanceof Problem && error.status >= 500);
}

/** The same letter, as far as a person can tell. */
async function isSame(one: Writing, other: Writing): Promise<boolean> {
  const files = ({ files }: Writing) => files.map(({ name, size }) => `${size} ${name}`).join('\n');
  const isSameText = one.subject === other.subject && one.body === other.body && files(one) === files(other);
  const haveSame = isSameText ? await Promise.all(one.files.map((file, at) => hasSame(file, other.files[at]!))) : [false];
  return haveSame.every(Boolean);
}

const CHUNK = 1 << 20;

/** Whether two files of the same size have the same content. What cannot be read any more has not. */
async function hasSame(one: Blob, other: Blob): Promise<boolean> {
  const part = async (file: Blob, at: number) => new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer());
  try {
    for (let at = 0; one !== other && at < one.size; at += CHUNK) {
      if (!equal(await part(one, at), await part(other, at))) {
        return false;
      }
    }
    return true;
  } catch {
    return false;
  }
}

/** What was read, continued by what came since. */
function further(before: ReadCase, since: ReadCase): ReadCase {
  const named = new Map([...before.named, ...since.named]);
  return { ...since, letters: [...before.letters, ...since.letters], troubles: [...before.troubles, ...since.troubles], named };
}
