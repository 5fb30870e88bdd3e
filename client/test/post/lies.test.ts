// A town that lies: everything it could do with what it keeps is refused, each with its own sentence.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { open, recipientOf } from '../../src/post/protocol/age.ts';
import { b64u, fromB64u, random, text, utf8, type Bytes } from '../../src/post/protocol/bytes.ts';
import { canonical } from '../../src/post/protocol/canonical.ts';
import { openCaseKey, sealCaseKey, signCaseKey, type CaseKey } from '../../src/post/protocol/case-key.ts';
import { newId, newRoot } from '../../src/post/protocol/derive.ts';
import { unverified } from '../../src/post/protocol/jws.ts';
import { keysetHash, keysOf, signKeyset, type Keys, type Keyset } from '../../src/post/protocol/keyset.ts';
import { sealLetter, signLetter } from '../../src/post/protocol/letter.ts';
import { sealOfficeRoot } from '../../src/post/protocol/office.ts';
import { openWithPassphrase, readWrap } from '../../src/post/protocol/wraps.ts';
import { keysetSubject } from '../../src/post/protocol/proof.ts';
import type { WireCase, WireKeyset } from '../../src/post/engine/wire.ts';
import { browser, file, guestBrowser, idOf, letter, lines, PASSPHRASE, resident, silent, townWithOffice, type Browser } from './people.ts';
import { cosigned } from './record.ts';
import { flipped, refuses } from './refusals.ts';
import { changed, Town } from './town.ts';

/** Three letters in a case between a resident and the office, all read by both. */
async function correspondence() {
  const world = await townWithOffice();
  const { engine, person } = await resident(world.town, 'Bo');
  const { case: case_ } = await engine.mailboxes.write('bau', letter('Eins'), silent);
  await world.head.engine.mailboxes.reply(case_, letter('Zwei'), silent);
  await engine.mailboxes.reply(case_, letter('Drei'), silent);
  return { ...world, engine, person, case: case_, kept: world.town.cases.get(case_)! };
}

/** Locked and opened again: nothing is remembered but what a browser keeps. */
async function reopen(engine: Browser): Promise<void> {
  await engine.account.lock();
  await engine.account.unlockWithPassphrase(PASSPHRASE);
}

async function troubles(engine: Browser, case_: string): Promise<string[]> {
  return (await engine.mailboxes.open(case_)).troubles.map(({ code }) => code.replace('post-refused-', ''));
}

/** Makes the town answer otherwise where a path matches. */
function lieAbout(town: Town, path: RegExp, twist: (answer: any) => any): void {
  town.lie = (asked, answer) => (path.test(asked) ? twist(answer) : answer);
}

async function strangerFor(party: string, version = 1): Promise<{ root: Bytes; wire: WireKeyset }> {
  const keys = await keysOf(newRoot(), party, version, version === 1 ? undefined : 'a'.repeat(64));
  return { root: keys.root, wire: { party, version, ...signKeyset(keys) } };
}

test('a swapped keyset is refused, whatever proof comes with it', async () => {
  const { town } = await townWithOffice();
  const { engine } = await resident(town, 'Bo');
  const [honest] = town.offices.get('bau')!.keysets;
  const { wire } = await strangerFor('office:bau');
  const write = () => engine.mailboxes.write('bau', letter('geheim'), silent);

  lieAbout(town, /bau\/keysets$/, () => [wire]);
  await refuses('proof-missing', write);
  lieAbout(town, /bau\/keysets$/, () => [{ ...wire, entry: honest!.entry }]);
  await refuses('proof-opening', write);
  // An opening that fits the swapped keyset does not fit the entry.
  const content = canonical((await keysOf(newRoot(), 'office:bau', 1)).keyset);
  const other = town.record.append(keysetSubject('office:bau', 2), content, true);
  lieAbout(town, /bau\/keysets$/, () => [{ ...wire, entry: { index: honest!.entry!.index, opening: other.opening } }]);
  await refuses('proof-opening', write);
  lieAbout(town, /bau\/keysets$/, () => [{ ...wire, entry: other }]);
  await refuses('proof-subject', write);
  lieAbout(town, /bau\/keysets$/, () => []);
  await refuses('no-keys', write);
  assert.equal(town.cases.size, 0);
});

test('a wrong opening of the right keyset is refused', async () => {
  const { town } = await townWithOffice();
  const { engine } = await resident(town, 'Bo');
  const [{ entry }] = town.offices.get('bau')!.keysets as [WireKeyset];
  lieAbout(town, /bau\/keysets$/, ([keyset]) => [{ ...keyset, entry: { ...entry, opening: { ...entry!.opening, salt: 'b'.repeat(64) } } }]);
  await refuses('proof-opening', () => engine.mailboxes.write('bau', letter('x'), silent));
});

test('somebody else\'s keyset is refused in place of the right one', async () => {
  const { town } = await townWithOffice();
  const { engine } = await resident(town, 'Bo');
  lieAbout(town, /bau\/keysets$/, () => town.offices.get('archiv')!.keysets);
  await refuses('keyset', () => engine.mailboxes.write('bau', letter('x'), silent));
});

test('an old epoch of an office is refused once a newer one was seen', async () => {
  const { town, head } = await townWithOffice();
  const { engine, person } = await resident(town, 'Bo');
  await engine.mailboxes.write('bau', letter('x'), silent);
  await head.engine.offices.renew('bau', silent);
  await engine.mailboxes.write('bau', letter('y'), silent);
  await engine.save();
  lieAbout(town, /bau\/keysets$/, ([first]) => [first]);
  const refusal = await refuses('old-keys', () => engine.mailboxes.write('bau', letter('z'), silent));
  assert.deepEqual(refusal.args, { party: 'office:bau', version: 1, seen: 2 });
  // Another device learned it from the index.
  const second = await browser(town, person);
  await second.account.unlockWithPassphrase(PASSPHRASE);
  await lines(second);
  await refuses('old-keys', () => second.mailboxes.write('bau', letter('z'), silent));
});

test('a new epoch that the one before did not sign is refused', async () => {
  const { town } = await townWithOffice();
  const { engine } = await resident(town, 'Bo');
  const { wire } = await strangerFor('office:bau', 2);
  lieAbout(town, /bau\/keysets$/, ([first]) => [first, wire]);
  await refuses('predecessor', () => engine.mailboxes.write('bau', letter('x'), silent));
});

test('a dropped letter shows, and the others are still read', async () => {
  const { town, engine, case: case_ } = await correspondence();
  lieAbout(town, /cases\/\w+$/, (answer: WireCase) => ({ ...answer, letters: answer.letters.filter(({ seq }) => seq !== 2) }));
  const read = await engine.mailboxes.open(case_);
  assert.deepEqual(read.troubles, [{ code: 'post-refused-letter-missing', args: { from: 2, to: 2 } }]);
  assert.deepEqual(read.letters.map(({ body }) => body), ['Eins', 'Drei']);
});

test('a letter left out with the numbers closed up shows', async () => {
  const { town, engine, case: case_ } = await correspondence();
  lieAbout(town, /cases\/\w+$/, (answer: WireCase) => ({ ...answer, last_seq: 3, letters: answer.letters.filter(({ seq }) => seq !== 2).map((one, at) => ({ ...one, seq: at + 1 })) }));
  assert.deepEqual(await troubles(engine, case_), ['letter-order', 'letter-missing']);
});

test('letters in another order show', async () => {
  const { town, engine, case: case_ } = await correspondence();
  lieAbout(town, /cases\/\w+$/, (answer: WireCase) => {
    const [one, two, three] = answer.letters as [any, any, any];
    return { ...answer, letters: [one, { ...three, seq: 2 }, { ...two, seq: 3 }] };
  });
  assert.deepEqual((await troubles(engine, case_)).slice(0, 2), ['letter-order', 'letter-order']);
});

test('a letter shown again shows', async () => {
  const { town, engine, case: case_ } = await correspondence();
  lieAbout(town, /cases\/\w+$/, (answer: WireCase) => ({ ...answer, last_seq: 4, letters: [...answer.letters, { ...answer.letters[0], seq: 4 }] }));
  const read = await engine.mailboxes.open(case_);
  assert.deepEqual(read.troubles, [{ code: 'post-refused-letter-replayed', args: { seq: 4, before: 1 } }]);
  assert.equal(read.letters.length, 3);
});

test('letters cut off at the end show, in the list and in the case', async () => {
  const { town, engine, case: case_ } = await correspondence();
  await engine.mailboxes.open(case_);
  town.lie = (path, answer) => {
    if (/cases\/\w+$/.test(path)) {
      return { ...answer, last_seq: 2, letters: answer.letters.slice(0, 2) };
    }
    return path.endsWith('/mailbox') ? { ...answer, cases: answer.cases.map((one: object) => ({ ...one, last_seq: 2 })) } : answer;
  };
  assert.deepEqual(await troubles(engine, case_), ['letters-cut']);
  assert.deepEqual((await lines(engine))[0]!.trouble, { code: 'post-refused-letters-cut', args: { seen: 3, served: 2 } });
});

test('fewer letters than the town itself says show', async () => {
  const { town, engine, case: case_ } = await correspondence();
  lieAbout(town, /cases\/\w+$/, (answer: WireCase) => ({ ...answer, letters: answer.letters.slice(0, 2) }));
  assert.deepEqual(await troubles(engine, case_), ['letter-missing']);
});

test('a changed letter shows and is not shown itself', async () => {
  const { engine, case: case_, kept } = await correspondence();
  const second = kept.letters[1]!;
  second.sealed = changed(second.sealed!, (bytes) => flipped(bytes, bytes.length - 100));
  const read = await engine.mailboxes.open(case_);
  assert.deepEqual(read.troubles, [{ code: 'post-refused-letter-unread', args: { seq: 2 } }]);
  assert.deepEqual(read.letters.map(({ body }) => body), ['Eins', 'Drei']);
});

test('a letter of another case shows as such', async () => {
  const { engine, case: case_, kept, town } = await correspondence();
  const { case: other } = await engine.mailboxes.write('bau', letter('Anderswo'), silent);
  const [elsewhere] = town.cases.get(other)!.letters;
  const [key] = town.cases.get(other)!.keys;
  // Even with the other case's key put in place of the right one.
  kept.letters[0] = { ...elsewhere!, seq: 1 };
  kept.keys[0] = key!;
  await reopen(engine);
  assert.deepEqual([...new Set(await troubles(engine, case_))], ['case-key']);
});

test('a sender other than the one who signed shows', async () => {
  const { town, engine, case: case_ } = await correspondence();
  lieAbout(town, /cases\/\w+$/, (answer: WireCase) => ({ ...answer, letters: answer.letters.map((one) => ({ ...one, from: 'office:archiv' })) }));
  assert.deepEqual([...new Set(await troubles(engine, case_))], ['signer']);
});

test('a letter is refused by who it was not written to', async () => {
  const { engine, case: case_, kept, town } = await correspondence();
  const third = await resident(town, 'Eve');
  const eve = { party: town.partyOf(third.person)!, keyset: third.engine.account.ownSafetyNumber().hash };
  // A member of the office hands the case's key to somebody whom no letter names.
  const { keys, claimed } = await officeKeyOf(town, kept);
  const jws = signCaseKey({ ...claimed, root: fromB64u(claimed.root), to: [...claimed.to, eve] }, 'office:bau', { kid: keys.hash, root: keys.root });
  const recipient = keysetIn(town.accountOf(third.person)!.keysets[0]!).seal;
  kept.keys[0]!.wraps.push({ party: eve.party, keyset_version: 1, sealed: b64u(await sealCaseKey(jws, recipient)) });
  kept.parties.push({ party: eve.party, removed: false });
  const read = await third.engine.mailboxes.open(case_);
  assert.deepEqual([read.letters.length, [...new Set(read.troubles.map(({ code }) => code))]], [0, ['post-refused-not-addressed']]);
  // To the others they are nobody: nothing is written to them, and nothing from them is believed.
  assert.deepEqual(await troubles(engine, case_), ['party-unknown']);
  await engine.mailboxes.reply(case_, letter('Nicht an Eve'), silent);
  assert.equal((await third.engine.mailboxes.open(case_)).letters.length, 0);
});

test('whom only the town names gets no key and is not believed', async () => {
  const { town, engine, head, case: case_, kept } = await correspondence();
  const eve = await resident(town, 'Eve');
  const party = town.partyOf(eve.person)!;
  kept.parties.push({ party, removed: false });
  const office = town.offices.get('bau')!;
  await refuses('party-unknown', () => head.engine.offices.renew('bau', silent));
  assert.deepEqual([office.keysets.length, kept.key_version], [2, 1]);
  assert.deepEqual(await troubles(engine, case_), ['party-unknown']);

  // A letter that they signed themselves, and that the town puts into the case.
  const recipient = kept.keys[0]!.recipient;
  const { hash } = eve.engine.account.ownSafetyNumber();
  const account = town.accountOf(eve.person)!;
  const root = await openWithPassphrase(readWrap(account.wraps.find(({ type }) => type === 'passphrase'), account.id), PASSPHRASE);
  const to = [{ party: 'office:bau', keyset: keysetHash(keysetIn(office.keysets[0]!)) }];
  const content = { attachments: [], body: 'Von Eve', case: case_, door: 'online' as const, from: { party, keyset: hash }, id: newId(), key: 1, kind: 'letter' as const, prev: 'a'.repeat(64), seq: 4, subject: '', time: '2026-11-26T10:00:00Z', to };
  const sealed = b64u(await sealLetter(signLetter(content, { kid: hash, root }), recipient));
  kept.letters.push({ id: content.id, seq: 4, key: 1, from: party, door: 'online', silent: false, day: '2026-11-26', attachments: [], sealed });
  kept.last_seq = 4;
  const read = await head.engine.mailboxes.open(case_);
  assert.deepEqual([read.letters.length, [...new Set(read.troubles.map(({ code }) => code))]], [3, ['post-refused-party-unknown']]);
});

/** The office's keys and the case's, as one of its members could take them out of their browser. */
async function officeKeyOf(town: Town, kept: Pick<WireCase, 'keys'>): Promise<{ keys: Keys; claimed: CaseKey }> {
  const { wraps } = town.offices.get('bau')!;
  const account = town.accounts.get(wraps[0]!.account)!;
  const wrap = readWrap(account.wraps.find(({ type }) => type === 'passphrase'), account.id);
  const content = JSON.parse(text(await open(fromB64u(wraps[0]!.sealed), await openWithPassphrase(wrap, PASSPHRASE))));
  const keys = await keysOf(fromB64u(content.root), 'office:bau', 1);
  const { claimed } = await openCaseKey(fromB64u(kept.keys[0]!.wraps.find(({ party }) => party === 'office:bau')!.sealed), keys.root);
  return { keys, claimed };
}

function keysetIn({ jws }: WireKeyset): Keyset {
  return unverified(jws, 'allmende-keyset+jws').payload as Keyset;
}

test('lowered parameters are refused before a passphrase is asked for', async () => {
  const { town, engine } = await correspondence();
  await engine.account.lock();
  for (const weak of [{ m: 1024 }, { t: 1 }, { p: 1 }, { name: 'pbkdf2' }, { m: 1 << 22 }, { t: 1000 }]) {
    lieAbout(town, /\/me$/, (answer) => ({ ...answer, account: { ...answer.account, wraps: answer.account.wraps.map((wrap: any) => (wrap.type === 'passphrase' ? { ...wrap, kdf: { ...wrap.kdf, ...weak } } : wrap)) } }));
    await refuses('kdf', () => engine.account.me());
    await refuses('kdf', () => engine.account.unlockWithPassphrase(PASSPHRASE));
  }
});

test('a wrap of another account or version is refused', async () => {
  const { town, engine } = await correspondence();
  const twist = (more: object) => lieAbout(town, /\/me$/, (answer) => ({ ...answer, account: { ...answer.account, wraps: answer.account.wraps.map((wrap: any) => ({ ...wrap, ...more })) } }));
  await engine.account.lock();
  twist({ account: '0'.repeat(26) });
  await refuses('form', () => engine.account.unlockWithPassphrase(PASSPHRASE));
  twist({ version: 2 });
  await refuses('own-keys', () => engine.account.unlockWithPassphrase(PASSPHRASE));
  twist({ id: '0'.repeat(26) });
  await refuses('passphrase', () => engine.account.unlockWithPassphrase(PASSPHRASE));
});

test('other keys shown as one\'s own are refused at the door', async () => {
  const { town, engine, person } = await correspondence();
  const { wire } = await strangerFor(`account:${idOf(town, person)}`);
  await engine.account.lock();
  lieAbout(town, /\/me$/, (answer) => ({ ...answer, account: { ...answer.account, keysets: [wire] } }));
  await refuses('own-keys', () => engine.account.unlockWithPassphrase(PASSPHRASE));
  lieAbout(town, /\/me$/, (answer) => ({ ...answer, account: { ...answer.account, version: 0, wraps: [] } }));
  await refuses('old-keys', () => engine.account.unlockWithPassphrase(PASSPHRASE));
});

test('a file that names a weaker recipient beside the right one is refused', async () => {
  const { engine, case: case_, kept, town } = await correspondence();
  const { claimed } = await officeKeyOf(town, kept);
  const mixed = await mixedFile(utf8('x'), fromB64u(claimed.root));
  kept.letters[1]!.sealed = b64u(mixed);
  assert.deepEqual((await troubles(engine, case_)).slice(0, 1), ['recipient-kinds']);
});

async function mixedFile(content: Bytes, root: Bytes): Promise<Bytes> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(await recipientOf(root));
  encrypter.addRecipient(await identityToRecipient(await generateX25519Identity()));
  return (await encrypter.encrypt(content)) as Bytes;
}

test('a record that was rewritten is refused', async () => {
  const { town, engine } = await correspondence();
  // The same number of entries, and one more: neither hides that an old one is another.
  for (const more of [0, 1]) {
    const [first] = town.record.entries;
    town.record.entries[0] = { ...first!, leaf: canonical({ ...JSON.parse(new TextDecoder().decode(first!.leaf)), time: `2026-11-25T10:00:0${more}Z` }) };
    if (more) {
      await resident(town, 'Neu');
    }
    await refuses('fork', () => engine.account.watchOwnKeys(silent));
  }
});

test('an older state of the record is believed when it lies on the way to the newest, and only then', async () => {
  const { town } = await townWithOffice();
  const { engine } = await resident(town, 'Bo');
  await engine.account.watchOwnKeys(silent);
  const older = (slug: string) => {
    const { index } = town.offices.get(slug)!.keysets[0]!.entry!;
    lieAbout(town, /proof/, () => town.record.receipt(index, index + 1));
  };
  older('bau');
  await engine.mailboxes.write('bau', letter('x'), silent);
  older('archiv');
  const honest = town.lie;
  town.lie = (path, answer) => (/consistency/.test(path) ? { proof: answer.proof.slice(1) } : honest(path, answer));
  await refuses('fork', () => engine.mailboxes.write('archiv', letter('x'), silent));
});

test('a record signed by another key is refused', async () => {
  const { town, engine } = await correspondence();
  await engine.account.watchOwnKeys(silent);
  town.record.secret = random(32);
  await refuses('record-key', () => engine.account.watchOwnKeys(silent));
});

test('checkpoints without the witnesses that are demanded are refused', async () => {
  const { town } = await townWithOffice();
  const secret = random(32);
  const witnesses = { keys: [cosigned(town.record.checkpoint(), secret).key], atLeast: 1 };
  const { person } = await resident(town, 'Bo');
  const engine = await browser(town, person, undefined, { witnesses });
  await engine.account.unlockWithPassphrase(PASSPHRASE);
  await refuses('witnesses', () => engine.mailboxes.write('bau', letter('x'), silent));
  lieAbout(town, /proof/, (receipt) => ({ ...receipt, checkpoint: cosigned(receipt.checkpoint, random(32)).note }));
  await refuses('witnesses', () => engine.mailboxes.write('bau', letter('x'), silent));
  lieAbout(town, /proof/, (receipt) => ({ ...receipt, checkpoint: cosigned(receipt.checkpoint, secret).note }));
  await engine.mailboxes.write('bau', letter('x'), silent);
});

test('a changed, swapped or cut attachment is refused', async () => {
  const { town, engine, head, case: case_ } = await correspondence();
  await head.engine.mailboxes.reply(case_, letter('Dateien', { files: [file('a.pdf', 200000), file('b.pdf', 200000)] }), silent);
  const { letters } = await engine.mailboxes.open(case_);
  const [a, b] = letters.at(-1)!.attachments;
  const load = () => engine.mailboxes.download(case_, a!, silent);
  const [mine, other] = [town.uploads.get(a!.id)!.bytes, town.uploads.get(b!.id)!.bytes];
  const serve = (bytes: Bytes) => lieAbout(town, /attachments/, () => bytes);
  for (const at of [mine.length - 1, mine.length - 100000]) {
    serve(flipped(mine, at));
    await refuses('attachment-damaged', load);
  }
  for (const length of [0, 100, mine.length - 65536 - 16, mine.length - 1]) {
    serve(mine.slice(0, length));
    await refuses('attachment-damaged', load);
  }
  serve(other);
  assert.equal((await load()).size, 200000, 'the same content is the same file');
  await head.engine.mailboxes.reply(case_, letter('Noch eine', { files: [file('c.pdf', 200001)] }), silent);
  const third = town.cases.get(case_)!.letters.at(-1)!.attachments[0]!;
  serve(town.uploads.get(third.id)!.bytes);
  await refuses('attachment-changed', load);
});

test('an attachment goes on where the connection broke', async () => {
  const { town, engine, head, case: case_ } = await correspondence();
  await head.engine.mailboxes.reply(case_, letter('Datei', { files: [file('a.pdf', 300000)] }), silent);
  const [attachment] = (await engine.mailboxes.open(case_)).letters.at(-1)!.attachments;
  let asked = 0;
  lieAbout(town, /attachments/, (bytes: Bytes) => {
    asked += 1;
    return asked > 2 ? bytes : new ReadableStream({
      start: (controller) => controller.enqueue(bytes.slice(0, 100000)),
      pull: (controller) => controller.error(new TypeError('connection lost')),
    });
  });
  assert.equal((await engine.mailboxes.download(case_, attachment!, silent)).size, 300000);
  assert.equal(asked, 3);
});

test('an older or changed index is told, and the letters are read all the same', async () => {
  const { town, engine, case: case_ } = await correspondence();
  await lines(engine);
  await engine.save();
  const party = (await engine.mailboxes.open(case_)).as;
  const old = town.indexes.get(party)!;
  await engine.mailboxes.setReceipts(true);
  await engine.save();
  const told = async () => {
    let troubles: string[] = [];
    let shown: unknown[] = [];
    await engine.mailboxes.list('own', (all, _, found) => ([shown, troubles] = [all, found!.map(({ code }) => code)]));
    return [shown.length, troubles];
  };
  const newest = town.indexes.get(party)!;
  town.indexes.set(party, old);
  assert.deepEqual(await told(), [1, ['post-refused-index-old']]);
  town.indexes.set(party, { ...newest, sealed: changed(newest.sealed, (bytes) => flipped(bytes, bytes.length - 1)) });
  assert.deepEqual(await told(), [1, ['post-refused-index']]);
  town.indexes.set(party, newest);
  assert.deepEqual(await told(), [1, []]);
});

test('a case that the town hides shows in the list', async () => {
  const { town, engine, case: case_ } = await correspondence();
  await lines(engine);
  lieAbout(town, /mailbox$/, (answer) => ({ ...answer, cases: [] }));
  const [line] = await lines(engine);
  assert.deepEqual([line!.case, line!.trouble?.code], [case_, 'post-refused-case-missing']);
  town.lie = (_, answer) => answer;
  town.cases.delete(case_);
  await engine.mailboxes.remove(case_);
  assert.deepEqual(await lines(engine), []);
});

test('a false office root or history is refused', async () => {
  const { town, head, clerk } = await townWithOffice();
  await head.engine.offices.renew('bau', silent);
  const office = town.offices.get('bau')!;
  const account = town.accounts.get(idOf(town, clerk.person))!;
  const wrap = office.wraps.find((one) => one.account === account.id && one.epoch === 2)!;
  const honest = wrap.sealed;
  const reload = () => lines(clerk.engine, 'office:bau');
  await reopen(clerk.engine);
  wrap.sealed = b64u(await sealOfficeRoot('bau', 2, newRoot(), keysetIn(account.keysets[0]!).seal));
  await refuses('office-root', reload);
  wrap.sealed = honest;
  office.histories[0]!.sealed = b64u(await sealOfficeRoot('bau', 1, newRoot(), keysetIn(office.keysets[1]!).seal));
  await refuses('office-root', reload);
  office.histories = [];
  await refuses('office-root', reload);
});

test('a guest is not believed unless an office vouched for them', async () => {
  const { town, head } = await townWithOffice();
  const { case: case_, link, pin } = await head.engine.offices.writeToGuest('bau', letter('Hallo'), 30, silent);
  const [, guest, secret] = /\/(\w+)#(.+)$/.exec(link)!;
  const visitor = guestBrowser(town, guest!);
  await visitor.open(secret!, pin);
  await visitor.reply(letter('Ich bin es'), silent);
  const { wire } = await strangerFor(`guest:${guest}`);
  const honest = town.guests.get(guest!)!.keyset;
  town.guests.get(guest!)!.keyset = wire;
  assert.deepEqual(await troubles(head.engine, case_), ['guest-keys']);
  town.guests.get(guest!)!.keyset = honest;
  assert.deepEqual(await troubles(head.engine, case_), []);
  await refuses('guest-link', () => visitor.open(secret!.slice(1), pin));
});

test('a letter under a key version that the reader does not hold shows', async () => {
  const { town, engine, case: case_ } = await correspondence();
  lieAbout(town, /cases\/\w+$/, (answer: WireCase) => ({ ...answer, keys: answer.keys.map((key) => ({ ...key, recipient: 'age1pq1other' })) }));
  await reopen(engine);
  assert.deepEqual([...new Set(await troubles(engine, case_))], ['case-key']);
});
