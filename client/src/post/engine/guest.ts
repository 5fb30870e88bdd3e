// The engine of somebody without an account (spec §10): one case, opened by link and PIN.

import { guestAccess, guestRoot } from '../protocol/guest.ts';
import { demand, Refused } from '../protocol/errors.ts';
import { keysOf } from '../protocol/keyset.ts';
import type { Cases, ReadCase, Seen } from './cases.ts';
import { download } from './downloads.ts';
import { filesOf, lineOf, shownCase, type KnownFile } from './lines.ts';
import type { Names } from './names.ts';
import { OwnKeys } from './ring.ts';
import type { Room } from './room.ts';
import type { Attachment, Case, Guest, NewLetter, OnProgress } from './types.ts';
import type { Writer } from './writing.ts';

interface WireGuest {
  guest: string;
  /** Nothing until they have opened it. */
  case: string | null;
  office: string | null;
  expires_at: string;
}

interface Opened {
  own: OwnKeys;
  read: ReadCase;
  files: Map<string, KnownFile>;
}

export class OwnGuest implements Guest {
  private readonly room: Room;
  private readonly cases: Cases;
  private readonly writer: Writer;
  private readonly names: Names;
  private readonly guest: string;
  private opened: Opened | undefined;

  constructor(room: Room, cases: Cases, writer: Writer, names: Names, guest: string) {
    this.room = room;
    this.cases = cases;
    this.writer = writer;
    this.names = names;
    this.guest = guest;
  }

  async authorization(): Promise<string> {
    this.demandOpen();
    return this.room.town.authorization ?? '';
  }

  async open(secret: string, pin: string): Promise<Case> {
    const { town } = this.room;
    const party = `guest:${this.guest}`;
    const root = await guestRoot(this.guest, secret.replace(/^#/, ''), pin);
    town.authorization = `Guest ${this.guest}.${guestAccess(root)}`;
    const { case: case_ } = await town.get<WireGuest>('/guest');
    demand(case_, 'guest-no-case');
    return this.reread(new OwnKeys(party, [await keysOf(root, party, 1)]), case_);
  }

  async reply(letter: NewLetter, onProgress: OnProgress): Promise<void> {
    const { own, read } = this.demandOpen();
    await this.writer.reply(read, own, { ...letter, door: 'link' }, onProgress);
    await this.reread(own, read.wire.case);
  }

  async download(attachment: Attachment, onProgress: OnProgress): Promise<Blob> {
    const { own, read, files } = this.demandOpen();
    const known = files.get(attachment.id);
    demand(known, 'attachment-changed', { name: attachment.name });
    const key = await this.cases.key(read.wire, known.key, own);
    return download(this.room, known.facts, key.root, onProgress);
  }

  private async reread(own: OwnKeys, case_: string): Promise<Case> {
    const name = `guest/${own.party}`;
    const seen = await this.room.memory.get<Seen>(name);
    const read = await this.cases.read(case_, own, undefined, seen);
    this.opened = { own, read, files: filesOf(read) };
    const line = lineOf(read, undefined);
    if (line && read.troubles.length === 0) {
      await this.room.memory.set(name, { seq: line.seq, hash: line.hash, parties: line.parties } satisfies Seen);
    }
    return shownCase(read, own, this.names);
  }

  private demandOpen(): Opened {
    if (!this.opened) {
      throw new Refused('locked');
    }
    return this.opened;
  }
}
