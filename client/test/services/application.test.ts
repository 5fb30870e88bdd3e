// An application as a letter: made from the demo's parking permit, and read again.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { APPLICATION_TYPE, applicationLetter, checked, pairFiles, readApplication, writeApplication, type Application } from '../../src/services/application.ts';
import { filesIn } from '../../src/services/entry/asked.ts';
import type { Definition, Fields } from '../../src/services/forms/index.ts';
import { textsOf, type Lang } from '../../src/texts.ts';

export const definitionOf = (form: string): Definition => JSON.parse(readFileSync(`../crates/services/demo/forms/${form}.json`, 'utf8')) as Definition;
const texts = (lang: Lang) => textsOf(lang, [readFileSync(`../crates/services/locales/entry.${lang}.ftl`, 'utf8')]);

const paper = { name: 'schein.pdf', type: 'application/pdf', bytes: 5 };
const picture = { name: 'schein.png', type: 'image/png', bytes: 7 };
const proof = { name: 'meldung.pdf', type: 'application/pdf', bytes: 3 };

const ANSWERS: Fields = {
  name: 'Zoë Größer',
  anschrift: { strasse: 'Am Markt 1', postleitzahl: '12345' },
  zone: 'nord',
  halter_selbst: false,
  halter_name: 'Fuhrpark\nMusterstadt',
  gueltig_ab: '2026-12-01',
  dauer: 'ein_jahr',
  gebuehr: 3070,
  wohnungsnachweis: [proof],
  fahrzeugschein: [paper, picture],
  richtig: true,
};

const application = (over: Partial<Application> = {}): Application => ({
  form: 'bewohnerparkausweis', version: 3, language: 'de', answers: ANSWERS, files: [], ...over,
});

test('the letter says every answer in words, a page at a time', () => {
  const { subject, body } = applicationLetter(definitionOf('bewohnerparkausweis'), application(), texts('de'));
  assert.equal(subject, definitionOf('bewohnerparkausweis').title['de']);
  const pages = body.split('\n\n');
  assert.equal(pages[0], 'Ihr Vor- und Nachname: Zoë Größer');
  assert.equal(pages[1], 'Straße und Hausnummer: Am Markt 1\nPostleitzahl: 12345\nFür welche Zone? C – Nord');
  assert.match(body, /Auf wen ist es zugelassen\? Fuhrpark\n {2}Musterstadt/);
  assert.match(body, /Ab wann soll der Ausweis gelten\? 1\. Dezember 2026/);
  assert.match(body, /Gebühr: 30,70\s€/);
  assert.match(body, /schein\.pdf\n.*schein\.png\n.*meldung\.pdf/);
  assert.doesNotMatch(body, /Kennzeichen/, 'what was not answered is left out');
  const english = applicationLetter(definitionOf('bewohnerparkausweis'), application(), texts('en')).body;
  assert.match(english, /In whose name|Number plate|For which zone\? C – North/);
  assert.match(english, /true: Yes, confirmed/);
});

test('what was sent without our program is checked: a fee of one’s own choice is not the form’s', () => {
  const permit = definitionOf('bewohnerparkausweis');
  const own = { ...ANSWERS, halter_name: 'Fuhrpark', kennzeichen: 'M-AB 123', gueltig_ab: '2026-12-01' };
  const honest = checked(permit, { answers: own }, '2026-11-26').data;
  assert.equal(checked(permit, { answers: honest }, '2026-11-26').isAsSent, true);
  const forged = checked(permit, { answers: { ...honest, gebuehr: 0 } }, '2026-11-26');
  assert.deepEqual([forged.isAsSent, forged.data['gebuehr']], [false, honest['gebuehr']]);
  assert.equal(checked(permit, { answers: { ...honest, ermaessigt: true } }, '2026-11-26').isAsSent, false);
});

test('rows are counted, each with its own answers', () => {
  const answers = { hunde: [{ rufname: 'Bello' }, { rufname: 'Senta' }] };
  const { body } = applicationLetter(definitionOf('hund-anmelden'), application({ form: 'hund-anmelden', answers }), texts('de'));
  assert.match(body, /1\n.*: Bello\n.*2\n.*: Senta$/);
});

test('the first attachment is the application as canonical JSON, which is read as it was written', async () => {
  const files = [new File(['%PDF-'], 'schein.pdf', { type: 'application/pdf' })];
  const letter = applicationLetter(definitionOf('bewohnerparkausweis'), application({ files }), texts('de'));
  const [first, second] = letter.files;
  assert.deepEqual([first!.name, first!.type, second], ['application.json', APPLICATION_TYPE, files[0]]);
  const json = await first!.text();
  assert.match(json, /^\{"answers":\{"anschrift":\{"postleitzahl":"12345","strasse":"Am Markt 1"\}/);
  assert.match(json, /"form":"bewohnerparkausweis","language":"de","v":1,"version":3\}$/);
  assert.deepEqual(readApplication(json), { form: 'bewohnerparkausweis', version: 3, language: 'de', answers: ANSWERS });
});

test('numbers with fractions come through as they are', () => {
  const facts = { form: 'a', version: 1, language: 'en' as const, answers: { laenge: 1.5, menge: 1e21, minus: -0.25 } };
  assert.deepEqual(readApplication(writeApplication(facts)), facts);
});

test('what is not exactly an application is refused', () => {
  const good = writeApplication(application());
  const refused = {
    'another member': good.replace('"v":1', '"v":1,"x":1'),
    'another order': JSON.stringify({ v: 1, ...JSON.parse(good) as object }),
    'a member twice': good.replace('"v":1', '"v":1,"v":1'),
    'another version of the format': good.replace('"v":1', '"v":2'),
    'no version': good.replace('"version":3', '"version":0'),
    'half a version': good.replace('"version":3', '"version":1.5'),
    'another language': good.replace('"language":"de"', '"language":"fr"'),
    'an address that is none': good.replace('bewohnerparkausweis', '../etc'),
    'answers that are a list': good.replace(/\{"answers":\{.*?\},"form"/, '{"answers":[],"form"'),
    'spaces': good.replace(',', ', '),
    'text': 'no JSON',
    'nothing': '',
    'null': 'null',
    'nested without end': `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
    'too large': writeApplication(application({ answers: { name: 'x'.repeat(1024 * 1024) } })),
  };
  assert.ok(readApplication(good));
  for (const [what, json] of Object.entries(refused)) {
    assert.equal(readApplication(json), undefined, what);
  }
});

test('files follow the order of the form, not of the answers, and find their attachments', () => {
  const definition = definitionOf('bewohnerparkausweis');
  assert.deepEqual(filesIn(definition, ANSWERS).map(({ path, fact }) => `${path} ${fact.name}`), [
    'fahrzeugschein schein.pdf', 'fahrzeugschein schein.png', 'wohnungsnachweis meldung.pdf',
  ]);
  const attached = [paper, picture, proof].map(({ bytes, ...fact }) => ({ ...fact, size: bytes }));
  const scan = { name: 'scan.pdf', type: 'application/pdf', size: 9 };
  const whole = pairFiles(definition, ANSWERS, [...attached, scan]);
  assert.deepEqual(whole.files.map(({ attachment }) => attachment), attached);
  assert.deepEqual(whole.more, [scan]);
  const lacking = pairFiles(definition, ANSWERS, [attached[0]!, attached[2]!]);
  assert.deepEqual(lacking.files.map(({ attachment }) => attachment?.name), ['schein.pdf', undefined, 'meldung.pdf']);
  const swapped = pairFiles(definition, ANSWERS, [{ ...attached[0]!, size: 6 }, attached[1]!, attached[2]!]);
  assert.deepEqual(swapped.files.map(({ attachment }) => attachment?.name), [undefined, undefined, undefined]);
  assert.equal(swapped.more.length, 3);
});
