import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { readMark, writeMark, type Mark } from '../../../src/services/scan/mark.ts';

const vectors = JSON.parse(readFileSync('../crates/services/vectors/forms/marks.json', 'utf8')) as { text: string; mark: Mark | null }[];

test('the marks of printed pages are read as the vectors say, and as the server reads them', () => {
  assert.ok(vectors.some(({ mark }) => mark) && vectors.some(({ mark }) => !mark));
  for (const { text, mark } of vectors) {
    assert.deepEqual(readMark(text) ?? null, mark, text);
    if (mark) {
      assert.equal(writeMark(mark), text);
    }
  }
});

test('a very long text is no mark and is not looked at', () => {
  assert.equal(readMark(`ALLMENDE:F1/HUND/1/DE/1/1/${'9'.repeat(1_000_000)}`), undefined);
});
