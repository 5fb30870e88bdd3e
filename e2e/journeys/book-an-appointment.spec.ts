import type { Page } from '@playwright/test';
import type { Hands } from '../support/hands.ts';
import { hire, signIn } from '../support/staff.ts';
import { EVERY_WAY, expect, journey } from '../support/test.ts';
import { t } from '../support/texts.ts';

journey('somebody books, moves and cancels an appointment', EVERY_WAY, async ({ page, hands, way, another }) => {
  const main = page.getByRole('main');
  const title = page.getByRole('heading', { level: 1 });
  const button = (key: string) => main.getByRole('button', { name: t(key), exact: true });
  const link = (key: string) => main.getByRole('link', { name: t(key), exact: true });

  await page.goto('/appointments?service=bewohnerparkausweis');
  await expect(main.locator('input[value="bewohnerparkausweis"]')).toBeChecked();
  await hands.press(button('services-appointments-to-slots'));
  await expect(title).toHaveText(t('services-appointments-slots-title'));
  // Those who travel other ways at the same time take the slots of other days.
  const day = EVERY_WAY.findIndex((it) => it.name === way);
  await chooseSlot({ page, hands }, 3 + day);
  await expect(title).toHaveText(t('services-appointments-book-title'));
  await hands.press(button('services-appointments-book'));
  await expect(main).toContainText(t('services-appointments-own-booked'));
  const code = await main.locator('.slip__code').first().innerText();

  // Somebody else who has nothing but the code finds the same appointment.
  const other = await another();
  await other.page.goto('/appointments/find');
  await other.hands.write(other.page.getByLabel(t('services-appointments-code')), code.toLowerCase());
  await other.hands.press(other.page.getByRole('button', { name: t('services-appointments-find') }));
  await expect(other.page.locator('.slip__code').first()).toHaveText(code);

  const before = await main.locator('time').first().getAttribute('datetime');
  await hands.press(link('services-appointments-move'));
  await chooseSlot({ page, hands }, 6 + day);
  await hands.press(button('services-appointments-move-yes'));
  await expect(title).toHaveText(t('services-appointments-own-title'));
  await expect(main).toContainText(t('services-appointments-own-moved-now'));
  await expect(main.locator('.slip__code').first()).toHaveText(code);
  expect(await main.locator('time').first().getAttribute('datetime')).not.toBe(before);

  await hands.press(link('services-appointments-cancel'));
  await expect(title).toHaveText(t('services-appointments-cancel-title'));
  await hands.press(button('services-appointments-cancel-yes'));
  await expect(main).toContainText(t('services-appointments-own-cancelled'));
  await expect(link('services-appointments-anew')).toBeVisible();
  // The question from before leads to how it stands.
  const own = page.url();
  await page.goto(`${own}/cancel`);
  await expect(main).toContainText(t('services-appointments-own-cancelled'));
  await expect(page).toHaveURL(own);
});

journey('a clerk books a walk-in', EVERY_WAY, async ({ page, hands, way }) => {
  await signIn({ page, hands }, await hire('clerk', 'buergerservice'));
  const main = page.getByRole('main');
  const link = (key: string) => main.getByRole('link', { name: t(key), exact: true });

  await page.goto('/appointments/manage');
  await hands.press(main.locator('a[href$="/buergerservice-rathaus"]'));
  await hands.press(link('services-appointments-manage-book'));
  await hands.tick(main.locator('input[value="meldebescheinigung"]'));
  await hands.press(main.getByRole('button', { name: t('services-appointments-to-slots') }));
  const earliest = main.getByRole('region', { name: t('services-appointments-earliest') });
  await hands.press(earliest.getByRole('link').nth(EVERY_WAY.findIndex((it) => it.name === way)));
  await expect(main.getByRole('radio', { checked: true })).toHaveCount(1);
  await hands.press(main.getByRole('button', { name: t('services-appointments-book'), exact: true }));
  await expect(main).toContainText(t('services-appointments-own-booked'));
  const number = await main.locator('.slip__code').last().innerText();
  await hands.press(link('services-appointments-manage-day'));
  await expect(main.getByRole('table')).toContainText(number);
});

/** Chooses the last slot of a day, counted among the days that have one. */
async function chooseSlot({ page, hands }: { page: Page; hands: Hands }, day: number): Promise<void> {
  const region = (name: string) => page.locator(`section[aria-labelledby="${name}"]`);
  const link = region('days').getByRole('link').nth(day);
  await hands.press(link);
  await expect(link).toHaveAttribute('aria-current', 'date');
  await hands.press(region('times').getByRole('link').last());
}
