// The online form: what needs no page.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Contents } from '../../src/services/entry/contents.ts';
import { allAsked } from '../../src/services/entry/asked.ts';
import { carriedOver } from '../../src/services/online/drafts/carried.ts';
import { placedFiles, type DraftContent } from '../../src/services/online/drafts/content.ts';
import { DeviceDrafts, KEPT_DAYS } from '../../src/services/online/drafts/on-device.ts';
import { ShortShelf } from '../../src/services/online/drafts/shelf.ts';
import { newCode, openDraft, plainWord, sealDraft } from '../../src/services/online/drafts/take-along.ts';
import { DraftRefused, refusalOf } from '../../src/services/online/drafts/refusal.ts';
import { placeIn } from '../../src/services/online/place.ts';
import { beside, stepsOf } from '../../src/services/online/steps.ts';
import { newAttempt } from '../../src/post/engine/guest-opening.ts';
import { Form, type Definition, type Fields } from '../../src/services/forms/index.ts';

const definitionOf = (form: string): Definition => JSON.parse(readFileSync(`../crates/services/demo/forms/${form}.json`, 'utf8')) as Definition;
const TODAY = '2026-11-26';
const WORD = 'Kiesel Lampe Segel';

function draft(): { content: DraftContent; contents: Contents; fact: { name: string; type: string; bytes: number } } {
  const contents = new Contents();
  const fact = { name: 'schein.pdf', type: 'application/pdf', bytes: 9 };
  contents.keep(fact, new Blob(['%PDF-1.7\n']));
  const answers: Fields = { name: 'Zoë Größer', fahrzeugschein: [fact], anschrift: { strasse: 'Am Markt 1' } };
  return { content: { form: 'bewohnerparkausweis', version: 1, step: 'nachweise', answers }, contents, fact };
}

async function contentOf(answers: Fields, contents: Contents): Promise<string[]> {
  return Promise.all(placedFiles(answers, contents).map(async ({ at, file }) => `${at}: ${await file.text()}`));
}

test('a draft on the device comes back with its files, and nothing of it can be read on the shelf', async () => {
  const shelf = new ShortShelf();
  const drafts = new DeviceDrafts(shelf);
  const { content, contents } = draft();
  await drafts.save('a', content, contents);
  const [kept] = await shelf.drafts();
  assert.equal(kept!.key.extractable, false);
  const files = await shelf.files('a');
  const bytes = Buffer.concat([new Uint8Array(kept!.sealed), ...files.map(({ sealed }) => new Uint8Array(sealed))]).toString('latin1');
  assert.ok(!/Markt|schein|%PDF/.test(bytes));

  const again = new Contents();
  const opened = await new DeviceDrafts(shelf).open('a', again);
  assert.deepEqual(opened, content);
  assert.deepEqual(await contentOf(opened!.answers, again), ['fahrzeugschein.0: %PDF-1.7\n']);
});

test('a file is sealed once, and goes when it is taken out of the answers', async () => {
  const shelf = new ShortShelf();
  const drafts = new DeviceDrafts(shelf);
  const { content, contents } = draft();
  await drafts.save('a', content, contents);
  const [first] = await shelf.files('a');
  await drafts.save('a', { ...content, answers: { ...content.answers, name: 'A' } }, contents);
  assert.deepEqual((await shelf.files('a')).map(({ id }) => id), [first!.id]);
  const again = new DeviceDrafts(shelf);
  const others = new Contents();
  const opened = await again.open('a', others);
  await again.save('a', opened!, others);
  assert.deepEqual((await shelf.files('a')).map(({ id }) => id), [first!.id]);
  await again.save('a', { ...opened!, answers: { name: 'A' } }, others);
  assert.deepEqual(await shelf.files('a'), []);
});

test('drafts are listed by form, the newest first; old ones and deleted ones are gone with their files', async () => {
  const shelf = new ShortShelf();
  const drafts = new DeviceDrafts(shelf);
  const { content, contents } = draft();
  const now = new Date('2026-11-26T12:00:00Z');
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await drafts.save('old', content, contents, ago(KEPT_DAYS + 1));
  await drafts.save('first', content, contents, ago(5));
  await drafts.save('second', content, contents, ago(1));
  await drafts.save('other', { ...content, form: 'hund-anmelden' }, contents, ago(1));
  assert.deepEqual((await drafts.list('bewohnerparkausweis', now)).map(({ id }) => id), ['second', 'first']);
  assert.deepEqual(await shelf.files('old'), []);
  await drafts.remove('second');
  assert.deepEqual((await drafts.list('bewohnerparkausweis', now)).map(({ id }) => id), ['first']);
  assert.deepEqual(await shelf.files('second'), []);
});

test('what is saved in quick succession ends as it was saved last', async () => {
  const drafts = new DeviceDrafts(new ShortShelf());
  const { content, contents } = draft();
  const names = ['A', 'An', 'Ann', 'Anna'];
  await Promise.all(names.map((name) => drafts.save('a', { ...content, answers: { name } }, contents)));
  assert.deepEqual((await drafts.open('a', new Contents()))!.answers, { name: 'Anna' });
});

test('a draft that was put under another name does not open', async () => {
  const shelf = new ShortShelf();
  const drafts = new DeviceDrafts(shelf);
  const { content, contents } = draft();
  await drafts.save('a', content, contents);
  await shelf.putDraft({ ...(await shelf.drafts())[0]!, id: 'b' });
  await assert.rejects(drafts.open('b', new Contents()));
});

test('a draft to take along opens with its word, however it is written, and nobody else reads it', async () => {
  const { content, contents } = draft();
  const file = await sealDraft(content, contents, WORD);
  assert.ok(!/Markt|schein|bewohner|%PDF/.test(Buffer.from(await file.arrayBuffer()).toString('latin1')));
  const again = new Contents();
  const opened = await openDraft(file, 'kiesel-lampe  SEGEL', again);
  assert.deepEqual(opened, content);
  assert.deepEqual(await contentOf(opened.answers, again), ['fahrzeugschein.0: %PDF-1.7\n']);
  assert.match(newCode(), /^([0-9a-hjkmnp-tv-z]{5}-){3}[0-9a-hjkmnp-tv-z]{5}$/);
  assert.equal(plainWord(' Kie\u00adsel–Lampe '), 'kiesellampe');
});

test('a file with the name of a draft is called damaged where it is none any more', () => {
  const broken = new DraftRefused('not-a-draft');
  assert.equal(refusalOf(broken, 'bewohnerparkausweis.allmende-draft'), 'damaged');
  assert.equal(refusalOf(broken, 'brief.pdf'), 'not-a-draft');
  assert.equal(refusalOf(new DraftRefused('word'), 'x.allmende-draft'), 'word');
  assert.equal(refusalOf(new TypeError('offline'), 'x.allmende-draft'), undefined);
});

test('a wrong word, a damaged file, another file and one of a newer program are told apart', async () => {
  const { content, contents } = draft();
  const file = await sealDraft(content, contents, WORD);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const reasonOf = (blob: Blob, word = WORD) => openDraft(blob, word, new Contents()).then(() => 'opened', (error: unknown) => (error instanceof DraftRefused ? error.reason : String(error)));
  assert.equal(await reasonOf(file, 'kiesel lampe segeln'), 'word');
  const flipped = bytes.slice();
  flipped[flipped.length - 1]! ^= 1;
  assert.equal(await reasonOf(new Blob([flipped])), 'word');
  assert.equal(await reasonOf(new Blob([bytes.slice(0, -40)])), 'word');
  assert.equal(await reasonOf(new Blob(['%PDF-1.7\n'])), 'not-a-draft');
  assert.equal(await reasonOf(new Blob(['{"type":"other"}\nx'])), 'not-a-draft');
  assert.equal(await reasonOf(new Blob([])), 'not-a-draft');
  const head = Buffer.from(bytes).toString('latin1').split('\n')[0]!;
  const rest = bytes.slice(head.length);
  assert.equal(await reasonOf(new Blob([head.replace('"v":1', '"v":2'), rest])), 'newer');
  for (const weaker of [head.replace('"m":65536', '"m":8'), head.replace('"t":3', '"t":1'), head.replace('"m":65536', '"m":99999999'), head.replace(/"salt":"[^"]*"/, '"salt":""')]) {
    assert.equal(await reasonOf(new Blob([weaker, rest])), 'damaged', weaker);
  }
  assert.equal(await reasonOf(new Blob([head.replace('"p":4', '"p":4 '), rest])), 'word', 'the head is sealed, too');
});

test('an attempt to send stays with its draft on the device and does not travel along', async () => {
  const { content, contents } = draft();
  const attempt = newAttempt();
  const begun = { ...content, attempt };
  const shelf = new ShortShelf();
  const drafts = new DeviceDrafts(shelf);
  await drafts.save('a', begun, contents);
  await drafts.save('b', content, contents);
  const again = new DeviceDrafts(shelf);
  assert.deepEqual((await again.open('a', new Contents()))!.attempt, attempt);
  assert.equal((await again.open('b', new Contents()))!.attempt, undefined);
  const file = await sealDraft(begun, contents, WORD);
  assert.deepEqual(await openDraft(file, WORD, new Contents()), content);
});

test('answers are carried over to a newer form, and what changed is said', () => {
  const before = definitionOf('wohnsitz-anmelden');
  const now = structuredClone(before) as unknown as { schema: { properties: Record<string, object> }; layout: { pages: { items: { field?: string }[] }[] } };
  const rename = (page: { items: { field?: string }[] }) => page.items.forEach((item) => item.field === 'bisher' && (item.field = 'zuletzt'));
  now.layout.pages.forEach(rename);
  now.schema.properties['zuletzt'] = now.schema.properties['bisher']!;
  delete now.schema.properties['bisher'];
  const fact = { name: 'b.pdf', type: 'application/pdf', bytes: 1 };
  const answers = { name: 'A', bisher: 'Berlin', anschrift: { strasse: 'Am Markt 1' }, personen: [{ name: 'B' }], bestaetigung: [fact] };
  const carried = carriedOver(before, now as unknown as Definition, answers);
  assert.deepEqual(carried.answers, { name: 'A', anschrift: { strasse: 'Am Markt 1' }, personen: [{ name: 'B' }], bestaetigung: [fact] });
  assert.equal((carried.answers['bestaetigung'] as object[])[0], fact, 'the file keeps its content');
  assert.deepEqual(carried.gone.map(({ of }) => of), ['bisher']);
  assert.deepEqual(carried.added.map(({ of }) => of), ['zuletzt']);
  assert.deepEqual(carriedOver(before, before, { ...answers, fremd: 1 }), { answers, gone: [], added: [] });
});

test('steps are the pages on which something is asked now', () => {
  const definition = definitionOf('bewohnerparkausweis');
  const hidden = structuredClone(definition) as Definition & { rules: object[] };
  hidden.rules.push({ kind: 'visible', of: '#fahrzeug', when: { '==': [{ var: 'zone' }, 'nord'] } });
  const steps = (answers: Fields) => stepsOf(hidden, new Form(hidden).validate(answers, TODAY)).map(({ id }) => id);
  assert.ok(!steps({}).includes('fahrzeug'));
  assert.ok(steps({ zone: 'nord' }).includes('fahrzeug'));
  const all = stepsOf(definition, new Form(definition).validate({}, TODAY));
  assert.equal(all.length, definition.layout.pages.length);
  assert.deepEqual([beside(all, 'person', -1), beside(all, 'person', 1), beside(all, 'nichts', 1)], [undefined, 'wohnung', undefined]);
});

test('the address says where somebody is', () => {
  const at = (query: string) => placeIn(new URLSearchParams(query));
  assert.deepEqual(at(''), { at: 'start' });
  assert.deepEqual(at('step=person'), { at: 'step', page: 'person', backToReview: false });
  assert.deepEqual(at('step=person&review'), { at: 'step', page: 'person', backToReview: true });
  assert.deepEqual(at('review'), { at: 'review' });
  assert.deepEqual(at('kiosk'), { at: 'start' });
});

const SOURCES = ['src/services/online', 'src/services/entry']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => readFileSync(`${folder}/${name}`, 'utf8')))
  .concat(readFileSync('../crates/services/src/forms/pages/online.rs', 'utf8'))
  .join('\n');
const keysOf = (lang: string) => ['entry', 'online'].flatMap((name) => [...readFileSync(`../crates/services/locales/${name}.${lang}.ftl`, 'utf8').matchAll(/^([a-z][\w-]*) =/gm)].map(([, key]) => key!));

test('every text of the online form stands in both languages, is asked for, and none is idle', () => {
  assert.deepEqual(keysOf('de'), keysOf('en'));
  const asked = [...SOURCES.matchAll(/['"](services-(?:online|entry)-[a-z-]+[a-z])['"]/g)].map(([, key]) => key!);
  assert.ok(asked.length > 80, `${asked.length}`);
  assert.deepEqual(asked.filter((key) => !keysOf('de').includes(key)), []);
  const made = ['services-online-refused-', 'services-entry-kind-', 'services-entry-found-', 'services-forms-field-', 'services-online-no-script', 'services-online-late', 'services-entry-time-hint', 'services-entry-cents-hint'];
  assert.deepEqual(keysOf('de').filter((key) => !asked.includes(key) && !made.some((start) => key.startsWith(start))), []);
});

test('every question of the demo’s forms can be shown', () => {
  for (const name of readdirSync('../crates/services/demo/forms')) {
    const definition = definitionOf(name.replace('.json', ''));
    assert.ok([...allAsked(definition, {})].every(({ question }) => question.label['de'] && question.label['en']), name);
  }
});
