import type { APIRequestContext } from '@playwright/test';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from './test.ts';

/** What all people of the demo town sign in with and open their mailboxes with. */
export function demoPassphrase(): string {
  return /^ {2}resident +(\S+)/m.exec(process.env.TOWN_SAID!)![1]!;
}

/** Signs somebody of the demo town in, with the code that the program shows for them. */
export async function signInAsDemo(browser: APIRequestContext, userName: string): Promise<void> {
  const headers = { origin: process.env.TOWN_URL! };
  const form = { user_name: userName, passphrase: demoPassphrase() };
  const first = await browser.post('/sign-in', { headers, form });
  if (new URL(first.url()).pathname === '/account') {
    return;
  }
  // A code works once: who signed in a moment ago waits for the next one.
  await expect(async () => {
    const inside = await browser.post('/sign-in/second-factor', { headers, form: { code: await codeOf(userName) } });
    expect(new URL(inside.url()).pathname).toBe('/account');
  }).toPass({ timeout: 120_000, intervals: [0, 3_000] });
}

async function codeOf(userName: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.env.ALLMENDE_BINARY!, [
    'user', 'code', userName, '--dir', process.env.TOWN_FOLDER!,
  ]);
  return stdout.trim();
}
