// Every text of the pages on which offices enter applications stands in both languages.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { textsOf } from '../../../src/texts.ts';

const PAGES = 'src/post/app/pages/entering';
const SOURCES = readdirSync(PAGES)
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(PAGES, name), 'utf8'))
  .join('\n');

const localeOf = (lang: string) => readFileSync(`../crates/services/locales/scan.${lang}.ftl`, 'utf8');
const keysOf = (lang: string) => [...localeOf(lang).matchAll(/^([a-z][\w-]*) =/gm)].map(([, key]) => key!);

const WHOLE = new Set([...SOURCES.matchAll(/['"](services-(?:scan|enter)-[a-z0-9-]+)['"]/g)].map(([, key]) => key!));
const BEGINNINGS = [...SOURCES.matchAll(/`(services-(?:scan|enter)-[a-z0-9-]*)\$\{/g)].map(([, start]) => start!);
/** What a tool or a list names in a word. */
const NAMED = new Set([...SOURCES.matchAll(/name="([a-z-]+)"/g)].map(([, name]) => `services-scan-${name}`));

test('both languages have the same texts', () => {
  assert.deepEqual(keysOf('de').sort(), keysOf('en').sort());
});

test('every text that a page asks for is there, and every kind of fault has its sentence', () => {
  const faults = ['empty', 'program', 'script', 'office', 'archive', 'page', 'heic', 'tiff', 'other-image', 'unknown', 'large', 'pixels', 'broken', 'password', 'many'];
  const asked = [...WHOLE, ...faults.map((why) => `services-scan-file-${why}`), ...['form', 'version', 'case', 'language', 'pages'].map((why) => `services-scan-apart-${why}`)];
  assert.ok(asked.length > 60);
  for (const lang of ['de', 'en'] as const) {
    const { has } = textsOf(lang, [localeOf(lang)]);
    assert.deepEqual(asked.filter((key) => !has(key)), [], lang);
    assert.deepEqual(BEGINNINGS.filter((start) => start !== 'services-scan-' && !keysOf(lang).some((key) => key.startsWith(start))), [], lang);
  }
});

test('no text stands there that nothing shows', () => {
  const starts = BEGINNINGS.filter((start) => start !== 'services-scan-');
  const idle = keysOf('de').filter((key) => !WHOLE.has(key) && !NAMED.has(key) && !starts.some((start) => key.startsWith(start)));
  assert.deepEqual(idle, []);
});
