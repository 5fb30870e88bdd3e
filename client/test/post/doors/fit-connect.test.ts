import assert from 'node:assert/strict';
import { createHash, createHmac, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { KeyUsageFlags } from '@peculiar/asn1-x509';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { CompactEncrypt, CompactSign, importJWK, type JWK } from 'jose';
import {
  answerEvent,
  certified,
  type FetchedSubmission,
  METADATA,
  makeSubmissionKeys,
  openSubmission,
  type PlainSubmission,
  readEvents,
  sealSubmission,
  tagsOf,
} from '../../../src/post/doors/fit-connect.ts';
import { open, seal, signEvent, verifiedEvent } from '../../../src/post/doors/pinned.ts';
import { Refused } from '../../../src/post/protocol/errors.ts';
import { authority, chainOf, pem, type Wish } from './authority.ts';

const SCHEMA = '../../shared/data/services/fit-connect/metadata/metadata-2.1.0.schema.json';
const EVENT = 'https://schema.fitko.de/fit-connect/events/';

const keys = await makeSubmissionKeys();
const [sealing, signing] = jwks(keys.publicKeys);
const [opener, signer] = jwks(keys.privateKeys);
const short = generateKeyPairSync('rsa', { modulusLength: 2048 });
const shortKey: JWK = { ...short.publicKey.export({ format: 'jwk' }), kid: 'short-key' };

function jwks(set: string): [JWK, JWK] {
  return JSON.parse(set).keys;
}

function refusedAs(code: string) {
  return (error: unknown) => error instanceof Refused && error.code === code;
}

const application: PlainSubmission = {
  schema: { uri: 'https://schema.example/umzug/1.0.0.json', mimeType: 'application/json' },
  data: '{"name":"Müller"}',
  files: [new File(['%PDF-1.7 …'], 'Antrag.pdf', { type: 'application/pdf' }), new File(['?'], 'notes', { type: '' })],
  replyTo: 'anna@mail.example',
  author: 'Bürgerservice',
};

async function travelled(submission = application): Promise<FetchedSubmission> {
  const sealed = await sealSubmission(submission, sealing);
  return { ...sealed, destination: '92f2f581-c89d-44a5-b834-1fe3f6fa48d5', submission: 'ca4f5b58-3dd9-4fb9-9c45-8c1ae6f4ca3b', case: '7e3e3b5e-9a1b-44a0-9f2b-3dfa1ad1d3f4', events: [] };
}

test('keys have 4096 bits, and the public side holds nothing private', () => {
  for (const key of [sealing, signing]) {
    assert.equal(Buffer.from(key.n ?? '', 'base64url').length, 512);
    assert.equal(key.e, 'AQAB');
    assert.deepEqual(Object.keys(key).sort(), ['alg', 'e', 'key_ops', 'kid', 'kty', 'n']);
  }
  assert.deepEqual([sealing.alg, sealing.key_ops], ['RSA-OAEP-256', ['wrapKey']]);
  assert.deepEqual([signing.alg, signing.key_ops], ['PS512', ['verify']]);
  assert.equal(keys.fingerprint, sealing.kid);
});

test('a submission comes out as it went in', async () => {
  const opened = await openSubmission(await travelled(), keys.privateKeys);
  assert.equal(opened.data, application.data);
  assert.deepEqual(opened.schema, application.schema);
  assert.deepEqual(opened.replyChannel, { kind: 'eMail', address: 'anna@mail.example' });
  assert.equal(opened.sender, 'Bürgerservice');
  assert.deepEqual(opened.files.map(({ name, type }) => [name, type]), [
    ['Antrag.pdf', 'application/pdf'],
    ['notes', 'application/octet-stream'],
  ]);
  assert.equal(await opened.files[0]?.text(), '%PDF-1.7 …');
});

test('metadata are as the schema 2.1.0 wants them', async () => {
  const { metadata } = await travelled();
  const { plain, contentType } = await open(metadata, [opener]);
  assert.equal(contentType, 'application/json');
  const value = JSON.parse(new TextDecoder().decode(plain));
  assert.equal(value.contentStructure.data.hash.content, createHash('sha512').update(application.data).digest('hex'));
  if (!existsSync(SCHEMA)) {
    console.log(`# ${SCHEMA} is absent: not compared with it`);
    return;
  }
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  assert(validate(value), JSON.stringify(validate.errors));
  assert(!validate({ $schema: METADATA, contentStructure: {} }));
});

test('the header says what it must and no more', async () => {
  const { data } = await travelled();
  const header = JSON.parse(Buffer.from(data.split('.')[0] ?? '', 'base64url').toString());
  assert.deepEqual(header, { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: sealing.kid, cty: 'application/json' });
});

test('data or a file that is not what the metadata say is refused', async () => {
  const sent = await travelled();
  const other = await seal(new TextEncoder().encode('{"name":"Meier"}'), sealing, 'application/json');
  await assert.rejects(openSubmission({ ...sent, data: other }, keys.privateKeys), refusedAs('post-refused-submission-hash'));
  const [first, second] = sent.attachments as [{ id: string; content: string }, { id: string; content: string }];
  const swapped = [{ id: first.id, content: second.content }, { id: second.id, content: first.content }];
  await assert.rejects(openSubmission({ ...sent, attachments: swapped }, keys.privateKeys), refusedAs('post-refused-submission-hash'));
  await assert.rejects(openSubmission({ ...sent, attachments: [first] }, keys.privateKeys), refusedAs('post-refused-submission-attachments'));
  const more = [...sent.attachments, { id: 'x', content: first.content }];
  await assert.rejects(openSubmission({ ...sent, attachments: more }, keys.privateKeys), refusedAs('post-refused-submission-attachments'));
});

test('metadata that are none are refused', async () => {
  for (const text of ['nonsense', '[]', '{}', '{"contentStructure":{"data":{"hash":{"type":"md5","content":"00"}},"attachments":[]}}']) {
    const metadata = await seal(new TextEncoder().encode(text), sealing, 'application/json');
    await assert.rejects(openSubmission({ ...(await travelled()), metadata }, keys.privateKeys), refusedAs('post-refused-submission-metadata'), text);
  }
});

test('other algorithms to seal are refused, whatever the key could do', async () => {
  const plain = new TextEncoder().encode('{}');
  for (const [alg, enc] of [['RSA-OAEP', 'A256GCM'], ['RSA-OAEP-512', 'A256GCM'], ['RSA-OAEP-256', 'A128GCM'], ['RSA-OAEP-256', 'A256CBC-HS512']] as const) {
    const key = await importJWK({ kty: 'RSA', n: sealing.n, e: sealing.e } as JWK, alg);
    const jwe = await new CompactEncrypt(plain).setProtectedHeader({ alg, enc, kid: sealing.kid ?? '' }).encrypt(key);
    await assert.rejects(open(jwe, [opener]), refusedAs('post-refused-jose-algorithm'), `${alg} ${enc}`);
  }
  const jwe = await seal(plain, sealing, 'application/json');
  for (const header of [{ alg: 'RSA1_5', enc: 'A256GCM', kid: sealing.kid }, { alg: 'dir', enc: 'A256GCM', kid: sealing.kid }, { alg: 'none' }]) {
    await assert.rejects(open(withHeader(jwe, header), [opener]), refusedAs('post-refused-jose-algorithm'), header.alg);
  }
});

test('compressed, malformed and changed content is refused, and what is sealed to another key', async () => {
  const jwe = await seal(new TextEncoder().encode('{}'), sealing, 'application/json');
  const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: sealing.kid };
  await assert.rejects(open(withHeader(jwe, { ...header, zip: 'DEF' }), [opener]), refusedAs('post-refused-jose-compressed'));
  await assert.rejects(open('no.jwe', [opener]), refusedAs('post-refused-jose-malformed'));
  await assert.rejects(open(withHeader(jwe, { ...header, cty: 'text/plain' }), [opener]), refusedAs('post-refused-jose-not-opened'));
  await assert.rejects(open(jwe, [{ ...opener, kid: 'another-key' }]), refusedAs('post-refused-jose-no-key'));
});

function withHeader(token: string, header: object): string {
  return [Buffer.from(JSON.stringify(header)).toString('base64url'), ...token.split('.').slice(1)].join('.');
}

test('short keys and keys for another purpose are refused before anything is sealed', async () => {
  await assert.rejects(sealSubmission(application, shortKey), refusedAs('post-refused-jose-key-short'));
  await assert.rejects(sealSubmission(application, signing), refusedAs('post-refused-jose-key'));
  await assert.rejects(sealSubmission(application, { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }), refusedAs('post-refused-jose-key'));
  await assert.rejects(sealSubmission(application, { ...sealing, e: 'Aw' }), refusedAs('post-refused-jose-key'));
});

test('an accepted submission is answered with the tags of what was received', async () => {
  const sent = await travelled();
  const service = await signEvent({ $schema: 'https://schema.example/set/1.2.0.json', iss: 'service' }, signer);
  const set = await answerEvent({ ...sent, events: ['no token', service] }, { accept: true }, keys.privateKeys);
  assert.deepEqual(JSON.parse(Buffer.from(set.split('.')[0] ?? '', 'base64url').toString()), { alg: 'PS512', typ: 'secevent+jwt', kid: signing.kid });
  const claims = await verifiedEvent(set, [signing]);
  assert.equal(claims.$schema, 'https://schema.example/set/1.2.0.json');
  assert.equal(claims.iss, sent.destination);
  assert.equal(claims.sub, `submission:${sent.submission}`);
  assert.equal(claims.txn, `case:${sent.case}`);
  assert.deepEqual(claims.events, { [`${EVENT}accept-submission`]: { authenticationTags: tagsOf(sent) } });
  const about = { submission: sent.submission, destination: sent.destination, sent: tagsOf(sent) };
  const [event] = await readEvents([set], about, { destination: [signing], service: [] });
  assert.deepEqual([event?.event, event?.proved], ['accepted', true]);
});

test('a rejection says why', async () => {
  const sent = await travelled();
  const set = await answerEvent(sent, { accept: false, reason: 'Die Anlage fehlt.' }, keys.privateKeys);
  const about = { submission: sent.submission, destination: sent.destination, sent: tagsOf(sent) };
  const [event] = await readEvents([set], about, { destination: [signing], service: [] });
  assert.deepEqual([event?.event, event?.problems, event?.proved], ['rejected', ['Die Anlage fehlt.'], true]);
});

test('an event about something else received, by somebody else, or about another submission proves nothing', async () => {
  const sent = await travelled();
  const about = { submission: sent.submission, destination: sent.destination, sent: tagsOf(sent) };
  const read = async (set: string, known = { destination: [signing], service: [signing] }) => (await readEvents([set], about, known))[0]?.proved;
  assert.equal(await read(await answerEvent({ ...sent, metadata: `${sent.metadata}x` }, { accept: true }, keys.privateKeys)), false);
  assert.equal(await read(await answerEvent({ ...sent, destination: 'https://service.example' }, { accept: true }, keys.privateKeys)), false);
  assert.equal(await read(await answerEvent({ ...sent, submission: 'another' }, { accept: true }, keys.privateKeys)), undefined);
  const stranger = { ...signing, n: sealing.n } as JWK;
  assert.equal(await read(await answerEvent(sent, { accept: true }, keys.privateKeys), { destination: [stranger], service: [] }), false);
});

test('an acceptance that does not say what was received proves nothing', async () => {
  const sent = await travelled();
  const about = { submission: sent.submission, destination: sent.destination, sent: tagsOf(sent) };
  const claims = { iss: sent.destination, sub: `submission:${sent.submission}`, iat: 1, events: { [`${EVENT}accept-submission`]: {} } };
  const [event] = await readEvents([await signEvent(claims, signer)], about, { destination: [signing], service: [signing] });
  assert.deepEqual([event?.event, event?.proved], ['accepted', false]);
});

test('an event without any form does not close the others', async () => {
  const sent = await travelled();
  const about = { submission: sent.submission, destination: sent.destination, sent: tagsOf(sent) };
  const sub = `submission:${sent.submission}`;
  const odd = [{ iat: 1e300 }, { iat: 'x' }, { events: { [`${EVENT}reject-submission`]: { problems: 7 } } }, { events: { [`${EVENT}reject-submission`]: { problems: [null] } } }];
  const tokens = await Promise.all(odd.map((more) => signEvent({ iss: sent.destination, sub, events: { [`${EVENT}accept-submission`]: {} }, ...more }, signer)));
  const right = await answerEvent(sent, { accept: true }, keys.privateKeys);
  const read = await readEvents([...tokens, right], about, { destination: [signing], service: [signing] });
  assert.deepEqual(read.map(({ proved }) => proved), [true]);
});

test('events with other algorithms, without signature or signed with the public key as a secret are refused', async () => {
  const claims = new TextEncoder().encode('{"iss":"x"}');
  const kid = signing.kid ?? '';
  const key = await importJWK({ kty: 'RSA', n: signer.n, e: signer.e, d: signer.d, p: signer.p, q: signer.q, dp: signer.dp, dq: signer.dq, qi: signer.qi } as JWK, 'RS512');
  const rs512 = await new CompactSign(claims).setProtectedHeader({ alg: 'RS512', typ: 'secevent+jwt', kid }).sign(key);
  await assert.rejects(verifiedEvent(rs512, [signing]), refusedAs('post-refused-jose-algorithm'));
  const input = (alg: string) => `${Buffer.from(JSON.stringify({ alg, typ: 'secevent+jwt', kid })).toString('base64url')}.${Buffer.from(claims).toString('base64url')}`;
  await assert.rejects(verifiedEvent(`${input('none')}.`, [signing]), refusedAs('post-refused-jose-algorithm'));
  const forged = createHmac('sha256', JSON.stringify(signing)).update(input('HS256')).digest('base64url');
  await assert.rejects(verifiedEvent(`${input('HS256')}.${forged}`, [signing]), refusedAs('post-refused-jose-algorithm'));
  await assert.rejects(verifiedEvent(`${input('PS512')}.${forged}`, [signing]), refusedAs('post-refused-jose-signature'));
  const right = await signEvent({ iss: 'x' }, signer);
  await assert.rejects(verifiedEvent(withHeader(right, { alg: 'PS512', typ: 'JWT', kid }), [signing]), refusedAs('post-refused-jose-algorithm'));
  await assert.rejects(verifiedEvent(right, [{ ...shortKey, kid }]), refusedAs('post-refused-jose-key-short'));
});

const now = new Date('2026-11-26');
const root = await authority({ name: 'Wurzel der Prüfung' });
const below = await authority({ name: 'Zwischenstelle', pathLength: 0 }, root);
const foreign = await authority({ name: 'Wurzel der Prüfung' });
const sealWish: Wish = { name: 'Stadt Beispiel', usage: KeyUsageFlags.keyEncipherment };

async function holderOf(wish: Wish, issuers = [below, root], roots = pem(root), key: JWK = sealing): Promise<string> {
  return certified({ encryption: { ...key, x5c: await chainOf(sealing, wish, issuers) }, signing: [] }, roots, now);
}

test('a chain that leads to the pinned root names the holder, with or without the root in it', async () => {
  assert.equal(await holderOf(sealWish), 'Stadt Beispiel');
  assert.equal(await holderOf(sealWish, [below]), 'Stadt Beispiel');
  assert.equal(await holderOf(sealWish, [below, root], pem(foreign, root)), 'Stadt Beispiel');
});

test('expired, foreign, broken and unauthorised chains are refused, each with its reason', async () => {
  const expired = await authority({ name: 'Zwischenstelle', notAfter: new Date('2026-11-25') }, root);
  const citizen = await authority({ name: 'Zwischenstelle', authority: false }, root);
  const deep = await authority({ name: 'Noch eine' }, below);
  const forged = { ...below, keys: foreign.keys };
  const cases: [string, () => Promise<string>][] = [
    ['expired', () => holderOf({ ...sealWish, notAfter: new Date('2026-11-25') })],
    ['expired', () => holderOf({ ...sealWish, notBefore: new Date('2026-11-27') })],
    ['expired', () => holderOf(sealWish, [expired, root])],
    ['foreign-root', () => holderOf(sealWish, [below, root], '')],
    ['signature', () => holderOf(sealWish, [below], pem(foreign))],
    ['signature', () => holderOf(sealWish, [forged, root])],
    ['gap', () => holderOf(sealWish, [deep, root])],
    ['no-authority', () => holderOf(sealWish, [citizen, root])],
    ['no-authority', () => holderOf(sealWish, [deep, below, root])],
    ['other-use', () => holderOf({ ...sealWish, usage: KeyUsageFlags.digitalSignature })],
    ['unknown-extension', () => holderOf({ ...sealWish, strange: true })],
    ['algorithm', () => holderOf({ ...sealWish, sha1: true })],
    ['other-key', async () => certified({ encryption: { ...sealing, x5c: await chainOf(signing, sealWish, [below, root]) }, signing: [] }, pem(root), now)],
    ['no-chain', () => certified({ encryption: sealing, signing: [] }, pem(root), now)],
    ['malformed', () => certified({ encryption: { ...sealing, x5c: ['AAAA'] }, signing: [] }, pem(root), now)],
  ];
  for (const [reason, attempt] of cases) {
    await assert.rejects(attempt(), refusedAs(`post-refused-certificate-${reason}`), reason);
  }
});

test('a certified key that is too short is refused all the same', async () => {
  const x5c = await chainOf(shortKey, sealWish, [below, root]);
  await assert.rejects(certified({ encryption: { ...shortKey, x5c }, signing: [] }, pem(root), now), refusedAs('post-refused-jose-key-short'));
});

test('the keys that sign events need certificates too', async () => {
  const encryption = { ...sealing, x5c: await chainOf(sealing, sealWish, [below, root]) };
  const wish = { name: 'Stadt Beispiel', usage: KeyUsageFlags.digitalSignature };
  const right = { ...signing, x5c: await chainOf(signing, wish, [below, root]) };
  assert.equal(await certified({ encryption, signing: [right] }, pem(root), now), 'Stadt Beispiel');
  await assert.rejects(certified({ encryption, signing: [signing] }, pem(root), now), refusedAs('post-refused-certificate-no-chain'));
});
