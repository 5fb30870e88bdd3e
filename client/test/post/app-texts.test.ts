// The app says nothing that has no text, and no text stands there for nobody.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { textsIn, type Lang } from '../../src/post/app/texts.ts';

const APP = 'src/post/app';
const SOURCE = (readdirSync(APP, { recursive: true }) as string[])
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(`${APP}/${name}`, 'utf8'))
  .join('\n');

/** Keys that stand in the source as they are. */
const WHOLE = [...SOURCE.matchAll(/\bt\(\s*'(post-[a-z0-9-]+)'/g)].map(([, key]) => key!);
/** The beginnings of keys that the source puts together: a word follows. */
const BEGINNINGS = [...SOURCE.matchAll(/[`'](post-[a-z0-9-]+?-?)(?:\$\{|'\s*,\s*[a-z])/g)].map(([, key]) => key!);

for (const lang of ['de', 'en'] as Lang[]) {
  test(`every text that the app asks for is there in ${lang}`, () => {
    const { has } = textsIn(lang);
    assert.ok(WHOLE.length > 300, `only ${WHOLE.length} texts were found`);
    assert.deepEqual(WHOLE.filter((key) => !has(key)), []);
  });

  test(`no text of keys and offices is there for nobody in ${lang}`, () => {
    const all = readFileSync(`../crates/post/locales/desk.${lang}.ftl`, 'utf8').matchAll(/^(post-[a-z0-9-]+) =/gm);
    const isAskedFor = (key: string) => SOURCE.includes(`'${key}'`) || BEGINNINGS.some((beginning) => key.startsWith(beginning));
    const unused = [...all].map(([, key]) => key!).filter((key) => !key.startsWith('post-refused-') && !isAskedFor(key));
    assert.deepEqual(unused, []);
  });
}
