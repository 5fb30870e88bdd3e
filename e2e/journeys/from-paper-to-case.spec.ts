import type { APIRequestContext } from '@playwright/test';
import { demoPassphrase, signInAsDemo } from '../support/demo.ts';
import { printed, scanned, write } from '../support/paper.ts';
import { unlock } from '../support/post.ts';
import { expect, journey, WITH_JAVASCRIPT, type Someone } from '../support/test.ts';
import { t } from '../support/texts.ts';

const OFFICE = 'buergerservice';
const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}/;
/** A day last week. */
const DAY = new Date(Date.now() - 6 * 86_400_000).toISOString().slice(0, 10);

interface InQueue {
  code: string;
  door: string;
  received: string;
  service: { slug: string };
}

/** The case with a code, as it lies in the office's queue. */
async function inQueue(browser: APIRequestContext, code: string): Promise<InQueue | undefined> {
  const answer = await browser.get(`/api/services/cases/code/${code}`, { headers: { accept: 'application/json' } });
  return answer.ok() ? ((await answer.json()) as InQueue) : undefined;
}

/** Each journey has a clerk of its own: a code signs in once. */
async function asClerk({ page, hands }: Someone, userName: string, path: string): Promise<void> {
  await signInAsDemo(page, userName);
  await unlock({ page, hands }, path, demoPassphrase());
}

/** What would go to the printer is looked at instead. */
async function withoutPrinter({ page }: Someone): Promise<void> {
  await page.addInitScript(() => {
    window.print = () => void document.documentElement.setAttribute('data-printed', 'yes');
  });
}

journey('a printed form is filled in by hand, scanned in disorder, entered and lies in the same queue', WITH_JAVASCRIPT, async ({ page, hands }) => {
  await withoutPrinter({ page, hands });
  await page.goto('/services/bewohnerparkausweis');
  const address = await page.locator('a[href*="/services/forms/"][href*=".pdf"]').first().getAttribute('href');
  const pages = await printed(Buffer.from(await (await page.request.get(address!)).body()));
  write(pages[0]!, 'Toni Amsel', 150, 420);

  await asClerk({ page, hands }, 'clerk2', `/post/office/${OFFICE}/scan`);
  const chooser = page.getByLabel(t('services-scan-files'));
  const program = { name: 'antrag.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\x90\x00 this is no paper', 'latin1') };
  await hands.pick(chooser, program);
  await expect(page.getByText(t('services-scan-file-program', { name: 'antrag.pdf' }))).toBeVisible();

  // The last page first, one upside down, one across, and one is missing.
  const [one, two, three] = pages as [(typeof pages)[0], (typeof pages)[0], (typeof pages)[0]];
  await hands.pick(chooser, await scanned(three, '1.jpg'));
  await expect(page.getByText(t('services-scan-missing', { count: 2, pages: '1 und 2' }))).toBeVisible();
  await hands.pick(chooser, await scanned(one, '2.jpg', 180));
  await expect(page.getByText(t('services-scan-missing', { count: 1, pages: '2' }))).toBeVisible();
  await hands.pick(chooser, await scanned(two, '3.jpg', 90));
  await expect(page.getByText(t('services-scan-whole', { count: pages.length }))).toBeVisible();
  const sheets = page.locator('.scan__sheet');
  await expect(sheets).toHaveCount(pages.length);
  await expect(sheets.first()).toContainText('2.jpg');
  await hands.press(sheets.first().getByRole('button', { name: t('services-scan-turn') }));
  await hands.press(sheets.first().getByRole('button', { name: t('services-scan-turn') }));

  await hands.press(page.getByRole('button', { name: t('services-scan-enter') }));
  await expect(page.getByRole('region', { name: t('services-scan-viewer') })).toBeVisible();
  await hands.write(page.getByLabel('Ihr Vor- und Nachname'), 'Toni Amsel');
  await hands.write(page.getByLabel(t('services-enter-day')), DAY);
  await hands.press(page.getByRole('button', { name: t('services-enter-send') }));
  // Nobody is sent away because a form is not complete.
  await expect(page.getByRole('alert').first()).toBeVisible();
  await hands.tick(page.getByLabel(t('services-enter-keep')));
  await hands.press(page.getByRole('button', { name: t('services-enter-send') }));
  const code = (await page.locator('.post-code').innerText()).trim();
  expect(code).toMatch(CODE);

  const found = await inQueue(page.request, code);
  expect(found).toMatchObject({ door: 'paper', received: DAY, service: { slug: 'bewohnerparkausweis' } });

  await hands.press(page.getByRole('button', { name: t('services-enter-receipt-print') }));
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.sheet')).toContainText(code);
  await page.emulateMedia({ media: 'screen' });

  await hands.press(page.getByRole('link', { name: t('post-desk-to-case') }));
  const letter = page.getByRole('article').first();
  await expect(letter).toContainText('Toni Amsel');
  await expect(letter).toContainText('scan.pdf');
});

journey('the printed form of a case leads a scan back into that case', WITH_JAVASCRIPT, async ({ page, hands, complaints }) => {
  // A case that is not there is answered with 404.
  complaints.expect(/404.*cases\/code/);
  await asClerk({ page, hands }, 'head-service', `/post/office/${OFFICE}/apply?service=bewohnerparkausweis`);
  const code = await takesApplication({ page, hands }, 'Kim Amsel');

  const address = `/services/forms/bewohnerparkausweis/versions/1.pdf?case=${code}`;
  const pages = await printed(Buffer.from(await (await page.request.get(address)).body()));
  await unlock({ page, hands }, `/post/office/${OFFICE}/scan`, demoPassphrase());
  for (const [at, sheet] of pages.entries()) {
    await hands.pick(page.getByLabel(t('services-scan-files')), await scanned(sheet, `${at}.jpg`));
    await expect(page.locator('.scan__sheet')).toHaveCount(at + 1);
  }
  await hands.press(page.getByRole('button', { name: t('services-scan-enter') }));
  await expect(page.getByLabel(t('services-enter-target-known', { code }))).toBeChecked();
  await hands.write(page.getByLabel('Ihr Vor- und Nachname'), 'Kim Amsel-Berg');
  await hands.press(page.getByRole('button', { name: t('services-enter-send-into') }));
  await hands.tick(page.getByLabel(t('services-enter-keep')));
  await hands.press(page.getByRole('button', { name: t('services-enter-send-into') }));
  await expect(page.getByText(t('services-enter-done-known', { code }))).toBeVisible();
});

journey('a clerk takes an application at the counter and gives a link, a PIN and a receipt', WITH_JAVASCRIPT, async ({ page, hands }) => {
  await withoutPrinter({ page, hands });
  await asClerk({ page, hands }, 'clerk', `/post/office/${OFFICE}/apply?service=bewohnerparkausweis`);
  const code = await takesApplication({ page, hands }, 'Mika Amsel', async () => hands.tick(page.getByLabel(t('services-enter-link'))));
  expect(await inQueue(page.request, code)).toMatchObject({ door: 'counter', service: { slug: 'bewohnerparkausweis' } });
  await expect(page.getByRole('heading', { name: t('post-guest-out-pin') })).toBeVisible();
  await expect(page.locator('.copyable')).toContainText('/post/reply/');
  await hands.press(page.getByRole('button', { name: t('services-enter-receipt-print') }));
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
});

/** Answers one question, keeps the others open, and seals; answers with the code. */
async function takesApplication({ page, hands }: Someone, name: string, before = async () => {}): Promise<string> {
  await hands.write(page.getByLabel('Ihr Vor- und Nachname'), name);
  await hands.press(page.getByRole('button', { name: t('services-enter-send') }));
  await hands.tick(page.getByLabel(t('services-enter-keep')));
  await before();
  await hands.press(page.getByRole('button', { name: t('services-enter-send') }));
  const code = (await page.locator('.post-code').first().innerText()).trim();
  expect(code).toMatch(CODE);
  return code;
}
