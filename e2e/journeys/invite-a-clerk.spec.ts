import { hire, newName, PASSPHRASE, signIn, Staff, writeSignIn } from '../support/staff.ts';
import { EVERY_WAY, expect, journey } from '../support/test.ts';
import { t } from '../support/texts.ts';
import { totp } from '../support/totp.ts';

journey(
  'an administrator invites a clerk, who sets a second factor before anything else',
  EVERY_WAY,
  async ({ page, hands, way, another, complaints }) => {
    await signIn({ page, hands }, await hire('administrator', 'it-service'));
    await hands.press(page.getByRole('link', { name: t('identity-account-administration') }));
    await hands.press(page.getByRole('link', { name: t('identity-admin-invitations') }));

    const name = `Sachbearbeitung ${way}`;
    await hands.write(page.getByLabel(t('identity-admin-invite-name')), name);
    await hands.choose(page.getByLabel(t('identity-admin-office')), 'Bürgerservice');
    await hands.choose(page.getByLabel(t('identity-admin-role')), t('identity-role-clerk'));
    await hands.press(page.getByRole('button', { name: t('identity-admin-invite'), exact: true }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('identity-admin-link-title'));
    const link = await page.locator('#link').innerText();

    const clerk = await another();
    const main = clerk.page.getByRole('main');
    const title = clerk.page.getByRole('heading', { level: 1 });
    await clerk.page.goto(link);
    await expect(main).toContainText(name);
    await expect(main).toContainText('Bürgerservice');
    const userName = newName('clerk');
    const form = clerk.page.locator('form').filter({ has: clerk.page.getByLabel(t('identity-passphrase')) });
    await clerk.hands.write(form.getByLabel(t('identity-user-name')), userName);
    await clerk.hands.write(form.getByLabel(t('identity-passphrase')), PASSPHRASE);
    await clerk.hands.press(form.getByRole('button', { name: t('identity-invitation-button') }));
    await expect(title).toHaveText(t('identity-enrol-title'));

    // No way round: the account and the work stay closed, and signing in leads back here.
    complaints.expect(/40[13]|410/);
    await clerk.page.goto('/account');
    await expect(title).not.toHaveText(t('identity-account-title'));
    await clerk.page.goto('/data/publish');
    await expect(title).not.toHaveText(t('opendata-publish-title'));
    await clerk.page.goto('/sign-in');
    await writeSignIn(clerk, userName, PASSPHRASE);
    await expect(title).toHaveText(t('identity-enrol-title'));

    const secret = await clerk.page.locator('#secret').innerText();
    const step = Math.floor(Date.now() / 30_000);
    await clerk.hands.write(main.getByLabel(t('identity-second-code'), { exact: true }), totp(secret));
    await clerk.hands.press(main.getByRole('button', { name: t('identity-enrol-button') }));
    await expect(title).toHaveText(t('identity-codes-title'));
    await clerk.hands.press(main.getByRole('link', { name: t('identity-codes-done') }));
    await expect(title).toHaveText(t('identity-account-title'));
    await expect(main).toContainText(t('identity-role-clerk'));

    const later = await another();
    await signIn(later, new Staff(userName, PASSPHRASE, secret, step));
    await expect(later.page.getByRole('main')).toContainText('Bürgerservice');

    // The link let one person in, once.
    await later.page.goto(link);
    await expect(later.page.getByRole('main')).toContainText(t('error-identity-invitation-gone'));
  },
);
