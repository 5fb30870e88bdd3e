import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wireForms } from '../src/forms.ts';

/** Presses the button of a form at these moments; answers how often it was sent. */
function sent(method: string, moments: number[]): number {
  let listener: (event: Event) => void = () => {};
  wireForms({ addEventListener: (_: string, it: typeof listener) => (listener = it) } as unknown as Document);
  const form = { method };
  let count = 0;
  for (const timeStamp of moments) {
    let isSent = true;
    listener({ target: form, timeStamp, defaultPrevented: false, preventDefault: () => (isSent = false) } as unknown as Event);
    count += Number(isSent);
  }
  return count;
}

test('a second press does not send a form again', () => {
  assert.equal(sent('post', [0, 300, 900]), 1);
});

test('after a while the form can be sent again', () => {
  assert.equal(sent('post', [0, 300, 5000]), 2);
});

test('a search may be repeated at once', () => {
  assert.equal(sent('get', [0, 10]), 2);
});
