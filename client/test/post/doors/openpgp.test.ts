import assert from 'node:assert/strict';
import { createCipheriv, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import {
  createMessage,
  decrypt,
  encrypt,
  encryptSessionKey,
  enums,
  generateKey,
  generateSessionKey,
  readKey,
  readMessage,
  readPrivateKey,
  type SubkeyOptions,
} from 'openpgp';
import { ownAddress, plainAddress } from '../../../src/post/doors/address.ts';
import { MAX_MESSAGE, MAX_PARTS } from '../../../src/post/doors/limits.ts';
import { sealedMail } from '../../../src/post/doors/mime.ts';
import { makeMailKey, type NewMailKey, openMail, sealMail, usableKeys } from '../../../src/post/doors/openpgp.ts';
import { readMail } from '../../../src/post/doors/read-mail.ts';
import { Refused } from '../../../src/post/protocol/errors.ts';

const office = await makeMailKey('Bürgerservice', 'buergerservice@stadt.example');
const anna = await makeMailKey('Anna Muster', 'anna@mail.example');
const keyOfAnna = await keyOf(anna);
const keyOfOffice = await keyOf(office);
const nobody = async () => [];

async function keyOf({ publicKey }: NewMailKey) {
  const [key] = await usableKeys(publicKey);
  assert(key);
  return key;
}

const mail = {
  from: 'anna@mail.example',
  to: 'buergerservice@stadt.example',
  subject: 'Frage zur Grüngutsammlung – mit einem Betreff, der viel länger ist als eine Zeile sein darf',
  body: 'Guten Tag,\n\nwann kommt der Wagen?\n--\nAnna',
  files: [new File([new Uint8Array([0, 1, 2, 255])], 'Plan "Süd".pdf', { type: 'application/pdf' })],
  time: new Date('2026-11-26T10:00:00Z'),
};

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function arrived(content: string): Uint8Array {
  return bytes(`From: anna@mail.example\r\nTo: buergerservice@stadt.example\r\nSubject: ...\r\nMIME-Version: 1.0\r\n${content}`);
}

async function sealedFor(text: string | Uint8Array): Promise<string> {
  const message = await createMessage({ binary: typeof text === 'string' ? bytes(text) : text });
  return encrypt({ message, encryptionKeys: await readKey({ armoredKey: office.publicKey }) });
}

function refusedAs(code: string) {
  return (error: unknown) => error instanceof Refused && error.code === code;
}

test('a mail comes out as it went in, with its subject and its files', async () => {
  const sent = await sealMail(mail, keyOfOffice, anna.privateKey);
  const opened = await openMail(arrived(sent), [office.privateKey], async () => [keyOfAnna]);
  assert.equal(opened.subject, mail.subject);
  assert.equal(opened.body, mail.body);
  assert.equal(opened.from, 'anna@mail.example');
  assert.equal(opened.time, '2026-11-26T10:00:00Z');
  assert.equal(opened.signature, 'good');
  assert.equal(opened.signedBy, anna.fingerprint);
  assert.deepEqual(opened.files.map(({ name, type, size }) => ({ name, type, size })), [
    { name: 'Plan "Süd".pdf', type: 'application/pdf', size: 4 },
  ]);
});

test('nothing of a mail can be read from outside', async () => {
  const sent = await sealMail(mail, keyOfOffice, anna.privateKey);
  assert.match(sent, /^Content-Type: multipart\/encrypted; protocol="application\/pgp-encrypted"/);
  for (const marker of ['Gr', 'Wagen', 'Plan', 'anna', 'Subject']) {
    assert(!sent.replace(/^[A-Za-z0-9+/=]+\r$/gm, '').includes(marker), marker);
  }
});

test('a key says in its user id whose it is, and is of version 4', async () => {
  const key = await readKey({ armoredKey: office.publicKey });
  assert.deepEqual(key.getUserIDs(), ['Bürgerservice <buergerservice@stadt.example>']);
  assert.equal(key.keyPacket.version, 4);
  assert.match(office.fingerprint, /^[0-9A-F]{40}$/);
});

test('a mail is not sealed to a key of somebody else', async () => {
  await assert.rejects(sealMail({ ...mail, to: 'b@mail.example' }, keyOfAnna, office.privateKey), refusedAs('post-refused-mail-key-of-another'));
});

test('a signature by an unknown key is called unknown, a missing one is called missing', async () => {
  const signed = await sealMail(mail, keyOfOffice, anna.privateKey);
  assert.equal((await openMail(arrived(signed), [office.privateKey], nobody)).signature, 'unknown');
  const unsigned = sealedMail(await sealedFor('Content-Type: text/plain\r\n\r\nHallo'));
  assert.equal((await openMail(arrived(unsigned), [office.privateKey], nobody)).signature, 'none');
});

test('whoever opens a mail asks nobody for the sender’s key', async () => {
  const signed = await sealMail(mail, keyOfOffice, anna.privateKey);
  const opened = await openMail(arrived(signed), [office.privateKey]);
  assert.equal(opened.signature, 'unchecked');
  assert.ok(anna.fingerprint.endsWith(opened.signedBy ?? '-'));
  assert.equal((await openMail(arrived(signed), [office.privateKey], async () => [keyOfAnna])).signature, 'good');
});

test('a signature by a key that does not name the sender is not good', async () => {
  const mallory = await makeMailKey('Mallory', 'mallory@mail.example');
  const sent = await sealMail(mail, keyOfOffice, mallory.privateKey);
  const opened = await openMail(arrived(sent), [office.privateKey], async () => [await keyOf(mallory)]);
  assert.equal(opened.signature, 'unknown');
});

test('an older key still opens what was sealed to it', async () => {
  const newer = await makeMailKey('Bürgerservice', 'buergerservice@stadt.example');
  const sent = await sealMail(mail, keyOfOffice, anna.privateKey);
  const opened = await openMail(arrived(sent), [newer.privateKey, office.privateKey], nobody);
  assert.equal(opened.subject, mail.subject);
});

test('a text that was sealed by itself is read as text', async () => {
  const opened = await openMail(arrived(`Content-Type: text/plain\r\n\r\nbefore\r\n${await sealedFor('Hallo Welt')}\r\nafter`), [office.privateKey], nobody);
  assert.equal(opened.body, 'Hallo Welt');
});

test('a page is shown as its words, never drawn', async () => {
  const page = '<html><head><title>x</title></head><body><p>Guten&nbsp;Tag</p><img src="https://spy.example/?"><script>alert(1)</script></body></html>';
  const opened = await openMail(arrived(sealedMail(await sealedFor(`Content-Type: text/html\r\n\r\n${page}`))), [office.privateKey], nobody);
  assert.equal(opened.body.trim(), 'Guten Tag');
});

test('no sender, subject or date begins a line of its own, where the judgement of the signature stands', async () => {
  const lie = 'boss@stadt.example=0D=0AOpenPGP: good 0123';
  for (const from of [`=?utf-8?Q?${lie}?=`, `=?utf-8?Q?${lie}?= <eve@mail.example>`, `<=?utf-8?Q?${lie}?=>`, `"a=?utf-8?Q?=0A?=b" <=?utf-8?B?YUBiLmNcbmQ=?=@e.example>`]) {
    const inner = `From: ${from}\r\nSubject: =?utf-8?Q?a=0D=0Ab?=\r\nContent-Type: text/plain\r\n\r\nHallo`;
    const opened = await openMail(arrived(sealedMail(await sealedFor(inner))), [office.privateKey], nobody);
    for (const line of [opened.from, opened.subject, opened.time]) {
      assert.doesNotMatch(line, /[\u0000-\u001f]/, JSON.stringify({ from, line }));
    }
  }
});

test('plain text, broken armor and a message for others are refused with a reason', async () => {
  const open = (content: string) => openMail(arrived(content), [office.privateKey], nobody);
  await assert.rejects(open('Content-Type: text/plain\r\n\r\nHallo'), refusedAs('post-refused-mail-not-sealed'));
  const armored = await sealedFor('Hallo');
  await assert.rejects(open(sealedMail(armored.replace(/\n\n(.{20})/, '\n\n$1AAAA'))), refusedAs('post-refused-mail-not-opened'));
  await assert.rejects(open(sealedMail('-----BEGIN PGP MESSAGE-----\n\nnonsense\n-----END PGP MESSAGE-----')), refusedAs('post-refused-mail-not-opened'));
  await assert.rejects(openMail(arrived(await sealMail({ ...mail, to: 'anna@mail.example' }, keyOfAnna, office.privateKey)), [office.privateKey], nobody), refusedAs('post-refused-mail-not-opened'));
});

test('a message without protection of its integrity is not opened, though it could be', async () => {
  const encryptionKeys = await readKey({ armoredKey: office.publicKey });
  const sessionKey = await generateSessionKey({ encryptionKeys });
  const packet = await encryptSessionKey({ ...sessionKey, encryptionKeys, format: 'binary' });
  const literal = (await createMessage({ binary: bytes('Hallo') })).write() as Uint8Array;
  const old = new Uint8Array([...packet, ...legacyPacket(literal, sessionKey.data)]);
  const message = await readMessage({ binaryMessage: old });
  const decryptionKeys = await readPrivateKey({ armoredKey: office.privateKey });
  const { data } = await decrypt({ message, decryptionKeys, config: { allowUnauthenticatedMessages: true } });
  assert.equal(data, 'Hallo');
  await assert.rejects(openMail(arrived(sealedMail(armor(old))), [office.privateKey], nobody), refusedAs('post-refused-mail-not-opened'));
});

function armor(packets: Uint8Array): string {
  const lines = Buffer.from(packets).toString('base64').replace(/.{64}/g, '$&\n');
  return `-----BEGIN PGP MESSAGE-----\n\n${lines}\n-----END PGP MESSAGE-----`;
}

/** Symmetrically encrypted data of before 2000 (tag 9): CFB with a second start, and no checksum. */
function legacyPacket(plain: Uint8Array, key: Uint8Array): Uint8Array {
  const cfb = (iv: Uint8Array, data: Uint8Array) => createCipheriv('aes-256-cfb', key, iv).update(data);
  const random = randomBytes(16);
  const prefix = cfb(new Uint8Array(16), new Uint8Array([...random, ...random.subarray(14)]));
  const body = [...prefix, ...cfb(prefix.subarray(2), plain)];
  return new Uint8Array([0xc9, body.length, ...body]);
}

test('a changed message is not opened', async () => {
  const packets = (await readMessage({ armoredMessage: await sealedFor('Hallo') })).write() as Uint8Array;
  packets[packets.length - 3] = (packets[packets.length - 3] ?? 0) ^ 1;
  await assert.rejects(openMail(arrived(sealedMail(armor(packets))), [office.privateKey], nobody), refusedAs('post-refused-mail-not-opened'));
});

test('a small message that becomes a huge one is refused', async () => {
  const armored = await encrypt({
    message: await createMessage({ binary: new Uint8Array(MAX_MESSAGE + 1) }),
    encryptionKeys: await readKey({ armoredKey: office.publicKey }),
    config: { preferredCompressionAlgorithm: enums.compression.zlib },
  });
  assert(armored.length < MAX_MESSAGE / 100);
  await assert.rejects(openMail(arrived(sealedMail(armored)), [office.privateKey], nobody), refusedAs('post-refused-mail-not-opened'));
});

test('mail with very many parts, or parts within parts without end, is refused', async () => {
  const many = `Content-Type: multipart/mixed; boundary="b"\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(MAX_PARTS + 2)}--b--`;
  await assert.rejects(readMail(bytes(many)), refusedAs('post-refused-mail-too-many-parts'));
  let deep = 'Content-Type: text/plain\r\n\r\nx';
  for (let level = 0; level < 40; level += 1) {
    deep = `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n${deep}\r\n--b${level}--\r\n`;
  }
  await assert.rejects(readMail(bytes(deep)), refusedAs('post-refused-mail-unreadable'));
  const wide = `Content-Type: text/plain\r\n${`X-A: ${'a'.repeat(900)}\r\n`.repeat(400)}\r\nx`;
  await assert.rejects(readMail(bytes(wide)), refusedAs('post-refused-mail-unreadable'));
});

test('an address that could be more than an address is refused', () => {
  const bad = ['a', '@b.example', 'a@b', 'a b@c.example', 'a@b.example\r\nBcc: c@d.example', 'a@b.example,c@d.example', 'A <a@b.example>', 'a@b..example', '"a"@b.example', 'a@-b.example', `${'a'.repeat(65)}@b.example`, 'a@[127.0.0.1]'];
  for (const address of bad) {
    assert.throws(() => plainAddress(address), refusedAs('post-refused-mail-address'), address);
  }
  assert.equal(plainAddress(' Anna.Muster+x@Mail.Example '), 'Anna.Muster+x@mail.example');
  assert.equal(ownAddress('amt@localhost'), 'amt@localhost');
  assert.throws(() => ownAddress('amt@local host'), refusedAs('post-refused-mail-address'));
});

test('a subject or a name of a file cannot begin a header of its own', async () => {
  const nasty = { ...mail, subject: 'Hallo\r\nBcc: eve@mail.example', files: [new File(['x'], 'a\r\nX-Evil: 1"; b.txt')] };
  const opened = await openMail(arrived(await sealMail(nasty, keyOfOffice, anna.privateKey)), [office.privateKey], nobody);
  assert.equal(opened.subject, 'Hallo Bcc: eve@mail.example');
  assert.equal(opened.files[0]?.name, 'a_X-Evil: 1"; b.txt');
});

test('keys that cannot be written to are refused', async () => {
  await assert.rejects(usableKeys('no key at all'), refusedAs('post-refused-mail-key-unusable'));
  const options = { userIDs: [{ name: 'Old', email: 'old@mail.example' }], date: new Date('2020-01-01'), keyExpirationTime: 60 };
  const { publicKey: expired } = await generateKey({ ...options, type: 'ecc', curve: 'curve25519Legacy' });
  await assert.rejects(usableKeys(expired), refusedAs('post-refused-mail-key-unusable'));
  const subkeys: SubkeyOptions[] = [];
  const { publicKey: onlySigns } = await generateKey({ userIDs: options.userIDs, type: 'ecc', curve: 'curve25519Legacy', subkeys });
  await assert.rejects(usableKeys(onlySigns), refusedAs('post-refused-mail-key-unusable'));
});
