import { pagesOf } from '../support/crawl.ts';
import { axe, basics, reflow, visit, walkByKeyboard } from '../support/look.ts';
import { expect, test } from '../support/test.ts';

/** German, the longer one, on the smaller device. */
const READERS = [
  { language: 'de', device: 'phone', viewport: { width: 390, height: 844 } },
  { language: 'en', device: 'desktop', viewport: { width: 1280, height: 900 } },
];

for (const { language, device, viewport } of READERS) {
  test.describe(`${language}, ${device}`, () => {
    test.use({ viewport, locale: language });

    test('every public page is accessible in light and dark', async ({ page, request }) => {
      test.setTimeout(900_000);
      const wrong: string[] = [];
      for (const path of await pagesOf(request)) {
        await page.emulateMedia({ colorScheme: 'light' });
        await visit(page, path);
        const found = [...(await basics(page, language)), ...(await axe(page))];
        await page.emulateMedia({ colorScheme: 'dark' });
        found.push(...(await axe(page, 'color-contrast')).map((it) => `dark: ${it}`));
        wrong.push(...found.map((it) => `${path}: ${it}`));
      }
      expect(wrong).toEqual([]);
    });
  });
}

test('no public page scrolls sideways at 320 pixels', async ({ page, request }) => {
  test.setTimeout(600_000);
  const wrong: string[] = [];
  for (const path of await pagesOf(request)) {
    await visit(page, path);
    wrong.push(...(await reflow(page)).map((it) => `${path}: ${it}`));
  }
  expect(wrong).toEqual([]);
});

test('the keyboard reaches everything on every public page and shows where it is', async ({ page, request }) => {
  test.setTimeout(900_000);
  const wrong: string[] = [];
  for (const path of await pagesOf(request)) {
    await visit(page, path);
    wrong.push(...(await walkByKeyboard(page)).map((it) => `${path}: ${it}`));
  }
  expect(wrong).toEqual([]);
});
