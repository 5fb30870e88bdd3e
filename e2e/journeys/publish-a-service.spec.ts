import type { Locator } from '@playwright/test';
import { hire, signIn } from '../support/staff.ts';
import { EVERY_WAY, expect, journey } from '../support/test.ts';
import { t } from '../support/texts.ts';

journey(
  'an office publishes a service, which is refused until it has all doors',
  EVERY_WAY,
  async ({ page, hands, way, another, complaints }) => {
    complaints.expect(/422/);
    await signIn({ page, hands }, await hire('editor', 'buergerservice'));
    const main = page.getByRole('main');
    const name = `Lastenrad leihen ${way}`;

    await hands.press(page.getByRole('link', { name: t('nav-services'), exact: true }).first());
    await hands.press(main.getByRole('link', { name: t('services-catalogue-manage-all') }));
    await hands.press(main.getByRole('link', { name: t('services-catalogue-new') }));
    await hands.write(main.getByLabel(t('services-catalogue-field-name'), { exact: true }), name);
    await hands.write(main.getByLabel(t('services-catalogue-field-teaser')), 'Die Stadt verleiht Lastenräder.');
    await hands.press(main.getByRole('button', { name: t('services-catalogue-begin') }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    const manage = new URL(page.url()).pathname;

    const publish = main.getByRole('button', { name: t('services-catalogue-publish'), exact: true });
    await hands.press(publish);
    await expect(main.getByRole('alert')).toContainText(t('services-catalogue-refused'));
    for (const door of ['on-site', 'paper', 'phone']) {
      await expect(main).toContainText(t('error-services-door-absent', { door }));
    }

    await hands.press(main.getByRole('link', { name: t('services-catalogue-mend-doors') }).first());
    for (const door of ['on-site', 'paper', 'phone']) {
      await hands.press(main.getByRole('button', { name: t(`services-catalogue-door-${door}`) }));
    }
    const door = (number: number, kind: string): Locator =>
      main.getByRole('group', { name: `${number}. ${t(`services-catalogue-door-${kind}`)}` });
    const of = (group: Locator, part: string): Locator =>
      group.getByLabel(t(`services-catalogue-part-${part}`), { exact: true });
    const onSite = of(door(1, 'on-site'), 'location');
    await hands.choose(onSite, await onSite.locator('option').nth(1).innerText());
    await hands.choose(of(door(1, 'on-site'), 'fee'), t('services-catalogue-fee-kind-free'));
    const paper = door(2, 'paper');
    await hands.write(paper.getByLabel(t('services-catalogue-part-file')), 'https://example.org/lastenrad.pdf');
    await hands.write(of(paper, 'address'), 'Stadt Musterstadt, Am Markt 1');
    const phone = door(3, 'phone');
    await hands.write(of(phone, 'number'), '+49 3300 115');
    await hands.write(of(phone, 'hours'), 'vormittags');
    const save = main.getByRole('button', { name: t('services-catalogue-save') });
    await hands.press(save);
    await expect(of(phone, 'hours')).toHaveAttribute('aria-invalid', 'true');
    await hands.write(of(phone, 'hours'), 'Mo-Fr 08:00-12:00; PH off');
    await hands.press(save);
    await expect(main.getByRole('status')).toContainText(t('services-catalogue-done-saved'));

    await hands.press(publish);
    await expect(main.getByRole('status')).toContainText(t('services-catalogue-done-published'));
    const history = main.getByRole('table', { name: t('services-catalogue-history') });
    await expect(history).toContainText(t('record-kind-service-published'));

    const visitor = await another();
    await visitor.page.goto(manage.replace('/manage', ''));
    await expect(visitor.page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(visitor.page.getByRole('main')).toContainText(t('services-catalogue-fee-free'));
  },
);
