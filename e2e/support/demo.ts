import type { APIRequestContext, Cookie, Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from './test.ts';

/** What all people of the demo town sign in with and open their mailboxes with. */
export function demoPassphrase(): string {
  return /^ {2}resident +(\S+)/m.exec(process.env.TOWN_SAID!)![1]!;
}

/**
 * Signs somebody of the demo town in, with the code that the program shows for them. A code works
 * once: whoever plays the same person soon after goes on with their session instead of waiting.
 */
export async function signInAsDemo(page: Page, userName: string): Promise<void> {
  const { request } = page;
  const kept = join(process.env.TOWN_FOLDER!, '..', `${userName}.session.json`);
  await page.context().addCookies(JSON.parse(await readFile(kept, 'utf8').catch(() => '[]')) as Cookie[]);
  if (await isInside(request)) {
    return;
  }
  const headers = { origin: process.env.TOWN_URL! };
  await request.post('/sign-in', { headers, form: { user_name: userName, passphrase: demoPassphrase() } });
  await expect(async () => {
    if (!(await isInside(request))) {
      await request.post('/sign-in/second-factor', { headers, form: { code: await codeOf(userName) } });
    }
    expect(await isInside(request)).toBe(true);
  }).toPass({ timeout: 120_000, intervals: [0, 3_000] });
  const { cookies } = await request.storageState();
  await writeFile(kept, JSON.stringify(cookies.filter(({ name }) => name.endsWith('session'))));
}

async function isInside(request: APIRequestContext): Promise<boolean> {
  return (await request.get('/account', { maxRedirects: 0 })).ok();
}

async function codeOf(userName: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.env.ALLMENDE_BINARY!, [
    'user', 'code', userName, '--dir', process.env.TOWN_FOLDER!,
  ]);
  return stdout.trim();
}
