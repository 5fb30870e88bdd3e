import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mailTo, textOf } from '../support/mail.ts';
import { fileOf, foundOffice, readsCase } from '../support/office.ts';
import { MAILBOX_PASSPHRASE, newResident, setUpMailbox, unlock, writeLetter } from '../support/post.ts';
import { newName } from '../support/staff.ts';
import { expect, journey, WITH_JAVASCRIPT } from '../support/test.ts';
import { t } from '../support/texts.ts';

journey(
  'a resident hears by mail that there is a letter, without a word of it, and takes everything along',
  WITH_JAVASCRIPT,
  async ({ page, hands, another }) => {
    const title = page.getByRole('heading', { level: 1 });
    const clerk = await another();
    const office = await foundOffice(clerk);
    const resident = { page, hands };
    await newResident(resident);
    const code = await setUpMailbox(resident);

    const email = `${newName('anna')}@dorf.example`;
    await hands.press(page.getByRole('link', { name: t('post-app-keys') }));
    await hands.write(page.getByLabel(t('post-keys-notices-email')), email);
    await hands.press(page.getByRole('button', { name: t('post-keys-notices-order') }));
    await expect(page.getByText(t('post-keys-notices-waiting', { email }))).toBeVisible();
    const link = /https?:\S+\/post\/notices\/confirm\S+/.exec(textOf(await nextMail(email, 0)))![0];
    await page.goto(link);
    await hands.press(page.getByRole('button', { name: t('post-notice-page-confirm') }));
    await expect(title).toHaveText(t('post-notice-page-done'));

    await unlock(resident, `/post/new?to=${office.slug}`);
    const [subject, body] = ['Geheimer Betreff', 'Geheime Frage?'];
    const plan = await fileOf('plan.txt', 'Geheime Anlage');
    await writeLetter(resident, { subject, body, files: [plan] });
    await expect(title).toHaveText(subject);
    await readsCase(clerk, office.slug, subject);
    await writeLetter(clerk, { subject, body: 'Geheime Antwort.' });
    await expect(clerk.page.getByText(t('post-app-reply-sent'))).toBeVisible();

    const news = await nextMail(email, 1);
    expect(textOf(news)).toContain(`${process.env.TOWN_URL}/post`);
    expect(news + textOf(news)).not.toMatch(/geheim|plan\.txt/i);
    expect(news + textOf(news)).not.toContain(office.name);

    await unlock(resident, '/post/keys');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      hands.press(page.getByRole('link', { name: t('post-keys-export-get') })),
    ]);
    const taken = await download.path();
    for (const secret of [['--passphrase-file', MAILBOX_PASSPHRASE], ['--recovery-code-file', code]] as const) {
      const letters = await opened(taken, secret);
      expect(Object.keys(letters).some((name) => name.endsWith('index.html')), 'there is a page to begin with').toBe(true);
      for (const text of [body, 'Geheime Antwort.', 'Geheime Anlage']) {
        expect(Object.values(letters).filter((it) => it.includes(text)), text).not.toEqual([]);
      }
    }
  },
);

/** The mail that comes to an address after so many others. */
async function nextMail(address: string, after: number): Promise<string> {
  await expect.poll(async () => (await mailTo(address)).length, { timeout: 30_000 }).toBeGreaterThan(after);
  return (await mailTo(address)).at(-1)!;
}

/** Opens an export with the program, away from the town; answers with all files and what is in them. */
async function opened(taken: string, [option, secret]: readonly [string, string]): Promise<Record<string, string>> {
  const to = join(await mkdtemp(join(tmpdir(), 'allmende-letters-')), 'letters');
  await promisify(execFile)(process.env.ALLMENDE_BINARY!, ['letters', 'open', taken, '--to', to, option, await fileOf('secret', secret)]);
  const names = await readdir(to, { recursive: true, withFileTypes: true });
  const paths = names.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name));
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await readFile(path, 'utf8')] as const)));
}
