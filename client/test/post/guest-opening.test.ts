// Somebody without an account opens a case: what arrives, and what happens after a cut.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newAttempt, openCaseAsGuest, type Attempt } from '../../src/post/engine/guest-opening.ts';
import { ShortMemory } from '../../src/post/engine/memory.ts';
import { newBeginning } from '../../src/post/engine/writing.ts';
import { file, guestBrowser, letter, lines, resident, silent, townWithOffice } from './people.ts';
import { refuses } from './refusals.ts';
import { Answer, type Town } from './town.ts';

function opening(town: Town, attempt?: Attempt) {
  return openCaseAsGuest({ api: '/api/post', fetch: town.fetchAs(), memory: new ShortMemory(), pause: async () => {}, office: 'bau', ...(attempt && { attempt }) });
}

/** Lets the answers to requests like this get lost after the town has done its work. */
function loseAnswers(town: Town, path: RegExp): void {
  town.lie = (asked, answer) => {
    if (path.test(asked)) {
      throw new TypeError('connection lost');
    }
    return answer;
  };
}

test('somebody without an account opens a case, reads the answer by link and PIN, and answers it', async () => {
  const { town, head, clerk } = await townWithOffice();
  const sent = await opening(town).send(letter('Mein Antrag', { files: [file('application.json', 300), file('foto.jpg', 5000)] }), silent);
  assert.deepEqual([sent.code, sent.earlier, sent.pin.length], ['K7M2-9QXD', false, 8]);
  const party = `guest:${sent.guest}`;
  for (const { engine } of [head, clerk]) {
    const read = await engine.mailboxes.open(sent.case);
    assert.deepEqual([read.troubles, read.unvouched], [[], [party]]);
    const [first] = read.letters;
    assert.deepEqual([first!.body, first!.door, first!.from, first!.attachments.map(({ name }) => name)], ['Mein Antrag', 'link', party, ['application.json', 'foto.jpg']]);
    assert.equal((await engine.mailboxes.download(sent.case, first!.attachments[1]!, silent)).size, 5000);
  }
  assert.equal((await lines(clerk.engine, 'office:bau')).length, 1);
  await clerk.engine.mailboxes.reply(sent.case, letter('Welches Auto?'), silent);
  const visitor = guestBrowser(town, sent.guest);
  const opened = await visitor.open(sent.secret, sent.pin);
  assert.deepEqual([opened.troubles, opened.letters.map(({ body, mine }) => [body, mine])], [[], [['Mein Antrag', true], ['Welches Auto?', false]]]);
  await visitor.reply(letter('Das rote', { files: [file('schein.pdf', 70)] }), silent);
  // After a new epoch both go on, and still nobody vouches for who it is.
  await head.engine.offices.renew('bau', silent);
  await head.engine.mailboxes.reply(sent.case, letter('Bewilligt', { kind: 'decision' }), silent);
  assert.deepEqual((await visitor.open(sent.secret, sent.pin)).letters.map(({ body }) => body), ['Mein Antrag', 'Welches Auto?', 'Das rote', 'Bewilligt']);
  assert.deepEqual((await head.engine.mailboxes.open(sent.case)).unvouched, [party]);
});

test('a guest whom an office let in is vouched for, and so is nobody in a case of an account', async () => {
  const { head } = await townWithOffice();
  const { case: case_ } = await head.engine.offices.writeToGuest('bau', letter('Bitte'), 30, silent);
  assert.deepEqual((await head.engine.mailboxes.open(case_)).unvouched, []);
});

test('nothing goes to the town before the office is proved', async () => {
  const { town } = await townWithOffice();
  town.lie = (path, answer) => (path.endsWith('bau/keysets') ? town.offices.get('archiv')!.keysets : answer);
  town.asked.length = 0;
  await refuses('keyset', () => opening(town).send(letter('geheim', { files: [file('a.pdf', 10)] }), silent));
  assert.deepEqual(town.asked.filter((asked) => !asked.startsWith('GET')), []);
  assert.equal(town.guests.size, 0);
});

test('whatever answer gets lost, the next attempt goes on with the same case and leaves one behind', async () => {
  for (const path of [/bau\/keysets$/, /guests$/, /\/cases$/]) {
    const { town, head } = await townWithOffice();
    const attempt = opening(town);
    const written = letter('Einmal', { files: [file('a.pdf', 100), file('b.pdf', 200)] });
    loseAnswers(town, path);
    await refuses('connection', () => attempt.send(written, silent));
    town.lie = (_, answer) => answer;
    const sent = await attempt.send(written, silent);
    assert.deepEqual([sent.earlier, town.cases.size, town.guests.size, town.uploads.size], [false, 1, 1, 2], String(path));
    const read = await head.engine.mailboxes.open(sent.case);
    assert.deepEqual([read.troubles, read.letters.map(({ body }) => body)], [[], ['Einmal']]);
  }
});

test('files that have arrived are not sent again after a cut', async () => {
  const { town } = await townWithOffice();
  const attempt = opening(town);
  const written = letter('x', { files: [file('a.pdf', 100), file('b.pdf', 200)] });
  let begun = 0;
  town.before = (method, path) => {
    if (method === 'POST' && path === '/api/post/uploads' && (begun += 1) === 2) {
      throw new TypeError('connection lost');
    }
  };
  await refuses('connection', () => attempt.send(written, silent));
  await attempt.send(written, silent);
  assert.deepEqual([begun, town.uploads.size, town.cases.size], [3, 2, 1]);
});

test('who changed the application after a cut learns whether it had arrived before', async () => {
  const { town, head } = await townWithOffice();
  const attempt = opening(town);
  loseAnswers(town, /\/cases$/);
  await refuses('connection', () => attempt.send(letter('Erst so'), silent));
  town.lie = (_, answer) => answer;
  const sent = await attempt.send(letter('Dann anders'), silent);
  assert.equal(sent.earlier, true);
  assert.deepEqual((await head.engine.mailboxes.open(sent.case)).letters.map(({ body }) => body), ['Erst so']);

  // It had not arrived: the changed one goes out.
  const other = opening(town);
  town.before = (method, path) => {
    if (method === 'POST' && path === '/api/post/cases') {
      throw new TypeError('connection lost');
    }
  };
  await refuses('connection', () => other.send(letter('Erst so'), silent));
  town.before = () => {};
  const again = await other.send(letter('Dann anders'), silent);
  assert.equal(again.earlier, false);
  assert.deepEqual((await head.engine.mailboxes.open(again.case)).letters.map(({ body }) => body), ['Dann anders']);
});

test('a file that was exchanged for another one of its name and size is another application', async () => {
  const { town } = await townWithOffice();
  const attempt = opening(town);
  const written = (content: string) => letter('Antrag', { files: [new File([content], 'schein.pdf')] });
  loseAnswers(town, /\/cases$/);
  await refuses('connection', () => attempt.send(written('eins'), silent));
  town.lie = (_, answer) => answer;
  assert.equal((await attempt.send(written('zwei'), silent)).earlier, true);
  assert.equal((await attempt.send(written('eins'), silent)).earlier, false);
});

test('who loads the page anew after a cut sends nothing twice', async () => {
  for (const path of [/guests$/, /\/cases$/]) {
    const { town, head } = await townWithOffice();
    const attempt = newAttempt();
    const written = letter('Einmal', { files: [file('a.pdf', 100)] });
    loseAnswers(town, path);
    await refuses('connection', () => opening(town, attempt).send(written, silent));
    town.lie = (_, answer) => answer;
    const sent = await opening(town, attempt).send(written, silent);
    const hadArrived = path.test('/cases');
    assert.deepEqual([sent.earlier, sent.case, sent.code, town.cases.size, town.guests.size], [hadArrived, attempt.case, 'K7M2-9QXD', 1, 1]);
    assert.deepEqual((await head.engine.mailboxes.open(sent.case)).letters.map(({ body }) => body), ['Einmal']);
    const opened = await guestBrowser(town, sent.guest).open(sent.secret, sent.pin);
    assert.deepEqual(opened.letters.map(({ body }) => body), ['Einmal']);
  }
});

test('what was on its way while the page was loaded anew is found, not sent again', async () => {
  const { town } = await townWithOffice();
  const attempt = newAttempt();
  const first = opening(town, attempt);
  town.before = (method, path) => {
    if (method === 'POST' && path === '/api/post/cases') {
      throw new TypeError('connection lost');
    }
  };
  await refuses('connection', () => first.send(letter('Erst so'), silent));
  // It arrives after the new page looked, and before that one sends.
  town.before = async (method, path) => {
    if (method === 'POST' && path === '/api/post/uploads') {
      town.before = () => {};
      await first.send(letter('Erst so'), silent);
    }
  };
  const sent = await opening(town, attempt).send(letter('Dann so', { files: [file('a.pdf', 10)] }), silent);
  assert.deepEqual([sent.earlier, sent.case, town.cases.size], [true, attempt.case, 1]);
});

test('from a mailbox, a case that had arrived is found by what was drawn for it', async () => {
  const { town } = await townWithOffice();
  const { engine } = await resident(town, 'Bo');
  const beginning = newBeginning();
  assert.equal(await engine.mailboxes.arrived(beginning.case), undefined);
  loseAnswers(town, /\/cases$/);
  await refuses('connection', () => engine.mailboxes.write('bau', letter('Einmal'), silent, undefined, beginning));
  town.lie = (_, answer) => answer;
  assert.deepEqual(await engine.mailboxes.arrived(beginning.case), { case: beginning.case, code: 'K7M2-9QXD', earlier: true });
});

test('a guest whom the town has forgotten begins anew with the same link and PIN', async () => {
  const { town, head } = await townWithOffice();
  const attempt = opening(town);
  const written = letter('Am nächsten Tag', { files: [file('a.pdf', 100)] });
  town.before = (method, path) => {
    if (method === 'POST' && path === '/api/post/cases') {
      throw new Answer(409, { code: 'post-office-unreachable', detail: 'no keys' });
    }
  };
  await assert.rejects(() => attempt.send(written, silent), { code: 'post-office-unreachable' });
  town.before = () => {};
  town.guests.clear();
  town.uploads.clear();
  const sent = await attempt.send(written, silent);
  assert.deepEqual((await head.engine.mailboxes.open(sent.case)).letters.map(({ body }) => body), ['Am nächsten Tag']);
});
