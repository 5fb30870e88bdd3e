import type { Page } from '@playwright/test';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPassphrase, signInAsDemo } from '../support/demo.ts';
import { mouse } from '../support/hands.ts';
import { Permit, PERMIT } from '../support/permit.ts';
import { newResident, setUpMailbox, MAILBOX_PASSPHRASE, unlock } from '../support/post.ts';
import { hire, letIn } from '../support/staff.ts';
import { expect, journey, test, WITH_JAVASCRIPT } from '../support/test.ts';
import { t } from '../support/texts.ts';

const WORD = 'Kiesel Lampe Segel';

journey(
  'somebody without an account begins a parking permit, goes on elsewhere on another day and sends it',
  WITH_JAVASCRIPT,
  async ({ page, hands, another }) => {
    const permit = new Permit({ page, hands });
    await page.clock.install({ time: new Date(Date.now() - 3 * 86_400_000) });
    await page.goto('/services/bewohnerparkausweis');
    await hands.press(page.getByRole('link', { name: t('services-catalogue-online-apply') }));
    await permit.presses('services-online-begin');
    await permit.is('Über Sie');

    // What is missing stands at the top, and leads to its question.
    await permit.goesOn();
    const errors = page.getByRole('alert').filter({ hasText: t('post-app-errors') });
    await expect(errors).toBeFocused();
    await hands.press(errors.getByRole('link'));
    await expect(page.getByLabel('Ihr Vor- und Nachname')).toBeFocused();
    await permit.tellsWho();
    await permit.writes('Kennzeichen', 'M-AB 99');
    const draft = await takesAlong(permit);

    const there = await another();
    const later = new Permit(there);
    await there.page.goto(PERMIT);
    await there.hands.press(there.page.locator('summary', { hasText: t('services-online-bring') }));
    await there.page.getByLabel(t('services-online-bring-file')).setInputFiles(draft);
    await later.writes(t('services-online-bring-word'), 'ein anderes Wort');
    await later.presses('services-online-bring-open');
    await expect(there.page.getByText(t('services-online-refused-word'))).toBeVisible();
    await later.writes(t('services-online-bring-word'), WORD.toLowerCase());
    await later.presses('services-online-bring-open');
    await later.is('Ihr Fahrzeug');
    await expect(there.page.getByLabel('Kennzeichen')).toHaveValue('M-AB 99');
    await later.tellsTheRest(today());

    // Everything once more; one answer is changed from here.
    const main = there.page.getByRole('main');
    for (const said of ['Wer hier wohnt', 'C – Nord', 'M-AB 123', 'schein.pdf', 'meldung.pdf']) {
      await expect(main).toContainText(said);
    }
    await there.hands.press(there.page.getByRole('link', { name: new RegExp(`^${t('services-entry-change')}.*Wo Sie wohnen`) }));
    await later.writes('Straße und Hausnummer', 'Am Markt 2');
    await later.presses('services-online-back-to-review');
    await expect(main).toContainText('Am Markt 2');

    await later.presses('services-online-send');
    await later.is(t('services-online-done'));
    await expect(there.page.locator('.post-code')).toHaveText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await expect(there.page.getByRole('link', { name: /\/post\/reply\// })).toBeVisible();
    await expect(there.page.locator('.form-access__pin')).toHaveText(/^\d{4} \d{4}$/);
    await expect(main).toContainText(t('services-online-happens-promised', { days: 7 }));
  },
);

/** Saves the draft as a file; answers with its path. */
async function takesAlong(permit: Permit): Promise<string> {
  const { page } = permit;
  await page.locator('summary', { hasText: t('services-online-take') }).click();
  await permit.writes(t('services-online-word'), 'kurz');
  await permit.presses('services-online-take-word');
  await expect(page.getByText(t('services-online-word-short', { least: 8 }))).toBeVisible();
  await permit.writes(t('services-online-word'), WORD);
  const coming = page.waitForEvent('download');
  await permit.presses('services-online-take-word');
  const download = await coming;
  expect(download.suggestedFilename()).toBe('bewohnerparkausweis.allmende-draft');
  const path = join(await mkdtemp(join(tmpdir(), 'allmende-draft-')), download.suggestedFilename());
  await download.saveAs(path);
  // What is written into the field afterwards is no code to write down.
  await expect(page.getByText(t('services-online-taken-word'))).toBeVisible();
  await permit.writes(t('services-online-word'), 'etwas anderes');
  await expect(page.locator('.post-code')).toHaveCount(0);
  return path;
}

journey('what was begun is on the device: after loading anew, in another language, by the browser’s back button', WITH_JAVASCRIPT, async ({ page, hands }) => {
  const permit = new Permit({ page, hands });
  await permit.begins();
  await permit.tellsWho();
  await permit.writes('Kennzeichen', 'M-AB 123');
  await expect(page.getByText(t('services-online-kept'))).toBeVisible();
  await page.reload();
  await permit.is('Ihr Fahrzeug');
  await expect(page.getByLabel('Kennzeichen')).toHaveValue('M-AB 123');

  await page.goBack();
  await permit.is('Wie wir Sie erreichen');
  await expect(page.getByLabel('Ihre Telefonnummer')).toHaveValue('030 123456');
  await page.goForward();
  await permit.is('Ihr Fahrzeug');

  await hands.press(page.locator('.top__tools a[hreflang=en]'));
  await permit.is('Your vehicle');
  await expect(page.getByLabel('Number plate')).toHaveValue('M-AB 123');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await hands.press(page.locator('.top__tools a[hreflang=de]'));
  await permit.is('Ihr Fahrzeug');

  await page.goto('/services');
  await page.goto(PERMIT);
  await permit.presses('services-online-draft-open');
  await permit.is('Ihr Fahrzeug');
  await page.goto(PERMIT);
  await permit.presses('services-online-draft-remove');
  await permit.presses('services-online-draft-remove-yes');
  await expect(page.getByRole('button', { name: t('services-online-draft-open') })).toHaveCount(0);
  await permit.presses('services-online-begin');
  await expect(page.getByLabel('Ihr Vor- und Nachname')).toHaveValue('');
});

const today = (): string => new Intl.DateTimeFormat('de', { timeZone: 'Europe/Berlin', dateStyle: 'medium' }).format(Date.now());
const code = (page: Page) => page.locator('.post-code').innerText();

journey('somebody with a mailbox sends from there, and the office knows who it is', WITH_JAVASCRIPT, async ({ page, hands, another, complaints }) => {
  // Several members write their office's index at once: whoever is late tries again.
  complaints.expect(/409 .*mailbox\/index/);
  const permit = new Permit({ page, hands });
  await newResident({ page, hands });
  await permit.begins();
  await permit.tellsWho({ name: 'Wer ein Postfach hat' });
  await permit.tellsTheRest(today());
  const send = page.locator('.form-send');
  await expect(send).toContainText(t('post-send-no-mailbox'));
  await expect(send.getByRole('button', { name: t('post-send-without') })).toBeVisible();

  const coming = page.context().waitForEvent('page');
  await hands.press(send.getByRole('link', { name: t('post-send-set-up') }));
  const elsewhere = await coming;
  await setUpMailbox({ page: elsewhere, hands: mouse(elsewhere) });
  await elsewhere.close();
  await hands.press(send.getByRole('button', { name: t('post-send-look-again') }));
  await hands.write(send.getByLabel(t('post-app-passphrase'), { exact: true }), MAILBOX_PASSPHRASE);
  await hands.press(send.getByRole('button', { name: t('post-app-unlock-button'), exact: true }));
  await expect(send).toContainText(t('post-send-open'));
  await hands.press(send.getByRole('button', { name: t('post-send-send') }));
  await permit.is(t('services-online-done'));
  await expect(page.getByRole('link', { name: /\/post\/reply\// })).toHaveCount(0);
  const sent = await code(page);

  const clerk = await another();
  await signInAsDemo(clerk.page, 'clerk2');
  await unlock(clerk, '/post/office/buergerservice', demoPassphrase());
  await clerk.hands.press(clerk.page.getByRole('link', { name: t('post-app-office-cases'), exact: true }));
  await clerk.hands.choose(clerk.page.getByLabel(t('services-desk-sort')), t('services-desk-sort-newest'));
  await clerk.hands.press(clerk.page.getByRole('listitem').filter({ hasText: sent }).getByRole('link'));
  const letters = clerk.page.locator('.letters');
  await expect(letters).toContainText('Wer ein Postfach hat', { timeout: 60_000 });
  await expect(letters).toContainText(t('services-desk-application-right'));
  await expect(clerk.page.getByRole('main')).not.toContainText(t('post-app-unvouched'));
});

test('what was begun before its form changed goes on, and says what is asked now', async ({ page, browser, contextOptions }) => {
  const permit = new Permit({ page, hands: mouse(page) });
  await page.goto('/services/forms/stundung');
  await permit.presses('services-online-begin');
  await permit.writes('Ihr Vor- und Nachname', 'Wer später zahlt');
  await expect(page.getByText(t('services-online-kept'))).toBeVisible();

  const office = await browser.newContext(contextOptions);
  const editor = await office.newPage();
  await letIn(editor.request, await hire('editor', 'kaemmerei'));
  const press = (name: string): Promise<void> => editor.getByRole('main').getByRole('button', { name: t(name), exact: true }).click();
  await editor.goto('/services/forms/manage/stundung/items/~person/add');
  await editor.getByLabel(t('services-forms-edit-field-new-label'), { exact: true }).fill('Zahlen Sie schon etwas ab?');
  await editor.getByRole('radio', { name: t('services-forms-edit-kind-yes-no'), exact: true }).check();
  await press('services-forms-edit-save');
  await editor.goto('/services/forms/manage/stundung/publish');
  await press('services-forms-edit-publish-now');
  await expect(editor.getByRole('status')).toContainText(t('services-forms-edit-done-published'));
  await office.close();

  await page.reload();
  const changed = page.locator('.alert', { hasText: t('services-online-changed') });
  await expect(changed).toContainText('Zahlen Sie schon etwas ab?');
  await expect(page.getByLabel('Ihr Vor- und Nachname')).toHaveValue('Wer später zahlt');
  await expect(page.getByRole('group', { name: /Zahlen Sie schon etwas ab/ })).toBeVisible();
});

test('who loads the page anew after a cut sends nothing twice', async ({ page, complaints }) => {
  complaints.expect(/ERR_FAILED|Failed to (fetch|load)/);
  const permit = new Permit({ page, hands: mouse(page) });
  await permit.begins();
  await permit.tellsWho();
  await permit.tellsTheRest(today());
  // The town does its work, and its answer gets lost.
  const cases: string[] = [];
  await page.route('**/api/post/cases', async (route) => {
    cases.push((route.request().postDataJSON() as { case: string }).case);
    await route.fetch();
    await route.abort();
  });
  await permit.presses('services-online-send');
  await expect(page.getByRole('alert').filter({ hasText: t('services-online-send-failed') })).toBeVisible({ timeout: 60_000 });
  await page.unroute('**/api/post/cases');
  await page.reload();
  await permit.is(t('services-online-review'));
  let sentAgain = 0;
  page.on('request', (request) => (sentAgain += Number(request.method() === 'POST' && request.url().endsWith('/api/post/cases'))));
  await permit.presses('services-online-send');
  await permit.is(t('services-online-done'));
  await expect(page.getByRole('main')).toContainText(t('services-online-earlier'));
  expect([sentAgain, new Set(cases).size]).toEqual([0, 1]);
  await expect(page.locator('.form-access__pin')).toHaveText(/^\d{4} \d{4}$/);
});

test('an executable that is called a PDF, a file of another kind and one that is too large are refused, and nothing else is lost', async ({ page }) => {
  await page.goto(`${PERMIT}?step=nachweise`);
  const field = page.locator('input[type=file]').first();
  const chosen = (name: string, buffer: Buffer) => field.setInputFiles({ name, mimeType: 'application/pdf', buffer });
  await chosen('gut.pdf', Buffer.from('%PDF-1.7\n'));
  await expect(page.getByRole('button', { name: 'gut.pdf' })).toBeVisible();
  await chosen('boese.pdf', Buffer.from('MZ\u0090\u0000', 'latin1'));
  await expect(page.getByText(t('services-forms-field-file-program', { name: 'boese.pdf' }))).toBeVisible();
  await chosen('brief.pdf', Buffer.from('Nur Text.'));
  await expect(page.getByText(/„brief\.pdf“ ist ein einfacher Text/)).toBeVisible();
  await chosen('gross.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(11_000_000)]));
  await expect(page.getByText(/„gross\.pdf“ hat 11 MB/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'gut.pdf' })).toBeVisible();
});

test('on a device of many people nothing is kept, and a countdown that can be stopped wipes what was written', async ({ page }) => {
  await page.clock.install();
  await page.goto(PERMIT);
  await page.getByLabel(t('services-online-kiosk')).check();
  await page.getByRole('button', { name: t('services-online-begin'), exact: true }).click();
  await page.getByLabel('Ihr Vor- und Nachname').fill('Wer hier sitzt');
  await expect(page.getByLabel('Ihr Vor- und Nachname')).toHaveAttribute('autocomplete', 'off');
  await page.clock.runFor(185_000);
  const asked = page.getByRole('dialog');
  await expect(asked).toContainText(t('services-online-still'));
  await asked.getByRole('button', { name: t('services-online-still-yes') }).click();
  await expect(asked).toHaveCount(0);
  await expect(page.getByLabel('Ihr Vor- und Nachname')).toHaveValue('Wer hier sitzt');
  await page.clock.runFor(245_000);
  await page.waitForURL(/\?kiosk$/);
  await page.getByRole('button', { name: t('services-online-begin'), exact: true }).click();
  await expect(page.getByLabel('Ihr Vor- und Nachname')).toHaveValue('');
  await page.goto(PERMIT);
  await expect(page.getByRole('button', { name: t('services-online-begin'), exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: t('services-online-draft-open') })).toHaveCount(0);
});

test('on a device of many people the last page has no link to press, and ending leaves nothing of it', async ({ page }) => {
  const permit = new Permit({ page, hands: mouse(page) });
  await page.goto(`${PERMIT}?kiosk`);
  await expect(page.getByRole('button', { name: t('services-online-kiosk-end') })).toHaveCount(0);
  await permit.presses('services-online-begin');
  await permit.tellsWho();
  await permit.tellsTheRest(today());
  await permit.presses('services-online-send');
  await permit.is(t('services-online-done'));
  const main = page.getByRole('main');
  await expect(main.locator('.form-access__link')).toHaveText(/\/post\/reply\//);
  await expect(main.locator('a[href*="/post/reply/"]')).toHaveCount(0);
  await expect(main.getByRole('img', { name: t('services-online-link-qr') })).toBeVisible();
  await expect(main.getByRole('button', { name: t('services-online-save') })).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(main.getByText(t('services-online-kiosk-sent'))).toBeHidden();
  await expect(main.locator('.form-access__link')).toBeVisible();
  await page.emulateMedia({ media: null });
  const [sent, link] = [await code(page), await main.locator('.form-access__link').innerText()];
  await permit.presses('services-online-kiosk-end');
  await page.waitForURL(/\?kiosk$/);
  for (const come of [() => page.reload(), () => page.goBack()]) {
    await come();
    await expect(main).toContainText(t('services-online-kiosk-on'));
    await expect(main).not.toContainText(sent);
    expect(page.url()).not.toContain('/post/reply/');
  }
  const secret = new URL(link).hash.slice(1);
  expect(await kept(page)).not.toContain(secret);
});

/** Everything that the browser keeps for this town, as text. */
function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) => new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
    const all: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        const inside = database.transaction(store).objectStore(store);
        all.push(await done(inside.getAllKeys()), await done(inside.getAll()));
      }
    }
    return JSON.stringify(all);
  });
}

test('who left while reading everything again goes on there', async ({ page }) => {
  const permit = new Permit({ page, hands: mouse(page) });
  await permit.begins();
  await permit.tellsWho();
  await permit.tellsTheRest(today());
  await expect(page.getByText(t('services-online-kept'))).toBeVisible();
  await page.goto('/services');
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(PERMIT);
  await expect(page.getByRole('button', { name: t('services-online-begin-new') })).toBeVisible();
  await permit.presses('services-online-draft-open');
  await permit.is(t('services-online-review'));
});

test('who says after the first answers that many people use the device leaves none of them behind', async ({ page }) => {
  const permit = new Permit({ page, hands: mouse(page) });
  await permit.begins();
  await permit.writes('Ihr Vor- und Nachname', 'Wer hier sitzt');
  await expect(page.getByText(t('services-online-kept'))).toBeVisible();
  await page.goBack();
  await page.getByLabel(t('services-online-kiosk')).check();
  await page.getByRole('button', { name: t('services-online-go-on'), exact: true }).click();
  await expect(page.getByLabel('Ihr Vor- und Nachname')).toHaveValue('Wer hier sitzt');
  await page.getByRole('button', { name: t('services-online-kiosk-end') }).click();
  await page.waitForURL(/\?kiosk$/);
  await page.goto(PERMIT);
  await expect(page.getByRole('button', { name: t('services-online-begin'), exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: t('services-online-draft-open') })).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page of a form names every other door', async ({ page }) => {
    await page.goto(PERMIT);
    const main = page.getByRole('main');
    await expect(main).toContainText(t('services-online-no-script'));
    await expect(main.getByRole('link', { name: t('services-catalogue-paper-form') })).toHaveAttribute('href', '/services/forms/bewohnerparkausweis.pdf');
    await expect(main.locator('a[href^="tel:"]').first()).toBeVisible();
    await expect(main.locator('a[href^="/services/locations/"]').first()).toBeVisible();
  });
});
