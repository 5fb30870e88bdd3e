import type { Page } from '@playwright/test';
import { signInAsDemo, demoPassphrase } from '../support/demo.ts';
import { unlock } from '../support/post.ts';
import { expect, journey, type Someone, WITH_JAVASCRIPT } from '../support/test.ts';
import { t } from '../support/texts.ts';

const OFFICE = 'buergerservice';
const SERVICE = 'bewohnerparkausweis';

/** Somebody of the demo town with their mailbox open. */
async function at(someone: Someone, userName: string, path: string): Promise<void> {
  await signInAsDemo(someone.page, userName);
  await unlock(someone, path, demoPassphrase());
}

/** A case that a resident wrote and that their office registers. */
async function applied(resident: Someone, clerk: Someone, subject: string): Promise<string> {
  const { page, hands } = resident;
  await hands.press(page.getByRole('link', { name: t('post-app-write'), exact: true }));
  await hands.choose(page.getByLabel(t('post-app-to'), { exact: true }), 'Bürgerservice');
  await hands.write(page.getByLabel(t('post-app-subject'), { exact: true }), subject);
  await hands.write(page.getByLabel(t('post-app-body'), { exact: true }), 'Ich beantrage einen Ausweis.');
  await hands.press(page.getByRole('button', { name: t('post-app-send') }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(subject, { timeout: 60_000 });
  const id = new URL(page.url()).pathname.split('/').at(-1)!;
  const answer = await clerk.page.request.post('/api/services/cases', {
    headers: { origin: process.env.TOWN_URL! },
    data: { case: id, service: SERVICE, door: 'mail' },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return id;
}

const act = (page: Page, name: string) => page.getByRole('button', { name: t(`services-desk-act-${name}`), exact: true });

/** Leaves a page of the app and comes back without a new document: the keys live in memory. */
async function again({ page, hands }: Someone, id: string): Promise<void> {
  await hands.press(page.locator('.post-up a'));
  await hands.press(page.locator(`.post-lines a[href^="/post/cases/${id}"]`));
  await expect(page.locator('section.case')).toBeVisible({ timeout: 30_000 });
}

async function openInQueue({ page, hands }: Someone, id: string): Promise<void> {
  const link = page.locator(`a[href^="/post/cases/${id}"]`).first();
  await hands.press(page.getByRole('link', { name: t('post-app-office-cases'), exact: true }));
  await hands.choose(page.getByLabel(t('services-desk-sort')), t('services-desk-sort-newest'));
  await hands.press(link);
  await expect(page.locator('section.case')).toBeVisible({ timeout: 30_000 });
}

journey(
  'a case is taken, asked about, proposed, agreed on by a second person and read by who applied',
  WITH_JAVASCRIPT,
  async ({ page, hands, way, another, complaints }) => {
    // Several members write their office's index at once: whoever is late tries again.
    complaints.expect(/409 .*mailbox\/index/);
    const [resident, clerk, head] = [{ page, hands }, await another(), await another()];
    await at(head, 'head-service', `/post/office/${OFFICE}`);
    await at(clerk, 'clerk', `/post/office/${OFFICE}`);
    await at(resident, 'resident', '/post');
    const four = (fourEyes: boolean) =>
      head.page.request.put(`/api/services/four-eyes/${SERVICE}`, { headers: { origin: process.env.TOWN_URL! }, data: { four_eyes: fourEyes } });
    await head.hands.press(head.page.getByRole('link', { name: t('post-app-office-cases'), exact: true }));
    await head.hands.press(head.page.locator('summary', { hasText: t('services-desk-four-eyes-title') }));
    await expect(head.page.getByRole('checkbox', { name: 'Bewohnerparkausweis', exact: true })).toBeVisible();
    expect((await four(true)).ok()).toBe(true);
    const id = await applied(resident, clerk, `Parken ${way}`);
    expect((await four(false)).ok()).toBe(true);

    await openInQueue(clerk, id);
    await clerk.hands.press(act(clerk.page, 'take'));
    await clerk.hands.press(act(clerk.page, 'ask'));
    await expect(act(clerk.page, 'ask')).toHaveAttribute('aria-expanded', 'true');
    const asking = clerk.page.locator('.case__act');
    await clerk.hands.press(asking.getByRole('button', { name: t('services-desk-ask-send') }));
    // A draft whose gap nobody filled does not go out.
    await expect(asking.getByRole('alert')).toContainText(t('services-desk-ask-gap'));
    await clerk.hands.write(asking.getByLabel(t('post-app-body'), { exact: true }), 'Bitte schicken Sie uns den Fahrzeugschein.');
    await clerk.hands.press(asking.getByRole('button', { name: t('services-desk-ask-send') }));
    await expect(act(clerk.page, 'answer')).toBeVisible({ timeout: 60_000 });

    await again(resident, id);
    await expect(page.getByText(t('services-desk-asked-clock'))).toBeVisible();
    await hands.write(page.getByLabel(t('post-app-body'), { exact: true }), 'Hier ist die Antwort.');
    await hands.press(page.getByRole('button', { name: t('post-app-send') }));
    await expect(page.getByText(t('services-desk-asked-clock'))).toHaveCount(0, { timeout: 60_000 });

    await again(clerk, id);
    const noted = 'Ein Vermerk nur für das Amt.';
    await clerk.hands.write(clerk.page.getByLabel(t('services-desk-note-new')), noted);
    await clerk.hands.press(clerk.page.getByRole('button', { name: t('services-desk-note-keep') }));
    await expect(clerk.page.getByText(noted)).toBeVisible();
    await clerk.hands.press(act(clerk.page, 'decide'));
    await clerk.hands.press(clerk.page.getByRole('button', { name: t('services-desk-decide-next') }));
    await clerk.hands.press(clerk.page.getByRole('button', { name: t('services-desk-decide-propose') }));
    await expect(clerk.page.getByText(t('services-desk-second-wait'))).toBeVisible({ timeout: 60_000 });

    await head.hands.press(head.page.locator('.post-up a'));
    await openInQueue(head, id);
    await expect(head.page.getByText(noted)).toBeVisible();
    await head.hands.press(act(head.page, 'confirm'));
    await expect(act(head.page, 'reopen')).toBeVisible({ timeout: 60_000 });
    await expect(head.page.locator('.letter--decision')).toBeVisible();

    await again(resident, id);
    await expect(page.locator('.letter--decision')).toContainText('Widerspruch');
    await page.evaluate(() => void (window.print = () => undefined));
    await hands.press(page.locator('.letter--decision').getByRole('button', { name: t('post-letter-print') }));
    await expect(page.locator('.sheet')).toContainText('Rechtsbehelfsbelehrung');
    await expect(page.locator('.sheet')).not.toContainText(noted);
    await page.evaluate(() => void dispatchEvent(new Event('afterprint')));
    await expect(page.getByText(noted)).toHaveCount(0);
    const refused = await page.request.get(`/api/services/cases/${id}/notes`);
    expect(refused.status()).toBe(403);

    await page.goto(`/services/${SERVICE}`);
    await expect(page.locator('section[aria-labelledby=took]').getByRole('row')).not.toHaveCount(0);
  },
);

journey('a case is handed over: the other office reads all of it, and who applied sees it', WITH_JAVASCRIPT, async ({ page, hands, way, another, complaints }) => {
  // Several members write their office's index at once: whoever is late tries again.
  complaints.expect(/409 .*mailbox\/index/);
  const [resident, clerk, other] = [{ page, hands }, await another(), await another()];
  await at(clerk, 'clerk2', `/post/office/${OFFICE}`);
  await at(other, 'head', '/post/office/kaemmerei');
  await at(resident, 'resident', '/post');
  const id = await applied(resident, clerk, `Falsches Amt ${way}`);

  await openInQueue(clerk, id);
  await clerk.hands.press(act(clerk.page, 'hand-over'));
  await clerk.hands.choose(clerk.page.getByLabel(t('services-desk-hand-over-to'), { exact: true }), 'Kämmerei');
  await clerk.hands.press(clerk.page.getByRole('button', { name: t('services-desk-hand-over-send') }));
  await expect(clerk.page.locator('section.case')).toContainText(t('services-desk-former', { office: 'Kämmerei' }), { timeout: 60_000 });
  await expect(clerk.page.getByLabel(t('post-app-body'), { exact: true }), 'whoever handed it over writes nothing more').toHaveCount(0);

  await openInQueue(other, id);
  await expect(other.page.getByRole('article').first()).toContainText('Ich beantrage einen Ausweis.');
  await expect(other.page.locator('.kern-alert--danger')).toHaveCount(0);
  await again(resident, id);
  await expect(page.locator('section.case')).toContainText(t('services-cases-status-handed-over'));
  await expect(page.locator('.kern-alert--danger')).toHaveCount(0);
});

/** The page of the payment provider, on which one button is pressed. */
async function pays({ page, hands }: Someone, button: string, said: string): Promise<void> {
  await hands.press(page.getByRole('button', { name: t('services-desk-pay-online') }));
  const coming = page.context().waitForEvent('page');
  await hands.press(page.getByRole('link', { name: t('services-desk-pay-go') }));
  const provider = await coming;
  await expect(provider.getByRole('main')).toContainText('30,70');
  await provider.getByRole('button', { name: t(button) }).click();
  await expect(provider.getByRole('main')).toContainText(t(said));
  await provider.close();
  await hands.press(page.getByRole('button', { name: t('services-desk-pay-look') }));
}

journey('a fee is paid online by who applied, after a first attempt that was given up', WITH_JAVASCRIPT, async ({ page, hands, way, another, complaints }) => {
  // Several members write their office's index at once: whoever is late tries again.
  complaints.expect(/409 .*mailbox\/index/);
  const [resident, clerk] = [{ page, hands }, await another()];
  await at(clerk, 'clerk2', `/post/office/${OFFICE}`);
  await at(resident, 'resident', '/post');
  const id = await applied(resident, clerk, `Bezahlen ${way}`);
  const set = await clerk.page.request.post(`/api/services/cases/${id}/fee`, { headers: { origin: process.env.TOWN_URL! }, data: { act: 'set', cents: 3070 } });
  expect(set.ok(), await set.text()).toBe(true);

  await again(resident, id);
  const own = page.locator('section.case');
  await expect(own).toContainText(t('services-fees-state-open'));
  await pays(resident, 'services-payments-test-cancel', 'services-payments-cancelled');
  await pays(resident, 'services-payments-test-pay', 'services-payments-paid');
  await expect(own).toContainText(t('services-fees-state-paid-online'), { timeout: 30_000 });
  await expect(own.getByRole('button', { name: t('services-desk-receipt-print') })).toBeVisible();
  await expect(own.getByRole('button', { name: t('services-desk-pay-online') })).toHaveCount(0);

  await openInQueue(clerk, id);
  await expect(clerk.page.locator('section.case')).toContainText(t('services-fees-state-paid-online'));
});
