import { fileOf, foundOffice } from '../support/office.ts';
import { unlock, writeLetter } from '../support/post.ts';
import { expect, journey, WITH_JAVASCRIPT } from '../support/test.ts';
import { t } from '../support/texts.ts';

journey(
  'a clerk scans a paper letter into a new case and answers it on paper',
  WITH_JAVASCRIPT,
  async ({ page, hands }) => {
    const clerk = { page, hands };
    // What would go to the printer is looked at instead.
    await page.addInitScript(() => {
      window.print = () => void document.documentElement.setAttribute('data-printed', 'yes');
    });
    const office = await foundOffice(clerk);
    const number = await page.locator('.safety__number').first().innerText();
    await unlock(clerk, `/post/office/${office.slug}/new?way=paper`);
    const scan = await fileOf('scan.pdf', '%PDF-1.7\n%%EOF\n');
    const came = new Date(Date.now() - 6 * 86_400_000);
    const day = came.toISOString().slice(0, 10);
    await hands.write(page.getByLabel(t('post-paper-day')), day);
    const sent = page.waitForRequest((request) => new URL(request.url()).pathname === '/api/post/cases');
    await writeLetter(clerk, { subject: 'Brief der Familie am Weg', body: '', files: [scan] }, t('post-paper-keep'));
    const done = page.getByRole('status').filter({ hasText: t('post-paper-done-text') });
    const { letter } = (await sent).postDataJSON() as { letter: { door: string; received: string } };
    expect([letter.door, letter.received], 'answers are counted from the day it came').toEqual(['paper', day]);
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await done.innerText())![0];

    await hands.press(page.getByRole('button', { name: t('post-paper-another') }));
    await hands.tick(page.getByLabel(t('post-paper-out')));
    await hands.tick(page.getByLabel(t('post-desk-case-known')));
    await hands.write(page.getByLabel(t('post-app-code'), { exact: true }), code.toLowerCase().replace('-', ' '));
    await writeLetter(clerk, { subject: 'Ihr Brief vom 20. November', body: 'Guten Tag,\n\nja, gern.' }, t('post-paper-keep-out'));
    await hands.write(page.getByLabel(t('post-sheet-recipient')), 'Familie am Weg\nHauptstraße 1');
    await hands.press(page.getByRole('button', { name: t('post-paper-print') }));
    await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');

    await page.emulateMedia({ media: 'print' });
    const sheet = page.locator('.sheet');
    for (const text of [office.name, 'Hauptstraße 1', 'Ihr Brief vom 20. November', 'ja, gern.', code]) {
      await expect(sheet).toContainText(text);
    }
    expect((await sheet.locator('.safety__number').innerText()).replace(/\s/g, '')).toBe(number.replace(/\s/g, ''));
    await expect(sheet.getByRole('img', { name: t('post-app-safety-qr') })).toBeVisible();
    await expect(page.getByRole('main')).toBeHidden();
    await page.emulateMedia({ media: 'screen' });

    await hands.press(page.getByRole('link', { name: t('post-desk-to-case') }));
    const letters = page.getByRole('article');
    await expect(letters).toHaveCount(2);
    await expect(letters.first()).toContainText(t('post-app-kind-paper'));
    await expect(letters.first()).toContainText(came.toLocaleDateString('de', { dateStyle: 'long', timeZone: 'UTC' }));
    await expect(letters.first().getByRole('button', { name: 'scan.pdf' })).toBeVisible();
    await expect(letters.last()).toContainText(t('post-app-door-paper'));
  },
);
