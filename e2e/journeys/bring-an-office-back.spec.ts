import { demoPassphrase, signInAsDemo } from '../support/demo.ts';
import { mouse } from '../support/hands.ts';
import { foundOffice, leaves, openTeam, readsCase } from '../support/office.ts';
import { newResident, setUpMailbox, staffAt, unlock, writeLetter } from '../support/post.ts';
import { expect, journey, type Someone } from '../support/test.ts';
import { t } from '../support/texts.ts';

// The town has one data protection officer and one archive: two of these journeys at once would
// be in each other's way.
journey(
  'an office whose last key-holder left gets its keys back from two of three, for all to see',
  [{ name: 'with a mouse', hands: mouse, javaScript: true }],
  async ({ page, hands, another, complaints }) => {
    const resident = { page, hands };
    const head = await another();
    const office = await foundOffice(head);
    await newResident(resident);
    await setUpMailbox(resident);
    await hands.press(page.getByRole('link', { name: t('post-app-write') }));
    await hands.choose(page.getByLabel(t('post-app-to'), { exact: true }), office.name);
    await writeLetter(resident, { subject: 'Vor dem Verlust', body: 'Lesen Sie das noch?' });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vor dem Verlust');
    await leaves(office.staff.userName, office.slug, 'office-head');

    const successor = await another();
    await staffAt(successor, 'office-head', office.slug);
    await setUpMailbox(successor);
    await openTeam(successor, office.slug);
    await expect(successor.page.getByText(t('post-team-waiting')).first()).toBeVisible();
    const number = await successor.page.locator('.alert .safety__number').innerText();
    await successor.page.locator('summary', { hasText: t('post-recovery-ask') }).click();
    await successor.page.getByLabel(t('post-recovery-reason')).fill('Die einzige Kollegin ist ausgeschieden.');
    await successor.page.getByRole('button', { name: t('post-recovery-ask') }).click();
    await expect(successor.page.getByText(t('post-recovery-running', { given: 0, needed: 2 }))).toBeVisible();

    for (const holder of ['privacy', 'archivist']) {
      await givesShare(await another(), holder, office.name, number);
    }
    await openTeam(successor, office.slug);
    await successor.page.getByRole('button', { name: t('post-recovery-finish') }).click();
    await expect(successor.page.getByText(t('post-team-fine'))).toBeVisible();
    await readsCase(successor, office.slug, 'Vor dem Verlust');
    await expect(successor.page.getByRole('article')).toContainText('Lesen Sie das noch?');
    await writeLetter(successor, { subject: 'Vor dem Verlust', body: 'Ja, wieder.' });
    await expect(successor.page.getByText(t('post-app-reply-sent'))).toBeVisible();

    await unlock(resident);
    await page.getByRole('link', { name: 'Vor dem Verlust' }).click();
    await expect(page.getByRole('article').last()).toContainText('Ja, wieder.');
    await expect(page.getByText(t('post-app-refused'))).toHaveCount(0);

    await page.goto(`/post/offices/${office.slug}`);
    const step = page.getByRole('row', { name: t('post-step-recovered', { by: 'Amtsleitung' }) });
    await step.getByRole('link').click();
    await expect(page.getByRole('main')).toContainText('office-members-changed');
    complaints.expect(/40[0-9]/);
  },
);

/** A holder of a share compares the number and gives it. */
async function givesShare(holder: Someone, userName: string, office: string, number: string): Promise<void> {
  const { page, hands } = holder;
  await signInAsDemo(page, userName);
  await unlock(holder, '/post', demoPassphrase());
  await hands.press(page.getByRole('link', { name: t('post-app-recoveries-look') }));
  const request = page.locator('section', { has: page.getByRole('heading', { name: office, exact: true }) });
  await expect(request.locator('.safety__number')).toHaveText(number, { useInnerText: true });
  await hands.press(request.getByRole('button', { name: t('post-recoveries-give') }));
  await hands.press(page.getByRole('dialog').getByRole('button', { name: t('post-recoveries-give') }));
  await expect(page.getByRole('heading', { name: office, exact: true })).toHaveCount(0);
}
