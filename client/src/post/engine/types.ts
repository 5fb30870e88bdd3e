// What the pages of the post ask of the engine: the part that holds keys, seals, opens, proves and
// talks to the town. Nothing here knows about pages.

import type { Beginning } from './writing.ts';

/** `account:ID`, `office:SLUG` or `guest:ID`. */
export type Party = string;

export interface OfficeName {
  slug: string;
  name: { de: string; en: string };
}

/** How far the person has come with their keys. */
export type AccountState =
  /** No mailbox yet: it has to be set up. */
  | 'none'
  /** There is one, and its root is sealed. */
  | 'locked'
  | 'open';

export interface Me {
  name: string;
  staff: boolean;
  state: AccountState;
  /** Ways that can unlock here, the most convenient first. */
  ways: ('device' | 'passkey' | 'passphrase' | 'recovery')[];
  offices: (OfficeName & { role: string; state: 'unfounded' | 'waiting' | 'member' | 'renew' })[];
  notice: { email: string; confirmed: boolean } | null;
  /** Whether the town sends mail at all. */
  mail: boolean;
  /** Requests to recover an office that this person can answer. */
  recoveries: number;
  quota: { used: number; limit: number };
}

/** A case in a mailbox's list. */
export interface CaseLine {
  case: string;
  code: string;
  /** The office whose case it is. */
  office: string;
  subject: string;
  /** Who wrote last. */
  from: Party;
  time: string;
  letters: number;
  unread: number;
  status: 'open' | 'closed';
  /** The day until which a closed case is kept. */
  deleteAfter?: string;
  /** Why it could not be read. */
  trouble?: Trouble;
}

/** Something the engine refused, with the code of its sentence: `post-refused-…`. */
export interface Trouble {
  code: string;
  args: Record<string, string | number>;
}

export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: number;
}

export interface Letter {
  id: string;
  seq: number;
  from: Party;
  author?: string;
  mine: boolean;
  kind: 'letter' | 'decision' | 'receipt' | 'paper' | 'note';
  door: string;
  subject: string;
  body: string;
  time: string;
  attachments: Attachment[];
  receiptOf?: number;
}

export interface Case {
  case: string;
  code: string;
  office: string;
  status: 'open' | 'closed';
  parties: { party: Party; name: string; removed: boolean }[];
  letters: Letter[];
  /** What was refused while reading: shown above the letters, never hidden. */
  troubles: Trouble[];
  /** 60 digits: the reader's mailbox and the other side. */
  safetyNumber: string;
  /** The office's keys that this case was proved with: what paper carries in its QR code (spec §8). */
  officeKeys?: { version: number; hash: string };
  /** The mailbox it was opened in. */
  as: Party;
  /** Guests who came by themselves: nobody has checked who they are. */
  unvouched: Party[];
  /** What the office sent by other doors, and how far it has come. */
  outbound: { id: string; door: string; address: string; state: 'queued' | 'sent' | 'failed'; at: string }[];
}

/** How far long work has come: bytes or things, done of all. */
export interface Progress {
  what: 'sealing' | 'sending' | 'receiving' | 'opening' | 'renewing';
  name?: string;
  done: number;
  all: number;
}
export type OnProgress = (progress: Progress) => void;

export interface NewLetter {
  kind: 'letter' | 'decision' | 'paper' | 'note';
  door: string;
  subject: string;
  body: string;
  files: File[];
  /** What an office's member is called in the letter. */
  author?: string;
  /** The day it came, where an office enters what was not written here: `2026-11-26`. */
  received?: string;
}

export interface Draft {
  id: string;
  to: string;
  case?: string;
  subject: string;
  body: string;
  changedAt: string;
  /** Why it cannot be read. */
  trouble?: Trouble;
}

export interface Account {
  me(): Promise<Me>;
  /** Makes a mailbox; nothing is sent before `confirm` was called with the code typed back. */
  setUp(passphrase: string): Promise<{ recoveryCode: string; confirm(typed: string): Promise<void> }>;
  unlockWithPassphrase(passphrase: string): Promise<void>;
  unlockWithPasskey(): Promise<void>;
  unlockWithDevice(): Promise<void>;
  unlockWithRecoveryCode(code: string): Promise<void>;
  changePassphrase(passphrase: string): Promise<void>;
  /** A new recovery code in place of the old one. */
  newRecoveryCode(): Promise<{ recoveryCode: string; confirm(typed: string): Promise<void> }>;
  addPasskey(): Promise<void>;
  removeWay(id: string): Promise<void>;
  ways(): Promise<{ id: string; kind: string; createdAt: string }[]>;
  trustDevice(trust: boolean): Promise<void>;
  isTrustedDevice(): Promise<boolean>;
  /** New root and keys; cases are sealed to them anew. */
  rotate(passphrase: string, onProgress: OnProgress): Promise<{ recoveryCode: string }>;
  lock(): Promise<void>;
  /** 30 digits and the keyset's hash. */
  ownSafetyNumber(): { digits: string; hash: string; version: number };
  /** Looks through the record for keys of this account that it did not make. */
  watchOwnKeys(onProgress: OnProgress): Promise<{ upTo: number; strangers: number[] }>;
  setNotice(email: string | null): Promise<void>;
}

/** A case that began. */
export interface Begun {
  case: string;
  code: string;
  /** Whether an earlier attempt had arrived, with another letter than this one. */
  earlier: boolean;
}

export interface Mailboxes {
  /**
   * The list at once, then again with each new letter that was opened. `as`: `own`, or an office.
   * Troubles are about the list as a whole; those of a case stand in its line.
   */
  list(as: 'own' | Party, onUpdate: (lines: CaseLine[], progress?: Progress, troubles?: Trouble[]) => void): Promise<void>;
  open(case_: string, onProgress?: OnProgress): Promise<Case>;
  markRead(case_: string): Promise<void>;
  /** Opens a case with its first letter; safe to call again with the same `beginning`. */
  write(to: string, letter: NewLetter, onProgress: OnProgress, signal?: AbortSignal, beginning?: Beginning): Promise<Begun>;
  /** A case that an earlier attempt may have opened: where it is there, it arrived. */
  arrived(case_: string): Promise<Begun | undefined>;
  /** Writes within a case; when somebody else was quicker, it is numbered anew. */
  reply(case_: string, letter: NewLetter, onProgress: OnProgress, signal?: AbortSignal): Promise<void>;
  sendReceipt(case_: string, seq: number): Promise<void>;
  download(case_: string, attachment: Attachment, onProgress: OnProgress): Promise<Blob>;
  close(case_: string, closed: boolean): Promise<void>;
  remove(case_: string): Promise<void>;
  drafts(): Promise<Draft[]>;
  saveDraft(draft: Draft): Promise<void>;
  removeDraft(id: string): Promise<void>;
  /** Whether this person sends read receipts (kept in the index). */
  receipts(): Promise<boolean>;
  setReceipts(on: boolean): Promise<void>;
}

export interface Team {
  office: string;
  epoch: number | null;
  holds: boolean;
  renew: boolean;
  leavers: number;
  /** 30 digits of the office's newest keys, and their keyset's hash; empty where it has none. */
  fingerprint: string;
  keyset: string;
  members: { name: string; role: string; account: string | null; holds: number | null; safetyNumber?: string; me: boolean }[];
  /** `ready`: could hold a share. `held`: has one of the newest keys. */
  holders: { holder: string; name: string | null; ready: boolean; held: boolean }[];
  steps: { change: string; role?: string; by: string; epoch: number; time: string; index: number }[];
  recovery: { id: string; reason: string; given: number } | null;
  doors: { number: number; door: string; fingerprint: string; since: string }[];
}

export interface Offices {
  offices(): Promise<(OfficeName & { description: { de: string; en: string }; reachable: boolean })[]>;
  /** 30 digits of an office's newest keys, proved now. */
  safetyNumber(office: string): Promise<string>;
  team(office: string): Promise<Team>;
  found(office: string): Promise<void>;
  admit(office: string, account: string): Promise<void>;
  /** A new epoch, and new keys for all open cases. */
  renew(office: string, onProgress: OnProgress): Promise<void>;
  askRecovery(office: string, reason: string): Promise<void>;
  recoveries(): Promise<{ id: string; office: string; reason: string; holder: string; askedBy: { name: string; role: string; safetyNumber: string } }[]>;
  giveShare(id: string): Promise<void>;
  refuseRecovery(id: string): Promise<void>;
  /** Joins the shares when two are there and begins a new epoch. */
  finishRecovery(office: string, id: string, onProgress: OnProgress): Promise<void>;
  /** A case with somebody who has no account; link and PIN for two ways. */
  writeToGuest(office: string, letter: NewLetter, days: number, onProgress: OnProgress): Promise<{ case: string; code: string; link: string; pin: string }>;
  /** A case for a paper letter that came in, or for somebody who only reads paper. */
  recordPaper(office: string, letter: NewLetter, onProgress: OnProgress): Promise<{ case: string; code: string }>;
  /** Gives another office all keys of a case that is read in this office's mailbox. */
  letIn(office: string, case_: string, other: string): Promise<void>;
  inbound(office: string): Promise<{ id: string; door: string; size: number; receivedAt: string; reference: string }[]>;
}

export interface Guest {
  /** What the guest shows the town in other places, once the case is open: `Guest ID.ACCESS`. */
  authorization(): Promise<string>;
  open(secret: string, pin: string): Promise<Case>;
  reply(letter: NewLetter, onProgress: OnProgress): Promise<void>;
  download(attachment: Attachment, onProgress: OnProgress): Promise<Blob>;
}

export type Door = 'openpgp' | 'fit-connect';

/** A key of an office for another system. As strong as that system's standard: not quantum-safe. */
export interface DoorKey {
  number: number;
  door: Door;
  /** Hex, as GnuPG shows it; of FIT-Connect keys the key's id. */
  fingerprint: string;
  since: string;
  /** When it was ended: it still opens what was sealed to it, and nothing new is. */
  ended?: string;
  quantumSafe: false;
}

export interface OfficeDoors {
  /** The office's address for OpenPGP mail, absent when the town sends no mail. */
  address?: string;
  /** Absent when the town does not take part. */
  fitConnect?: { environment: 'test' | 'production'; destination?: string };
  keys: DoorKey[];
}

/** Somebody's OpenPGP key that can be written to. */
export interface MailKey {
  fingerprint: string;
  userIds: string[];
  armored: string;
  expires?: string;
}

export interface NewMail {
  /** The case it belongs to; a new one is begun when absent. */
  case?: string;
  to: string;
  key: MailKey;
  subject: string;
  body: string;
  files: File[];
  /** What the clerk is called in the case's letter. */
  author?: string;
}

export interface OpenedMail {
  /** As the letter says: only as true as the signature. */
  from: string;
  subject: string;
  body: string;
  files: File[];
  /** Empty where the mail names none. */
  time: string;
  /**
   * `unchecked`: signed, and nobody looked for the sender's key. `unknown`: signed by a key that
   * could not be found. `bad`: changed on the way, or not by them.
   */
  signature: 'good' | 'unchecked' | 'unknown' | 'bad' | 'none';
  signedBy?: string;
}

/** Where an authority receives submissions, with keys whose certificates were checked. */
export interface Destination {
  id: string;
  /** The holder of the certificate. */
  holder: string;
  environment: 'test' | 'production';
  services: { name: string; identifier: string; schemas: { uri: string; mimeType: string }[] }[];
  /** Checked by the engine; pages hand it back. */
  keys: { encryption: object; signing: object[] };
}

export interface NewSubmission {
  case?: string;
  destination: Destination;
  service: { name: string; identifier: string };
  schema: { uri: string; mimeType: 'application/json' | 'application/xml' };
  /** The application's data, JSON or XML as `schema` says. */
  data: string;
  subject: string;
  files: File[];
  /** An address for the answer; without one the authority answers by post. */
  replyTo?: string;
  author?: string;
}

export interface OpenedSubmission {
  submission: string;
  destination: string;
  schema: { uri: string; mimeType: string };
  data: string;
  files: File[];
  /** How the sender wants the answer, as the metadata name it; absent: by post. */
  replyChannel?: { kind: string; address?: string };
  sender?: string;
}

/** What became of a submission that the office sent. */
export interface SubmissionEvent {
  event: 'submitted' | 'notified' | 'forwarded' | 'accepted' | 'rejected' | 'deleted' | 'created';
  time: string;
  problems: string[];
  /** Whether the other side's signature is right and it received what was sent. */
  proved: boolean;
}

/** Doors to other systems. Everything is sealed and opened here; the town carries it. */
export interface Doors {
  of(office: string): Promise<OfficeDoors>;
  /** Makes a key; its private part is sealed to the office. */
  makeKey(office: string, door: Door): Promise<DoorKey>;
  endKey(office: string, number: number): Promise<void>;
  /** What has to be handed in to get a certificate for the newest FIT-Connect keys, as JWK set. */
  publicKeys(office: string, number: number): Promise<string>;

  /** Keys that the mail domain publishes for an address. */
  findMailKeys(address: string): Promise<MailKey[]>;
  /** A key that somebody handed over, as file or text. */
  readMailKey(armored: string): Promise<MailKey>;
  /** Keeps the letter in the case and sends it as OpenPGP mail. */
  writeMail(office: string, mail: NewMail, onProgress: OnProgress): Promise<{ case: string; code: string }>;
  /** Opens a mail. Only `withKey` asks the sender's domain for their key: it learns of it that the mail is read. */
  openMail(office: string, inbound: string, withKey?: boolean): Promise<OpenedMail>;

  destination(office: string, id: string): Promise<Destination>;
  sendSubmission(office: string, submission: NewSubmission, onProgress: OnProgress): Promise<{ case: string; code: string }>;
  openSubmission(office: string, inbound: string): Promise<OpenedSubmission>;
  /** Tells the sender that it was accepted, or why not, signed by the office. */
  answer(office: string, inbound: string, verdict: { accept: true } | { accept: false; reason: string }): Promise<void>;
  events(office: string, outbound: string): Promise<SubmissionEvent[]>;
  /** Takes what came in from the door, though it belongs into no case: the town deletes it after thirty days. */
  putAway(office: string, inbound: string): Promise<void>;

  /** Puts what came in into a case, as a letter of the office; a new case when absent. */
  keep(
    office: string,
    inbound: string,
    opened: OpenedMail | OpenedSubmission,
    case_: string | undefined,
    onProgress: OnProgress,
  ): Promise<{ case: string; code: string }>;
}

/** A note as it lies in the town. */
export interface SealedNote {
  id: string;
  office: string;
  /** The version of the office's keys that it is sealed to. */
  epoch: number;
  /** An age file, b64u. */
  sealed: string;
}

export interface NewNote {
  author: string;
  text: string;
  /** A letter that is proposed to a second person. */
  letter?: { subject: string; body: string; files: File[] };
}

export interface CaseNote extends NewNote {
  id: string;
  office: string;
  /** Empty where it could not be read. */
  time: string;
  trouble?: Trouble;
}

/** What an office notes for itself: no key of the case opens it. */
export interface Notes {
  seal(office: string, case_: string, note: NewNote): Promise<SealedNote>;
  open(case_: string, notes: SealedNote[]): Promise<CaseNote[]>;
}

export interface Engine {
  account: Account;
  mailboxes: Mailboxes;
  offices: Offices;
  doors: Doors;
  notes: Notes;
}
