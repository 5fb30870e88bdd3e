// Notes of an office (spec §13): sealed and opened here, kept by the town's interface of cases.

import { b64u, fromB64u } from '../protocol/bytes.ts';
import { newId, timeOf } from '../protocol/derive.ts';
import { demand } from '../protocol/errors.ts';
import { openNote, sealNote, type NoteContent } from '../protocol/note.ts';
import type { Room } from './room.ts';
import { troubleOf } from './troubles.ts';
import type { CaseNote, NewNote, Notes, SealedNote } from './types.ts';

export class OwnNotes implements Notes {
  private readonly room: Room;

  constructor(room: Room) {
    this.room = room;
  }

  async seal(office: string, case_: string, { author, text, letter }: NewNote): Promise<SealedNote> {
    // Who left knows the keys of before: what is sealed is sealed to the newest.
    this.room.ring.forget(office);
    const own = await this.room.ring.office(office);
    const id = newId();
    const content: NoteContent = {
      author, case: case_, id, office, text, time: timeOf(this.room.now()), v: 1, ...(letter && { letter: await carried(letter) }),
    };
    const { keyset } = own.newest;
    return { id, office, epoch: keyset.version, sealed: b64u(await sealNote(content, own.signer, keyset.seal)) };
  }

  /** What cannot be opened or is not believed is there with its trouble: a gap shows. */
  open(case_: string, notes: SealedNote[]): Promise<CaseNote[]> {
    return Promise.all(notes.map((note) => this.one(case_, note)));
  }

  private async one(case_: string, { id, office, epoch, sealed }: SealedNote): Promise<CaseNote> {
    try {
      const own = await this.room.ring.office(office);
      const keys = own.at(epoch);
      demand(keys, 'office-behind', { party: own.party });
      const { author, text, time, letter } = await openNote(fromB64u(sealed), keys.root, { case: case_, id, office }, own.signers);
      return { id, office, author, text, time, ...(letter && { letter: unpacked(letter) }) };
    } catch (error) {
      return { id, office, author: '', text: '', time: '', trouble: troubleOf(error) };
    }
  }
}

type Letter = NonNullable<NewNote['letter']>;
type Carried = NonNullable<NoteContent['letter']>;

async function carried({ subject, body, files }: Letter): Promise<Carried> {
  const all = files.map(async (file) => ({ bytes: b64u(new Uint8Array(await file.arrayBuffer())), name: file.name, type: file.type }));
  return { body, files: await Promise.all(all), subject };
}

function unpacked({ subject, body, files }: Carried): Letter {
  return { subject, body, files: files.map(({ bytes, name, type }) => new File([fromB64u(bytes)], name, { type })) };
}
