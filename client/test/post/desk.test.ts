// What clerks type and print: codes read from paper, the address in the QR code.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCase, keyPage, plainCode } from '../../src/post/app/paper.ts';
import type { CaseLine, Engine } from '../../src/post/engine/types.ts';
import { Refused } from '../../src/post/protocol/errors.ts';

function engineWith(...codes: string[]): Engine {
  const lines = codes.map((code) => ({ case: `case of ${code}`, code }) as CaseLine);
  const list = async (as: string, onUpdate: (lines: CaseLine[]) => void) => {
    onUpdate([]);
    onUpdate(as === 'office:archiv' ? lines : []);
  };
  return { mailboxes: { list } } as unknown as Engine;
}

test('a case is found by its code, however somebody wrote it down', async () => {
  const engine = engineWith('AAAA-AAAA', 'K7M2-0QX1');
  for (const typed of ['K7M2-0QX1', 'k7m2 0qx1', 'K7M2OQXI', ' k7m2–oqxl ']) {
    assert.equal(await findCase(engine, 'archiv', typed), 'case of K7M2-0QX1', typed);
  }
});

test('a code that no case of the office has is refused with the code itself', async () => {
  const engine = engineWith('K7M2-0QX1');
  const isRefused = (error: unknown) => error instanceof Refused && error.code === 'post-refused-case-code' && error.args['code'] === 'K7M2-0QX2';
  await assert.rejects(findCase(engine, 'archiv', 'K7M2-0QX2'), isRefused);
  await assert.rejects(findCase(engine, 'kaemmerei', 'K7M2-0QX1'), Refused);
});

test('an empty code is no case', async () => {
  assert.equal(plainCode(' – '), '');
  await assert.rejects(findCase(engineWith('K7M2-0QX1'), 'archiv', ''), Refused);
});

test('the QR code leads to the page of the keys and names their version and hash', () => {
  const team = { office: 'archiv', epoch: 3, keyset: 'ab'.repeat(32) };
  assert.equal(keyPage('https://stadt.example', team), `https://stadt.example/post/offices/archiv#3.${'ab'.repeat(32)}`);
});
