import type { Page } from '@playwright/test';
import { faults, visit } from '../support/look.ts';
import { PERMIT } from '../support/permit.ts';
import { expect, test } from '../support/test.ts';
import { t } from '../support/texts.ts';

for (const language of ['de', 'en'] as const) {
  test.describe(language, () => {
    test.use({ locale: language });

    test('every page of an online form is accessible in light and dark', async ({ page }) => {
      test.setTimeout(600_000);
      const wrong: string[] = [];
      const looks = async (name: string): Promise<void> => {
        wrong.push(...(await faults(page, language)).map((it) => `${name}: ${it}`));
      };
      const press = (key: string) => page.getByRole('button', { name: t(key, {}, language), exact: true }).click();
      await page.goto(PERMIT);
      await page.getByRole('button', { name: t('services-online-begin', {}, language), exact: true }).waitFor();
      await opensAll(page);
      await looks('first page');
      for (const step of ['person', 'wohnung', 'kontakt', 'fahrzeug', 'dauer_seite', 'nachweise', 'erklaerung']) {
        await page.goto(`${PERMIT}?step=${step}`);
        await page.locator('.form-step').waitFor();
        await press('services-online-next');
        await page.locator('.errors').waitFor();
        await opensAll(page);
        await looks(step);
      }
      await page.goto(`${PERMIT}?step=person&kiosk`);
      await page.locator('.form-step').waitFor();
      await looks('a device of many people');
      await visit(page, `${PERMIT}?review`);
      await page.locator('.alert').waitFor();
      await looks('review with what is missing');
      expect(wrong).toEqual([]);
    });
  });
}

/** Opens everything on a page that can be opened. */
async function opensAll(page: Page): Promise<void> {
  const closed = page.locator('main details:not([open]) > summary');
  while ((await closed.count()) > 0) {
    await closed.first().click();
  }
}
