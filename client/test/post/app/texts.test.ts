// Every text that the mailbox shows stands in both languages, and none stands there for nothing.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { textsIn } from '../../../src/post/app/texts.ts';

const POST = 'src/post';
const SOURCES = readdirSync(POST, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => readFileSync(join(POST, name), 'utf8'))
  .join('\n');
const LOCALES = '../crates/post/locales';

function keysOf(lang: string): string[] {
  const text = ['app', 'desk', 'parts'].map((topic) => readFileSync(join(LOCALES, `${topic}.${lang}.ftl`), 'utf8')).join('\n');
  return [...text.matchAll(/^([a-z][\w-]*) =/gm)].map(([, key]) => key!);
}

/** Whole keys in quotes, and the beginnings of keys that end in a value. */
const WHOLE = new Set([...SOURCES.matchAll(/['"](post-[a-z0-9]+(?:-[a-z0-9]+)+)['"]/g)].map(([, key]) => key!));
const BEGINNINGS = [...SOURCES.matchAll(/`(post-[a-z0-9-]*-)\$\{/g)].map(([, start]) => start!);
/** The refusals' codes are made from the word that `Refused` is given; lists of words are asked for by their name. */
const MADE = [...BEGINNINGS, 'post-refused-', ...[...SOURCES.matchAll(/word\([\w.]+, '(post-[a-z-]+)'/g)].map(([, list]) => `${list}-`)];

test('both languages have the same texts', () => {
  assert.deepEqual(keysOf('de').sort(), keysOf('en').sort());
});

test('every text that a page asks for exists in both languages', async () => {
  const asked = [...SOURCES.matchAll(/\bt\(\s*['"](post-[\w-]+)['"]/g)].map(([, key]) => key!);
  assert.ok(asked.length > 150, `${asked.length} texts were found in the sources`);
  for (const lang of ['de', 'en'] as const) {
    const { has } = await textsIn(lang);
    assert.deepEqual(asked.filter((key) => !has(key)), [], lang);
    assert.deepEqual(BEGINNINGS.filter((start) => !keysOf(lang).some((key) => key.startsWith(start))), [], lang);
  }
});

test('no text stands there that nothing shows', () => {
  const idle = keysOf('de').filter((key) => !WHOLE.has(key) && !MADE.some((start) => key.startsWith(start)));
  assert.deepEqual(idle, []);
});
