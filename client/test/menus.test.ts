import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wireMenus } from '../src/menus.ts';

/** A page with one open menu; `inside` lies in it. */
function page(hasFocus: boolean) {
  const inside = {} as Node;
  const listeners: Record<string, (event: unknown) => void> = {};
  const summary = { focused: false, focus() { this.focused = true; } };
  const menu = { open: true, contains: (node: unknown) => node === inside, querySelector: () => summary };
  wireMenus({
    addEventListener: (name: string, listener: (event: unknown) => void) => (listeners[name] = listener),
    querySelectorAll: () => [menu],
    activeElement: hasFocus ? inside : null,
  } as unknown as Document);
  return { inside, listeners, menu, summary };
}

test('Escape closes a menu and gives the focus back to its button', () => {
  const { listeners, menu, summary } = page(true);
  listeners.keydown!({ key: 'Escape' });
  assert.equal(menu.open, false);
  assert.equal(summary.focused, true);
});

test('a press beside the menu closes it, one inside does not', () => {
  const { inside, listeners, menu, summary } = page(false);
  listeners.click!({ target: inside });
  assert.equal(menu.open, true);
  listeners.click!({ target: {} });
  assert.equal(menu.open, false);
  assert.equal(summary.focused, false);
});

test('other keys leave it open', () => {
  const { listeners, menu } = page(true);
  listeners.keydown!({ key: 'a' });
  assert.equal(menu.open, true);
});
