import type { Locator, Page } from '@playwright/test';
import type { File } from '../support/hands.ts';
import { hire, signIn } from '../support/staff.ts';
import { EVERY_WAY, expect, journey, type Someone } from '../support/test.ts';
import { t } from '../support/texts.ts';

const HEADING = 'Fläche;Straße;Größe in m²;Eröffnet;Kosten';
const ROWS = [
  'Müllerpark;Grüne Straße;1.234,50;01.05.2019;12.500,00 €',
  'Süderwiese;Äußerer Ring;987,25;31.12.2020;8.000,50 €',
  'Höhe „Nord“;Weg am Öl;2.000,00;15.03.2021;1.000.000,00 €',
];
const ADDED = 'Brückenkopf;Über der Au;45,75;01.04.2026;99,99 €';

journey(
  'an editor publishes a file, and then a changed one as its second version',
  EVERY_WAY,
  async ({ page, hands, way, another }) => {
    const editor = { page, hands };
    await signIn(editor, await hire('editor', 'stadtplanung'));
    await hands.press(page.getByRole('link', { name: t('nav-opendata') }).first());
    await hands.press(page.getByRole('link', { name: t('opendata-publish'), exact: true }));

    const title = `Spielflächen ${way}`;
    await hands.pick(page.getByLabel(t('opendata-field-file')), file(ROWS));
    await hands.write(page.getByLabel(t('opendata-field-title'), { exact: true }), title);
    await hands.press(page.getByRole('button', { name: t('opendata-upload') }));

    await seesWhatWasFound(page);
    const address = await publishes(editor, title);
    await expect(rowHeaders(page)).toHaveCount(ROWS.length);

    const visitor = await another();
    await visitor.page.goto(address);
    await expect(visitor.page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(tableOf(visitor.page)).toContainText('Süderwiese');
    await expect(tableOf(visitor.page)).toContainText('31.12.2020');
    await expect(visitor.page.getByRole('link', { name: t('opendata-new-version') })).toHaveCount(0);

    await hands.press(page.getByRole('link', { name: t('opendata-new-version') }));
    await hands.pick(page.getByLabel(t('opendata-field-file')), file([...ROWS, ADDED]));
    await hands.press(page.getByRole('button', { name: t('opendata-upload') }));
    await seesWhatWasFound(page);
    expect(await publishes(editor, title)).toBe(address);

    await visitor.page.reload();
    await expect(tableOf(visitor.page)).toContainText('Brückenkopf');
    await visitor.hands.press(visitor.page.getByRole('link', { name: /^Version 1 / }));
    await expect(tableOf(visitor.page)).toContainText('Süderwiese');
    await expect(tableOf(visitor.page)).not.toContainText('Brückenkopf');
  },
);

/** As German offices write it: cp1252, semicolons, CRLF. */
function file(rows: string[]): File {
  const text = `${[HEADING, ...rows].join('\r\n')}\r\n`;
  const bytes = [...text].map((letter) => CP1252.get(letter) ?? letter.charCodeAt(0));
  return { name: 'spielflächen.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes) };
}

/** Where cp1252 is not Latin-1. */
const CP1252 = new Map([['€', 0x80], ['„', 0x84], ['“', 0x93]]);

/** Encoding, separator and the kind of each column, before anything is public. */
async function seesWhatWasFound(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: t('opendata-draft-found') })).toBeVisible();
  const main = page.getByRole('main');
  await expect(main).toContainText(t('opendata-found-encoding', { encoding: 'windows-1252' }));
  await expect(main).toContainText(t('opendata-found-delimiter', { delimiter: ';' }));
  const kinds = { Straße: 'text', 'Größe in m²': 'number-german', Eröffnet: 'date', Kosten: 'number-german' };
  for (const [column, kind] of Object.entries(kinds)) {
    const select = page.getByRole('group', { name: column }).getByLabel(t('opendata-kind'));
    await expect(select.locator('option:checked')).toHaveText(t(`opendata-kind-${kind}`));
  }
}

/** Publishes the draft and gives the address of its dataset. */
async function publishes({ page, hands }: Someone, title: string): Promise<string> {
  await hands.press(page.getByRole('button', { name: t('opendata-draft-publish') }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  return new URL(page.url()).pathname;
}

function tableOf(page: Page): Locator {
  return page.getByRole('table', { name: t('opendata-table') });
}

function rowHeaders(page: Page): Locator {
  return tableOf(page).getByRole('rowheader');
}
