import type { APIRequestContext } from '@playwright/test';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { demoPassphrase, signInAsDemo } from '../support/demo.ts';
import { asOthers, type StandIn } from '../support/fit-connect.ts';
import { MailUser } from '../support/gnupg.ts';
import { mailTo } from '../support/mail.ts';
import { fileOf, foundOffice } from '../support/office.ts';
import { unlock, writeLetter } from '../support/post.ts';
import { newName } from '../support/staff.ts';
import { expect, journey, WITH_JAVASCRIPT } from '../support/test.ts';
import { t } from '../support/texts.ts';

journey(
  'an office writes to somebody with OpenPGP, and their answer comes into the case',
  WITH_JAVASCRIPT,
  async ({ page, hands, complaints }) => {
    const clerk = { page, hands };
    const title = page.getByRole('heading', { level: 1 });
    const office = await foundOffice(clerk);
    await hands.press(page.getByRole('button', { name: t('post-doors-openpgp-make') }));
    await expect(page.getByText(t('post-doors-made'))).toBeVisible();

    const anna = new MailUser(`${newName('anna')}@dorf.example`);
    const key = await page.request.get(`/.well-known/openpgpkey/hu/${directoryName(office.slug)}?l=${office.slug}`);
    const fingerprint = anna.takes(await key.body());
    await expect(page.getByText(fingerprint, { exact: true })).toBeVisible();
    await page.goto(`/post/offices/${office.slug}`);
    await expect(page.getByRole('main')).toContainText(fingerprint);

    await unlock(clerk, `/post/office/${office.slug}/new?way=openpgp`);
    await expect(page.getByText(t('post-desk-not-quantum-safe'))).toBeVisible();
    await hands.write(page.getByLabel(t('post-mail-to'), { exact: true }), anna.address);
    await hands.press(page.locator('summary', { hasText: t('post-mail-paste') }));
    await hands.write(page.getByLabel(t('post-mail-armored')), anna.publicKey);
    await hands.press(page.getByRole('button', { name: t('post-mail-use') }));
    const plan = await fileOf('plan.txt', 'Der Plan.');
    await writeLetter(clerk, { subject: 'Ihr Garten', body: 'Welche Hecke?', files: [plan] }, t('post-mail-send'));
    await expect(title).toHaveText('Ihr Garten');
    const code = await page.locator('.post-case .digits').innerText();

    await expect.poll(async () => (await mailTo(anna.address)).length, { timeout: 30_000 }).toBe(1);
    const [sent] = await mailTo(anna.address);
    expect(sent).not.toMatch(/Garten|Hecke|plan\.txt/);
    const read = anna.opens(sent!);
    expect(read.signedBy).toBe(fingerprint);
    expect(read.text).toMatch(/^Subject: Ihr Garten\r?$/m);
    expect(read.text).toContain('Welche Hecke?');
    expect(read.text).toContain('plan.txt');
    await page.reload();
    await unlock(clerk, new URL(page.url()).pathname + new URL(page.url()).search);
    await expect(page.getByRole('main')).toContainText(`${anna.address}: ${t('post-app-outbound-sent')}`);

    await deliver(anna.writes(`${office.slug}@localhost`, fingerprint, 'Re: Ihr Garten', 'Die am Weg.'), office.slug);
    anna.forget();
    await hands.press(page.getByRole('link', { name: office.name }).last());
    await hands.press(page.getByRole('link', { name: t('post-app-office-inbox') }));
    await hands.press(page.getByRole('button', { name: t('post-in-open') }));
    await expect(page.getByText('Die am Weg.')).toBeVisible();
    await expect(page.getByText(t('post-in-signature-unchecked'), { exact: true })).toBeVisible();
    // The sender's domain hears of it only when the clerk says so; here, it has no keys to offer.
    complaints.expect(/openpgp\/keys/);
    await hands.press(page.getByRole('button', { name: t('post-in-look') }));
    await expect(page.getByText(t('post-in-signature-unknown'), { exact: true })).toBeVisible();
    await hands.tick(page.getByLabel(t('post-desk-case-known')));
    await hands.write(page.getByLabel(t('post-app-code')), code.toLowerCase());
    await hands.press(page.getByRole('button', { name: t('post-in-keep') }));
    await hands.press(page.getByRole('link', { name: t('post-desk-to-case') }));
    await expect(title).toHaveText('Ihr Garten');
    await expect(page.getByRole('article')).toHaveCount(2);
    await expect(page.getByRole('article').last()).toContainText('Die am Weg.');
    await hands.press(page.getByRole('link', { name: office.name }).last());
    await hands.press(page.getByRole('link', { name: t('post-app-office-inbox') }));
    await expect(page.getByText(t('post-in-none'))).toBeVisible();
  },
);

journey(
  'an office sends a submission to another authority, whose certificate it checked',
  WITH_JAVASCRIPT,
  async ({ page, hands, complaints }) => {
    const clerk = { page, hands };
    const office = await foundOffice(clerk);
    const { destination } = JSON.parse(process.env.TOWN_FIT_CONNECT!) as StandIn;
    await unlock(clerk, `/post/office/${office.slug}/new?way=fit-connect`);
    const [field, check] = [page.getByLabel(t('post-authority-id')), page.getByRole('button', { name: t('post-authority-check') })];
    complaints.expect(/404/);
    await hands.write(field, destination.replace(/^./, (first) => (first === '0' ? '1' : '0')));
    await hands.press(check);
    await expect(page.getByRole('alert')).toBeVisible();
    await hands.write(field, destination);
    await hands.press(check);
    await expect(page.getByText(t('post-authority-checked'))).toBeVisible();
    await expect(page.getByRole('main')).toContainText('Kreis Beispiel');

    await hands.write(page.getByLabel(t('post-authority-data')), '{"umzug":"2026-12-01"}');
    const plan = await fileOf('Anlage.txt', 'Grüße');
    await writeLetter(clerk, { subject: 'Umzug', body: 'Zur Kenntnis.', files: [plan] }, t('post-authority-send'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Umzug');
    const address = page.url();
    await expect(async () => {
      await unlock(clerk, address);
      await expect(page.getByRole('main')).toContainText(t('post-app-outbound-sent'), { timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    const opened = await asOthers<{ data: string; whole: boolean; files: { name: string; text: string }[] }>(
      `submissions/${await submissionOf(page.request, office.slug, address)}/open`, {},
    );
    expect(opened).toMatchObject({ data: '{"umzug":"2026-12-01"}', whole: true });
    expect(opened.files).toContainEqual({ name: 'Anlage.txt', text: 'Grüße', whole: true });
  },
);

journey(
  'what another authority sends is opened in the office, accepted with a signature, and kept in a case',
  WITH_JAVASCRIPT,
  async ({ page, hands, way }) => {
    const clerk = { page, hands };
    const [userName, office] = way === 'with a mouse' ? ['head', 'kaemmerei'] : ['planner', 'stadtplanung'];
    await signInAsDemo(page, userName);
    await unlock(clerk, `/post/office/${office}/team`, demoPassphrase());
    await hands.press(page.getByRole('button', { name: t('post-doors-fit-connect-make') }));
    await expect(page.getByText(t('post-doors-made'))).toBeVisible({ timeout: 60_000 });
    await hands.press(page.getByRole('button', { name: t('post-doors-public') }));
    const keys = JSON.parse(await page.locator('.copyable code').innerText()) as { keys: object[] };
    const destinationId = await page.getByText(t('post-doors-destination')).locator('code').innerText();
    await asOthers('destinations', { ...keys, destinationId });

    const files = [{ name: 'Anlage.txt', text: 'Grüße' }];
    const [kept, refused] = [await submittedBy({ destinationId, data: '{"zuzug":"2026-12-01"}', files }), await submittedBy({ destinationId, data: '{}' })];
    const waiting = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: t('post-in-open') }) });
    await expect(async () => {
      await unlock(clerk, `/post/office/${office}/inbox`, demoPassphrase());
      await expect(waiting).toHaveCount(2, { timeout: 1_000 });
    }).toPass({ timeout: 60_000 });

    const first = page.getByRole('listitem').filter({ hasText: kept });
    await hands.press(first.getByRole('button', { name: t('post-in-open') }));
    await expect(first.getByText('{"zuzug":"2026-12-01"}')).toBeVisible();
    await expect(first).toContainText('anna@mail.example');
    await hands.press(first.getByRole('button', { name: t('post-in-accept') }));
    await expect(first.getByText(t('post-in-answered'))).toBeVisible();
    expect(await stateOf(kept)).toBe('accepted');
    await hands.press(first.getByRole('button', { name: t('post-in-keep') }));
    await expect(first.getByRole('link', { name: t('post-desk-to-case') })).toBeVisible();

    const second = page.getByRole('listitem').filter({ hasText: refused });
    await hands.press(second.getByRole('button', { name: t('post-in-open') }));
    await hands.press(second.locator('summary', { hasText: t('post-in-reject') }));
    await hands.write(second.getByLabel(t('post-in-reject-reason')), 'Der Tag des Zuzugs fehlt.');
    await hands.press(second.getByRole('button', { name: t('post-in-reject-now') }));
    await expect(second.getByText(t('post-in-answered'))).toBeVisible();
    expect(await stateOf(refused)).toBe('rejected');
    await hands.press(second.getByRole('button', { name: t('post-in-away') }));
    await hands.press(page.getByRole('dialog').getByRole('button', { name: t('post-in-away') }));
    await expect(second.getByText(t('post-in-put-away-text'))).toBeVisible();

    await hands.press(first.getByRole('link', { name: t('post-desk-to-case') }));
    const letter = page.getByRole('article');
    await expect(letter).toContainText(kept);
    await expect(letter.getByRole('button', { name: 'submission.json' })).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      hands.press(letter.getByRole('button', { name: 'Anlage.txt' })),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toBe('Grüße');
    await unlock(clerk, `/post/office/${office}/inbox`, demoPassphrase());
    await expect(page.getByText(t('post-in-none'))).toBeVisible();
  },
);

/** Hands a submission in, somewhere else; answers with what FIT-Connect calls it. */
async function submittedBy(submission: object): Promise<string> {
  return (await asOthers<{ submissionId: string }>('send', submission)).submissionId;
}

/** What became of a submission, as its sender is told. */
async function stateOf(submission: string): Promise<string> {
  return (await asOthers<{ state: string }>(`submissions/${submission}/state`, {})).state;
}

/** What FIT-Connect calls the submission that a case's only parcel became. */
async function submissionOf(browser: APIRequestContext, office: string, address: string): Promise<string> {
  const case_ = new URL(address).pathname.split('/').at(-1)!;
  const of = `/api/post/offices/${office}`;
  const [parcel] = (await (await browser.get(`${of}/outbound?case=${case_}`)).json()) as [{ id: string }];
  const log = await browser.get(`${of}/fit-connect/submissions/${parcel.id}/events`);
  return ((await log.json()) as { submission: string }).submission;
}

/** The name under which a Web Key Directory keeps the key of `local@…`: z-base-32 of its SHA-1. */
function directoryName(local: string): string {
  const alphabet = 'ybndrfg8ejkmcpqxot1uwisza345h769';
  const bits = [...createHash('sha1').update(local.toLowerCase()).digest()].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.match(/.{5}/g)!.map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}

/** Hands a message over as the town's mail server does. */
function deliver(message: string, office: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = ['letters', 'deliver', '--dir', process.env.TOWN_FOLDER!, '--office', office];
    const program = execFile(process.env.ALLMENDE_BINARY!, args, (error) => (error ? reject(error) : resolve()));
    program.stdin!.end(message);
  });
}
