import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLines, PAGE, pageOf } from '../../../src/post/app/finding.ts';
import { faultOf, LARGEST, MOST, together } from '../../../src/post/app/parts/files.tsx';
import { newest } from '../../../src/post/app/parts/letter-form.tsx';
import type { CaseLine } from '../../../src/post/engine/types.ts';

function line(subject: string, more: Partial<CaseLine> = {}): CaseLine {
  return {
    case: subject,
    code: 'K7M2-9QXD',
    office: 'bauamt',
    subject,
    from: 'office:bauamt',
    time: '2026-11-26T10:00:00Z',
    letters: 1,
    unread: 0,
    status: 'open',
    ...more,
  };
}

const name = () => 'Bauamt';
const subjects = (lines: CaseLine[]) => lines.map(({ subject }) => subject);

test('a case is found by words of its subject, its sender and its code, in any order', () => {
  const lines = [line('Gartenhaus in der Lindenstraße'), line('Ummeldung', { code: '2222-3333' })];
  assert.deepEqual(subjects(findLines(lines, 'linden BAUAMT', 'all', name)), ['Gartenhaus in der Lindenstraße']);
  assert.deepEqual(subjects(findLines(lines, '22223333', 'all', name)), ['Ummeldung']);
  assert.deepEqual(findLines(lines, 'linden ummeldung', 'all', name), []);
});

test('unread and closed cases are found by what they are, the newest first', () => {
  const lines = [
    line('old', { time: '2026-01-01T00:00:00Z', unread: 1 }),
    line('new', { unread: 2 }),
    line('closed', { status: 'closed' }),
  ];
  assert.deepEqual(subjects(findLines(lines, '', 'unread', name)), ['new', 'old']);
  assert.deepEqual(subjects(findLines(lines, '', 'closed', name)), ['closed']);
});

test('of ten thousand cases one page is drawn, and no page lies behind the last', () => {
  const lines = Array.from({ length: 10_000 }, (_, at) => line(`${at}`));
  assert.equal(pageOf(lines, 3).items[0]?.subject, `${2 * PAGE}`);
  assert.equal(pageOf(lines, 3).items.length, PAGE);
  assert.deepEqual([pageOf(lines, 999).at, pageOf(lines, Number.NaN).at, pageOf([], 1).pages], [200, 1, 1]);
});

const file = (called: string, size = 1) => ({ name: called, size, lastModified: 0 }) as File;

test('a file that is chosen twice goes along once', () => {
  assert.deepEqual(together([file('a')], [file('a'), file('a', 2), file('b')]).map(({ name: called, size }) => [called, size]), [['a', 1], ['a', 2], ['b', 1]]);
});

test('too many or too large files are named before anything is sealed', () => {
  const said = (key: string, args = {}) => `${key} ${JSON.stringify(args)}`;
  assert.match(faultOf(said, [file('film.mp4', LARGEST + 1)]) ?? '', /film\.mp4/);
  assert.match(faultOf(said, Array.from({ length: MOST + 1 }, (_, at) => file(`${at}`))) ?? '', /files-many/);
  assert.equal(faultOf(said, [file('film.mp4', LARGEST)]), undefined);
});

test('of each file only the newest progress shows', () => {
  const step = (called: string, done: number) => ({ what: 'sending' as const, name: called, done, all: 9 });
  assert.deepEqual(newest([step('a', 1), step('b', 1)], step('a', 5)).map(({ name: called, done }) => `${called}${done}`).sort(), ['a5', 'b1']);
});
