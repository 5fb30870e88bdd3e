// What tests ask of refusals.

import assert from 'node:assert/strict';
import { Refused } from '../../src/post/protocol/errors.ts';

/** Asserts that `work` is refused with this code (without `post-refused-`). */
export async function refuses(code: string | RegExp, work: () => unknown): Promise<Refused> {
  let refusal: unknown;
  try {
    await work();
  } catch (error) {
    refusal = error;
  }
  assert.ok(refusal instanceof Refused, `expected a refusal, got ${refusal instanceof Error ? refusal.stack : String(refusal)}`);
  if (typeof code === 'string') {
    assert.equal(refusal.code, `post-refused-${code}`);
  } else {
    assert.match(refusal.code, code);
  }
  return refusal;
}

/** The same bytes with one bit of one byte turned. */
export function flipped(bytes: Uint8Array, at: number): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(bytes);
  copy[at]! ^= 1;
  return copy;
}
