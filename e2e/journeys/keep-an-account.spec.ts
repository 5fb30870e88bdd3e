import { readFile } from 'node:fs/promises';
import { givePasskeyDevice } from '../support/passkey.ts';
import { newName, PASSPHRASE, writeSignIn } from '../support/staff.ts';
import { EVERY_WAY, expect, journey, type Someone, WITH_JAVASCRIPT } from '../support/test.ts';
import { t } from '../support/texts.ts';

journey(
  'a resident opens an account with a passkey, downloads and erases their data',
  WITH_JAVASCRIPT,
  async ({ page, hands }) => {
    await givePasskeyDevice(page);
    const resident = { page, hands };
    const title = page.getByRole('heading', { level: 1 });
    await opensRegistration(resident);
    const userName = newName('resident');
    const form = page.locator('form[data-passkey]');
    await hands.write(form.getByLabel(t('identity-user-name')), userName);
    await hands.press(form.getByRole('button', { name: t('identity-register-passkey-button') }));
    await expect(title).toHaveText(t('identity-welcome-title'));
    await expect(page.getByRole('main')).toContainText(userName);

    await hands.press(page.getByRole('button', { name: t('ui-sign-out') }));
    await hands.press(page.getByRole('link', { name: t('ui-sign-in'), exact: true }));
    await hands.press(page.getByRole('button', { name: t('identity-signin-passkey-button') }));
    await expect(title).toHaveText(t('identity-account-title'));

    await downloadsAndErases(resident, userName);
  },
);

journey(
  'a resident opens an account with a passphrase, downloads and erases their data',
  EVERY_WAY,
  async ({ page, hands, complaints }) => {
    const resident = { page, hands };
    const title = page.getByRole('heading', { level: 1 });
    await opensRegistration(resident);
    const userName = newName('resident');
    const form = page.locator('form[action="/register"]');
    await hands.write(form.getByLabel(t('identity-user-name')), userName);
    await hands.write(form.getByLabel(t('identity-passphrase')), PASSPHRASE);
    await hands.press(form.getByRole('button', { name: t('identity-register-button'), exact: true }));
    await expect(title).toHaveText(t('identity-welcome-title'));
    await hands.press(page.getByRole('button', { name: t('identity-security-codes-new') }));
    await expect(title).toHaveText(t('identity-codes-title'));
    await hands.press(page.getByRole('link', { name: t('identity-codes-done') }));
    await expect(title).toHaveText(t('identity-account-title'));

    await downloadsAndErases(resident, userName);

    complaints.expect(/422/);
    await hands.press(page.getByRole('link', { name: t('ui-sign-in'), exact: true }));
    await writeSignIn(resident, userName, PASSPHRASE);
    await expect(page.getByRole('main')).toContainText(t('error-identity-wrong-sign-in'));
  },
);

async function opensRegistration({ page, hands }: Someone): Promise<void> {
  await page.goto('/');
  await hands.press(page.getByRole('link', { name: t('ui-sign-in'), exact: true }));
  await hands.press(page.getByRole('link', { name: t('identity-signin-register') }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('identity-register-title'));
}

async function downloadsAndErases({ page, hands }: Someone, userName: string): Promise<void> {
  const title = page.getByRole('heading', { level: 1 });
  const main = page.getByRole('main');
  await hands.press(main.getByRole('link', { name: t('identity-account-data-show') }));
  await expect(main).toContainText(userName);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    hands.press(main.getByRole('link', { name: t('privacy-data-download') })),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain(userName);

  await hands.press(main.getByRole('link', { name: t('privacy-data-erase-link') }));
  await expect(title).toHaveText(t('privacy-erase-title'));
  await hands.tick(main.getByLabel(t('privacy-erase-sure')));
  await hands.press(main.getByRole('button', { name: t('privacy-erase-button') }));
  await expect(title).toHaveText(t('privacy-erased-title'));
  await expect(page.getByRole('link', { name: t('ui-sign-in'), exact: true })).toBeVisible();
}
