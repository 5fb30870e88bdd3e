import type { Locator } from '@playwright/test';
import { hire, signIn } from '../support/staff.ts';
import { EVERY_WAY, expect, journey } from '../support/test.ts';
import { t } from '../support/texts.ts';

/** One for each way: who changes a service at the same time as somebody else is refused. */
const SERVICES: Record<string, string> = {
  'with a mouse': 'Meldebescheinigung',
  'by keyboard alone': 'Personalausweis',
  'without JavaScript': 'Gewerbe anmelden',
};

journey(
  'an office makes a form with a rule in words, publishes it and puts it online at a service',
  EVERY_WAY,
  async ({ page, hands, way, another, complaints }) => {
    complaints.expect(/422/);
    await signIn({ page, hands }, await hire('editor', 'buergerservice'));
    const main = page.getByRole('main');
    const edit = (key: string, args = {}): string => t(`services-forms-edit-${key}`, args);
    const press = (role: 'button' | 'link', name: string): Promise<void> =>
      hands.press(main.getByRole(role, { name, exact: true }).first());
    const field = (name: string): Locator => main.getByLabel(edit(`field-${name}`)).first();
    const title = `Garten pachten ${way}`;

    await hands.press(page.getByRole('link', { name: t('nav-services'), exact: true }).first());
    await hands.press(main.getByRole('link', { name: t('services-catalogue-manage-all') }));
    await press('link', edit('title'));
    await press('link', edit('new'));
    await hands.write(field('title'), title);
    await hands.choose(field('service'), SERVICES[way]!);
    await press('button', edit('begin'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    const manage = new URL(page.url()).pathname;
    const form = manage.split('/').at(-1)!;

    const add = async (place: number, label: string, kind: string): Promise<void> => {
      await hands.press(main.getByRole('link', { name: edit('add-item') }).nth(place));
      await hands.write(main.getByLabel(edit('field-new-label'), { exact: true }), label);
      await hands.tick(main.getByRole('radio', { name: edit(`kind-${kind}`), exact: true }));
      await press('button', edit('save'));
    };
    await add(0, 'Haben Sie schon einen Garten?', 'yes-no');
    await hands.write(field('why'), 'Jeder bekommt nur einen.');
    await press('button', edit('save'));

    await press('link', edit('add-page'));
    await hands.write(main.getByLabel(edit('field-page-title')), 'Ihr Garten');
    await press('button', edit('save'));
    await add(1, 'Welche Nummer hat er?', 'whole');

    await press('link', edit('rule-add-visible'));
    await hands.choose(main.getByLabel(edit('line-question')), 'Haben Sie schon einen Garten?');
    await press('button', edit('line-show'));
    await expect(main.getByLabel(edit('line-relation')).locator('option:checked')).toHaveText(edit('relation-is'));
    await hands.choose(main.getByLabel(edit('line-value'), { exact: true }), t('services-forms-paper-yes'));
    await press('button', edit('save'));
    const said = edit('says-is', { question: 'Haben Sie schon einen Garten?', value: t('services-forms-paper-yes') });
    await expect(main).toContainText(edit('rule-is-visible', { rule: said }));
    await expect(main).toContainText(edit('lack-legal'));

    await press('link', edit('publish'));
    await press('button', edit('publish-now'));
    await expect(main.getByRole('alert')).toContainText('Rechtsgrundlage');
    await page.goto(`${manage}/about`);
    await hands.write(field('form-legal'), '§ 1 Gartenordnung');
    await press('button', edit('save'));
    await press('link', edit('publish'));
    await press('button', edit('publish-now'));
    await expect(main.getByRole('status')).toContainText(edit('done-published'));
    await expect(main.getByRole('link', { name: edit('preview') })).toHaveAttribute('href', /preview/);

    await hands.press(main.getByRole('link', { name: edit('remove') }).last());
    await press('button', edit('remove-now'));
    await expect(main).not.toContainText('Welche Nummer hat er?');
    await press('button', edit('take-back'));
    await expect(main).toContainText('Welche Nummer hat er?');

    await press('link', edit('doors-edit'));
    await press('button', t('services-catalogue-door-online'));
    const online = main.getByRole('group', { name: new RegExp(`\\d\\. ${t('services-catalogue-door-online')}`) }).last();
    await hands.choose(online.getByLabel(t('services-catalogue-part-form'), { exact: true }), title);
    await press('button', t('services-catalogue-save'));
    await expect(main.getByRole('status')).toContainText(t('services-catalogue-done-saved'));

    const visitor = await another();
    const paper = await visitor.page.request.get(`/services/forms/${form}.pdf`);
    expect(paper.headers()['content-type']).toBe('application/pdf');
    const definition = await visitor.page.request.get(`/services/forms/${form}.json`);
    expect((await definition.json()).definition.layout.pages).toHaveLength(2);
  },
);
