import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { fileOf, foundOffice, joins, leaves, readsCase, renewsKeys } from '../support/office.ts';
import { newResident, setUpMailbox, signInAgain, unlock, writeLetter } from '../support/post.ts';
import { expect, journey, test, WITH_JAVASCRIPT } from '../support/test.ts';
import { t } from '../support/texts.ts';

const MEGABYTE = 1 << 20;

journey(
  'a resident and an office write to each other, whoever joins, leaves, or loses their devices',
  WITH_JAVASCRIPT,
  async ({ page, hands, way, another, complaints }) => {
    test.setTimeout(600_000);
    const head = await another();
    const office = await foundOffice(head);
    const clerk = await joins(head, another, office.slug);

    const resident = { page, hands };
    const userName = await newResident(resident);
    const code = await setUpMailbox(resident);
    const file = await largeFile('antrag.bin', 50 * MEGABYTE);
    await hands.press(page.getByRole('link', { name: t('post-app-write') }));
    await hands.choose(page.getByLabel(t('post-app-to'), { exact: true }), office.name);
    const subject = `Bewohnerparkausweis ${way}`;
    await writeLetter(resident, { subject, body: 'Guten Tag,\n\nanbei mein Antrag.', files: [file.path] });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(subject, { timeout: 120_000 });

    for (const reader of [head, clerk]) {
      await readsCase(reader, office.slug, subject);
      await expect(reader.page.getByRole('article')).toContainText('anbei mein Antrag.');
      const [download] = await Promise.all([
        reader.page.waitForEvent('download', { timeout: 120_000 }),
        reader.hands.press(reader.page.getByRole('button', { name: 'antrag.bin' })),
      ]);
      expect(await digest(await download.path())).toBe(file.sha256);
    }
    const decision = await fileOf('bescheid.pdf', '%PDF-1.7\n%%EOF\n');
    await clerk.hands.choose(clerk.page.getByLabel(t('post-app-kind'), { exact: true }), t('post-app-kind-decision'));
    await writeLetter(clerk, { subject: 'Bescheid', body: 'Ihr Antrag ist bewilligt.', files: [decision] });
    await expect(clerk.page.getByText(t('post-app-reply-sent'))).toBeVisible();

    await unlock(resident);
    await hands.press(page.getByRole('link', { name: subject }));
    await expect(page.getByRole('article')).toHaveCount(2);
    await expect(page.getByRole('article').last()).toContainText(t('post-app-kind-decision'));

    const later = await joins(head, another, office.slug);
    await readsCase(later, office.slug, subject);
    await expect(later.page.getByRole('article')).toHaveCount(2);

    complaints.expect(/40[0-9]/);
    await leaves(clerk.userName, office.slug, 'clerk');
    await renewsKeys(head, office.slug);
    await unlock(clerk, `/post/office/${office.slug}`);
    await expect(clerk.page.getByText(t('post-app-office-stranger'))).toBeVisible();
    await expect(clerk.page.getByRole('link', { name: subject })).toHaveCount(0);

    const laptop = await another();
    await signInAgain(laptop, userName);
    await unlock(laptop);
    await laptop.hands.press(laptop.page.getByRole('link', { name: subject }));
    await expect(laptop.page.getByRole('article')).toHaveCount(2);
    await writeLetter(laptop, { subject, body: 'Vielen Dank!' });
    await expect(laptop.page.getByText(t('post-app-reply-sent'))).toBeVisible();
    await readsCase(later, office.slug, subject);
    await expect(later.page.getByRole('article').last()).toContainText('Vielen Dank!');

    const found = await another();
    await signInAgain(found, userName);
    await found.page.goto('/post');
    await found.hands.press(found.page.getByRole('button', { name: t('post-app-by-code') }));
    await found.hands.write(found.page.getByLabel(t('post-app-recovery-code')), code.toLowerCase().replaceAll('-', ' '));
    await found.hands.press(found.page.getByRole('button', { name: t('post-app-unlock-button'), exact: true }));
    await found.hands.press(found.page.getByRole('link', { name: subject }));
    await expect(found.page.getByRole('article')).toHaveCount(3);
  },
);

journey(
  'somebody without an account answers an office by link and PIN',
  WITH_JAVASCRIPT,
  async ({ page, hands, another, complaints }) => {
    const clerk = { page, hands };
    const office = await foundOffice(clerk);
    await unlock(clerk, `/post/office/${office.slug}/new`);
    await hands.write(page.getByLabel(t('post-app-subject'), { exact: true }), 'Rückfrage');
    await hands.write(page.getByLabel(t('post-app-body'), { exact: true }), 'Welche Hausnummer ist es?');
    await hands.press(page.getByRole('button', { name: t('post-guest-out-make') }));
    await expect(page.getByText(t('post-guest-out-once'))).toBeVisible();
    const link = /https?:\/\/\S+#\S+/.exec(await page.getByRole('main').innerText())![0];
    const pin = (await page.locator('.post-code').innerText()).replace(/\D/g, '');

    const guest = await another();
    await guest.page.goto(new URL(link).pathname + new URL(link).hash);
    complaints.expect(/40[0-9]/);
    await guest.hands.write(guest.page.getByLabel(t('post-guest-pin')), pin === '11111111' ? '22222222' : '11111111');
    await guest.hands.press(guest.page.getByRole('button', { name: t('post-guest-open') }));
    await expect(guest.page.getByRole('alert')).toBeVisible();
    await guest.hands.write(guest.page.getByLabel(t('post-guest-pin')), pin);
    await guest.hands.press(guest.page.getByRole('button', { name: t('post-guest-open') }));
    await expect(guest.page.getByRole('article')).toContainText('Welche Hausnummer ist es?');
    expect(guest.page.url()).not.toContain('#');
    await writeLetter(guest, { subject: 'Rückfrage', body: 'Es ist die 12.' });
    await expect(guest.page.getByText(t('post-app-reply-sent'))).toBeVisible();

    await readsCase(clerk, office.slug, 'Rückfrage');
    await expect(page.getByRole('article').last()).toContainText('Es ist die 12.');
  },
);

/** A file of random bytes: nothing in it can be compressed away. */
async function largeFile(name: string, size: number): Promise<{ path: string; sha256: string }> {
  const content = randomBytes(size);
  return { path: await fileOf(name, content), sha256: createHash('sha256').update(content).digest('hex') };
}

function digest(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const hash = createHash('sha256');
    createReadStream(path).on('data', (part) => hash.update(part)).on('error', reject).on('end', () => resolve(hash.digest('hex')));
  });
}
