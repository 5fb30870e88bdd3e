// What a town can do with guests, and a guest with a case: who came by themself is believed for one
// thing only, that their letters are by who opened the case.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recipientOf } from '../../src/post/protocol/age.ts';
import { b64u, type Bytes } from '../../src/post/protocol/bytes.ts';
import { sealCaseKey, signCaseKey } from '../../src/post/protocol/case-key.ts';
import { newId, newRoot } from '../../src/post/protocol/derive.ts';
import { guestRoot } from '../../src/post/protocol/guest.ts';
import { keysOf, signKeyset, verifyKeyset, type Keys } from '../../src/post/protocol/keyset.ts';
import { letterHash, sealLetter, signLetter, type LetterContent } from '../../src/post/protocol/letter.ts';
import { openCaseAsGuest } from '../../src/post/engine/guest-opening.ts';
import { ShortMemory } from '../../src/post/engine/memory.ts';
import type { WireCase } from '../../src/post/engine/wire.ts';
import { guestBrowser, letter, resident, silent, townWithOffice, type Browser } from './people.ts';
import type { Town } from './town.ts';

const TIME = '2026-11-26T10:00:00Z';

async function applied() {
  const world = await townWithOffice();
  const sent = await openCaseAsGuest({ api: '/api/post', fetch: world.town.fetchAs(), memory: new ShortMemory(), pause: async () => {}, office: 'bau' }).send(letter('Antrag'), silent);
  const party = `guest:${sent.guest}`;
  return { ...world, sent, party, kept: world.town.cases.get(sent.case)! };
}

async function troubles(engine: Browser, case_: string): Promise<string[]> {
  return [...new Set((await engine.mailboxes.open(case_)).troubles.map(({ code }) => code.replace('post-refused-', '')))];
}

/** A case as the town could make one up: opened by `maker`, its key naming the office and these. */
async function madeUp(town: Town, maker: Keys, others: { party: string; keyset: string; seal: string }[] = []): Promise<{ case: string; root: Bytes; hash: string }> {
  const [case_, root] = [newId(), newRoot()];
  const office = await officeOf(town);
  const self = { party: maker.keyset.owner, keyset: maker.hash, seal: maker.keyset.seal };
  const holders = [self, office, ...others];
  const to = holders.map(({ party, keyset }) => ({ party, keyset }));
  const signer = { kid: maker.hash, root: maker.root };
  const jws = signCaseKey({ case: case_, version: 1, root, time: TIME, to }, self.party, signer);
  const wraps = await Promise.all(holders.map(async ({ party, seal }) => ({ party, keyset_version: 1, sealed: b64u(await sealCaseKey(jws, seal)) })));
  const recipient = await recipientOf(root);
  const letterJws = await signed(case_, maker, to.filter(({ party }) => party !== self.party));
  town.cases.set(case_, {
    case: case_, code: 'AAAA-AAAA', office: 'bau', status: 'open', parties: holders.map(({ party }) => ({ party, removed: false })), key_version: 1,
    keys: [{ version: 1, recipient, wraps }], last_seq: 1, firstHeld: new Map([['1 office:bau', 1]]),
    letters: [{ id: newId(), seq: 1, key: 1, from: self.party, door: 'link', silent: false, day: '2026-11-26', attachments: [], sealed: b64u(await sealLetter(letterJws, recipient)) }],
  });
  return { case: case_, root, hash: letterHash(letterJws) };
}

async function signed(case_: string, maker: Keys, to: LetterContent['to'], more: Partial<LetterContent> = {}): Promise<string> {
  const content: Omit<LetterContent, 'v'> = {
    attachments: [], body: 'x', case: case_, door: 'link', from: { party: maker.keyset.owner, keyset: maker.hash }, id: newId(), key: 1, kind: 'letter', seq: 1,
    subject: '', time: TIME, to: [...to].sort((one, other) => (one.party < other.party ? -1 : 1)), ...more,
  };
  return signLetter(content, { kid: maker.hash, root: maker.root });
}

async function officeOf(town: Town) {
  const { keyset, hash } = verifyKeyset(town.offices.get('bau')!.keysets[0]!, 'office:bau');
  return { party: 'office:bau', keyset: hash, seal: keyset.seal };
}

/** A guest whom the town makes up: it has the keys, and says that they are the guest's. */
async function inventedGuest(town: Town, id: string, case_: string | null = null): Promise<Keys> {
  const keys = await keysOf(newRoot(), `guest:${id}`, 1);
  town.guests.set(id, { id, case: case_, access: '', wrong: 0, keyset: { party: keys.keyset.owner, version: 1, ...signKeyset(keys) } });
  return keys;
}

test('a guest whom the town makes up looks like all who came by themselves', async () => {
  const { town, head } = await townWithOffice();
  const keys = await inventedGuest(town, newId());
  const { case: case_ } = await madeUp(town, keys);
  const read = await head.engine.mailboxes.open(case_);
  assert.deepEqual([read.troubles, read.unvouched], [[], [keys.keyset.owner]]);
});

test('the keys of a guest cannot be swapped after they came', async () => {
  const { town, head, clerk, sent, party } = await applied();
  assert.deepEqual(await troubles(head.engine, sent.case), []);
  const honest = town.guests.get(sent.guest)!;
  await inventedGuest(town, sent.guest, sent.case);
  // The one who read before remembers; the other refuses what the case does not name.
  assert.deepEqual(await troubles(head.engine, sent.case), []);
  assert.deepEqual(await troubles(clerk.engine, sent.case), ['guest-keys']);
  town.guests.set(sent.guest, honest);
  assert.deepEqual((await clerk.engine.mailboxes.open(sent.case)).unvouched, [party]);
});

test('keys that a guest has in another case count there alone', async () => {
  const { town, head } = await townWithOffice();
  const { case: case_, link, pin } = await head.engine.offices.writeToGuest('bau', letter('Hallo'), 30, silent);
  const [, guest, secret] = /\/(\w+)#(.+)$/.exec(link)!;
  const visitor = guestBrowser(town, guest!);
  await visitor.open(secret!, pin);
  await visitor.reply(letter('Ich bin es'), silent);
  assert.deepEqual(await troubles(head.engine, case_), []);
  // The town makes up a case of the same guest with keys of its own: that alone is no lie.
  const false_ = await inventedGuest(town, guest!);
  const other = await madeUp(town, false_);
  assert.deepEqual(await troubles(head.engine, other.case), []);
  // But with these keys nobody writes in the case whose guest the office let in.
  const kept = town.cases.get(case_)!;
  const office = await officeOf(town);
  const jws = await signed(case_, false_, [{ party: office.party, keyset: office.keyset }], { seq: 3, prev: 'a'.repeat(64) });
  kept.letters.push({ id: newId(), seq: 3, key: 1, from: `guest:${guest}`, door: 'link', silent: false, day: '2026-11-26', attachments: [], sealed: b64u(await sealLetter(jws, kept.keys[0]!.recipient)) });
  kept.last_seq = 3;
  assert.ok((await troubles(head.engine, case_)).includes('guest-keys'));
  assert.deepEqual((await head.engine.mailboxes.open(case_)).letters.map(({ body }) => body), ['Hallo', 'Ich bin es']);
});

test('who opens a case brings nobody else into it', async () => {
  const { town, head } = await townWithOffice();
  const { person, engine: eve } = await resident(town, 'Eve');
  const account = town.accountOf(person)!;
  const { keyset, hash } = verifyKeyset(account.keysets[0]!, `account:${account.id}`);
  const keys = await inventedGuest(town, newId());
  const { case: case_ } = await madeUp(town, keys, [{ party: keyset.owner, keyset: hash, seal: keyset.seal }]);
  for (const engine of [head.engine, eve]) {
    const read = await engine.mailboxes.open(case_);
    assert.equal(read.letters.length, 0);
  }
  assert.ok((await troubles(head.engine, case_)).includes('case-key-others'));
  assert.ok((await troubles(eve, case_)).includes('case-key-maker'));
});

test('a first letter that is hidden makes a guest no better', async () => {
  const { town, head, sent, party } = await applied();
  await guestBrowser(town, sent.guest).open(sent.secret, sent.pin);
  await head.engine.mailboxes.reply(sent.case, letter('Guten Tag'), silent);
  town.lie = (path, answer: WireCase) => (path.endsWith(`/cases/${sent.case}`) ? { ...answer, letters: answer.letters.filter(({ seq }) => seq !== 1) } : answer);
  const read = await head.engine.mailboxes.open(sent.case);
  assert.deepEqual([read.unvouched, read.letters.map(({ body }) => body)], [[party], ['Guten Tag']]);
  assert.ok(read.troubles.some(({ code }) => code === 'post-refused-letter-missing'));
});

test('an office that is let in learns the same of who came by themself', async () => {
  const { head, officer, sent, party } = await applied();
  await head.engine.offices.letIn('bau', sent.case, 'archiv');
  await head.engine.mailboxes.reply(sent.case, letter('Das Archiv kommt dazu'), silent);
  const read = await officer.engine.mailboxes.open(sent.case);
  assert.deepEqual([read.troubles, read.as, read.unvouched], [[], 'office:archiv', [party]]);
  assert.equal(read.letters[0]!.body, 'Antrag');
  // And the first office still does, though its own statement names the guest now.
  assert.deepEqual((await head.engine.mailboxes.open(sent.case)).unvouched, [party]);
});

test('the guest sees no case that the town put in place of theirs', async () => {
  const { town, sent, kept } = await applied();
  const mine = await keysOf(await guestRoot(sent.guest, sent.secret, sent.pin), `guest:${sent.guest}`, 1);
  const keys = await inventedGuest(town, newId());
  const other = await madeUp(town, keys, []);
  const planted = town.cases.get(other.case)!;
  const to = [{ party: mine.keyset.owner, keyset: mine.hash }, { party: keys.keyset.owner, keyset: keys.hash }, await officeOf(town)].map(({ party, keyset }) => ({ party, keyset }));
  const jws = signCaseKey({ case: other.case, version: 1, root: other.root, time: TIME, to }, keys.keyset.owner, { kid: keys.hash, root: keys.root });
  planted.keys[0]!.wraps.push({ party: mine.keyset.owner, keyset_version: 1, sealed: b64u(await sealCaseKey(jws, mine.keyset.seal)) });
  planted.parties.push({ party: mine.keyset.owner, removed: false });
  town.guests.get(sent.guest)!.case = other.case;
  const read = await guestBrowser(town, sent.guest).open(sent.secret, sent.pin);
  assert.deepEqual([read.letters.length, read.troubles.length > 0], [0, true]);
  assert.equal(kept.letters.length, 1);
});
