// Notes of an office: its members read them, whoever applied holds no key to them, and the town keeps
// bytes that say nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, recipientOf } from '../../src/post/protocol/age.ts';
import { fromB64u, text } from '../../src/post/protocol/bytes.ts';
import { newRoot } from '../../src/post/protocol/derive.ts';
import { openNote, sealNote, type NoteContent } from '../../src/post/protocol/note.ts';
import { openWithPassphrase, readWrap } from '../../src/post/protocol/wraps.ts';
import { openCaseKey } from '../../src/post/protocol/case-key.ts';
import { file, letter, PASSPHRASE, resident, silent, townWithOffice } from './people.ts';
import { refuses } from './refusals.ts';

async function noted() {
  const world = await townWithOffice();
  const bo = await resident(world.town, 'Bo');
  const { case: case_ } = await bo.engine.mailboxes.write('bau', letter('Mein Antrag'), silent);
  const sealed = await world.clerk.engine.notes.seal('bau', case_, { author: 'Clerk', text: 'Die Nachbarin rief an.' });
  return { ...world, bo, case: case_, sealed };
}

test('all members of the office read a note, with the letter that it proposes', async () => {
  const { head, clerk, case: case_, sealed } = await noted();
  const proposal = await clerk.engine.notes.seal('bau', case_, { author: 'Clerk', text: 'Vorschlag', letter: { subject: 'Bescheid', body: 'Bewilligt.', files: [file('plan.pdf', 3)] } });
  const [first, second] = await head.engine.notes.open(case_, [sealed, proposal]);
  assert.deepEqual([first!.author, first!.text, first!.trouble], ['Clerk', 'Die Nachbarin rief an.', undefined]);
  const { subject, body, files } = second!.letter!;
  assert.deepEqual([subject, body, files[0]!.name, files[0]!.type, files[0]!.size], ['Bescheid', 'Bewilligt.', 'plan.pdf', 'application/pdf', 3]);
});

test('what the town keeps of a note says nothing, and no key of whoever applied opens it', async () => {
  const { town, bo, case: case_, sealed } = await noted();
  const bytes = fromB64u(sealed.sealed);
  assert.ok(!text(bytes.map((byte) => byte & 127)).includes('Nachbarin'));
  const account = town.accountOf(bo.person)!;
  const root = await openWithPassphrase(readWrap(account.wraps.find(({ type }) => type === 'passphrase'), account.id), PASSPHRASE);
  const wrap = town.cases.get(case_)!.keys[0]!.wraps.find(({ party }) => party === `account:${account.id}`)!;
  const { claimed } = await openCaseKey(fromB64u(wrap.sealed), root);
  for (const key of [root, fromB64u(claimed.root)]) {
    await refuses('sealed', () => open(bytes, key));
  }
  const [seen] = await bo.engine.notes.open(case_, [sealed]);
  assert.deepEqual([seen!.text, seen!.trouble !== undefined], ['', true]);
});

test('a note that was put elsewhere, or that somebody else signed, is not believed', async () => {
  const { head, bo, case: case_, sealed, town } = await noted();
  const { case: elsewhere } = await bo.engine.mailboxes.write('bau', letter('Noch einer'), silent);
  const codes = async (of: string, note: typeof sealed) => (await head.engine.notes.open(of, [note])).map(({ trouble }) => trouble?.code);
  assert.deepEqual(await codes(elsewhere, sealed), ['post-refused-note-elsewhere']);
  assert.deepEqual(await codes(case_, { ...sealed, id: `${sealed.id.slice(0, -1)}${sealed.id.endsWith('0') ? '1' : '0'}` }), ['post-refused-note-elsewhere']);
  assert.deepEqual(await codes(case_, { ...sealed, epoch: 9 }), ['post-refused-office-behind']);
  const { keysets } = town.offices.get('bau')!;
  const seal = JSON.parse(Buffer.from(keysets[0]!.jws.split('.')[1]!, 'base64url').toString()).seal as string;
  const content: NoteContent = { author: 'Bo', case: case_, id: sealed.id, office: 'bau', text: 'Bewilligen!', time: '2026-11-26T10:00:00Z', v: 1 };
  const forged = Buffer.from(await sealNote(content, { kid: 'a'.repeat(64), root: newRoot() }, seal)).toString('base64url');
  assert.deepEqual(await codes(case_, { ...sealed, sealed: forged }), ['post-refused-signer']);
});

test('earlier notes are read after the office has new keys', async () => {
  const { head, case: case_, sealed } = await noted();
  await head.engine.offices.renew('bau', silent);
  const [note] = await head.engine.notes.open(case_, [sealed]);
  assert.equal(note!.text, 'Die Nachbarin rief an.');
});

test('a note has exactly its form, and is not longer than a letter', async () => {
  const root = newRoot();
  const content: NoteContent = { author: 'A', case: '0'.repeat(26), id: '1'.repeat(26), office: 'bau', text: 'x', time: '2026-11-26T10:00:00Z', v: 1 };
  const signer = { kid: 'a'.repeat(64), root };
  const recipient = await recipientOf(root);
  await refuses('note-size', () => sealNote({ ...content, text: 'x'.repeat(1 << 20) }, signer, recipient));
  await refuses('form', () => sealNote({ ...content, more: 1 } as NoteContent, signer, recipient));
  const sealed = await sealNote(content, signer, recipient);
  await refuses('signer', () => openNote(sealed, root, { case: content.case, id: content.id, office: 'bau' }, new Map()));
});

test('after a colleague renewed the keys, a browser that was open seals to the new ones', async () => {
  const { head, clerk, case: case_ } = await noted();
  await head.engine.offices.renew('bau', silent);
  const { epoch } = await clerk.engine.notes.seal('bau', case_, { author: 'Clerk', text: 'Danach' });
  assert.equal(epoch, 2);
});
