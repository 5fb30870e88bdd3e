import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytes, text } from '../src/base64url.ts';

test('bytes come back as they went', () => {
  const all = Uint8Array.from({ length: 256 }, (_, value) => value);
  assert.deepEqual(bytes(text(all.buffer)), all);
});

test('the text is safe in addresses and has no padding', () => {
  assert.equal(text(Uint8Array.of(0xfb, 0xff, 0xfe, 0x01).buffer), '-__-AQ');
});

test('nothing is left out, an empty buffer is not', () => {
  assert.equal(text(undefined), undefined);
  assert.equal(text(null), undefined);
  assert.equal(text(new ArrayBuffer(0)), '');
});
