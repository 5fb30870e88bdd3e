import { demoPassphrase, signInAsDemo } from '../support/demo.ts';
import { unlock } from '../support/post.ts';
import { expect, journey, WITH_JAVASCRIPT } from '../support/test.ts';
import { t } from '../support/texts.ts';

const SUBJECT = 'Anwohnerparkausweis für die Hafenstraße';

journey(
  'whoever follows a link into the mailbox, goes back and forth, or prints, finds what they meant',
  WITH_JAVASCRIPT,
  async ({ page, hands, complaints }) => {
    const resident = { page, hands };
    const title = page.getByRole('heading', { level: 1 });
    // Two devices that keep the same list at once: one asks again.
    complaints.expect(/409.*mailbox\/index|404.*cases/);
    await signInAsDemo(page, 'resident');
    await unlock(resident, '/post', demoPassphrase());
    await hands.write(page.getByLabel(t('post-app-filter-words')), 'parkausweis');
    await hands.press(page.getByRole('link', { name: SUBJECT }));
    await expect(title).toHaveText(SUBJECT);
    await expect(title).toBeFocused();
    await expect(page).toHaveTitle(new RegExp(`^${SUBJECT}`));
    const address = page.url();

    await page.goBack();
    await expect(title).toHaveText(t('post-app-mailbox-title'));
    await expect(page.getByLabel(t('post-app-filter-words'))).toHaveValue('parkausweis');
    await page.goForward();
    await expect(title).toHaveText(SUBJECT);
    await hands.press(page.getByRole('link', { name: t('post-app-own') }));
    await expect(title).toHaveText(t('post-app-mailbox-title'));

    await unlock(resident, address, demoPassphrase());
    await expect(title).toHaveText(SUBJECT);
    const letter = page.getByRole('article').last();
    await expect(letter).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(letter).toBeVisible();
    await expect(page.locator('.safety__number')).toBeVisible();
    await expect(page.getByRole('img', { name: t('post-app-safety-qr') })).toBeVisible();
    for (const screenOnly of [page.getByLabel(t('post-app-body'), { exact: true }), page.getByRole('navigation').first()]) {
      await expect(screenOnly).toBeHidden();
    }
    await page.emulateMedia({ media: 'screen' });

    await page.goto('/post/cases/00000000000000000000000000');
    await unlock(resident, page.url(), demoPassphrase());
    await expect(page.getByRole('alert')).toBeVisible();
  },
);
