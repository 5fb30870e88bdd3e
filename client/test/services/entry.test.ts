// Asking and answering: what needs no page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allAsked, type Asked } from '../../src/services/entry/asked.ts';
import { autocompleteOf } from '../../src/services/entry/autocomplete.ts';
import { Contents, examined } from '../../src/services/entry/contents.ts';
import { errorsOn, summaryOf, wrongsIn } from '../../src/services/entry/errors.ts';
import { mediaTypeOf, OTHER, PROGRAM } from '../../src/services/entry/kinds.ts';
import { written } from '../../src/services/entry/shown.ts';
import { put } from '../../src/services/entry/use-entry.ts';
import { Form, read, type Definition, type Fields, type Node } from '../../src/services/forms/index.ts';
import { textsOf, type Lang } from '../../src/texts.ts';

const source = (lang: Lang) => readFileSync(`../crates/services/locales/entry.${lang}.ftl`, 'utf8');
const texts = (lang: Lang) => textsOf(lang, [source(lang)]);
const definitionOf = (form: string): Definition => JSON.parse(readFileSync(`../crates/services/demo/forms/${form}.json`, 'utf8')) as Definition;
const askedIn = (definition: Definition, answers: Fields): Map<string, Asked> =>
  new Map([...allAsked(definition, answers)].map((asked) => [asked.path, asked]));

const files = (types: string[], limit = 100): Node => ({
  type: 'array', format: 'files', maxItems: 2,
  items: { type: 'object', properties: { name: { type: 'string' }, type: { type: 'string', enum: types }, bytes: { type: 'integer', maximum: limit } } },
});

test('an answer is put in its place and nothing else changes, down to the very object', () => {
  const file = { name: 'a.pdf', type: 'application/pdf', bytes: 1 };
  const before = { name: 'A', hunde: [{ rufname: 'Bello' }], nachweis: [file] };
  const after = put(put(before, ['hunde', '1', 'rufname'], 'Senta'), ['name'], null) as Fields;
  assert.deepEqual(after, { hunde: [{ rufname: 'Bello' }, { rufname: 'Senta' }], nachweis: [file] });
  assert.equal((after['nachweis'] as object[])[0], file);
  assert.deepEqual(before, { name: 'A', hunde: [{ rufname: 'Bello' }], nachweis: [file] });
  assert.deepEqual(put({}, ['anschrift', 'strasse'], 'Am Markt 1'), { anschrift: { strasse: 'Am Markt 1' } });
  assert.deepEqual(Object.keys(put({}, ['constructor', 'x'], 1) as object), ['constructor']);
});

test('the check keeps the very object of a file, by which its content is found', () => {
  const definition = definitionOf('bewohnerparkausweis');
  const contents = new Contents();
  const fact = { name: 'schein.pdf', type: 'application/pdf', bytes: 5 };
  contents.keep(fact, new Blob(['%PDF-']));
  const { data } = new Form(definition).validate({ fahrzeugschein: [fact] }, '2026-11-26');
  const kept = (data['fahrzeugschein'] as unknown as typeof fact[])[0]!;
  assert.equal(contents.of(kept)?.name, 'schein.pdf');
  assert.equal(contents.of(kept)?.type, 'application/pdf');
  assert.equal(contents.of({ ...fact }), undefined);
});

test('what was written comes back as it is written in the other language', () => {
  const day: Node = { type: 'string', format: 'date' };
  const amount: Node = { type: 'integer', format: 'cents' };
  const length: Node = { type: 'number' };
  const asked = (node: Node, kind: Asked['kind'], answer: Asked['answer']) => ({ node, kind, answer }) as Asked;
  for (const lang of ['de', 'en'] as const) {
    for (const [node, kind, value] of [[day, 'date', '2026-12-24'], [amount, 'number', 123450], [length, 'number', 1234.5]] as const) {
      const text = written(texts(lang), asked(node, kind, value));
      assert.deepEqual(read(node, lang, text), { value }, `${lang}: ${text}`);
    }
  }
  assert.equal(written(texts('de'), asked(amount, 'number', 'viel')), 'viel', 'what could not be read stays');
});

test('errors are sentences at their question, and the summary names the question', () => {
  const definition = definitionOf('bewohnerparkausweis');
  const answers = { name: '', email: 'x', gueltig_ab: '2020-01-01', richtig: false };
  const { errors } = new Form(definition).validate(answers, '2026-11-26');
  const wrongs = wrongsIn(texts('de'), definition, answers, errors);
  assert.equal(wrongs.get('name'), 'Beantworten Sie diese Frage.');
  assert.match(wrongs.get('email')!, /E-Mail-Adresse/);
  assert.match(wrongs.get('gueltig_ab')!, /Vergangenheit/);
  assert.match(wrongs.get('richtig')!, /zustimmen/);
  assert.match(wrongs.get('anschrift.strasse')!, /Beantworten/);
  const summary = summaryOf(texts('de'), definition, answers, wrongs);
  assert.equal(summary['name'], 'Ihr Vor- und Nachname: Beantworten Sie diese Frage.');
  assert.equal(summary['anschrift.strasse'], 'Straße und Hausnummer: Beantworten Sie diese Frage.');
  assert.equal(summary['zone'], 'Für welche Zone? Beantworten Sie diese Frage.');
  const [first, second] = definition.layout.pages;
  assert.deepEqual(errorsOn(first!, errors).map(({ path }) => path), ['name']);
  assert.deepEqual(errorsOn(second!, errors).map(({ path }) => path), ['anschrift.strasse', 'anschrift.postleitzahl', 'zone']);
});

test('the summary says in which row something is wrong', () => {
  const definition = definitionOf('hund-anmelden');
  const answers: Fields = { hunde: [{ rufname: 'Bello' }, {}] };
  const { errors } = new Form(definition).validate(answers, '2026-11-26');
  const summary = summaryOf(texts('de'), definition, answers, wrongsIn(texts('de'), definition, answers, errors));
  assert.match(summary['hunde.1.rufname']!, /^Hund 2, .+: Beantworten/);
});

test('what is no number is said to be none, and limits are told as people say them', () => {
  const definition = definitionOf('stundung');
  const schema = (name: string) => definition.schema.properties![name]!;
  const answers = { betrag: 'viel' };
  const { errors } = new Form(definition).validate(answers, '2026-11-26');
  const wrongs = wrongsIn(texts('en'), definition, answers, errors);
  assert.match(wrongs.get('betrag')!, /no amount/);
  const limit = schema('betrag').minimum!;
  const low = wrongsIn(texts('en'), definition, answers, [{ path: 'betrag', code: 'too-small', limit }]);
  assert.match(low.get('betrag')!, /€/);
});

test('every code of the check has its sentence in both languages', () => {
  const source = readFileSync('src/services/forms/validate.ts', 'utf8') + readFileSync('../docs/specs/forms.md', 'utf8');
  const codes = ['required', 'type', 'characters', 'too-short', 'too-long', 'pattern', 'choice', 'date', 'time', 'email', 'phone', 'iban', 'postal-code', 'number', 'cents', 'too-small', 'too-large', 'agree', 'too-few', 'too-many', 'twice', 'file-type', 'file-too-large', 'unknown'];
  for (const code of codes) {
    assert.ok(source.includes(code), code);
    assert.deepEqual((['de', 'en'] as const).filter((lang) => !texts(lang).has(`services-forms-field-${code}`)), [], code);
  }
});

test('the browser fills in only what is about the person who writes', () => {
  const permit = askedIn(definitionOf('bewohnerparkausweis'), {});
  const token = (asked: Map<string, Asked>, path: string) => autocompleteOf(asked.get(path)!);
  assert.equal(token(permit, 'name'), 'name');
  assert.equal(token(permit, 'anschrift.postleitzahl'), 'postal-code');
  assert.equal(token(permit, 'email'), 'email');
  assert.equal(token(permit, 'telefon'), 'tel');
  assert.equal(token(permit, 'kennzeichen'), 'off');
  assert.equal(token(askedIn(definitionOf('personalausweis'), {}), 'geburtsdatum'), 'bday');
  const people = askedIn(definitionOf('wohnsitz-anmelden'), { personen: [{}] });
  assert.equal(token(people, 'personen.0.name'), 'off');
});

test('files are what their content says', async () => {
  const kinds: [string, string | Uint8Array<ArrayBuffer>][] = [
    ['application/pdf', '%PDF-1.7\n'],
    ['image/png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['image/jpeg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
    ['image/webp', 'RIFF\u0001\u0001\u0001\u0001WEBPVP8 '],
    ['image/heic', '\u0000\u0000\u0000\u0018ftypheic'],
    ['image/tiff', new Uint8Array([0x49, 0x49, 0x2a, 0x00])],
    ['application/zip', 'PK\u0003\u0004'],
    ['application/vnd.oasis.opendocument.text', `PK\u0003\u0004${'\u0000'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.textPK`],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', `PK\u0003\u0004${'\u0000'.repeat(26)}[Content_Types].xml word/document.xml`],
    ['text/plain', 'Guten Tag,\nmit freundlichen Grüßen'],
    [PROGRAM, 'MZ\u0090\u0000'],
    [PROGRAM, '\u007fELF\u0002'],
    [PROGRAM, '#!/bin/sh\n'],
    [OTHER, new Uint8Array([1, 2, 3, 255])],
    [OTHER, ''],
  ];
  for (const [type, content] of kinds) {
    assert.equal(await mediaTypeOf(new Blob([content])), type, String(content).slice(0, 12));
  }
});

test('an executable that is called a PDF is refused, and so is what is too large, empty or of another kind', async () => {
  const pdf = files(['application/pdf'], 20);
  const told = async (content: string, name = 'antrag.pdf', node = pdf) => {
    const found = await examined(texts('de'), node, new File([content], name, { type: 'application/pdf' }));
    return 'refused' in found ? found.refused : found.fact;
  };
  assert.deepEqual(await told('%PDF-1.7'), { name: 'antrag.pdf', type: 'application/pdf', bytes: 8 });
  assert.match(String(await told('MZ\u0090\u0000')), /„antrag\.pdf“ ist ein Programm/);
  assert.match(String(await told('')), /leer/);
  assert.match(String(await told('Nur Text')), /„antrag\.pdf“ ist ein einfacher Text\. Hier gehen: PDF\./);
  assert.match(String(await told(`%PDF-${'x'.repeat(40)}`)), /45 Byte\. .*höchstens 20 Byte/);
  assert.match(String(await told('\u0001\u0002', 'x.pdf')), /die wir nicht erkennen/);
  assert.deepEqual(await told('%PDF-1.7', 'a\u0007\nb\u0301.pdf'), { name: 'a b\u0301.pdf'.normalize('NFC'), type: 'application/pdf', bytes: 8 });
});

test('what the device says counts only where the content says nothing', async () => {
  const drawing = files(['image/vnd.dxf', 'text/csv']);
  const found = async (content: string, type: string) => examined(texts('en'), drawing, new File([content], 'x', { type }));
  assert.ok('fact' in (await found('\u0001\u0002', 'image/vnd.dxf')));
  assert.ok('fact' in (await found('a;b', 'text/csv')));
  assert.ok('refused' in (await found('%PDF-1.7', 'image/vnd.dxf')));
  assert.ok('refused' in (await found('MZ', 'image/vnd.dxf')));
});

test('both languages have the same texts, and each is shown somewhere', () => {
  const keys = (lang: Lang) => [...source(lang).matchAll(/^([a-z][\w-]*) =/gm)].map(([, key]) => key!).sort();
  assert.deepEqual(keys('de'), keys('en'));
});
