import { givePasskeyDevice } from '../support/passkey.ts';
import { MAILBOX_PASSPHRASE, newResident, setUpMailbox, unlock, writeLetter } from '../support/post.ts';
import { expect, journey, type Someone, WITH_JAVASCRIPT } from '../support/test.ts';
import { t } from '../support/texts.ts';

const NEW_PASSPHRASE = 'kranich ofen linde achtzig';

journey(
  'a resident changes every way into their mailbox, and then the keys themselves',
  WITH_JAVASCRIPT,
  async ({ page, hands, way }) => {
    await givePasskeyDevice(page);
    const resident = { page, hands };
    const title = page.getByRole('heading', { level: 1 });
    await newResident(resident);
    await setUpMailbox(resident);
    await hands.press(page.getByRole('link', { name: t('post-app-write') }));
    await hands.choose(page.getByLabel(t('post-app-to'), { exact: true }), 'Bürgerservice');
    const subject = `Frage ${way}`;
    await writeLetter(resident, { subject, body: 'Wann haben Sie geöffnet?' });
    await expect(title).toHaveText(subject);

    await opensKeys(resident);
    await hands.press(page.locator('summary', { hasText: t('post-keys-passphrase-change') }));
    await hands.write(page.getByLabel(t('post-app-passphrase-new')), NEW_PASSPHRASE);
    await hands.write(page.getByLabel(t('post-app-passphrase-again')), NEW_PASSPHRASE);
    await hands.press(page.getByRole('button', { name: t('post-keys-passphrase-change') }));
    await expect(page.getByText(t('post-keys-passphrase-changed'))).toBeVisible();
    const code = await makesNewCode(resident);
    await hands.press(page.getByRole('button', { name: t('post-keys-passkey-add') }));
    await expect(page.getByRole('button', { name: t('post-keys-passkey-remove') })).toHaveCount(1);

    await page.goto('/post');
    await hands.write(page.getByLabel(t('post-app-passphrase'), { exact: true }), MAILBOX_PASSPHRASE);
    await hands.press(page.getByRole('button', { name: t('post-app-unlock-button'), exact: true }));
    await expect(page.getByRole('alert')).toContainText(t('post-refused-passphrase'));
    await hands.press(page.getByRole('button', { name: t('post-app-unlock-passkey') }));
    await expect(title).toHaveText(t('post-app-mailbox-title'));
    await unlock(resident, '/post/keys', NEW_PASSPHRASE);

    await hands.tick(page.getByLabel(t('post-app-trust')));
    await page.reload();
    await expect(title).toHaveText(t('post-keys-title'));
    const number = await ownNumber(resident);

    await hands.press(page.locator('summary', { hasText: t('post-keys-change-open') }));
    await hands.write(page.getByLabel(t('post-app-passphrase'), { exact: true }), NEW_PASSPHRASE);
    await hands.tick(page.getByLabel(t('post-keys-change-sure')));
    await hands.press(page.getByRole('button', { name: t('post-keys-change-now') }));
    await expect(page.getByText(t('post-keys-change-done'))).toBeVisible();
    const newest = (await page.locator('.post-code').innerText()).trim();
    await page.reload();
    await expect(title).toHaveText(t('post-keys-title'));
    expect(await ownNumber(resident), 'the safety number is a new one').not.toBe(number);
    await hands.press(page.getByRole('button', { name: t('post-keys-watch-now') }));
    await expect(page.locator('.kern-alert--success')).toBeVisible();

    await hands.press(page.getByRole('link', { name: t('post-app-own') }));
    await hands.press(page.getByRole('button', { name: t('post-app-lock') }));
    await expect(title).toHaveText(t('post-app-unlock-title'));
    await expect(page.getByRole('button', { name: t('post-app-unlock-passkey') })).toHaveCount(0);
    await byCode(resident, code);
    await expect(page.getByRole('alert')).toContainText(t('post-refused-recovery-code'));
    await byCode(resident, newest);
    await hands.press(page.getByRole('link', { name: subject }));
    await expect(page.getByRole('article')).toContainText('Wann haben Sie geöffnet?');
  },
);

async function opensKeys({ page, hands }: Someone): Promise<void> {
  await hands.press(page.getByRole('link', { name: t('post-app-own') }));
  await hands.press(page.getByRole('link', { name: t('post-app-keys') }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('post-keys-title'));
}

/** A new recovery code, shown, noted and typed back. */
async function makesNewCode({ page, hands }: Someone): Promise<string> {
  await hands.press(page.getByRole('button', { name: t('post-keys-code-new') }));
  const code = (await page.locator('.post-code').innerText()).trim();
  await hands.tick(page.getByLabel(t('post-app-code-noted')));
  await hands.press(page.getByRole('button', { name: t('post-app-next') }));
  await hands.write(page.getByLabel(t('post-app-recovery-code')), code);
  await hands.press(page.getByRole('button', { name: t('post-app-code-confirm') }));
  await expect(page.getByText(t('post-keys-code-done'))).toBeVisible();
  return code;
}

/** Types a recovery code on the page of a locked mailbox. */
async function byCode({ page, hands }: Someone, code: string): Promise<void> {
  const field = page.getByLabel(t('post-app-recovery-code'));
  if (!(await field.isVisible())) {
    await hands.press(page.getByRole('button', { name: t('post-app-by-code') }));
  }
  await hands.write(field, code);
  await hands.press(page.getByRole('button', { name: t('post-app-unlock-button'), exact: true }));
}

function ownNumber({ page }: Someone): Promise<string> {
  return page.locator('.safety__number').first().innerText();
}
