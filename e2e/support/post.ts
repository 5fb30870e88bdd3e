import { type APIRequestContext, request } from '@playwright/test';
import { hire, letIn, newName, PASSPHRASE, type Staff } from './staff.ts';
import { expect, type Someone } from './test.ts';
import { t } from './texts.ts';

/** The passphrase of mailboxes: another one than the one people sign in with. */
export const MAILBOX_PASSPHRASE = 'segel lampe kiesel morgen';

/** A resident with a new account, signed in at this browser. */
export async function newResident({ page }: Someone): Promise<string> {
  const userName = newName('resident');
  const headers = { origin: process.env.TOWN_URL! };
  await page.request.post('/register', { headers, form: { user_name: userName, passphrase: PASSPHRASE } });
  return userName;
}

/** Signs a resident in at another browser. */
export async function signInAgain({ page }: Someone, userName: string): Promise<void> {
  const headers = { origin: process.env.TOWN_URL! };
  await page.request.post('/sign-in', { headers, form: { user_name: userName, passphrase: PASSPHRASE } });
}

/** Makes a mailbox, step by step as a person does; answers with the recovery code. */
export async function setUpMailbox({ page, hands }: Someone, passphrase = MAILBOX_PASSPHRASE): Promise<string> {
  await page.goto('/post');
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText(t('post-app-setup-title'));
  await hands.write(page.getByLabel(t('post-app-passphrase-new')), passphrase);
  await hands.write(page.getByLabel(t('post-app-passphrase-again')), passphrase);
  await hands.press(page.getByRole('button', { name: t('post-app-next') }));
  const code = (await page.locator('.post-code').innerText()).trim();
  await hands.tick(page.getByLabel(t('post-app-code-noted')));
  await hands.press(page.getByRole('button', { name: t('post-app-next') }));
  await hands.write(page.getByLabel(t('post-app-recovery-code')), code);
  await hands.press(page.getByRole('button', { name: t('post-app-code-confirm') }));
  await hands.press(page.getByRole('button', { name: t('post-app-to-mailbox') }));
  await expect(title).toHaveText(t('post-app-mailbox-title'));
  return code;
}

/** Opens a page of a mailbox that is locked, with its passphrase. */
export async function unlock({ page, hands }: Someone, path = '/post', passphrase = MAILBOX_PASSPHRASE): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('post-app-unlock-title'));
  await hands.write(page.getByLabel(t('post-app-passphrase'), { exact: true }), passphrase);
  await hands.press(page.getByRole('button', { name: t('post-app-unlock-button'), exact: true }));
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(t('post-app-unlock-title'));
}

export interface Letter {
  subject: string;
  body: string;
  /** Paths of files. */
  files?: string[];
}

/** Fills in a letter's form and sends it. */
export async function writeLetter(
  { page, hands }: Someone,
  { subject, body, files = [] }: Letter,
  send = t('post-app-send'),
): Promise<void> {
  await hands.write(page.getByLabel(t('post-app-subject'), { exact: true }), subject);
  await hands.write(page.getByLabel(t('post-app-body'), { exact: true }), body);
  if (files.length > 0) {
    await page.locator('input[type=file]').setInputFiles(files);
  }
  await hands.press(page.getByRole('button', { name: send }));
}

/** Somebody of an office with a session of their own. */
export async function staffAt(someone: Someone, role: string, office: string): Promise<Staff> {
  const staff = await hire(role, office);
  await letIn(someone.page.request, staff);
  return staff;
}

/** An office that nobody else uses. */
export async function newOffice(): Promise<{ slug: string; name: string }> {
  const slug = newName('amt');
  const name = `Amt ${slug.slice(4)}`;
  await asAdministrator(async (browser) => {
    const founded = await browser.post('/admin/offices', {
      headers: { origin: process.env.TOWN_URL! },
      form: { slug, name, description: 'Ein Amt für diese Reise.' },
    });
    expect(founded.ok(), `the office ${slug} is founded`).toBe(true);
  });
  return { slug, name };
}

/** What an administrator does beside the journey. */
export async function asAdministrator(work: (browser: APIRequestContext) => Promise<void>): Promise<void> {
  const browser = await request.newContext({ baseURL: process.env.TOWN_URL! });
  await letIn(browser, await hire('administrator', 'it-service'));
  await work(browser);
  await browser.dispose();
}
