import type { Page } from '@playwright/test';
import { faults, visit } from '../support/look.ts';
import { hire, invitation, letIn, newName, PASSPHRASE } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';
import { type Language, t } from '../support/texts.ts';

/** Opens a page that only these people see. */
type Opening = (page: Page, language: Language) => Promise<unknown>;

const at = (path: string): Opening => (page) => page.goto(path);

const ACCOUNT = {
  account: at('/account'),
  confirmation: at('/account/confirm'),
  passphrase: at('/account/passphrase'),
  'authenticator app': at('/account/authenticator'),
  'recovery codes': (page, language) => presses(page, t('identity-security-codes-new', {}, language)),
  'own data': at('/account/data'),
  erasure: at('/account/erase'),
} satisfies Record<string, Opening>;

const ADMINISTRATION = {
  people: at('/admin/people'),
  person: async (page) => {
    await page.goto('/admin/people');
    await page.getByRole('main').locator('a[href^="/admin/people/"]').first().click();
  },
  invitations: at('/admin/invitations'),
  'invitation that lacks a name': async (page, language) => {
    await page.goto('/admin/invitations');
    await presses(page, t('identity-admin-invite', {}, language), '/admin/invitations');
  },
  offices: at('/admin/offices'),
  office: at('/admin/offices/kaemmerei'),
  jobs: at('/jobs'),
} satisfies Record<string, Opening>;

const PUBLISHING = {
  catalogue: at('/data'),
  dataset: at('/data/haushalt-2026'),
  'dataset’s description': at('/data/haushalt-2026/edit'),
  'form for a file': at('/data/publish'),
  'form without a file': (page, language) => sends(page, language, null),
  draft: (page, language) => sends(page, language, 'Name;Fläche\r\nMüllerpark;1.234,50\r\n'),
  'file that is refused': (page, language) => sends(page, language, 'Name;Fläche\r\nA;1;2\r\nB;2\r\n'),
} satisfies Record<string, Opening>;

const MANAGED = '/services/manage/personalausweis';

const SERVICES = {
  services: at('/services'),
  'service with its editor’s link': at('/services/personalausweis'),
  'own services': at('/services/manage'),
  'new service': at('/services/manage/new'),
  'service without a name': (page, language) =>
    presses(page, t('services-catalogue-begin', {}, language), '/services/manage/new'),
  overview: at(MANAGED),
  texts: at(`${MANAGED}/texts`),
  details: at(`${MANAGED}/details`),
  doors: at(`${MANAGED}/doors`),
  'one more door': (page, language) =>
    presses(page, t('services-catalogue-door-post', {}, language), `${MANAGED}/doors`),
  preview: at(`${MANAGED}/preview`),
  withdrawal: at(`${MANAGED}/withdraw`),
  'withdrawal without a reason': (page, language) =>
    presses(page, t('services-catalogue-withdraw-now', {}, language), `${MANAGED}/withdraw`),
  'own locations': at('/services/manage/locations'),
  'new location': at('/services/manage/locations/new'),
  location: at('/services/manage/locations/buergerservice-rathaus'),
} satisfies Record<string, Opening>;

const FORM = '/services/forms/manage/bewohnerparkausweis';

const FORMS = {
  forms: at('/services/forms/manage'),
  'new form': at('/services/forms/manage/new'),
  'form without a title': (page, language) =>
    presses(page, t('services-forms-edit-begin', {}, language), '/services/forms/manage/new'),
  'copy of a form': at('/services/forms/manage/new/copy'),
  'form from a file': at('/services/forms/manage/new/file'),
  'form from a file that is none': async (page, language) => {
    await page.goto('/services/forms/manage/new/file');
    await page.locator('#f-file').setInputFiles({ name: 'antrag.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
    await page.getByRole('button', { name: t('services-forms-edit-begin', {}, language), exact: true }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
  },
  'questions of a form': at(FORM),
  'about a form': at(`${FORM}/about`),
  'new page of a form': at(`${FORM}/pages`),
  'page of a form': at(`${FORM}/items/~fahrzeug`),
  'new question': at(`${FORM}/items/~fahrzeug/add`),
  question: at(`${FORM}/items/kennzeichen`),
  'question with choices': at(`${FORM}/items/zone`),
  'question that goes': at(`${FORM}/items/kennzeichen/remove`),
  'when a question is there': at(`${FORM}/items/halter_name/rules/visible`),
  'when a question must be answered': at(`${FORM}/items/telefon/rules/required`),
  'what is worked out': at(`${FORM}/items/gebuehr/rules/computed`),
  'what is refused': at(`${FORM}/items/gueltig_ab/rules/check?id=nicht_frueher`),
  'versions of a form': at(`${FORM}/versions`),
  'versions side by side': at(`${FORM}/compare?from=1&to=draft`),
  'form to publish': at(`${FORM}/publish`),
  'form as people will see it': async (page) => {
    await visit(page, `${FORM}/preview`);
    await expect(page.getByRole('button').first()).toBeVisible();
  },
} satisfies Record<string, Opening>;

const PLACE = '/appointments/manage/buergerservice-rathaus';

const APPOINTMENTS = {
  'places with appointments': at('/appointments/manage'),
  'day list': at(PLACE),
  'booking for somebody': at(`${PLACE}/book`),
  'slots for somebody': at(`${PLACE}/book?service=personalausweis`),
  'appointments that cannot be kept': at(`${PLACE}/affected`),
  'closing a day': at(`${PLACE}/close`),
  settings: at(`${PLACE}/settings`),
  counter: async (page) => {
    await page.goto(`${PLACE}/settings`);
    await page.getByRole('main').locator('a[href*="/counters/"]').first().click();
  },
  'an appointment': async (page, language) => {
    await page.goto(`${PLACE}/book?service=meldebescheinigung`);
    await page.locator('a.slot').first().click();
    const book = t('services-appointments-book', {}, language);
    await page.getByRole('main').getByRole('button', { name: book, exact: true }).click();
    await expect(page.locator('.slip')).toBeVisible();
  },
} satisfies Record<string, Opening>;

const AUDIT = { 'audit log': at('/admin/audit') } satisfies Record<string, Opening>;

const STAFF: Record<string, { office: string; pages: Record<string, Opening> }> = {
  administrator: { office: 'it-service', pages: { ...ACCOUNT, ...ADMINISTRATION } },
  editor: { office: 'kaemmerei', pages: PUBLISHING },
  'office-head': { office: 'buergerservice', pages: { ...SERVICES, ...FORMS, ...APPOINTMENTS } },
  auditor: { office: 'datenschutz', pages: AUDIT },
};

for (const language of ['de', 'en'] as const) {
  test.describe(language, () => {
    test.use({ locale: language });

    for (const [role, { office, pages }] of Object.entries(STAFF)) {
      test(`every page of an ${role} is accessible in light and dark`, async ({ page, complaints }) => {
        test.setTimeout(600_000);
        complaints.expect(/422/);
        await letIn(page.request, await hire(role, office));
        const wrong: string[] = [];
        for (const [name, open] of Object.entries(pages)) {
          await open(page, language);
          wrong.push(...(await faults(page, language)).map((it) => `${name} (${page.url()}): ${it}`));
        }
        expect(wrong).toEqual([]);
      });
    }

    test('the pages on the way in are accessible in light and dark', async ({ page }) => {
      test.setTimeout(600_000);
      const wrong: string[] = [];
      const looks = async (name: string): Promise<void> => {
        wrong.push(...(await faults(page, language)).map((it) => `${name}: ${it}`));
      };
      await page.goto(await invitation('clerk', 'buergerservice'));
      await looks('invitation');
      await page.locator('#f-user_name').fill(newName('clerk'));
      await page.locator('#f-passphrase').fill(PASSPHRASE);
      await page.getByRole('button', { name: t('identity-invitation-button', {}, language) }).click();
      await expect(page).toHaveURL(/enrol/);
      await looks('second factor to set up');

      const staff = await hire('clerk', 'buergerservice');
      await page.context().clearCookies();
      await page.goto('/sign-in');
      await page.locator('#f-user_name').fill(staff.userName);
      await page.locator('#f-passphrase').fill(staff.passphrase);
      await page.getByRole('button', { name: t('identity-signin-button', {}, language), exact: true }).click();
      await expect(page).toHaveURL(/second-factor/);
      await looks('second factor');
      expect(wrong).toEqual([]);
    });
  });
}

/** Presses a button of a page, whose form may lack what is required. */
async function presses(page: Page, name: string, path = '/account'): Promise<void> {
  await page.goto(path);
  await page.getByRole('main').getByRole('button', { name, exact: true }).first().click();
}

/** Sends a file to be published, and waits until it was looked at. */
async function sends(page: Page, language: Language, text: string | null): Promise<void> {
  await page.goto('/data/publish');
  await page.locator('#f-title').fill('Probe');
  if (text !== null) {
    const file = { name: 'probe.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.locator('#f-file').setInputFiles(file);
  }
  await page.getByRole('button', { name: t('opendata-upload', {}, language) }).click();
  const done = text === null
    ? page.getByRole('main').locator('[aria-invalid]').first()
    : page.getByRole('button', { name: t('opendata-draft-discard', {}, language) });
  await expect(done).toBeVisible();
}
