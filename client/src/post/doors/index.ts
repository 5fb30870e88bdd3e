// The doors to other systems: what is sealed and opened here, the town only carries.

import type { JWK } from 'jose';
import type {
  Destination,
  Door,
  DoorKey,
  Doors,
  MailKey,
  NewLetter,
  NewMail,
  NewSubmission,
  OfficeDoors,
  OnProgress,
  OpenedMail,
  OpenedSubmission,
  SubmissionEvent,
} from '../engine/types.ts';
import { b64u, fromB64u, text, utf8 } from '../protocol/bytes.ts';
import { Refused } from '../protocol/errors.ts';
import { addressesOf, plainAddress } from './address.ts';
import type { FetchedSubmission, Tags } from './fit-connect.ts';
import type { Needs } from './needs.ts';

export type { Needs } from './needs.ts';

/** The type of JSON that may be as large as a file: the town waits for it as for an upload. */
const LARGE = 'application/vnd.allmende.sealed+json';

/** The doors, with what they need of the engine. */
export function doors(needs: Needs): Doors {
  return {
    of: (office) => doorsOf(needs, office),
    makeKey: (office, door) => makeKey(needs, office, door),
    endKey: async (office, number) => void (await needs.call('DELETE', `/offices/${office}/door-keys/${number}`)),
    publicKeys: async (office, number) => (await keyOf(needs, office, number)).public_key,
    findMailKeys: (address) => findMailKeys(needs, address),
    readMailKey: async (armored) => (await (await openpgp()).usableKeys(armored))[0] as MailKey,
    writeMail: (office, mail, onProgress) => writeMail(needs, office, mail, onProgress),
    openMail: (office, inbound, withKey = false) => openMail(needs, office, inbound, withKey),
    destination: (office, id) => destination(needs, office, id),
    sendSubmission: (office, submission, onProgress) => sendSubmission(needs, office, submission, onProgress),
    openSubmission: (office, inbound) => openSubmission(needs, office, inbound),
    answer: (office, inbound, verdict) => answer(needs, office, inbound, verdict),
    putAway: async (office, inbound) => void (await needs.call('POST', `/offices/${office}/inbound/${inbound}/done`, {})),
    events: (office, outbound) => events(needs, office, outbound),
    keep: (office, inbound, opened, case_, onProgress) => keep(needs, office, inbound, opened, case_, onProgress),
  };
}

/** The two large parts are loaded when a clerk first uses such a door. */
const openpgp = () => import('./openpgp.ts');
const fitConnect = () => import('./fit-connect.ts');

/** A door key as the town keeps it. */
interface KeptKey {
  number: number;
  door: Door;
  fingerprint: string;
  public_key: string;
  epoch: number;
  sealed: string;
  since: string;
  ended_at?: string;
}

interface KeptDoors {
  address: string | null;
  fit_connect: { environment: 'test' | 'production'; destination: string | null } | null;
  keys: KeptKey[];
}

async function keptDoors({ call }: Needs, office: string): Promise<KeptDoors> {
  return (await call('GET', `/offices/${office}/door-keys`)).json() as Promise<KeptDoors>;
}

async function doorsOf(needs: Needs, office: string): Promise<OfficeDoors> {
  const { address, fit_connect: fitConnect, keys } = await keptDoors(needs, office);
  return {
    keys: keys.map(shown),
    ...(address !== null && { address }),
    ...(fitConnect !== null && {
      fitConnect: {
        environment: fitConnect.environment,
        ...(fitConnect.destination !== null && { destination: fitConnect.destination }),
      },
    }),
  };
}

function shown({ number, door, fingerprint, since, ended_at: ended }: KeptKey): DoorKey {
  return { number, door, fingerprint, since, quantumSafe: false, ...(ended !== undefined && { ended }) };
}

async function keyOf(needs: Needs, office: string, number: number): Promise<KeptKey> {
  const key = (await keptDoors(needs, office)).keys.find((kept) => kept.number === number);
  if (key === undefined) {
    throw new Refused('door-key-missing');
  }
  return key;
}

/** What is sealed of a door's key: which one it is, so that none can be passed off as another. */
interface PrivatePart {
  door: Door;
  fingerprint: string;
  office: string;
  private: string;
  revocation?: string;
  type: 'door-key';
  v: 1;
}

async function makeKey(needs: Needs, office: string, door: Door): Promise<DoorKey> {
  const made = door === 'openpgp' ? await newMailKey(needs, office) : await newSubmissionKeys();
  const { fingerprint, publicKey, privateKey, revocation } = made;
  const part: PrivatePart = {
    door,
    fingerprint,
    office,
    private: privateKey,
    ...(revocation !== undefined && { revocation }),
    type: 'door-key',
    v: 1,
  };
  const { epoch, sealed } = await needs.seal(office, utf8(JSON.stringify(part)));
  const body = { door, fingerprint, public_key: publicKey, sealed: b64u(sealed), epoch };
  const kept = await needs.call('POST', `/offices/${office}/door-keys`, body);
  return shown((await kept.json()) as KeptKey);
}

interface MadeKey {
  fingerprint: string;
  publicKey: string;
  privateKey: string;
  revocation?: string;
}

async function newMailKey(needs: Needs, office: string): Promise<MadeKey> {
  const { address } = await keptDoors(needs, office);
  if (address === null) {
    throw new Refused('no-mail');
  }
  return (await openpgp()).makeMailKey(await needs.nameOf(office), address);
}

async function newSubmissionKeys(): Promise<MadeKey> {
  const { fingerprint, publicKeys, privateKeys } = await (await fitConnect()).makeSubmissionKeys();
  return { fingerprint, publicKey: publicKeys, privateKey: privateKeys };
}

/** The private parts of a door's keys, the newest first: ended ones still open what came before. */
async function privateParts(needs: Needs, office: string, door: Door): Promise<{ kept: KeptKey; secret: string }[]> {
  const keys = (await keptDoors(needs, office)).keys.filter((kept) => kept.door === door);
  const parts = keys.sort((one, other) => other.number - one.number).map((kept) => privatePart(needs, office, kept));
  return Promise.all(parts);
}

async function privatePart(needs: Needs, office: string, kept: KeptKey): Promise<{ kept: KeptKey; secret: string }> {
  const plain = await needs.unseal(office, kept.epoch, fromB64u(kept.sealed));
  const part = JSON.parse(text(plain)) as PrivatePart;
  const isRight = part.type === 'door-key' && part.office === office && part.door === kept.door;
  if (!isRight || part.fingerprint !== kept.fingerprint) {
    throw new Refused('door-key-swapped', { fingerprint: kept.fingerprint });
  }
  return { kept, secret: part.private };
}

/** The one that new things are made with. */
async function newestSecret(needs: Needs, office: string, door: Door): Promise<string> {
  const current = (await privateParts(needs, office, door)).find(({ kept }) => kept.ended_at === undefined);
  if (current === undefined) {
    throw new Refused('door-key-missing');
  }
  return current.secret;
}

async function findMailKeys(needs: Needs, address: string): Promise<MailKey[]> {
  const plain = plainAddress(address);
  const answer = await needs.call('GET', `/openpgp/keys?address=${encodeURIComponent(plain)}`);
  const { keys } = (await answer.json()) as { keys: string[] };
  const { usableKeys } = await openpgp();
  const usable = await Promise.all(keys.map((armored) => usableKeys(armored).catch(() => [])));
  return usable.flat().filter(({ userIds }) => addressesOf(userIds).includes(plain.toLowerCase()));
}

async function writeMail(needs: Needs, office: string, mail: NewMail, onProgress: OnProgress) {
  const { address } = await keptDoors(needs, office);
  if (address === null) {
    throw new Refused('no-mail');
  }
  onProgress({ what: 'sealing', done: 0, all: 1 });
  const { sealMail } = await openpgp();
  const { to, key, subject, body, files } = mail;
  const message = await sealMail({ from: address, to, subject, body, files, time: new Date() }, key, await newestSecret(needs, office, 'openpgp'));
  const kept = await needs.keepLetter(office, mail.case, letterOf('openpgp', mail), onProgress);
  const outbound = { id: needs.newId(), case: kept.case, to: plainAddress(to), message };
  await needs.call('POST', `/offices/${office}/mail`, outbound, LARGE);
  return kept;
}

function letterOf(door: Door, { subject, body, files, author }: { subject: string; body: string; files: File[]; author?: string }): NewLetter {
  return { kind: 'letter', door, subject, body, files, ...(author !== undefined && { author }) };
}

async function openMail(needs: Needs, office: string, inbound: string, withKey: boolean): Promise<OpenedMail> {
  const raw = new Uint8Array(await (await needs.call('GET', `/offices/${office}/inbound/${inbound}`)).arrayBuffer());
  const secrets = (await privateParts(needs, office, 'openpgp')).map(({ secret }) => secret);
  const { openMail: open } = await openpgp();
  return open(raw, secrets, withKey ? (address) => findMailKeys(needs, address) : undefined);
}

/** A destination as the town fetched it, with the roots that the town's operator configured. */
interface FetchedDestination {
  id: string;
  environment: 'test' | 'production';
  roots: string;
  services: Destination['services'];
  encryption: JWK;
  signing: JWK[];
}

async function destination(needs: Needs, office: string, id: string): Promise<Destination> {
  const path = `/offices/${office}/fit-connect/destinations/${encodeURIComponent(id)}`;
  const fetched = (await (await needs.call('GET', path)).json()) as FetchedDestination;
  await demandPinned(needs, fetched);
  const { certified } = await fitConnect();
  const holder = await certified(fetched, fetched.roots);
  const { environment, services, encryption, signing } = fetched;
  return { id, holder, environment, services, keys: { encryption, signing } };
}

/** The roots of an environment are believed when first seen, and no others from then on. */
async function demandPinned(needs: Needs, { environment, roots }: Pick<FetchedDestination, 'environment' | 'roots'>) {
  const digest = await crypto.subtle.digest('SHA-256', utf8(roots.replace(/\s+/g, '')));
  const seen = b64u(new Uint8Array(digest));
  const pinned = await needs.pin(`fit-connect-roots-${environment}`);
  if (pinned !== undefined && pinned !== seen) {
    throw new Refused('certificate-roots-changed');
  }
  await needs.setPin(`fit-connect-roots-${environment}`, seen);
}

/** What a letter keeps of a submission that was sent: with it the authority's receipt is checked. */
interface Receipt {
  destination: string;
  sent: Tags;
}

async function sendSubmission(needs: Needs, office: string, submission: NewSubmission, onProgress: OnProgress) {
  const { sealSubmission, tagsOf } = await fitConnect();
  const { schema, data, files, replyTo, destination: to, service } = submission;
  onProgress({ what: 'sealing', done: 0, all: 1 });
  const author = await needs.nameOf(office);
  const plain = { schema, data, files, author, ...(replyTo !== undefined && { replyTo }) };
  const sealed = await sealSubmission(plain, to.keys.encryption as JWK);
  const id = needs.newId();
  const receipt: Receipt = { destination: to.id, sent: tagsOf(sealed) };
  const kept = await needs.keepLetter(office, submission.case, submissionLetter(submission, id, receipt), onProgress);
  const outbound = { id, case: kept.case, destination: to.id, service, ...sealed };
  await needs.call('POST', `/offices/${office}/fit-connect/submissions`, outbound, LARGE);
  return kept;
}

function submissionLetter(submission: NewSubmission, id: string, receipt: Receipt): NewLetter {
  const json = new File([JSON.stringify(receipt)], receiptName(id), { type: 'application/json' });
  const end = submission.schema.mimeType === 'application/json' ? 'json' : 'xml';
  const data = new File([submission.data], `submission.${end}`, { type: submission.schema.mimeType });
  const { subject, files, service, author } = submission;
  const body = `${submission.destination.holder}\n${service.name}`;
  return letterOf('fit-connect', { subject, body, files: [...files, data, json], ...(author !== undefined && { author }) });
}

function receiptName(outbound: string): string {
  return `fit-connect-${outbound}.json`;
}

async function fetched(needs: Needs, office: string, inbound: string): Promise<FetchedSubmission> {
  return (await needs.call('GET', `/offices/${office}/inbound/${inbound}`)).json() as Promise<FetchedSubmission>;
}

async function openSubmission(needs: Needs, office: string, inbound: string): Promise<OpenedSubmission> {
  const { openSubmission: open } = await fitConnect();
  const sealed = await fetched(needs, office, inbound);
  return open(sealed, await allSecrets(needs, office));
}

/** All of an office's FIT-Connect keys as one set: what was sealed to an older one still opens. */
async function allSecrets(needs: Needs, office: string): Promise<string> {
  const sets = (await privateParts(needs, office, 'fit-connect')).map(({ secret }) => JSON.parse(secret) as { keys: JWK[] });
  return JSON.stringify({ keys: sets.flatMap(({ keys }) => keys) });
}

async function answer(needs: Needs, office: string, inbound: string, verdict: { accept: true } | { accept: false; reason: string }) {
  const { answerEvent } = await fitConnect();
  const secret = await newestSecret(needs, office, 'fit-connect');
  const set = await answerEvent(await fetched(needs, office, inbound), verdict, secret);
  await needs.call('POST', `/offices/${office}/inbound/${inbound}/event`, { set });
}

/** The events of a submission as the town fetched them. */
interface FetchedEvents extends FetchedDestination {
  case: string;
  submission: string;
  events: string[];
  service: JWK[];
}

async function events(needs: Needs, office: string, outbound: string): Promise<SubmissionEvent[]> {
  const { certified, readEvents } = await fitConnect();
  const path = `/offices/${office}/fit-connect/submissions/${outbound}/events`;
  const log = (await (await needs.call('GET', path)).json()) as FetchedEvents;
  await demandPinned(needs, log);
  await certified(log, log.roots);
  const receipt = await receiptOf(needs, log.case, outbound);
  const about = { submission: log.submission, destination: receipt.destination, sent: receipt.sent };
  return readEvents(log.events, about, { destination: log.signing, service: log.service });
}

async function receiptOf(needs: Needs, case_: string, outbound: string): Promise<Receipt> {
  const { letters } = await needs.openCase(case_);
  // The office's own letter keeps it: others could send a file of that name.
  const file = letters.filter(({ mine }) => mine).flatMap(({ attachments }) => attachments).find(({ name }) => name === receiptName(outbound));
  if (file === undefined) {
    throw new Refused('submission-receipt');
  }
  return JSON.parse(await (await needs.download(case_, file)).text()) as Receipt;
}

async function keep(
  needs: Needs,
  office: string,
  inbound: string,
  opened: OpenedMail | OpenedSubmission,
  case_: string | undefined,
  onProgress: OnProgress,
) {
  const letter = 'from' in opened ? mailLetter(opened) : receivedLetter(opened);
  const kept = await needs.keepLetter(office, case_, letter, onProgress);
  await needs.call('POST', `/offices/${office}/inbound/${inbound}/done`, { case: kept.case });
  return kept;
}

function mailLetter({ from, subject, body, files, time, signature, signedBy }: OpenedMail): NewLetter {
  const head = [from, time, `OpenPGP: ${signature}${signedBy === undefined ? '' : ` ${signedBy}`}`].join('\n');
  return letterOf('openpgp', { subject, body: `${head}\n\n${body}`, files });
}

function receivedLetter({ submission, schema, data, files, sender }: OpenedSubmission): NewLetter {
  const end = schema.mimeType === 'application/json' ? 'json' : 'xml';
  const content = new File([data], `submission.${end}`, { type: schema.mimeType });
  const body = [sender ?? '', schema.uri, submission].join('\n').trim();
  return letterOf('fit-connect', { subject: `FIT-Connect ${submission}`, body, files: [content, ...files] });
}
