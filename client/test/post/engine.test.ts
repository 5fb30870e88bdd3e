import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openEngine } from '../../src/post/engine/index.ts';
import { ShortMemory } from '../../src/post/engine/memory.ts';
import { accountSlug } from '../../src/post/protocol/proof.ts';
import { browser, file, guestBrowser, idOf, letter, lines, PASSPHRASE, resident, silent, TestPasskeys, townWithOffice } from './people.ts';
import { refuses } from './refusals.ts';
import { Answer, Town } from './town.ts';

test('a mailbox is set up, locked, and opened in every way', async () => {
  const town = new Town();
  const person = { name: 'Ada' };
  const passkeys = new TestPasskeys();
  const engine = await browser(town, person, new ShortMemory(), { passkeys });
  assert.equal((await engine.account.me()).state, 'none');
  const { recoveryCode, confirm } = await engine.account.setUp(PASSPHRASE);
  await refuses('code-differs', () => confirm('0'.repeat(26)));
  assert.equal(town.accounts.size, 0);
  await confirm(recoveryCode.toLowerCase());
  assert.equal((await engine.account.me()).state, 'open');
  const { digits } = engine.account.ownSafetyNumber();
  await engine.account.addPasskey();
  await engine.account.trustDevice(true);
  const made = (await engine.account.ways()).map(({ kind, createdAt }) => [kind, createdAt]);
  assert.deepEqual(made.at(-1), ['passkey', '2026-11-26T10:00:00Z']);
  assert.deepEqual((await engine.account.me()).ways, ['device', 'passkey', 'passphrase', 'recovery']);

  const ways = [
    () => engine.account.unlockWithPassphrase(PASSPHRASE),
    () => engine.account.unlockWithRecoveryCode(recoveryCode),
    () => engine.account.unlockWithPasskey(),
    () => engine.account.unlockWithDevice(),
  ];
  for (const unlock of ways) {
    await engine.account.lock();
    assert.equal((await engine.account.me()).state, 'locked');
    await refuses('locked', () => engine.account.ownSafetyNumber());
    await unlock();
    assert.equal(engine.account.ownSafetyNumber().digits, digits);
  }
  await engine.account.trustDevice(false);
  assert.equal(await engine.account.isTrustedDevice(), false);
  await refuses('device', () => engine.account.unlockWithDevice());
  await refuses('passphrase', () => engine.account.unlockWithPassphrase('falsch'));
  await refuses('recovery-code', () => engine.account.unlockWithRecoveryCode('0'.repeat(26)));
});

test('passphrase and recovery code are changed, the old ones open nothing any more', async () => {
  const town = new Town();
  const { engine, recoveryCode } = await resident(town);
  await engine.account.changePassphrase('neu und lang genug');
  const { recoveryCode: next, confirm } = await engine.account.newRecoveryCode();
  await confirm(next);
  await engine.account.lock();
  await refuses('passphrase', () => engine.account.unlockWithPassphrase(PASSPHRASE));
  await refuses('recovery-code', () => engine.account.unlockWithRecoveryCode(recoveryCode));
  await engine.account.unlockWithPassphrase('neu und lang genug');
  await engine.account.lock();
  await engine.account.unlockWithRecoveryCode(next);
});

test('a resident writes with a file, two clerks read it, one answers with a decision', async () => {
  const { town, head, clerk } = await townWithOffice();
  const { engine, person } = await resident(town, 'Bo');
  const progress: number[] = [];
  const plan = file('plan.pdf', 300000);
  const { case: case_, code } = await engine.mailboxes.write('bau', letter('Darf ich bauen?\r\nDanke.', { files: [plan] }), ({ done }) => progress.push(done));
  assert.equal(code, 'K7M2-9QXD');
  assert.ok(progress.at(-1)! > 300000);

  for (const { engine: office } of [head, clerk]) {
    const [line] = await lines(office, 'office:bau');
    assert.deepEqual([line!.subject, line!.unread, line!.letters, line!.trouble], ['Frage', 1, 1, undefined]);
    const opened = await office.mailboxes.open(case_);
    assert.deepEqual(opened.troubles, []);
    assert.equal(opened.letters[0]!.body, 'Darf ich bauen?\nDanke.');
    const blob = await office.mailboxes.download(case_, opened.letters[0]!.attachments[0]!, silent);
    assert.deepEqual(new Uint8Array(await blob.arrayBuffer()), new Uint8Array(await plan.arrayBuffer()));
    await office.mailboxes.markRead(case_);
    assert.equal((await lines(office, 'office:bau'))[0]!.unread, 0);
  }
  await clerk.engine.mailboxes.reply(case_, letter('Ja.', { kind: 'decision', author: 'Sachbearbeitung' }), silent);

  const [line] = await lines(engine);
  assert.deepEqual([line!.from, line!.unread], ['office:bau', 1]);
  const read = await engine.mailboxes.open(case_);
  assert.deepEqual(read.letters.map(({ kind, author, mine }) => [kind, author, mine]), [['letter', undefined, true], ['decision', 'Sachbearbeitung', false]]);
  const theirs = await head.engine.mailboxes.open(case_);
  assert.equal(read.safetyNumber, theirs.safetyNumber);
  assert.match(read.safetyNumber, /^\d{60}$/);
  assert.equal(town.partyOf(person), read.as);
});

test('what an office sent by other doors shows in its mailbox, and in no other', async () => {
  const { town, head } = await townWithOffice();
  const { engine } = await resident(town, 'Bo');
  const { case: case_ } = await engine.mailboxes.write('bau', letter('Darf ich bauen?'), silent);
  town.outbound.push({ id: 'o1', door: 'fit-connect', address: 'Kreis Beispiel', state: 'queued', at: '2026-11-26T10:00:00Z' });
  await lines(head.engine, 'office:bau');
  assert.deepEqual((await head.engine.mailboxes.open(case_)).outbound, town.outbound);
  assert.deepEqual((await engine.mailboxes.open(case_)).outbound, []);
});

test('a note of the office answers nothing: the town tells nobody of it', async () => {
  const { town, head } = await townWithOffice();
  const { engine } = await resident(town, 'Bo');
  const { case: case_ } = await engine.mailboxes.write('bau', letter('Darf ich bauen?'), silent);
  await lines(head.engine, 'office:bau');
  await head.engine.mailboxes.reply(case_, letter('Akte liegt vor.', { kind: 'note' }), silent);
  await head.engine.mailboxes.reply(case_, letter('Ja.'), silent);
  assert.deepEqual(town.cases.get(case_)!.letters.map((one) => one.silent), [false, true, false]);
});

test('the safety number that a writer sees is the one that the office sees', async () => {
  const { town, head } = await townWithOffice();
  const { engine } = await resident(town, 'Bo');
  const number = await engine.offices.safetyNumber('bau');
  assert.match(number, /^\d{30}$/);
  assert.equal(number, (await head.engine.offices.team('bau')).fingerprint);
});

test('a second device reads everything, and so does who lost both and has the recovery code', async () => {
  const { town } = await townWithOffice();
  const { engine, person, recoveryCode } = await resident(town, 'Bo');
  const { case: case_ } = await engine.mailboxes.write('bau', letter('Erste Frage'), silent);
  await engine.save();
  const second = await browser(town, person);
  await second.account.unlockWithPassphrase(PASSPHRASE);
  assert.equal((await lines(second))[0]!.subject, 'Frage');
  assert.equal((await second.mailboxes.open(case_)).letters[0]!.body, 'Erste Frage');
  const third = await browser(town, person);
  await third.account.unlockWithRecoveryCode(recoveryCode);
  assert.equal((await third.mailboxes.open(case_)).letters[0]!.body, 'Erste Frage');
});

test('the list comes at once from the index, without any letter being asked for', async () => {
  const { town } = await townWithOffice();
  const { engine, person } = await resident(town, 'Bo');
  for (let count = 0; count < 3; count += 1) {
    await engine.mailboxes.write('bau', letter('x', { subject: `Frage ${count}` }), silent);
  }
  await engine.save();
  const second = await browser(town, person);
  await second.account.unlockWithPassphrase(PASSPHRASE);
  town.asked.length = 0;
  assert.deepEqual((await lines(second)).map(({ subject }) => subject).sort(), ['Frage 0', 'Frage 1', 'Frage 2']);
  assert.deepEqual(town.asked.filter((path) => path.includes('/cases/')), []);
});

test('a clerk who joins later reads the history, one who left can read nothing new', async () => {
  const { town, head, clerk } = await townWithOffice();
  const { engine } = await resident(town, 'Bo');
  const { case: case_ } = await engine.mailboxes.write('bau', letter('Vor dem Wechsel'), silent);
  const office = town.offices.get('bau')!;

  // The clerk leaves; what they hold of keys they keep.
  office.members = office.members.filter(({ person }) => person !== clerk.person);
  await head.engine.offices.renew('bau', silent);
  assert.deepEqual([office.keysets.length, town.cases.get(case_)!.key_version], [2, 2]);
  const team = await head.engine.offices.team('bau');
  assert.deepEqual(team.steps.map(({ change, role }) => [change, role]), [['founded', undefined], ['joined', 'clerk'], ['left', 'clerk']]);
  await engine.mailboxes.reply(case_, letter('Nach dem Wechsel'), silent);

  // Even if the town let them: with old keys only the old letter opens.
  office.members.push({ person: clerk.person, role: 'clerk' });
  const left = await clerk.engine.mailboxes.open(case_);
  assert.deepEqual(left.letters.map(({ body }) => body), ['Vor dem Wechsel']);
  assert.ok(left.troubles.some(({ code }) => code === 'post-refused-no-case-key'));
  office.members = office.members.filter(({ person }) => person !== clerk.person);

  const joiner = await resident(town, 'Neu');
  office.members.push({ person: joiner.person, role: 'clerk' });
  await refuses('office-behind', () => joiner.engine.mailboxes.open(case_));
  await head.engine.offices.admit('bau', idOf(town, joiner.person));
  const read = await joiner.engine.mailboxes.open(case_);
  assert.deepEqual(read.troubles, []);
  assert.deepEqual(read.letters.map(({ body }) => body), ['Vor dem Wechsel', 'Nach dem Wechsel']);
});

test('a person changes their keys and still reads and writes everything', async () => {
  const { town, head } = await townWithOffice();
  const { engine, person } = await resident(town, 'Bo');
  const { case: case_ } = await engine.mailboxes.write('bau', letter('Alt'), silent);
  const before = engine.account.ownSafetyNumber();
  await engine.mailboxes.saveDraft({ id: '0draft0draft0draft0draft00', to: 'bau', subject: 'Entwurf', body: '…', changedAt: '' });
  await refuses('passphrase', () => engine.account.rotate('vertippt', silent));
  const { recoveryCode } = await engine.account.rotate(PASSPHRASE, silent);
  const after = engine.account.ownSafetyNumber();
  assert.deepEqual([before.version, after.version], [1, 2]);
  assert.notEqual(before.digits, after.digits);
  const wraps = town.cases.get(case_)!.keys[0]!.wraps.filter(({ party }) => party.startsWith('account:'));
  assert.deepEqual(wraps.map(({ keyset_version: version }) => version), [2]);

  await head.engine.mailboxes.open(case_);
  await head.engine.mailboxes.reply(case_, letter('Neu'), silent);
  const second = await browser(town, person);
  await second.account.unlockWithRecoveryCode(recoveryCode);
  assert.deepEqual((await second.mailboxes.open(case_)).letters.map(({ body }) => body), ['Alt', 'Neu']);
  assert.equal((await second.mailboxes.drafts())[0]!.subject, 'Entwurf');
  assert.deepEqual((await lines(second)).map(({ trouble }) => trouble), [undefined]);
});

test('two devices write at once: both letters are there and nothing is lost', async () => {
  const { town, head } = await townWithOffice();
  const { engine, person } = await resident(town, 'Bo');
  const { case: case_ } = await engine.mailboxes.write('bau', letter('Anfang'), silent);
  await engine.save();
  const second = await browser(town, person);
  await second.account.unlockWithPassphrase(PASSPHRASE);
  await Promise.all([
    engine.mailboxes.reply(case_, letter('Vom einen', { files: [file('a.pdf', 100)] }), silent),
    second.mailboxes.reply(case_, letter('Vom anderen'), silent),
    head.engine.mailboxes.reply(case_, letter('Vom Amt'), silent),
  ]);
  const read = await engine.mailboxes.open(case_);
  assert.deepEqual(read.troubles, []);
  assert.deepEqual(read.letters.map(({ seq }) => seq), [1, 2, 3, 4]);
  assert.deepEqual(read.letters.map(({ body }) => body).sort(), ['Anfang', 'Vom Amt', 'Vom anderen', 'Vom einen']);

  // Both write their memory: what each saw is in it.
  await second.mailboxes.setReceipts(true);
  await engine.mailboxes.markRead(case_);
  await engine.save();
  await second.save();
  const third = await browser(town, person);
  await third.account.unlockWithPassphrase(PASSPHRASE);
  assert.equal(await third.mailboxes.receipts(), true);
  assert.deepEqual((await lines(third)).map(({ unread, letters }) => [unread, letters]), [[0, 4]]);
});

test('drafts, receipts, closing and removing', async () => {
  const { town, head } = await townWithOffice();
  const { engine } = await resident(town, 'Bo');
  const draft = { id: '0draft0draft0draft0draft00', to: 'bau', subject: 'Später', body: 'Zeile\nZeile', changedAt: '' };
  await engine.mailboxes.saveDraft(draft);
  assert.deepEqual(await engine.mailboxes.drafts(), [{ ...draft, changedAt: '2026-11-26T10:00:00Z' }]);
  await engine.mailboxes.removeDraft(draft.id);
  assert.deepEqual(await engine.mailboxes.drafts(), []);

  const { case: case_ } = await engine.mailboxes.write('bau', letter('Hallo'), silent);
  await head.engine.mailboxes.open(case_);
  await head.engine.mailboxes.reply(case_, letter('Antwort'), silent);
  await engine.mailboxes.open(case_);
  await engine.mailboxes.sendReceipt(case_, 2);
  const receipt = (await head.engine.mailboxes.open(case_)).letters.at(-1)!;
  assert.deepEqual([receipt.kind, receipt.receiptOf, receipt.body], ['receipt', 2, '']);
  assert.equal(town.cases.get(case_)!.letters.at(-1)!.silent, true);
  await head.engine.mailboxes.close(case_, true);
  assert.equal((await lines(engine))[0]!.status, 'closed');
  await engine.mailboxes.remove(case_);
  assert.deepEqual(await lines(engine), []);
  assert.equal((await lines(head.engine, 'office:bau')).length, 1);
});

test('an office that lost its root comes back with two of three shares', async () => {
  const { town, head, clerk, officer } = await townWithOffice();
  const { engine } = await resident(town, 'Bo');
  const { case: case_ } = await engine.mailboxes.write('bau', letter('Vorher'), silent);
  const office = town.offices.get('bau')!;
  office.wraps = [];
  const back = await browser(town, clerk.person);
  await back.account.unlockWithPassphrase(PASSPHRASE);
  await refuses('office-behind', () => back.mailboxes.open(case_));
  await back.offices.askRecovery('bau', 'Beide Geräte verloren');

  const [asked] = await head.engine.offices.recoveries();
  assert.deepEqual([asked!.office, asked!.holder, asked!.askedBy.safetyNumber], ['bau', 'office-head', back.account.ownSafetyNumber().digits]);
  await head.engine.offices.giveShare(asked!.id);
  await refuses('shares', () => back.offices.finishRecovery('bau', asked!.id, silent));
  // The officer holds two: their own, and the archive's through its office.
  const shares = await officer.engine.offices.recoveries();
  assert.deepEqual(shares.map(({ holder }) => holder).sort(), ['archive', 'data-protection-officer']);
  await officer.engine.offices.giveShare(asked!.id);
  await back.offices.finishRecovery('bau', asked!.id, silent);
  assert.equal(office.keysets.length, 2);
  assert.deepEqual((await back.mailboxes.open(case_)).letters.map(({ body }) => body), ['Vorher']);
  assert.equal((await back.offices.team('bau')).steps.at(-1)!.change, 'recovered');
});

test('somebody without an account answers by link and PIN', async () => {
  const { town, head, clerk } = await townWithOffice();
  const { case: case_, link, pin } = await head.engine.offices.writeToGuest('bau', letter('Bitte antworten Sie', { files: [file('form.pdf', 1000)] }), 30, silent);
  const [, guest, secret] = /\/post\/reply\/(\w+)#(.+)$/.exec(link)!;
  const visitor = guestBrowser(town, guest!);
  await assert.rejects(() => visitor.open(secret!, pin.replace(/^./, (digit) => String((Number(digit) + 1) % 10))), { code: 'post-no-guest' });
  const opened = await visitor.open(secret!, pin);
  assert.deepEqual([opened.letters[0]!.body, opened.troubles], ['Bitte antworten Sie', []]);
  assert.equal((await visitor.download(opened.letters[0]!.attachments[0]!, silent)).size, 1000);
  await visitor.reply(letter('Gern', { files: [file('antwort.pdf', 50)] }), silent);
  for (const { engine } of [head, clerk]) {
    const read = await engine.mailboxes.open(case_);
    assert.deepEqual([read.troubles, read.letters.at(-1)!.body, read.letters.at(-1)!.from], [[], 'Gern', `guest:${guest}`]);
  }
  // A new epoch renews this case too, and the guest reads on.
  await head.engine.offices.renew('bau', silent);
  await head.engine.mailboxes.reply(case_, letter('Danke'), silent);
  assert.deepEqual((await visitor.open(secret!, pin)).letters.map(({ body }) => body), ['Bitte antworten Sie', 'Gern', 'Danke']);
});

test('a paper letter is recorded into a case of its own or an existing one', async () => {
  const { head, town } = await townWithOffice();
  const paper = letter('Abschrift', { kind: 'paper', door: 'paper', received: '2026-11-20', files: [file('scan.pdf', 2000)] });
  const { case: case_ } = await head.engine.offices.recordPaper('bau', paper, silent);
  assert.equal((town.cases.get(case_)!.letters[0] as { received?: string }).received, '2026-11-20');
  const read = await head.engine.mailboxes.open(case_);
  assert.deepEqual([read.letters[0]!.kind, read.letters[0]!.door, read.parties.length], ['paper', 'paper', 1]);
  assert.match(read.safetyNumber, /^\d{30}$/);
});

test('an upload goes on where the connection broke, and nothing is sent when it is given up', async () => {
  const { town, clerk } = await townWithOffice();
  const { engine } = await resident(town, 'Bo');
  const big = file('gross.bin', 20 * 1024 * 1024);
  let patches = 0;
  town.before = (method) => {
    if (method === 'PATCH' && [2, 3].includes((patches += 1))) {
      throw new TypeError('connection lost');
    }
  };
  const { case: case_ } = await engine.mailboxes.write('bau', letter('Groß', { files: [big] }), silent);
  assert.equal(patches, 5);
  const opened = await clerk.engine.mailboxes.open(case_);
  const blob = await clerk.engine.mailboxes.download(case_, opened.letters[0]!.attachments[0]!, silent);
  assert.deepEqual(new Uint8Array(await blob.arrayBuffer()), new Uint8Array(await big.arrayBuffer()));

  const [uploads, cases] = [town.uploads.size, town.cases.size];
  const stop = new AbortController();
  town.before = (method) => void (method === 'PATCH' && stop.abort());
  await assert.rejects(() => engine.mailboxes.write('bau', letter('Abbruch', { files: [big] }), silent, stop.signal), { name: 'AbortError' });
  town.before = () => {};
  assert.deepEqual([town.uploads.size, town.cases.size], [uploads, cases]);
});

test('a letter whose answer got lost is sent again and is there once', async () => {
  const { town } = await townWithOffice();
  const { engine } = await resident(town, 'Bo');
  const { case: case_ } = await engine.mailboxes.write('bau', letter('Anfang'), silent);
  const honest = town.lie;
  let lost = 0;
  town.lie = (path, answer) => {
    if (path.endsWith('/letters') && (lost += 1) === 1) {
      throw new TypeError('connection lost');
    }
    return answer;
  };
  await engine.mailboxes.reply(case_, letter('Einmal'), silent);
  town.lie = honest;
  assert.equal(lost, 2);
  assert.deepEqual((await engine.mailboxes.open(case_)).letters.map(({ body }) => body), ['Anfang', 'Einmal']);
});

test('when there is no space, nothing is half sent and the town says why', async () => {
  const { town } = await townWithOffice();
  const { engine } = await resident(town, 'Bo');
  town.before = (method, path) => {
    if (method === 'POST' && path === '/api/post/cases') {
      throw new Answer(413, { code: 'post-quota', detail: 'There is no space left.' });
    }
  };
  const full = engine.mailboxes.write('bau', letter('x', { files: [file('a.pdf', 100), file('b.pdf', 100)] }), silent);
  await assert.rejects(full, { name: 'Problem', code: 'post-quota', message: 'There is no space left.' });
  assert.deepEqual([town.uploads.size, town.cases.size], [0, 0]);
});

test('a person sees keys in the record that are not theirs', async () => {
  const town = new Town();
  for (let count = 0; count < 300; count += 1) {
    town.record.append({ kind: 'office-keys-published', subject: { kind: 'office-keys', slug: 'x', version: count + 1 } }, new Uint8Array(), true);
  }
  const { engine } = await resident(town, 'Ada');
  await resident(town, 'Bo');
  assert.deepEqual(await engine.account.watchOwnKeys(silent), { upTo: 302, strangers: [] });
  const slug = accountSlug([...town.accounts.values()][0]!.id);
  const { index } = town.record.append({ kind: 'account-keys-published', subject: { kind: 'account-keys', slug, version: 2 } }, new Uint8Array(3), false);
  assert.deepEqual(await engine.account.watchOwnKeys(silent), { upTo: 303, strangers: [index] });
  for (let count = 0; count < 300; count += 1) {
    town.record.append({ kind: 'office-keys-published', subject: { kind: 'office-keys', slug: 'y', version: count + 1 } }, new Uint8Array(), true);
  }
  assert.deepEqual(await engine.account.watchOwnKeys(silent), { upTo: 603, strangers: [index] });
});

test('who locks a mailbox at once loses nothing of what it remembers', async () => {
  const { town, clerk } = await townWithOffice();
  const { person } = await resident(town, 'Bo');
  const engine = await openEngine({ api: '/api/post', fetch: town.fetchAs(person), memory: new ShortMemory() });
  await engine.account.unlockWithPassphrase(PASSPHRASE);
  const { case: case_ } = await engine.mailboxes.write('bau', letter('Guten Tag.'), silent);
  await clerk.engine.mailboxes.list('office:bau', () => {});
  await clerk.engine.mailboxes.reply(case_, letter('Danke.'), silent);
  await engine.mailboxes.list('own', () => {});
  await engine.mailboxes.markRead(case_);
  await engine.account.lock();
  const later = await browser(town, person);
  await later.account.unlockWithPassphrase(PASSPHRASE);
  assert.deepEqual((await lines(later)).map(({ unread }) => unread), [0]);
});
