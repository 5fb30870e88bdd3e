import type { Page } from '@playwright/test';
import { demoPassphrase, signInAsDemo } from '../support/demo.ts';
import { mouse } from '../support/hands.ts';
import { faults } from '../support/look.ts';
import { printed, scanned } from '../support/paper.ts';
import { newResident } from '../support/post.ts';
import { expect, test } from '../support/test.ts';
import { type Language, t } from '../support/texts.ts';

const OFFICE = 'buergerservice';
/** What the letters of the demo town's applications for a permit are called. */
const APPLICATION = 'Bewohnerparkausweis beantragen';
/** What a clerk does with a case that somebody works on, and that asks for more than a press. */
const ACTS = ['decide', 'ask', 'give', 'hand-over'];

for (const language of ['de', 'en'] as const) {
  test.describe(language, () => {
    test.use({ locale: language });
    const say = (key: string, values = {}): string => t(key, values, language);

    test('setting up a mailbox is accessible in light and dark', async ({ page }) => {
      const looks = looking(page, language);
      await newResident({ page, hands: mouse(page) });
      await page.goto('/post');
      await looks('passphrase');
      await page.getByLabel(say('post-app-passphrase-new')).fill('kurz');
      await page.getByRole('button', { name: say('post-app-next') }).click();
      await looks('passphrase that is too short');
      await page.getByLabel(say('post-app-passphrase-new')).fill('segel lampe kiesel morgen');
      await page.getByLabel(say('post-app-passphrase-again')).fill('segel lampe kiesel morgen');
      await page.getByRole('button', { name: say('post-app-next') }).click();
      await page.locator('.post-code').waitFor();
      await looks('recovery code');
      await page.getByLabel(say('post-app-code-noted')).check();
      await page.getByRole('button', { name: say('post-app-next') }).click();
      await looks('recovery code typed back');
      expect(looks.wrong).toEqual([]);
    });

    test('every page of a resident’s mailbox is accessible in light and dark', async ({ page, complaints }) => {
      test.setTimeout(600_000);
      complaints.expect(/409.*mailbox\/index|404.*(cases|nowhere)/);
      const looks = looking(page, language);
      await signInAsDemo(page, 'resident');
      await page.goto('/post');
      await looks('locked');
      await trusts(page, language);
      await page.locator('.post-line').first().waitFor();
      await looks('mailbox');
      await page.getByRole('link', { name: 'Anwohnerparkausweis' }).first().click();
      await page.getByRole('article').first().waitFor();
      await looks('case');
      await page.goto('/post');
      await page.getByRole('link', { name: APPLICATION }).first().click();
      await page.locator('section.case').waitFor();
      await page.locator('.answers').first().waitFor();
      await opensAll(page);
      await looks('own application');
      await page.goto(`/post/new?to=${OFFICE}`);
      await page.locator('.post-to').waitFor();
      await opensAll(page);
      await page.locator('.safety__number').waitFor();
      await looks('new letter');
      await page.getByLabel(say('post-app-subject'), { exact: true }).fill('Entwurf');
      await page.getByRole('button', { name: say('post-app-send') }).click();
      await expect(page.getByText(say('post-app-draft-kept'))).toBeVisible();
      await looks('new letter that lacks a text');
      await page.goto('/post/drafts');
      await page.locator('.post-line').first().waitFor();
      await looks('drafts');
      await page.goto('/post/keys');
      await page.locator('.progress').waitFor();
      await opensAll(page);
      await looks('keys');
      await page.getByRole('button', { name: say('post-keys-code-new') }).click();
      await page.locator('.post-code').waitFor();
      await looks('new recovery code');
      await page.goto('/post/recoveries');
      await page.locator('.empty').waitFor();
      await looks('recoveries');
      await page.goto('/post/cases/00000000000000000000000000');
      await page.getByRole('alert').waitFor();
      await looks('case that is not there');
      await page.goto('/post/nowhere');
      await looks('page that is not there');
      expect(looks.wrong).toEqual([]);
    });

    test('every page of an office’s mailbox, and of its guests, is accessible in light and dark', async ({ page, browser, complaints, contextOptions }) => {
      test.setTimeout(600_000);
      // Both languages keep the office's one list at once: whoever is second asks again.
      complaints.expect(/409.*mailbox\/index/);
      const looks = looking(page, language);
      await signInAsDemo(page, language === 'de' ? 'head-service' : 'clerk');
      await page.goto(`/post/office/${OFFICE}`);
      await trusts(page, language);
      await page.locator('.post-line').first().waitFor();
      await looks('office’s mailbox');
      await page.getByRole('link', { name: 'Anwohnerparkausweis' }).first().click();
      await page.getByRole('article').first().waitFor();
      await looks('office’s case');
      await page.goto(`/post/office/${OFFICE}/cases`);
      await page.locator('.post-line').first().waitFor();
      await opensAll(page);
      await looks('queue');
      await page.goto(`/post/office/${OFFICE}/cases?code=0000-0000`);
      await page.locator('.empty').waitFor();
      await looks('queue in which nothing is found');
      await page.goto(`/post/office/${OFFICE}/cases?view=all&door=online&status=decided&service=bewohnerparkausweis`);
      await page.locator('.post-lines .post-line a').first().click();
      await page.locator('.answers').first().waitFor();
      await opensAll(page);
      await looks('application that is decided');
      await page.goto(`/post/office/${OFFICE}/cases?view=all&status=in-progress&service=bewohnerparkausweis`);
      await page.locator('.post-lines .post-line a').first().click();
      const acts = page.locator('.case__acts button');
      await acts.first().waitFor();
      const seen: string[] = [];
      for (const act of ACTS) {
        const button = acts.filter({ hasText: say(`services-desk-act-${act}`) });
        // Who works on it may do everything, the head of the office gives it to somebody.
        if (await button.isVisible()) {
          await button.click();
          await page.getByRole('region', { name: say(`services-desk-${act}-title`) }).waitFor();
          await looks(`application, ${act}`);
          seen.push(act);
        }
      }
      expect(seen).toEqual(expect.arrayContaining(language === 'en' ? ACTS : ['give']));
      await page.goto(`/post/office/${OFFICE}/team`);
      await page.locator('#door-keys').waitFor();
      // Mail needs a key of the office: one is made, or another one where the other language was quicker.
      await page.getByRole('button', { name: new RegExp(`${say('post-doors-openpgp-make')}|${say('post-doors-make-another')}`) }).first().click();
      await page.getByText(say('post-doors-made')).waitFor();
      await opensAll(page);
      await looks('team');
      await page.goto(`/post/office/${OFFICE}/inbox`);
      await page.locator('.empty').waitFor();
      await looks('inbox');
      await page.goto(`/post/office/${OFFICE}/scan`);
      await page.locator('#f-scans').waitFor();
      await page.locator('#f-scans').setInputFiles([await scanned((await form(page))[1]!, '2.jpg'), PROGRAM]);
      await page.locator('.scan__sheet').waitFor();
      await expect(page.getByText(say('services-scan-file-program', { name: PROGRAM.name }))).toBeVisible();
      await looks('scan of which pages are missing');
      await page.getByRole('button', { name: say('services-scan-enter') }).click();
      await page.locator('.viewer').waitFor();
      await looks('questions beside a scan');
      await page.goto(`/post/office/${OFFICE}/apply?service=bewohnerparkausweis`);
      await page.locator('.enter__page').first().waitFor();
      await page.getByRole('button', { name: say('services-enter-send') }).click();
      await looks('application at the counter that is not complete');
      await page.getByLabel(say('services-enter-keep')).check();
      await page.getByRole('button', { name: say('services-enter-send') }).click();
      await page.locator('.post-code').waitFor();
      await looks('application that was entered');
      for (const way of ['paper', 'openpgp', 'fit-connect', 'link']) {
        await page.goto(`/post/office/${OFFICE}/new?way=${way}`);
        await page.locator('main form').first().waitFor();
        await opensAll(page);
        await looks(`new, by ${way}`);
      }
      await page.getByLabel(say('post-app-subject'), { exact: true }).fill('Rückfrage');
      await page.getByLabel(say('post-app-body'), { exact: true }).fill('Welche Hausnummer ist es?');
      await page.getByRole('button', { name: say('post-guest-out-make') }).click();
      await page.locator('.post-code').waitFor();
      await looks('link and PIN');

      const link = new URL(/https?:\/\/\S+#\S+/.exec(await page.getByRole('main').innerText())![0]);
      const pin = await page.locator('.post-code').innerText();
      const guest = await (await browser.newContext(contextOptions)).newPage();
      const looksThere = looking(guest, language);
      await guest.goto(link.pathname + link.hash);
      await looksThere('door of a guest');
      await guest.getByLabel(say('post-guest-pin')).fill(pin);
      await guest.getByRole('button', { name: say('post-guest-open') }).click();
      await guest.getByRole('article').waitFor();
      await looksThere('letter to a guest');
      await guest.context().close();
      expect([...looks.wrong, ...looksThere.wrong]).toEqual([]);
    });
  });
}

const PROGRAM = { name: 'antrag.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ no paper') };

/** The printed form of the demo town that residents fill in. */
async function form(page: Page) {
  return printed(Buffer.from(await (await page.request.get('/services/forms/bewohnerparkausweis.pdf')).body()));
}

/** Looks at one page after the other, and keeps what is wrong with them. */
function looking(page: Page, language: Language) {
  page.setDefaultTimeout(30_000);
  const wrong: string[] = [];
  const looks = async (name: string): Promise<void> => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    wrong.push(...(await faults(page, language)).map((it) => `${name}: ${it}`));
  };
  return Object.assign(looks, { wrong });
}

/** Opens a demo mailbox on a device that is trusted: it stays open from page to page. */
async function trusts(page: Page, language: Language): Promise<void> {
  await page.getByLabel(t('post-app-passphrase', {}, language), { exact: true }).fill(demoPassphrase());
  await page.getByLabel(t('post-app-trust', {}, language)).check();
  await page.getByRole('button', { name: t('post-app-unlock-button', {}, language), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(t('post-app-unlock-title', {}, language));
}

/** Opens everything on a page that can be opened. */
async function opensAll(page: Page): Promise<void> {
  const closed = page.locator('main details:not([open]) > summary');
  while ((await closed.count()) > 0) {
    await closed.first().click();
  }
}
