// Every text that the pages of cases show stands in both languages, and none stands there for nothing.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SERVICES_TEXTS } from '../../src/services/texts.ts';
import { textsOf } from '../../src/texts.ts';

const APP = 'src/post/app';
const SOURCES = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(APP, name), 'utf8'))
  .join('\n');
const WHOLE = new Set([...SOURCES.matchAll(/['"](services-(?:desk|cases|fees)-[a-z0-9-]+)['"]/g)].map(([, key]) => key!));
const BEGINNINGS = [...SOURCES.matchAll(/`(services-(?:desk|cases|fees)-[a-z0-9-]*-)\$\{/g)].map(([, start]) => start!);

function keysOf(lang: string, file: string): string[] {
  const text = readFileSync(`../crates/services/locales/${file}.${lang}.ftl`, 'utf8');
  return [...text.matchAll(/^([a-z][\w-]*) =/gm)].map(([, key]) => key!);
}

for (const file of ['desk', 'cases-words']) {
  test(`both languages have the same texts in ${file}`, () => {
    assert.deepEqual(keysOf('de', file).sort(), keysOf('en', file).sort());
  });
}

test('every text that a page of cases asks for exists in both languages', async () => {
  assert.ok(WHOLE.size > 120, `${WHOLE.size} texts were found in the sources`);
  for (const lang of ['de', 'en'] as const) {
    const { has } = textsOf(lang, (await SERVICES_TEXTS[lang]()).default);
    assert.deepEqual([...WHOLE].filter((key) => !has(key)), [], lang);
    const keys = [...keysOf(lang, 'desk'), ...keysOf(lang, 'cases-words')];
    assert.deepEqual(BEGINNINGS.filter((start) => !keys.some((key) => key.startsWith(start))), [], lang);
  }
});

test('no text of the pages of cases stands there that nothing shows', () => {
  const idle = keysOf('de', 'desk').filter((key) => !WHOLE.has(key) && !BEGINNINGS.some((start) => key.startsWith(start)));
  assert.deepEqual(idle, []);
});
