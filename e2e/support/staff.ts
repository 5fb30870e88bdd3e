import { type APIRequestContext, request } from '@playwright/test';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Hands } from './hands.ts';
import { expect, type Someone } from './test.ts';
import { t } from './texts.ts';
import { totp } from './totp.ts';

/** Seconds for which a code of an authenticator app is shown. */
const STEP = 30;

/** Somebody who works for the town, with passphrase and authenticator app. */
export class Staff {
  #lastStep: number;

  constructor(
    readonly userName: string,
    readonly passphrase: string,
    readonly secret: string,
    usedStep: number,
  ) {
    this.#lastStep = usedStep;
  }

  /** What the app shows; each code works once, so a further one is taken from the near future. */
  async code(): Promise<string> {
    const step = Math.max(stepNow(), this.#lastStep + 1);
    while (step > stepNow() + 1) {
      await new Promise((later) => setTimeout(later, 500));
    }
    this.#lastStep = step;
    return totp(this.secret, step * STEP * 1000);
  }
}

export const PASSPHRASE = 'weide-brücke-amsel-sieben';

/** The name of an account that nobody else has. */
export function newName(what: string): string {
  return `${what}-${Math.random().toString(36).slice(2, 10)}`;
}

/** An address that lets somebody in once, made on the command line as an operator does. */
export async function invitation(role: string, office: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.env.ALLMENDE_BINARY!, [
    'user', 'invite', '--dir', process.env.TOWN_FOLDER!, '--role', role, '--office', office, role,
  ]);
  return new URL(/https?:\S+\/invitations\/\S+/.exec(stdout)![0]).pathname;
}

/** Somebody new with a role in an office, who has accepted and set up a second factor. */
export async function hire(role: string, office: string): Promise<Staff> {
  const userName = newName(role);
  const town = process.env.TOWN_URL!;
  const browser = await request.newContext({ baseURL: town, extraHTTPHeaders: { origin: town } });
  const accepted = await browser.post(await invitation(role, office), {
    form: { user_name: userName, passphrase: PASSPHRASE },
  });
  const secret = /id="secret">([A-Z2-7 ]+)</.exec(await accepted.text())![1]!;
  const step = stepNow();
  const form = { code: totp(secret, step * STEP * 1000) };
  const enrolled = await browser.post('/sign-in/enrol', { form });
  expect((await enrolled.text()).includes('id="codes"'), 'the second factor is set up').toBe(true);
  await browser.dispose();
  return new Staff(userName, PASSPHRASE, secret, step);
}

/** Signs in with passphrase and code, from the front page. */
export async function signIn({ page, hands }: Someone, staff: Staff): Promise<void> {
  await page.goto('/');
  await hands.press(page.getByRole('link', { name: t('ui-sign-in'), exact: true }));
  await writeSignIn({ page, hands }, staff.userName, staff.passphrase);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('identity-second-title'));
  await hands.write(page.getByLabel(t('identity-second-code'), { exact: true }), await staff.code());
  await hands.press(page.getByRole('button', { name: t('identity-second-button') }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('identity-account-title'));
}

/** Signs in without looking at the pages on the way. */
export async function letIn(browser: APIRequestContext, staff: Staff): Promise<void> {
  const headers = { origin: process.env.TOWN_URL! };
  const form = { user_name: staff.userName, passphrase: staff.passphrase };
  await browser.post('/sign-in', { headers, form });
  const code = await staff.code();
  const inside = await browser.post('/sign-in/second-factor', { headers, form: { code } });
  expect(new URL(inside.url()).pathname).toBe('/account');
}

/** Fills in the form for user name and passphrase, and sends it. */
export async function writeSignIn(
  { page, hands }: { page: Someone['page']; hands: Hands },
  userName: string,
  passphrase: string,
): Promise<void> {
  await hands.write(page.getByLabel(t('identity-user-name')), userName);
  await hands.write(page.getByLabel(t('identity-passphrase'), { exact: true }), passphrase);
  await hands.press(page.getByRole('button', { name: t('identity-signin-button'), exact: true }));
}

function stepNow(): number {
  return Math.floor(Date.now() / 1000 / STEP);
}
