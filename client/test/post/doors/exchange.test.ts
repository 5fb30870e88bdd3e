// Submissions to and from another authority, through a stand-in for FIT-Connect that was built from
// public schemas (`e2e/servers/fit-connect.mjs`): the real service was not asked.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import type { NewSubmission } from '../../../src/post/engine/types.ts';
import { utf8 } from '../../../src/post/protocol/bytes.ts';
import { refuses } from '../refusals.ts';
import { type Carry, Desk, OFFICE } from './desk.ts';

const SERVERS = '../e2e/servers';
const SCHEMA = '../../shared/data/services/fit-connect/metadata/metadata-2.1.0.schema.json';
const silent = () => {};

interface StandIn {
  url: string;
  token_url: string;
  client_id: string;
  client_secret: string;
  destination: string;
  roots: string;
}

const service = await start();

async function start(): Promise<StandIn> {
  if (!existsSync(`${SERVERS}/node_modules/ajv`)) {
    const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: SERVERS });
    assert.equal(status, 0, 'the stand-in needs its packages: run `npm ci` in e2e/servers');
  }
  const schema = existsSync(SCHEMA) ? [`../${SCHEMA}`] : [];
  const process = spawn('node', ['fit-connect.mjs', ...schema], { cwd: SERVERS, stdio: ['pipe', 'pipe', 'inherit'] });
  after(() => process.stdin.end());
  for await (const line of createInterface(process.stdout)) {
    process.stdout.resume();
    return JSON.parse(line) as StandIn;
  }
  throw new Error('the stand-in does not start');
}

async function ask(method: string, path: string, body?: object | string, token?: string) {
  const isText = typeof body === 'string';
  const headers = {
    'user-agent': 'test',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'content-type': isText ? 'application/jose' : 'application/json' }),
  };
  const answer = await fetch(service.url + path, { method, headers, body: isText ? body : JSON.stringify(body) });
  const text = await answer.text();
  assert(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
  return text.startsWith('{') ? JSON.parse(text) : text;
}

async function token(): Promise<string> {
  const { client_id, client_secret, token_url } = service;
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(token_url, { method: 'POST', headers, body: body.toString() });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** Carries between the office and the stand-in as the town does. */
function carrier(sent: { id?: string; submission?: string; case?: string; own?: string }): Carry {
  return async (method, path, body) => {
    const bearer = await token();
    const [, destination] = /^\/fit-connect\/destinations\/(.+)$/.exec(path) ?? [];
    if (destination !== undefined) {
      return described(destination, [], bearer);
    }
    if (path === '/fit-connect/submissions') {
      await carry(body, sent, bearer);
      return null;
    }
    if (path.endsWith('/events')) {
      const { eventLog } = await ask('GET', `/v2/cases/${sent.case}/events`, undefined, bearer);
      const { keys } = await ask('GET', '/.well-known/jwks.json');
      return { ...(await described(service.destination, eventLog, bearer)), case: 'case-1', submission: sent.submission, events: eventLog, service: keys };
    }
    if (path.endsWith('/event')) {
      return ask('POST', `/v2/cases/${sent.case}/events`, (body as { set: string }).set, bearer);
    }
    return method === 'GET' ? utf8(JSON.stringify(await fetched(sent, bearer))) : null;
  };
}

async function described(id: string, events: string[], bearer: string) {
  const { encryptionKid, services } = await ask('GET', `/v2/destinations/${id}`, undefined, bearer);
  const part = (set: string, at: number) => JSON.parse(Buffer.from(set.split('.')[at] ?? '', 'base64url').toString());
  const kids = new Set<string>(events.filter((set) => part(set, 1).iss === id).map((set) => part(set, 0).kid));
  const key = (kid: string) => ask('GET', `/v2/destinations/${id}/keys/${kid}`, undefined, bearer);
  const named = services.map(({ identifier }: { identifier: string }) => ({ name: identifier, identifier, schemas: [] }));
  const signing = await Promise.all([...kids].map(key));
  return { id, environment: 'test', roots: service.roots, services: named, encryption: await key(encryptionKid), signing };
}

interface Outgoing {
  id: string;
  destination: string;
  service: object;
  metadata: string;
  data: string;
  attachments: { id: string; content: string }[];
}

async function carry(outgoing: unknown, sent: { id?: string; submission?: string; case?: string }, bearer: string) {
  const { id, destination, service: publicService, metadata, data, attachments } = outgoing as Outgoing;
  const announcedAttachments = attachments.map(({ id }) => id);
  const announced = await ask('POST', '/v2/submissions', { destinationId: destination, announcedAttachments, publicService }, bearer);
  for (const attachment of attachments) {
    await ask('PUT', `/v2/submissions/${announced.submissionId}/attachments/${attachment.id}`, attachment.content, bearer);
  }
  await ask('PUT', `/v2/submissions/${announced.submissionId}`, { encryptedMetadata: metadata, encryptedData: data }, bearer);
  Object.assign(sent, { id, submission: announced.submissionId, case: announced.caseId });
}

async function fetched({ submission, case: case_, own }: { submission?: string; case?: string; own?: string }, bearer: string) {
  const found = await ask('GET', `/v2/submissions/${submission}`, undefined, bearer);
  const attachments = found.attachments.map(async ({ attachmentId }: { attachmentId: string }) => ({
    id: attachmentId,
    content: await ask('GET', `/v2/submissions/${submission}/attachments/${attachmentId}`, undefined, bearer),
  }));
  const { eventLog } = await ask('GET', `/v2/cases/${case_}/events`, undefined, bearer);
  return {
    destination: own,
    submission,
    case: case_,
    metadata: found.encryptedMetadata,
    data: found.encryptedData,
    attachments: await Promise.all(attachments),
    events: eventLog,
  };
}

async function outgoing(desk: Desk): Promise<NewSubmission> {
  return {
    destination: await desk.open().destination(OFFICE, service.destination),
    service: { name: 'Umzug', identifier: 'urn:de:fim:leika:leistung:99115005000000' },
    schema: { uri: 'https://schema.example/umzug/1.0.0.json', mimeType: 'application/json' },
    data: '{"name":"Müller"}',
    subject: 'Umzug Müller',
    files: [new File(['Anlage'], 'Anlage.txt', { type: 'text/plain' })],
  };
}

test('a submission arrives whole at the other authority, and its receipt proves it', async () => {
  for (const [answer, event, proved] of [['accept', 'accepted', true], ['reject', 'rejected', true], ['lie', 'accepted', false]] as const) {
    const sent: { id?: string; submission?: string } = {};
    const desk = new Desk(carrier(sent));
    const doors = desk.open();
    const submission = await outgoing(desk);
    assert.equal(submission.destination.holder, 'Kreis Beispiel');
    await doors.sendSubmission(OFFICE, submission, silent);
    assert.equal(desk.letters[0]?.letter.door, 'fit-connect');
    const opened = await ask('POST', `/stand-in/submissions/${sent.submission}/open`, {});
    assert.deepEqual([opened.valid, opened.whole, opened.data], [true, true, '{"name":"Müller"}']);
    assert.deepEqual(opened.files, [{ name: 'Anlage.txt', text: 'Anlage', whole: true }]);
    await ask('POST', `/stand-in/submissions/${sent.submission}/answer`, { answer });
    const events = await doors.events(OFFICE, sent.id ?? '');
    assert.deepEqual(events.map((it) => it.event), ['created', 'submitted', 'notified', event]);
    assert.deepEqual(events.map((it) => it.proved), [true, true, true, proved], answer);
    assert.deepEqual(events.at(-1)?.problems, answer === 'reject' ? ['Die Anlage fehlt.'] : []);
  }
});

test('what another authority sends is opened, kept and answered with a signature that holds', async () => {
  const sent: { submission?: string; case?: string; own?: string } = {};
  const desk = new Desk(carrier(sent));
  const doors = desk.open();
  const key = await doors.makeKey(OFFICE, 'fit-connect');
  const { destinationId } = await ask('POST', '/stand-in/destinations', JSON.parse(await doors.publicKeys(OFFICE, key.number)));
  for (const verdict of [{ accept: true }, { accept: false, reason: 'Die Anlage fehlt.' }] as const) {
    const files = [{ name: 'Anlage.txt', text: 'Grüße' }];
    const sealed = await ask('POST', '/stand-in/seal', { destinationId, data: '{"name":"Meier"}', files });
    const umzug = { name: 'Umzug', identifier: 'urn:de:fim:leika:leistung:99115005000000' };
    await carry({ id: 'theirs', destination: destinationId, service: umzug, ...sealed }, sent, await token());
    sent.own = destinationId;
    const opened = await doors.openSubmission(OFFICE, 'inbound-1');
    assert.equal(opened.data, '{"name":"Meier"}');
    assert.equal(await opened.files[0]?.text(), 'Grüße');
    assert.deepEqual(opened.replyChannel, { kind: 'eMail', address: 'anna@mail.example' });
    await doors.keep(OFFICE, 'inbound-1', opened, undefined, silent);
    assert.deepEqual(desk.letters.at(-1)?.letter.files.map(({ name }) => name), ['submission.json', 'Anlage.txt']);
    await doors.answer(OFFICE, 'inbound-1', verdict);
  }
});

test('roots that change after they were seen are refused', async () => {
  const desk = new Desk(carrier({}));
  await desk.open().destination(OFFICE, service.destination);
  const { roots } = service;
  service.roots = roots.replace(/[A-Za-z]{4}\n/, 'AAAA\n');
  await refuses('certificate-roots-changed', () => desk.open().destination(OFFICE, service.destination));
  service.roots = '';
  await refuses('certificate-foreign-root', () => new Desk(carrier({})).open().destination(OFFICE, service.destination));
  service.roots = roots;
});
