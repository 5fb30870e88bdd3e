import { newResident, setUpMailbox, unlock, writeLetter } from '../support/post.ts';
import { expect, journey, WITH_JAVASCRIPT } from '../support/test.ts';
import { t } from '../support/texts.ts';

const LINES = 2_500;

journey('a very long letter is read part by part and printed as a whole', WITH_JAVASCRIPT, async ({ page, hands, way }) => {
  // What would go to the printer is looked at instead.
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', document.querySelector('main')!.innerText);
  });
  const resident = { page, hands };
  await newResident(resident);
  await setUpMailbox(resident);
  const subject = `Lange Liste ${way}`;
  const body = Array.from({ length: LINES }, (_, at) => `Zeile ${at + 1}.`).join('\n');
  await unlock(resident, '/post/new?to=buergerservice');
  await writeLetter(resident, { subject, body });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(subject);

  const letter = page.getByRole('article');
  const more = letter.getByRole('button', { name: t('post-app-long-letter-more') });
  await expect(letter).toContainText('Zeile 1000.');
  await expect(letter).not.toContainText('Zeile 1001.');
  await hands.press(more);
  await expect(letter).toContainText('Zeile 2000.');
  await expect(letter).not.toContainText(`Zeile ${LINES}.`);

  await hands.press(page.getByRole('button', { name: t('post-app-print') }));
  const printed = page.locator('html[data-printed]');
  await expect(printed).toHaveAttribute('data-printed', new RegExp(`Zeile 1\\.[^]*Zeile ${LINES}\\.`));
  await expect(more).toHaveCount(0);

  // The browser's own way to the printer.
  await unlock(resident, new URL(page.url()).pathname);
  await expect(more).toBeVisible();
  await page.pdf();
  await expect(letter).toContainText(`Zeile ${LINES}.`);
});
