// What an office seals for somebody: how it came, what is open, the answers, the scan.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { readApplication } from '../../../src/services/application.ts';
import { Contents, wrongsIn, type Entry } from '../../../src/services/entry/index.ts';
import { Form, type Definition, type Fields } from '../../../src/services/forms/index.ts';
import { letterOf, Recorder, type Received } from '../../../src/post/app/pages/entering/recording.ts';
import type { Engine, NewLetter } from '../../../src/post/engine/index.ts';
import type { KnownCase } from '../../../src/post/app/pages/entering/town.ts';
import { textsOf } from '../../../src/texts.ts';

const DAY = '2026-11-20';
const definition = JSON.parse(readFileSync('../crates/services/demo/forms/bewohnerparkausweis.json', 'utf8')) as Definition;
const texts = textsOf('de', ['entry', 'scan'].map((name) => readFileSync(`../crates/services/locales/${name}.de.ftl`, 'utf8')));

function received(answers: Fields, more: Partial<Received> = {}): Received {
  const outcome = new Form(definition).validate(answers, DAY);
  const entry: Entry = { definition, answers, outcome, contents: new Contents(), set: () => undefined, replace: () => undefined };
  const kept = wrongsIn(texts, definition, answers, outcome.errors);
  return { entry, version: 3, service: 'bewohnerparkausweis', door: 'paper', day: DAY, language: 'en', kept, author: 'Bürgerservice', ...more };
}

test('the letter says how it came and what is open, and carries the answers and the scan', async () => {
  const scan = new File(['%PDF-1.4'], 'scan.pdf', { type: 'application/pdf' });
  const letter = letterOf(texts, received({ name: 'Toni Amsel', kennzeichen: 'unleserlich' }, { scan }));
  assert.deepEqual([letter.kind, letter.door, letter.received, letter.author], ['paper', 'paper', DAY, 'Bürgerservice']);
  const [came, open, answers] = letter.body.split('\n\n');
  assert.equal(came, 'Auf Papier eingegangen am 20. November 2026.');
  assert.match(open!, /^Offen: .*\n– Straße und Hausnummer: Beantworten Sie diese Frage\./);
  assert.match(open!, /\n– Kennzeichen: /);
  assert.match(answers!, /Ihr Vor- und Nachname: Toni Amsel/);
  assert.deepEqual(letter.files.map(({ name }) => name), ['application.json', 'scan.pdf']);
  const facts = readApplication(await letter.files[0]!.text());
  assert.deepEqual(facts, { form: 'bewohnerparkausweis', version: 3, language: 'en', answers: { name: 'Toni Amsel', kennzeichen: 'unleserlich' } });
});

/** An engine that counts, and a town that fails when it is told to. */
function town(failures: number) {
  const done: string[] = [];
  let left = failures;
  const engine = {
    offices: { recordPaper: async () => (done.push('sealed'), { case: 'c1', code: 'K7M2-9QXD' }) },
    mailboxes: { open: async () => undefined, reply: async (id: string) => void done.push(`into ${id}`) },
  } as unknown as Engine;
  globalThis.fetch = async (address, request) => {
    const said = JSON.parse(String(request?.body)) as Record<string, unknown>;
    left -= 1;
    if (left >= 0) {
      return new Response(JSON.stringify({ code: 'store-broken', detail: 'Später.' }), { status: 503 });
    }
    done.push(`${String(address)} ${said['received'] ?? said['act']}`);
    return new Response('{}');
  };
  return { engine, done };
}

const LETTER = {} as NewLetter;

test('what was sealed is not sealed again when it could not be registered', async () => {
  const { engine, done } = town(1);
  const recorder = new Recorder(engine, 'buergerservice');
  const what = received({});
  await assert.rejects(recorder.asNew(LETTER, what, false, () => undefined));
  assert.equal((await recorder.asNew(LETTER, what, false, () => undefined)).code, 'K7M2-9QXD');
  assert.deepEqual(done, ['sealed', `/api/services/cases ${DAY}`]);
});

test('paper for a case goes into it, and lets its time go on where the office had asked', async () => {
  const { engine, done } = town(0);
  const known = { case: 'c7', code: 'AAAA-0000', acts: ['answer'] } as KnownCase;
  await new Recorder(engine, 'buergerservice').into(known, LETTER, () => undefined);
  await new Recorder(engine, 'buergerservice').into({ ...known, acts: [] }, LETTER, () => undefined);
  assert.deepEqual(done, ['into c7', '/api/services/cases/c7/acts answer', 'into c7']);
});
