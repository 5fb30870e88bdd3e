// What an office notes for itself about a case (spec §13): signed by the office, sealed to the office.

import { text, utf8, type Bytes } from './bytes.ts';
import { is, isB64u, isId, isList, isShaped, isText, isTime, shaped } from './canonical.ts';
import { demand } from './errors.ts';
import { open, seal } from './age.ts';
import { JWS_LIMIT, sign, verify, type Signer, type Signers } from './jws.ts';
import { pad, unpad } from './padding.ts';

/** A file in a note, as a whole: notes are short. */
export interface NoteFile {
  bytes: string;
  name: string;
  type: string;
}

export interface NoteContent {
  /** What the member of the office is called. */
  author: string;
  case: string;
  id: string;
  /** A letter that is proposed: it is sent once a second person agreed. */
  letter?: { body: string; files: NoteFile[]; subject: string };
  /** The office whose note it is. */
  office: string;
  text: string;
  time: string;
  v: 1;
}

export async function sealNote(note: NoteContent, signer: Signer, recipient: string): Promise<Bytes> {
  readNote(note);
  const jws = sign('allmende-note+jws', note, signer);
  demand(jws.length <= JWS_LIMIT, 'note-size');
  return seal(pad(utf8(jws)), recipient);
}

/** Opens a note and believes it: by one of the office's own keysets, about this case. */
export async function openNote(file: Uint8Array, root: Uint8Array, expected: { case: string; id: string; office: string }, signers: Signers): Promise<NoteContent> {
  const jws = text(unpad(await open(file, root), JWS_LIMIT));
  const note = readNote(verify(jws, 'allmende-note+jws', signers).payload);
  demand(note.case === expected.case && note.id === expected.id && note.office === expected.office, 'note-elsewhere');
  return note;
}

const isFile = isShaped({ bytes: isB64u, name: isText, type: isText });
const isLetter = isShaped({ body: isText, files: isList(isFile), subject: isText });
const isSlug = (value: unknown) => typeof value === 'string' && /^[a-z0-9-]{1,64}$/.test(value);

function readNote(value: unknown): NoteContent {
  return shaped<NoteContent>(
    value,
    { author: isText, case: isId, id: isId, office: isSlug, text: isText, time: isTime, v: is(1) },
    { letter: isLetter },
  );
}
