// Addresses that others made up.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAddresses } from '../../../src/post/app/parts/letter.tsx';
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
