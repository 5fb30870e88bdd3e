// What can be done by a town that has an account of its own, by a resident, and by who left an
// office: they have real keys, which the record proves.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, recipientOf, seal } from '../../src/post/protocol/age.ts';
import { b64u, fromB64u, text, utf8, type Bytes } from '../../src/post/protocol/bytes.ts';
import { openCaseKey, sealCaseKey, signCaseKey } from '../../src/post/protocol/case-key.ts';
import { newId, newRoot } from '../../src/post/protocol/derive.ts';
import { sign, signBytes, unverified } from '../../src/post/protocol/jws.ts';
import { keysetHash, type Keyset } from '../../src/post/protocol/keyset.ts';
import { openLetter } from '../../src/post/protocol/letter.ts';
import { pad } from '../../src/post/protocol/padding.ts';
import { openWithPassphrase, readWrap } from '../../src/post/protocol/wraps.ts';
import type { Addressee } from '../../src/post/protocol/parties.ts';
import type { WireKeyset } from '../../src/post/engine/wire.ts';
import { letter, lines, PASSPHRASE, resident, silent, townWithOffice, type Browser } from './people.ts';
import { refuses } from './refusals.ts';
import type { Person, Town } from './town.ts';

type Kept = Town['cases'] extends Map<string, infer Case> ? Case : never;

/** Somebody with all that they could take out of their own browser. */
interface Insider extends Addressee {
  root: Bytes;
  seal: string;
}

async function insider(town: Town, person: Person): Promise<Insider> {
  const account = town.accountOf(person)!;
  const wrap = readWrap(account.wraps.find(({ type }) => type === 'passphrase'), account.id);
  return of(`account:${account.id}`, await openWithPassphrase(wrap, PASSPHRASE), account.keysets.at(-1)!);
}

/** What somebody who works in an office can take out of it. */
async function office(town: Town, slug: string, member: Insider): Promise<Insider> {
  const { wraps, keysets } = town.offices.get(slug)!;
  const wrap = wraps.find(({ account }) => `account:${account}` === member.party)!;
  const { root } = JSON.parse(text(await open(fromB64u(wrap.sealed), member.root))) as { root: string };
  return of(`office:${slug}`, fromB64u(root), keysets[wrap.epoch - 1]!);
}

function of(party: string, root: Bytes, { jws }: WireKeyset): Insider {
  const keyset = unverified(jws, 'allmende-keyset+jws').payload as Keyset;
  return { party, root, seal: keyset.seal, keyset: keysetHash(keyset) };
}

const named = ({ party, keyset }: Addressee): Addressee => ({ party, keyset });
const signerOf = ({ keyset, root }: Insider) => ({ kid: keyset, root });

/** Puts a key into a case as the town could: made by somebody, sealed to these. */
async function plantKey(kept: Kept, maker: Insider, version: number, holders: Insider[], root = newRoot()): Promise<Bytes> {
  const facts = { case: kept.case, version, root, time: '2026-11-26T10:00:00Z', to: holders.map(named) };
  const jws = signCaseKey(facts, maker.party, signerOf(maker));
  const wraps = await Promise.all(holders.map(async ({ party, seal: recipient }) => ({ party, keyset_version: 1, sealed: b64u(await sealCaseKey(jws, recipient)) })));
  kept.keys = [...kept.keys.filter((one) => one.version !== version), { version, recipient: await recipientOf(root), wraps }];
  kept.key_version = Math.max(kept.key_version, version);
  kept.firstHeld.set(`${version} office:bau`, 1);
  return root;
}

/** Puts a letter into a case that somebody signed, whatever is in it. */
async function plantLetter(kept: Kept, from: Insider, caseRoot: Bytes, payload: object): Promise<void> {
  await plantJws(kept, from, caseRoot, sign('allmende-letter+jws', payload, signerOf(from)));
}

async function plantJws(kept: Kept, { party }: Insider, caseRoot: Bytes, jws: string): Promise<void> {
  const sealed = b64u(await seal(pad(utf8(jws)), await recipientOf(caseRoot)));
  const seq = kept.last_seq + 1;
  kept.letters.push({ id: newId(), seq, key: 1, from: party, door: 'online', silent: false, day: '2026-11-26', attachments: [], sealed });
  kept.last_seq = seq;
}

/** A case of a resident and an office, with all that either of them could take out of it. */
async function correspondence() {
  const world = await townWithOffice();
  const { engine, person } = await resident(world.town, 'Bo');
  const { case: case_ } = await engine.mailboxes.write('bau', letter('Eins'), silent);
  await world.head.engine.mailboxes.reply(case_, letter('Zwei'), silent);
  const bo = await insider(world.town, person);
  const bau = await office(world.town, 'bau', await insider(world.town, world.head.person));
  const kept = world.town.cases.get(case_)!;
  const { claimed } = await openCaseKey(fromB64u(kept.keys[0]!.wraps.find(({ party }) => party === bo.party)!.sealed), bo.root);
  return { ...world, engine, person, case: case_, kept, bo, bau, root: fromB64u(claimed.root) };
}

type Correspondence = Awaited<ReturnType<typeof correspondence>>;

/** The next letter of a case, as `from` would write it. */
function nextLetter({ kept, bo, bau }: Pick<Correspondence, 'kept' | 'bo' | 'bau'>, from: Insider, more: object = {}): object {
  const to = [bo, bau].filter(({ party }) => party !== from.party).map(named);
  return {
    attachments: [], body: 'x', case: kept.case, door: 'online', from: named(from), id: newId(), key: 1, kind: 'letter', prev: 'a'.repeat(64),
    seq: kept.last_seq + 1, subject: '', time: '2026-11-26T10:00:00Z', to, v: 1, ...more,
  };
}

async function troubles(engine: Browser, case_: string): Promise<string[]> {
  return [...new Set((await engine.mailboxes.open(case_)).troubles.map(({ code }) => code.replace('post-refused-', '')))];
}

test('a key that somebody outside made is not believed, and nothing is sealed with it', async () => {
  const { town, engine, head, case: case_, kept, bo, bau } = await correspondence();
  const eve = await insider(town, (await resident(town, 'Eve')).person);
  await plantKey(kept, eve, 2, [bau, bo, eve]);
  kept.parties.push({ party: eve.party, removed: false });
  for (const one of [engine, head.engine]) {
    assert.deepEqual(await troubles(one, case_), ['case-key-maker', 'party-unknown']);
    await refuses('case-key-maker', () => one.mailboxes.reply(case_, letter('geheim'), silent));
  }
  await refuses('case-key-maker', () => head.engine.offices.renew('bau', silent));
  assert.equal(kept.last_seq, 2);
});

test('a resident makes no new keys of a case, though they take part in it', async () => {
  const { head, case: case_, kept, bo, bau } = await correspondence();
  await plantKey(kept, bo, 2, [bo, bau]);
  assert.deepEqual(await troubles(head.engine, case_), ['case-key-maker']);
});

test('another office makes no keys of a case that it has no part in', async () => {
  const { town, engine, officer, case: case_, kept, bo, bau } = await correspondence();
  const archive = await office(town, 'archiv', await insider(town, officer.person));
  await plantKey(kept, archive, 2, [bo, bau, archive]);
  assert.deepEqual(await troubles(engine, case_), ['case-key-maker']);
});

test('the first key of a case is not replaced by somebody else\'s', async () => {
  const { town, engine, officer, head, case: case_, kept, bo, bau } = await correspondence();
  const archive = await office(town, 'archiv', await insider(town, officer.person));
  const eve = await insider(town, (await resident(town, 'Eve')).person);
  await Promise.all([engine.mailboxes.open(case_), head.engine.mailboxes.open(case_)]);
  for (const maker of [archive, eve]) {
    await plantKey(kept, maker, 1, [bo, bau, maker]);
    for (const one of [engine, head.engine]) {
      await one.save();
      await one.account.lock();
      await one.account.unlockWithPassphrase(PASSPHRASE);
      assert.ok((await troubles(one, case_)).includes('case-key-maker'), maker.party);
    }
  }
});

test('an office that was let in by the case\'s office makes its next key', async () => {
  const all = await correspondence();
  const { town, engine, officer, case: case_, kept, bo, bau, root } = all;
  const archive = await office(town, 'archiv', await insider(town, officer.person));
  kept.parties.push({ party: archive.party, removed: false });
  const { hash } = await openLetter(fromB64u(kept.letters[1]!.sealed!), root);
  await plantLetter(kept, bau, root, nextLetter(all, bau, { prev: hash, to: [bo, archive].map(named) }));
  await plantKey(kept, archive, 2, [bo, archive, bau]);
  assert.deepEqual(await troubles(engine, case_), []);
  await engine.mailboxes.reply(case_, letter('An beide'), silent);
  assert.equal(kept.letters.at(-1)!.key, 2);
});

test('a resident lets nobody into a case', async () => {
  const all = await correspondence();
  const { town, head, case: case_, kept, bo, bau, root } = all;
  const eve = await insider(town, (await resident(town, 'Eve')).person);
  kept.parties.push({ party: eve.party, removed: false });
  const { hash } = await openLetter(fromB64u(kept.letters[1]!.sealed!), root);
  await plantLetter(kept, bo, root, nextLetter(all, bo, { prev: hash, to: [eve, bau].sort((a, b) => (a.party < b.party ? -1 : 1)).map(named) }));
  assert.deepEqual(await troubles(head.engine, case_), ['party-unknown']);
  await head.engine.mailboxes.reply(case_, letter('Nicht an Eve'), silent);
  const { claimed } = await openLetter(fromB64u(kept.letters.at(-1)!.sealed!), root);
  assert.deepEqual(claimed.to.map(({ party }) => party), [bo.party]);
});

test('what only offices write is refused from a resident', async () => {
  for (const more of [{ kind: 'decision' }, { kind: 'paper' }, { kind: 'note' }, { door: 'paper' }, { door: 'fit-connect' }, { author: 'Amtsleitung' }]) {
    const all = await correspondence();
    await plantLetter(all.kept, all.bo, all.root, nextLetter(all, all.bo, more));
    const read = await all.head.engine.mailboxes.open(all.case);
    assert.deepEqual([read.letters.length, read.troubles.map(({ code }) => code)], [2, ['post-refused-letter-unread']], JSON.stringify(more));
  }
});

test('a letter that is nested without end or written at no time closes neither its case nor the list', async () => {
  const nested = (all: Correspondence) => {
    const payload = JSON.stringify(nextLetter(all, all.bo, { body: 0 })).replace('"body":0', `"body":${'['.repeat(200000)}${']'.repeat(200000)}`);
    return signBytes('allmende-letter+jws', utf8(payload), signerOf(all.bo));
  };
  const timeless = (all: Correspondence) => sign('allmende-letter+jws', nextLetter(all, all.bo, { time: '2026-99-99T99:99:99Z' }), signerOf(all.bo));
  for (const made of [nested, timeless]) {
    const all = await correspondence();
    await plantJws(all.kept, all.bo, all.root, made(all));
    const read = await all.head.engine.mailboxes.open(all.case);
    assert.deepEqual([read.letters.length, read.troubles.map(({ code }) => code)], [2, ['post-refused-letter-unread']], made.name);
    assert.equal((await lines(all.head.engine, 'office:bau')).length, 1);
  }
});

test('a case with a key that nobody can open does not keep the others from new keys', async () => {
  const all = await correspondence();
  const { case: other } = await all.engine.mailboxes.write('bau', letter('Noch einer'), silent);
  const broken = all.town.cases.get(all.case)!;
  broken.keys[0]!.wraps.find(({ party }) => party === 'office:bau')!.sealed = b64u(utf8('nothing'));
  await all.head.engine.account.lock();
  await all.head.engine.account.unlockWithPassphrase(PASSPHRASE);
  await refuses('sealed', () => all.head.engine.offices.renew('bau', silent));
  assert.deepEqual([broken.key_version, all.town.cases.get(other)!.key_version], [1, 2]);
});

test('a key that nobody can open does not keep a person from taking the others along to new keys', async () => {
  const all = await correspondence();
  const { case: other } = await all.engine.mailboxes.write('bau', letter('Noch einer'), silent);
  const ownWrap = (case_: string) => all.town.cases.get(case_)!.keys[0]!.wraps.find(({ party }) => party === all.bo.party)!;
  ownWrap(all.case).sealed = b64u(utf8('nothing'));
  await refuses('sealed', () => all.engine.account.rotate(PASSPHRASE, silent));
  assert.deepEqual([ownWrap(all.case).keyset_version, ownWrap(other).keyset_version], [1, 2]);
});

test('names and subjects neither turn the reading around nor fill the index', async () => {
  const all = await correspondence();
  const { hash } = await openLetter(fromB64u(all.kept.letters[1]!.sealed!), all.root);
  const attachment = { id: newId(), name: 'Bescheid\u202efdp.exe', sha256: 'a'.repeat(64), size: 1, type: 'text/html\nx' };
  await plantLetter(all.kept, all.bo, all.root, nextLetter(all, all.bo, { prev: hash, subject: `Eil\u2067t\n${'x'.repeat(5000)}`, attachments: [attachment] }));
  const { letters } = await all.head.engine.mailboxes.open(all.case);
  const { subject, attachments } = letters.at(-1)!;
  assert.deepEqual([subject.slice(0, 6), attachments[0]!.name], ['Eilt x', 'Bescheidfdp.exe']);
  const { case: long } = await all.engine.mailboxes.write('bau', letter('x', { subject: `\u202e${'y'.repeat(5000)}` }), silent);
  const shown = (await lines(all.head.engine, 'office:bau')).find((line) => line.case === long)!;
  assert.equal(shown.subject, 'y'.repeat(200));
});

test('what the town says of a letter makes no news silent', async () => {
  const all = await correspondence();
  all.kept.letters.forEach((one) => (one.silent = true));
  const [line] = await lines(all.engine);
  assert.deepEqual([line!.from, line!.unread], ['office:bau', 1]);
});
