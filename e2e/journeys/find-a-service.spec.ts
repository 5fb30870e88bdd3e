import { EVERY_WAY, expect, journey } from '../support/test.ts';
import { t } from '../support/texts.ts';

const SERVICE = /^Personalausweis/;

journey('a person finds a service in everyday words, and every way to get it', EVERY_WAY, async ({ page, hands }) => {
  await page.goto('/');
  const main = page.getByRole('main');
  await hands.press(page.getByRole('link', { name: t('nav-services'), exact: true }).first());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('services-catalogue-title'));

  await hands.write(main.getByRole('textbox', { name: t('services-catalogue-search') }), 'Perso verlängern');
  await hands.press(main.getByRole('button', { name: t('services-catalogue-search-button') }));
  await hands.press(main.getByRole('link', { name: SERVICE }).first());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(SERVICE);
  const service = page.url();

  for (const door of ['on-site', 'paper', 'phone']) {
    const heading = page.getByRole('heading', { level: 3, name: t(`services-catalogue-door-${door}`) });
    const card = main.getByRole('listitem').filter({ has: heading });
    await expect(card).toContainText(t('services-catalogue-fee'));
    await expect(card).not.toContainText(t('services-catalogue-door-missing'));
  }
  await expect(main.getByRole('link', { name: t('services-catalogue-paper-form') })).toHaveAttribute('href', /./);
  await expect(main.locator('a[href^="tel:"]').first()).toBeVisible();

  await hands.press(main.getByRole('link', { name: t('services-catalogue-read-easy') }));
  await expect(main.locator('[lang="de-x-leicht"]').first()).toBeVisible();
  await hands.press(main.getByRole('link', { name: t('services-catalogue-read-usual') }));

  await hands.press(main.locator('a[href^="/services/locations/"]').first());
  await expect(main.getByRole('table', { name: t('services-catalogue-week') })).toContainText(
    t('services-catalogue-weekday', { day: 1 }),
  );
  await expect(main.getByRole('table', { name: t('services-catalogue-holidays') }).getByRole('row')).toHaveCount(4);
  const back = main.getByRole('region', { name: t('services-catalogue-offered') }).getByRole('link', { name: SERVICE });
  await hands.press(back.first());
  await expect(page).toHaveURL(service);
});

journey('a person who mistypes or asks for what is not there is helped on', EVERY_WAY, async ({ page, hands }) => {
  await page.goto('/services');
  const main = page.getByRole('main');
  const asks = async (words: string): Promise<void> => {
    await hands.write(main.getByRole('textbox', { name: t('services-catalogue-search') }), words);
    await hands.press(main.getByRole('button', { name: t('services-catalogue-search-button') }));
  };
  await asks('Persoalausweis');
  await expect(main).toContainText('„persoalausweis“');
  await expect(main.getByRole('link', { name: SERVICE }).first()).toBeVisible();

  await asks('Raumschiff');
  await expect(main).toContainText(t('services-catalogue-none'));
  await hands.press(main.getByRole('link', { name: t('services-catalogue-all'), exact: true }));
  await hands.press(main.getByRole('link', { name: t('services-life-documents') }));
  await expect(main.getByRole('link', { name: SERVICE }).first()).toBeVisible();
});
