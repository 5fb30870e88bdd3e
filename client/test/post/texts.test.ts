// Every refusal of the protocol and the engine has its sentence in both languages.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FluentBundle, FluentResource } from '@fluent/bundle';

const SOURCE = 'src/post';
const CODES = /(?:demand\((?:[^;]*?),|new Refused\(|refusing(?:Later)?\()\s*'([a-z][a-z-]+)'/g;

function refusals(): Set<string> {
  const folders = ['protocol', 'engine'].map((folder) => `${SOURCE}/${folder}`);
  const files = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name}`));
  return new Set(files.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(CODES)].map(([, code]) => code!)));
}

for (const language of ['de', 'en']) {
  test(`every refusal has its sentence in ${language}`, () => {
    const bundle = new FluentBundle(language, { useIsolating: false });
    const errors = bundle.addResource(new FluentResource(readFileSync(`../crates/post/locales/app.${language}.ftl`, 'utf8')));
    assert.deepEqual(errors, []);
    const codes = refusals();
    assert.ok(codes.size > 40, `only ${codes.size} codes were found`);
    const missing = [...codes].filter((code) => !bundle.hasMessage(`post-refused-${code}`));
    assert.deepEqual(missing, []);
  });
}
