// Addresses that others made up.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOfParts, withAddresses } from '../../../src/post/app/parts/letter.tsx';
import { match } from '../../../src/post/app/router.tsx';

test('an address fits its pattern, and one with broken percent signs fits none', () => {
  assert.deepEqual(match('/post/cases/:case', '/post/cases/a%2Fb'), { case: 'a/b' });
  assert.equal(match('/post/cases/:case', '/post/cases/%E0%A4%A'), undefined);
  assert.equal(match('/post/cases/:case', '/post/cases/a/b'), undefined);
});

test('an address in a letter ends where its reading would be turned around', () => {
  assert.deepEqual(withAddresses('Siehe https://stadt.example/a, danke'), ['Siehe ', 'https://stadt.example/a', ', danke']);
  assert.deepEqual(withAddresses('https://stadt.example/\u202emoc.elpmaxe'), ['', 'https://stadt.example/', '\u202emoc.elpmaxe']);
});

test('a letter is shown whole, and one that is very long part by part, cut between its lines', () => {
  assert.equal(endOfParts('Guten Tag,\n\nja.', 1), 15);
  assert.equal(endOfParts('', 1), 0);
  const paragraphs = 'a\n\n'.repeat(300_000);
  assert.equal(endOfParts(paragraphs, 1), 1_500);
  assert.equal(endOfParts(paragraphs, 2), 3_000);
  assert.equal(endOfParts(paragraphs, 1_000), paragraphs.length);
  const oneLine = 'a'.repeat(1 << 20);
  assert.equal(endOfParts(oneLine, 1), 50_000);
  assert.equal(endOfParts(oneLine, 100), oneLine.length);
  const long = 'a'.repeat(30_000);
  assert.equal(endOfParts(`${long}\n${long}\n${long}`, 1), 30_001);
});
