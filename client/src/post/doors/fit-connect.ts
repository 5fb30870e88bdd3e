// FIT-Connect, the administration's way to send applications: submissions sealed for one authority,
// opened with the office's own key, and answered by signed events. Metadata by schema 2.1.0.

import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { OpenedSubmission, SubmissionEvent } from '../engine/types.ts';
import { Refused } from '../protocol/errors.ts';
import { plainAddress } from './address.ts';
import { certifiedHolder, rootsOf } from './certificates.ts';
import { MAX_MEBIBYTES, MAX_MESSAGE } from './limits.ts';
import { open, SEAL, SIGN, seal, signEvent, strongKey, verifiedEvent } from './pinned.ts';

export const METADATA = 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json';
const EVENTS = 'https://schema.fitko.de/fit-connect/events/';
const encoder = new TextEncoder();

export interface NewSubmissionKeys {
  /** The id of the key that seals. */
  fingerprint: string;
  /** JWK sets: what goes to the authority that certifies, and what stays sealed in the office. */
  publicKeys: string;
  privateKeys: string;
}

/** A sealed submission as it travels: every part a JWE of its own. */
export interface SealedSubmission {
  metadata: string;
  data: string;
  attachments: { id: string; content: string }[];
}

/** The last segment of each JWE: what an event says was received. */
export interface Tags {
  metadata: string;
  data: string;
  attachments: Record<string, string>;
}

/** What the town fetched from the delivery service, sealed as it was sent. */
export interface FetchedSubmission extends SealedSubmission {
  destination: string;
  submission: string;
  case: string;
  /** The event log so far, as signed tokens. */
  events: string[];
}

/** An office's pair of keys: one to seal to it, one to verify what it signs; 4096 bits each. */
export async function makeSubmissionKeys(): Promise<NewSubmissionKeys> {
  const sealing = await pair(SEAL);
  const signing = await pair(SIGN);
  const publicKeys = [
    { ...publicPart(sealing), alg: SEAL, key_ops: ['wrapKey'] },
    { ...publicPart(signing), alg: SIGN, key_ops: ['verify'] },
  ];
  const privateKeys = [
    { ...sealing, alg: SEAL, key_ops: ['unwrapKey'] },
    { ...signing, alg: SIGN, key_ops: ['sign'] },
  ];
  return {
    fingerprint: sealing.kid ?? '',
    publicKeys: JSON.stringify({ keys: publicKeys }),
    privateKeys: JSON.stringify({ keys: privateKeys }),
  };
}

async function pair(alg: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { modulusLength: 4096, extractable: true });
  return { ...(await exportJWK(privateKey)), kid: crypto.randomUUID() };
}

function publicPart({ kty, n, e, kid }: JWK): JWK {
  return { kty, n, e, kid };
}

/** Checks the certificates of a destination's keys up to the pinned roots; names their holder. */
export async function certified(
  { encryption, signing }: { encryption: JWK; signing: JWK[] },
  rootsPem: string,
  now = new Date(),
): Promise<string> {
  const roots = rootsOf(rootsPem);
  strongKey(encryption, SEAL);
  const holder = await certifiedHolder(encryption, 'keyEncipherment', roots, now);
  for (const key of signing) {
    strongKey(key, SIGN);
    await certifiedHolder(key, 'digitalSignature', roots, now);
  }
  return holder;
}

export interface PlainSubmission {
  schema: { uri: string; mimeType: string };
  data: string;
  files: File[];
  replyTo?: string;
  /** The office that sends. */
  author: string;
}

/** Seals data, files and the metadata that hold their hashes, each by itself. */
export async function sealSubmission(submission: PlainSubmission, to: JWK): Promise<SealedSubmission> {
  const size = submission.files.reduce((sum, file) => sum + file.size, submission.data.length);
  if (size > MAX_MESSAGE) {
    throw new Refused('submission-too-large', { limit: MAX_MEBIBYTES });
  }
  const data = encoder.encode(submission.data);
  const files = await Promise.all(submission.files.map(async (file) => ({ file, id: crypto.randomUUID(), content: await bytes(file) })));
  const metadata = await metadataOf(submission, data, files);
  return {
    metadata: await seal(encoder.encode(JSON.stringify(metadata)), to, 'application/json'),
    data: await seal(data, to, submission.schema.mimeType),
    attachments: await Promise.all(files.map(async ({ id, content, file }) => ({ id, content: await seal(content, to, mimeType(file)) }))),
  };
}

interface Part {
  file: File;
  id: string;
  content: Uint8Array;
}

/** The metadata of schema 2.1.0. */
async function metadataOf(submission: PlainSubmission, data: Uint8Array, files: Part[]): Promise<object> {
  const attachments = files.map(async ({ file, id, content }) => ({
    attachmentId: id,
    purpose: 'attachment',
    filename: file.name,
    mimeType: mimeType(file),
    hash: await sha512(content),
  }));
  const { uri, mimeType: type } = submission.schema;
  return {
    $schema: METADATA,
    contentStructure: {
      data: { hash: await sha512(data), submissionSchema: { schemaUri: uri, mimeType: type } },
      attachments: await Promise.all(attachments),
    },
    ...(submission.replyTo !== undefined && { replyChannel: { eMail: { address: plainAddress(submission.replyTo) } } }),
    author: {
      name: submission.author,
      product: { name: 'Allmende', version: '1', manufacturer: 'Allmende' },
    },
  };
}

/** Opens a submission and compares every part with the hash in its metadata. */
export async function openSubmission(fetched: FetchedSubmission, privateKeys: string): Promise<OpenedSubmission> {
  const keys = keysOf(privateKeys);
  const metadata = metadataIn((await open(fetched.metadata, keys)).plain);
  const { plain: data } = await open(fetched.data, keys);
  await demandHash(data, metadata.contentStructure.data.hash.content);
  const files = await Promise.all(metadata.contentStructure.attachments.map((named) => openedFile(named, fetched, keys)));
  if (files.length !== fetched.attachments.length) {
    throw new Refused('submission-attachments');
  }
  const { schemaUri, mimeType: type } = metadata.contentStructure.data.submissionSchema;
  const [kind, channel] = Object.entries(metadata.replyChannel ?? {})[0] ?? [];
  return {
    submission: fetched.submission,
    destination: fetched.destination,
    schema: { uri: schemaUri, mimeType: type },
    data: new TextDecoder().decode(data),
    files,
    ...(kind !== undefined && { replyChannel: { kind, ...(channel?.address !== undefined && { address: channel.address }) } }),
    ...(metadata.author !== undefined && { sender: metadata.author.name }),
  };
}

interface Named {
  attachmentId: string;
  mimeType: string;
  filename?: string;
  hash: { type: string; content: string };
}

interface Metadata {
  contentStructure: {
    data: { hash: { type: string; content: string }; submissionSchema: { schemaUri: string; mimeType: string } };
    attachments: Named[];
  };
  replyChannel?: Record<string, { address?: string }>;
  author?: { name: string };
}

async function openedFile(named: Named, { attachments }: FetchedSubmission, keys: JWK[]): Promise<File> {
  const sealed = attachments.find(({ id }) => id === named.attachmentId);
  if (sealed === undefined) {
    throw new Refused('submission-attachments');
  }
  const { plain } = await open(sealed.content, keys);
  await demandHash(plain, named.hash.content);
  const name = (named.filename ?? named.attachmentId).replace(/[\u0000-\u001f\u007f/\\]+/g, '_').slice(0, 200);
  return new File([plain as BlobPart], name, { type: named.mimeType });
}

/** What is needed of the metadata, whatever else may stand in them. */
function metadataIn(plain: Uint8Array): Metadata {
  try {
    const metadata = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain)) as Metadata;
    const { data, attachments } = metadata.contentStructure;
    const hashes = [data.hash, ...attachments.map(({ hash }) => hash)];
    const texts = [data.submissionSchema.schemaUri, data.submissionSchema.mimeType, ...attachments.map(({ mimeType: type }) => type)];
    const isWhole = hashes.every(({ type, content }) => type === 'sha512' && /^[a-f0-9]{128}$/.test(content));
    if (isWhole && texts.every((text) => typeof text === 'string')) {
      return metadata;
    }
  } catch {
    // Refused below, like everything else that is no metadata.
  }
  throw new Refused('submission-metadata');
}

async function demandHash(content: Uint8Array, expected: string) {
  if ((await sha512(content)).content !== expected) {
    throw new Refused('submission-hash');
  }
}

/** The event that accepts or rejects a submission, signed by the office. */
export async function answerEvent(
  fetched: FetchedSubmission,
  verdict: { accept: true } | { accept: false; reason: string },
  privateKeys: string,
): Promise<string> {
  const key = keysOf(privateKeys).find(({ alg }) => alg === SIGN);
  if (key === undefined) {
    throw new Refused('jose-key');
  }
  const event = verdict.accept
    ? { [`${EVENTS}accept-submission`]: { authenticationTags: tagsOf(fetched) } }
    : { [`${EVENTS}reject-submission`]: { problems: [problem(verdict.reason)] } };
  const schema = schemaIn(fetched.events);
  return signEvent(
    {
      ...(schema !== undefined && { $schema: schema }),
      iss: fetched.destination,
      sub: `submission:${fetched.submission}`,
      txn: `case:${fetched.case}`,
      iat: Math.floor(Date.now() / 1000),
      jti: crypto.randomUUID(),
      events: event,
    },
    key,
  );
}

function problem(reason: string): object {
  return { type: `${EVENTS}problems/other/technical-error`, title: reason.slice(0, 120), detail: reason, instance: 'other' };
}

/** The schema that the delivery service itself gives its events: it refuses others. */
function schemaIn(events: string[]): string | undefined {
  for (const token of events) {
    try {
      const claims = JSON.parse(new TextDecoder().decode(segment(token, 1))) as { $schema?: unknown };
      if (typeof claims.$schema === 'string') {
        return claims.$schema;
      }
    } catch {
      // A token that cannot be read names no schema.
    }
  }
  return undefined;
}

export function tagsOf({ metadata, data, attachments }: SealedSubmission): Tags {
  const tag = (jwe: string) => jwe.split('.')[4] ?? '';
  return {
    metadata: tag(metadata),
    data: tag(data),
    attachments: Object.fromEntries(attachments.map(({ id, content }) => [id, tag(content)])),
  };
}

const NAMES: Record<string, SubmissionEvent['event']> = {
  'create-submission': 'created',
  'submit-submission': 'submitted',
  'notify-submission': 'notified',
  'forward-submission': 'forwarded',
  'accept-submission': 'accepted',
  'reject-submission': 'rejected',
  'delete-submission': 'deleted',
};

/**
 * What an event log says of a submission. An event of the authority is proved by its certified key;
 * one that names what it received must name exactly what was sent.
 */
export async function readEvents(
  log: string[],
  about: { submission: string; destination: string; sent: Tags },
  keys: { destination: JWK[]; service: JWK[] },
): Promise<SubmissionEvent[]> {
  // What a stranger puts into the log must not close it: what has no form of an event is left out.
  const events = await Promise.all(log.map((token) => readEvent(token, about, keys).catch(() => undefined)));
  return events.filter((event) => event !== undefined);
}

async function readEvent(
  token: string,
  about: { submission: string; destination: string; sent: Tags },
  keys: { destination: JWK[]; service: JWK[] },
): Promise<SubmissionEvent | undefined> {
  const claims = claimsOf(token);
  const [uri, detail] = Object.entries(claims?.events ?? {})[0] ?? [];
  const event = NAMES[(uri ?? '').replace(EVENTS, '')];
  if (claims === undefined || event === undefined || claims.sub !== `submission:${about.submission}`) {
    return undefined;
  }
  const isTheirs = claims.iss === about.destination;
  const mustBeTheirs = event === 'accepted' || event === 'rejected';
  const isSigned = await verifiedEvent(token, isTheirs ? keys.destination : keys.service).then(
    () => true,
    () => false,
  );
  const isComplete = event !== 'accepted' || (detail?.authenticationTags !== undefined && sameTags(detail.authenticationTags, about.sent));
  return {
    event,
    time: `${new Date((claims.iat ?? 0) * 1000).toISOString().slice(0, 19)}Z`,
    problems: (detail?.problems ?? []).map(({ title, detail: text }) => text ?? title ?? ''),
    proved: isSigned && isComplete && (isTheirs || !mustBeTheirs),
  };
}

interface Claims {
  iss?: string;
  sub?: string;
  iat?: number;
  events?: Record<string, { authenticationTags?: Tags; problems?: { title?: string; detail?: string }[] }>;
}

function claimsOf(token: string): Claims | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(segment(token, 1))) as Claims;
  } catch {
    return undefined;
  }
}

function sameTags(one: Tags, other: Tags): boolean {
  const flat = ({ metadata, data, attachments }: Tags) =>
    JSON.stringify([metadata, data, Object.entries(attachments ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return flat(one) === flat(other);
}

function segment(token: string, at: number): Uint8Array {
  const text = (token.split('.')[at] ?? '').replace(/-/g, '+').replace(/_/g, '/');
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function keysOf(set: string): JWK[] {
  return (JSON.parse(set) as { keys: JWK[] }).keys;
}

function mimeType(file: File): string {
  return /^[-\w.]+\/[-\w.+]+$/.test(file.type) ? file.type : 'application/octet-stream';
}

async function bytes(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

async function sha512(content: Uint8Array): Promise<{ type: 'sha512'; content: string }> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-512', content as BufferSource));
  return { type: 'sha512', content: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
}

