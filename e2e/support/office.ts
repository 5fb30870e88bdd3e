import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asAdministrator, newOffice, setUpMailbox, staffAt, unlock } from './post.ts';
import type { Staff } from './staff.ts';
import { expect, type Someone } from './test.ts';
import { t } from './texts.ts';

/** A new office with keys, made by its head at this browser. */
export async function foundOffice(head: Someone): Promise<{ slug: string; name: string; staff: Staff }> {
  const office = await newOffice();
  const staff = await staffAt(head, 'office-head', office.slug);
  await setUpMailbox(head);
  await makesKeys(head, office.slug);
  return { ...office, staff };
}

/** The head of an office makes its first keys. */
export async function makesKeys(head: Someone, office: string): Promise<void> {
  await openTeam(head, office);
  await head.hands.press(head.page.getByRole('button', { name: t('post-team-found-now') }));
  await expect(head.page.getByText(t('post-team-fine'))).toBeVisible();
}

/** The head of an office makes its next keys, because somebody left. */
export async function renewsKeys(head: Someone, office: string): Promise<void> {
  await openTeam(head, office);
  await head.hands.press(head.page.getByRole('button', { name: t('post-team-renew-now') }));
  await expect(head.page.getByText(t('post-team-fine'))).toBeVisible({ timeout: 60_000 });
}

export async function openTeam(someone: Someone, office: string): Promise<void> {
  await unlock(someone, `/post/office/${office}/team`);
}

/** A clerk who is let in by the office's head after both compared their numbers. */
export async function joins(head: Someone, another: () => Promise<Someone>, office: string): Promise<Someone & { userName: string }> {
  const clerk = await another();
  const { userName } = await staffAt(clerk, 'clerk', office);
  await setUpMailbox(clerk);
  await openTeam(head, office);
  const { page, hands } = head;
  await hands.press(page.getByRole('button', { name: t('post-team-admit-now') }));
  await hands.press(page.getByRole('dialog').getByRole('button', { name: t('post-team-admit-yes') }));
  await expect(page.getByRole('button', { name: t('post-team-admit-now') })).toHaveCount(0);
  return { ...clerk, userName };
}

/** An administrator takes a role away from somebody. */
export async function leaves(userName: string, office: string, role: string): Promise<void> {
  await asAdministrator(async (browser) => {
    const people = await (await browser.get('/admin/people')).text();
    const row = people.split('<tr').find((it) => it.includes(userName))!;
    const path = /href="(\/admin\/people\/[^"?]+)"/.exec(row)![1]!;
    const headers = { origin: process.env.TOWN_URL! };
    const revoked = await browser.post(`${path}/revoke`, { headers, form: { office, role } });
    expect(revoked.ok(), 'the role is taken away').toBe(true);
  });
}

/** Opens a case in an office's mailbox. */
export async function readsCase(reader: Someone, office: string, subject: string): Promise<void> {
  await unlock(reader, `/post/office/${office}`);
  await reader.hands.press(reader.page.getByRole('link', { name: subject }));
}

/** Writes a file; answers with its path. */
export async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'allmende-file-')), name);
  await writeFile(path, content);
  return path;
}
