// Checkpoints of the public record: C2SP signed-note, tlog-checkpoint and tlog-cosignature.

import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, equal, fromB64, hex, utf8, type Bytes } from './bytes.ts';
import { demand, refusing } from './errors.ts';

const LOG = 0x01;
const WITNESS = 0x04;
const SIGNATURE_LINES_LIMIT = 100;

/** Whose cosignatures are asked for, and how many of them. */
export interface Witnesses {
  /** vkeys of witnesses. */
  keys: string[];
  atLeast: number;
}

export const NO_WITNESSES: Witnesses = { keys: [], atLeast: 0 };

export interface Checkpoint {
  size: number;
  root: Bytes;
  note: string;
}

interface NoteKey {
  name: string;
  id: Bytes;
  key: Bytes;
}

/** Reads a checkpoint signed by the record's key and by enough witnesses. */
export function readCheckpoint(note: string, recordKey: string, witnesses: Witnesses = NO_WITNESSES): Checkpoint {
  const { body, lines } = readNote(note);
  const log = readKey(recordKey, LOG);
  const [origin, size, root] = body.split('\n');
  demand(origin === log.name, 'record-key', { record: log.name });
  demand(lines.some((line) => isSignedBy(line, log, utf8(body))), 'record-key', { record: log.name });
  const seen = witnesses.keys.filter((key) => isWitnessedBy(lines, readKey(key, WITNESS), body)).length;
  demand(seen >= witnesses.atLeast, 'witnesses', { seen, demanded: witnesses.atLeast });
  demand(size && /^(0|[1-9]\d{0,15})$/.test(size) && Number.isSafeInteger(Number(size)), 'checkpoint');
  const hash = refusing('checkpoint', () => fromB64(root ?? ''));
  demand(hash.length === 32, 'checkpoint');
  return { size: Number(size), root: hash, note };
}

interface SignatureLine {
  name: string;
  bytes: Bytes;
}

function readNote(note: string): { body: string; lines: SignatureLine[] } {
  demand(typeof note === 'string' && note.length <= 64 * 1024, 'checkpoint');
  const end = note.lastIndexOf('\n\n');
  demand(end > 0 && note.endsWith('\n'), 'checkpoint');
  const written = note.slice(end + 2, -1).split('\n');
  demand(written.length <= SIGNATURE_LINES_LIMIT, 'checkpoint');
  return { body: note.slice(0, end + 1), lines: written.map(readLine) };
}

function readLine(line: string): SignatureLine {
  const [, name, signature] = /^\u2014 ([^ +]+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
  demand(name && signature, 'checkpoint');
  return { name, bytes: refusing('checkpoint', () => fromB64(signature)) };
}

/** Reads a vkey: `<name>+<id>+<Base64 of type and key>`. */
function readKey(vkey: string, type: number): NoteKey {
  const [, name, id, encoded] = /^([^ +]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(vkey.trim()) ?? [];
  demand(name && id && encoded, 'record-key', { record: vkey.slice(0, 80) });
  const bytes = refusing('record-key', () => fromB64(encoded), { record: name });
  const digest = sha256(concat(utf8(`${name}\n`), bytes)).subarray(0, 4);
  demand(bytes.length === 33 && bytes[0] === type && hex(digest) === id, 'record-key', { record: name });
  return { name, id: concat(digest), key: concat(bytes.subarray(1)) };
}

function isFrom({ name, bytes }: SignatureLine, key: NoteKey, length: number): boolean {
  return name === key.name && bytes.length === length && equal(bytes.subarray(0, 4), key.id);
}

function isSignedBy(line: SignatureLine, key: NoteKey, message: Uint8Array): boolean {
  return isFrom(line, key, 4 + 64) && isValid(line.bytes.subarray(4), message, key.key);
}

function isWitnessedBy(lines: SignatureLine[], key: NoteKey, body: string): boolean {
  return lines.some((line) => {
    if (!isFrom(line, key, 4 + 8 + 64)) {
      return false;
    }
    const time = new DataView(line.bytes.buffer, line.bytes.byteOffset + 4).getBigUint64(0);
    return isValid(line.bytes.subarray(12), utf8(`cosignature/v1\ntime ${time}\n${body}`), key.key);
  });
}

function isValid(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    return false;
  }
}
