// An office at the door of OpenPGP mail: keys, letters, what is kept in the case.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeMailKey, openMail, sealMail, usableKeys } from '../../../src/post/doors/openpgp.ts';
import { utf8 } from '../../../src/post/protocol/bytes.ts';
import { refuses } from '../refusals.ts';
import { Desk, OFFICE } from './desk.ts';

const silent = () => {};
const anna = await makeMailKey('Anna Muster', 'anna@mail.example');

/** A town whose look-up finds Anna's key and somebody else's. */
async function desk(inbound = '') {
  const stranger = await makeMailKey('Eve', 'eve@mail.example');
  return new Desk(async (_, path) => {
    if (path.startsWith('/openpgp/keys')) {
      return { keys: [stranger.publicKey, anna.publicKey, 'no key'] };
    }
    return path.startsWith('/inbound/') && !path.endsWith('/done') ? utf8(inbound) : null;
  });
}

test('a key is made, kept sealed, and labelled as not quantum-safe', async () => {
  const town = await desk();
  const made = await town.open().makeKey(OFFICE, 'openpgp');
  assert.equal(made.quantumSafe, false);
  const [kept] = town.keys as { public_key: string; sealed: string; fingerprint: string }[];
  assert.match(kept!.public_key, /^-----BEGIN PGP PUBLIC KEY BLOCK-----/);
  assert(!JSON.stringify(town.calls).includes('PRIVATE KEY'));
  assert.equal((await town.open().of(OFFICE)).keys[0]?.fingerprint, made.fingerprint);
});

test('only keys that name the address are found', async () => {
  const found = await (await desk()).open().findMailKeys('Anna@mail.example');
  assert.deepEqual(found.map(({ fingerprint }) => fingerprint), [anna.fingerprint]);
});

test('a mail is kept in the case and goes out sealed', async () => {
  const town = await desk();
  const doors = town.open();
  await doors.makeKey(OFFICE, 'openpgp');
  const [key] = await doors.findMailKeys('anna@mail.example');
  const mail = { to: 'anna@mail.example', key: key!, subject: 'Ihr Bescheid', body: 'Guten Tag', files: [new File(['%PDF'], 'Bescheid.pdf')] };
  assert.deepEqual(await doors.writeMail(OFFICE, mail, silent), { case: 'case-1', code: 'K7M2-9QXD' });
  assert.deepEqual([town.letters[0]?.letter.door, town.letters[0]?.letter.subject], ['openpgp', 'Ihr Bescheid']);
  const sent = town.calls.at(-1)!;
  const { message, to, case: case_ } = sent.body as { message: string; to: string; case: string };
  assert.deepEqual([to, case_, sent.type], ['anna@mail.example', 'case-1', 'application/vnd.allmende.sealed+json']);
  const [office] = await usableKeys((town.keys[0] as { public_key: string }).public_key);
  const opened = await openMail(utf8(`From: x@y.example\r\n${message}`), [anna.privateKey], async () => [office!]);
  assert.deepEqual([opened.subject, opened.from, opened.signature], ['Ihr Bescheid', `${OFFICE}@stadt.example`, 'good']);
});

test('what came in is opened, kept as a letter, and done', async () => {
  const town = await desk();
  await town.open().makeKey(OFFICE, 'openpgp');
  const [office] = await usableKeys((town.keys[0] as { public_key: string }).public_key);
  const mail = { from: 'anna@mail.example', to: `${OFFICE}@stadt.example`, subject: 'Frage', body: 'Wann?', files: [], time: new Date() };
  const sealed = await sealMail(mail, office!, anna.privateKey);
  const receiving = await desk(`From: anna@mail.example\r\nSubject: ...\r\n${sealed}`);
  receiving.keys.push(...town.keys);
  const doors = receiving.open();
  assert.equal((await doors.openMail(OFFICE, 'inbound-1')).signature, 'unchecked');
  assert(!receiving.calls.some(({ path }) => path.startsWith('/openpgp/keys')), 'the sender’s domain hears nothing of it');
  const opened = await doors.openMail(OFFICE, 'inbound-1', true);
  assert.deepEqual([opened.subject, opened.signature, opened.signedBy], ['Frage', 'good', anna.fingerprint]);
  await doors.keep(OFFICE, 'inbound-1', opened, undefined, silent);
  const { letter } = receiving.letters[0]!;
  assert.deepEqual([letter.door, letter.subject], ['openpgp', 'Frage']);
  assert.match(letter.body, new RegExp(`anna@mail\\.example[\\s\\S]*good ${anna.fingerprint}[\\s\\S]*Wann\\?`));
  assert.deepEqual(receiving.calls.at(-1)?.body, { case: 'case-1' });
});

test('a private half that belongs to another key is refused', async () => {
  const town = await desk();
  const doors = town.open();
  await doors.makeKey(OFFICE, 'openpgp');
  await doors.makeKey(OFFICE, 'openpgp');
  const [first, second] = town.keys as [{ sealed: string }, { sealed: string }];
  first.sealed = second.sealed;
  await refuses('door-key-swapped', () => doors.openMail(OFFICE, 'inbound-1'));
});

test('without a key or an address nothing goes out, and nothing is kept', async () => {
  const town = await desk();
  const doors = town.open();
  const [key] = await usableKeys(anna.publicKey);
  const mail = { to: 'anna@mail.example', key: key!, subject: 'x', body: 'x', files: [] };
  await refuses('door-key-missing', () => doors.writeMail(OFFICE, mail, silent));
  town.address = null;
  await refuses('no-mail', () => doors.writeMail(OFFICE, mail, silent));
  assert.deepEqual(town.letters, []);
});
