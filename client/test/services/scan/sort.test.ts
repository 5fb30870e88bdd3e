import assert from 'node:assert/strict';
import test from 'node:test';
import {
  added,
  apart,
  copiesOf,
  difference,
  loose,
  missing,
  moved,
  placed,
  sorted,
  taken,
  turned,
  twice,
  without,
  type Mark,
  type Reading,
  type Seen,
  type Sheet,
} from '../../../src/services/scan/index.ts';

const MARK: Mark = { form: 'hund-anmelden', version: 3, language: 'de', page: 1, pages: 3 };
const marked = (id: string, page: number, other: Partial<Mark> = {}): Seen => ({ id, reading: { kind: 'mark', mark: { ...MARK, page, ...other } } });
const read = (id: string, kind: 'none' | 'blank' | 'several'): Seen => ({ id, reading: { kind } as Reading });
const ids = (sheets: readonly Sheet[]) => sheets.map(({ id }) => id).join(' ');

test('shuffled pages are put in order', () => {
  const stack = sorted([marked('c', 3), marked('a', 1), marked('b', 2)]);
  assert.equal(ids(taken(stack)), 'a b c');
  assert.deepEqual([missing(stack), twice(stack), loose(stack), apart(stack)], [[], [], [], []]);
});

test('missing pages are named', () => {
  assert.deepEqual(missing(sorted([marked('b', 2)])), [1, 3]);
  assert.deepEqual(missing(sorted([read('x', 'none')])), []);
});

test('a mark that claims a million pages does not name each of them', () => {
  assert.equal(missing(sorted([marked('a', 1, { pages: 999_999_999 })])).length, 199);
});

test('a page that is there twice is named and both are shown one after another', () => {
  const stack = sorted([marked('a', 1), marked('b', 2), marked('a2', 1), marked('c', 3)]);
  assert.equal(ids(taken(stack)), 'a a2 b c');
  assert.deepEqual(twice(stack), [1]);
  assert.deepEqual(twice(without(stack, ['a2'])), []);
});

test('pages of another form, version, language or case are kept apart, each with its reason', () => {
  const stack = sorted([
    marked('a', 1),
    marked('b', 2),
    marked('form', 3, { form: 'wohnsitz-anmelden' }),
    marked('version', 3, { version: 2 }),
    marked('case', 3, { token: 'K7M29QXD' }),
    marked('language', 3, { language: 'en' }),
  ]);
  assert.equal(ids(taken(stack)), 'a b');
  assert.deepEqual(missing(stack), [3]);
  for (const sheet of apart(stack)) {
    assert.equal(difference(sheet, stack.copy), sheet.id);
  }
  assert.equal(apart(stack).length, 4);
  assert.equal(copiesOf(stack.sheets).length, 5);
});

test('the form of which most pages were found is entered first, and another can be chosen', () => {
  const seen = [marked('x', 1, { form: 'wohnsitz-anmelden' }), marked('a', 1), marked('b', 2)];
  const stack = sorted(seen);
  assert.equal(stack.copy?.form, 'hund-anmelden');
  const other = copiesOf(seen)[1]!.copy;
  assert.equal(ids(taken(sorted(seen, other))), 'x');
});

test('the same form of two cases is not mixed', () => {
  const one = [1, 2, 3].map((page) => marked(`a${page}`, page, { token: 'AAAA0000' }));
  const two = [1, 2].map((page) => marked(`b${page}`, page, { token: 'BBBB0000' }));
  const stack = sorted([...two, ...one]);
  assert.equal(ids(taken(stack)), 'a1 a2 a3');
  assert.equal(ids(apart(stack)), 'b1 b2');
});

test('a page that nobody could read waits until somebody places it', () => {
  const stack = sorted([marked('a', 1), read('x', 'none'), read('y', 'several'), marked('c', 3)]);
  assert.equal(ids(loose(stack)), 'x y');
  assert.deepEqual(missing(stack), [2]);
  const one = placed(stack, 'x', 2);
  assert.equal(ids(taken(one)), 'a x c');
  assert.deepEqual(missing(one), []);
  const both = placed(one, 'y', 'enclosed');
  assert.equal(ids(taken(both)), 'a x c y');
  assert.equal(loose(both).length, 0);
});

test('an empty back is set aside by itself and can be taken in', () => {
  const stack = sorted([marked('a', 1), read('back', 'blank')]);
  assert.equal(ids(apart(stack)), 'back');
  assert.equal(ids(taken(placed(stack, 'back', 'enclosed'))), 'a back');
});

test('pages move one place up or down, not beyond the ends, and stay there when others are placed', () => {
  const stack = [read('x', 'none'), read('y', 'none'), read('z', 'none')].reduce((so, { id }) => placed(so, id, 'enclosed'), sorted([marked('a', 1), read('x', 'none'), read('y', 'none'), read('z', 'none')]));
  assert.equal(ids(taken(moved(stack, 'z', -1))), 'a x z y');
  assert.equal(ids(taken(moved(stack, 'a', -1))), 'a x y z');
  assert.equal(ids(taken(moved(stack, 'z', 1))), 'a x y z');
  const later = added(moved(stack, 'z', -1), [marked('b', 2), read('q', 'none')]);
  assert.equal(ids(taken(later)), 'a b x z y');
  assert.equal(ids(loose(later)), 'q');
});

test('pages that come later find their place', () => {
  const stack = added(sorted([marked('c', 3)]), [marked('a', 1), marked('o', 1, { version: 9 })]);
  assert.equal(ids(taken(stack)), 'a c');
  assert.equal(ids(apart(stack)), 'o');
  assert.deepEqual(missing(stack), [2]);
});

test('a page is turned by quarters', () => {
  let stack = sorted([marked('a', 1)]);
  const turns = [];
  for (let count = 0; count < 4; count += 1) {
    stack = turned(stack, 'a');
    turns.push(stack.sheets[0]!.turn);
  }
  assert.deepEqual(turns, [90, 180, 270, 0]);
});
