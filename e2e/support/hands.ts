import { expect, type Locator, type Page } from '@playwright/test';

/** How a person moves a page: with a mouse, or by keyboard alone. */
export interface Hands {
  /** Follows a link or presses a button. */
  press(target: Locator): Promise<void>;
  /** Writes into a field. */
  write(target: Locator, text: string): Promise<void>;
  /** Chooses an option of a select by its label. */
  choose(target: Locator, label: string): Promise<void>;
  /** Ticks a checkbox or a radio button. */
  tick(target: Locator): Promise<void>;
  /** Picks a file. */
  pick(target: Locator, file: File): Promise<void>;
}

export type File = { name: string; mimeType: string; buffer: Buffer };

export function mouse(page: Page): Hands {
  return {
    press: (target) => target.click(),
    write: (target, text) => target.fill(text),
    choose: async (target, label) => void (await target.selectOption({ label })),
    tick: (target) => target.check(),
    pick: (target, file) => target.setInputFiles(file),
  };
}

export function keyboard(page: Page): Hands {
  return {
    press: async (target) => {
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    },
    write: async (target, text) => {
      await tabTo(page, target);
      // The order in which the parts of a date are typed is that of the browser's own language.
      if ((await target.getAttribute('type')) === 'date') {
        return target.fill(text);
      }
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(text);
    },
    choose: async (target, label) => {
      await tabTo(page, target);
      await page.keyboard.type(label);
      await expect(target.locator('option:checked')).toHaveText(label);
    },
    tick: async (target) => {
      if ((await target.getAttribute('type')) === 'radio') {
        await turnTo(page, target);
      } else {
        await tabTo(page, target);
        await page.keyboard.press('Space');
      }
      await expect(target).toBeChecked();
    },
    pick: async (target, file) => {
      // A key that is pressed while the browser is busy may open nothing: people press it again.
      await expect(async () => {
        await tabTo(page, target);
        const [chooser] = await Promise.all([
          page.waitForEvent('filechooser', { timeout: 5_000 }),
          page.keyboard.press('Space'),
        ]);
        await chooser.setFiles(file);
      }).toPass({ timeout: 45_000 });
    },
  };
}

/** More stops than a page has: whoever presses Tab so often without arriving never will. */
const STOPS = 304;
/** So many presses are made at once, as somebody does who knows the way. */
const STRIDE = 8;

/** Moves the focus to an element by Tab alone, back where it went too far, and sees that the focus shows there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < STOPS; stops += STRIDE) {
    if (await isHereOrPassed(target, stops === 0)) {
      await comeBackTo(page, target);
      return;
    }
    await Promise.all(Array.from({ length: STRIDE }, () => page.keyboard.press('Tab')));
  }
  throw new Error(`The keyboard does not reach ${target}.`);
}

async function comeBackTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops <= STRIDE; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      expect(await showsFocus(target), 'the focus is visible').toBe(true);
      return;
    }
    await page.keyboard.press('Shift+Tab');
  }
  throw new Error(`The keyboard does not come back to ${target}.`);
}

/** Whether the focus is at an element or, once the walk has begun, was there since it was last looked for. */
function isHereOrPassed(target: Locator, isBeginning: boolean): Promise<boolean> {
  return target.evaluate((element, isBeginning) => {
    const watched = element as Element & { wasFocused?: boolean };
    const wasPassed = watched.wasFocused === true && !isBeginning;
    if (watched.wasFocused === undefined) {
      element.addEventListener('focus', () => (watched.wasFocused = true));
    }
    watched.wasFocused = false;
    return element === document.activeElement || wasPassed;
  }, isBeginning);
}

/** Chooses a radio button: Tab leads to the chosen one of its group, or to the first, arrows to the others. */
async function turnTo(page: Page, target: Locator): Promise<void> {
  const group = page.locator(`input[type=radio][name="${await target.getAttribute('name')}"]`);
  const chosen = group.and(page.locator(':checked'));
  const isChosen = (await chosen.count()) > 0;
  await tabTo(page, isChosen ? chosen : group.first());
  if (!isChosen) {
    await page.keyboard.press('Space');
  }
  for (let left = await group.count(); left > 0 && !(await target.isChecked()); left -= 1) {
    await page.keyboard.press('ArrowDown');
  }
}

/** Whether an element with the focus looks different from itself without. */
export function showsFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const look = (): string => {
      // The ring may be drawn by the element, a part of it, or what it stands in.
      const parts = [element, element.parentElement, element.nextElementSibling];
      return parts
        .filter((part): part is Element => part !== null)
        .flatMap((part) => [getComputedStyle(part), getComputedStyle(part, '::before'), getComputedStyle(part, '::after')])
        .map((style) => [style.outline, style.boxShadow, style.border, style.backgroundColor, style.textDecoration].join())
        .join('|');
    };
    const focused = look();
    (element as HTMLElement).blur();
    const blurred = look();
    (element as HTMLElement).focus({ focusVisible: true } as FocusOptions);
    return focused !== blurred;
  });
}
