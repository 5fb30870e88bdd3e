import type { Locator } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { EVERY_WAY, expect, journey } from '../support/test.ts';
import { t } from '../support/texts.ts';

const TITLE = /^Haushaltsplan/;
const OTHER = 'Ertrag/Aufwand';
const AMOUNT = 'Betrag';

journey('a visitor finds a dataset, filters it and takes it along', EVERY_WAY, async ({ page, hands }) => {
  await page.goto('/');
  const header = page.getByRole('banner');
  await hands.write(header.getByRole('searchbox'), 'Haushaltsplan');
  await hands.press(header.getByRole('button', { name: t('ui-search') }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('house-search-title'));

  const main = page.getByRole('main');
  await hands.press(main.getByRole('link', { name: TITLE }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE);

  const table = main.getByRole('table', { name: t('opendata-table') });
  const cells = (column: string): Promise<string[]> => columnOf(table, column);
  await hands.press(table.getByRole('link', { name: AMOUNT, exact: true }));
  await expect(table.getByRole('columnheader', { name: AMOUNT })).toHaveAttribute('aria-sort', 'ascending');
  const upwards = (await cells(AMOUNT)).map(amount);
  expect(upwards).toEqual([...upwards].sort((a, b) => a - b));

  const filter = main.getByRole('search', { name: t('opendata-filter') });
  await hands.choose(filter.getByLabel(t('opendata-filter-column')), OTHER);
  await hands.choose(filter.getByLabel(t('opendata-filter-op')), t('opendata-op-eq'));
  await hands.write(filter.getByLabel(t('opendata-filter-value')), 'Aufwand');
  await hands.press(filter.getByRole('button', { name: t('opendata-filter-add') }));
  const filters = main.getByRole('list', { name: t('opendata-filters') });
  await expect(filters).toContainText(t('opendata-filter-eq', { column: OTHER, value: 'Aufwand' }));
  expect(new Set(await cells(OTHER))).toEqual(new Set(['Aufwand']));
  const first = (await cells(AMOUNT)).map(amount);
  expect(first).toEqual([...first].sort((a, b) => a - b));
  const counted = main.getByText(new RegExp(`^1 bis ${first.length} von \\d+$`));
  const total = Number(/\d+$/.exec(await counted.innerText())![0]);
  expect(total).toBeGreaterThan(first.length);

  await hands.press(main.getByRole('link', { name: t('ui-paging-next') }));
  await expect(main.getByRole('link', { name: t('ui-paging-page', { page: 2 }) }))
    .toHaveAttribute('aria-current', 'page');
  const second = (await cells(AMOUNT)).map(amount);
  expect(new Set(await cells(OTHER))).toEqual(new Set(['Aufwand']));
  expect(second[0]!).toBeGreaterThanOrEqual(first.at(-1)!);

  const exports = main.getByText(t('opendata-export'));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    hands.press(exports.getByRole('link', { name: 'CSV', exact: true })),
  ]);
  const [heading, ...lines] = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(heading).toContain(AMOUNT);
  expect(lines).toHaveLength(total);
  expect(lines.every((line) => line.includes(',Aufwand,'))).toBe(true);

  const dataset = page.url();
  const [answer] = await Promise.all([
    page.waitForResponse(/rows\.json/),
    hands.press(exports.getByRole('link', { name: 'JSON' })),
  ]);
  expect((await answer.json()).total).toBe(total);

  await page.goto(dataset);
  await hands.press(main.getByRole('link', { name: t('record-kind-dataset-published') }).first());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Eintrag \d+$/);
  await expect(main.getByRole('link', { name: t('record-receipt') })).toBeVisible();
});

/** The texts of a column, in the order of the rows. */
async function columnOf(table: Locator, name: string): Promise<string[]> {
  const headings = await table.getByRole('columnheader').allInnerTexts();
  const place = headings.findIndex((heading) => heading.trim() === name);
  expect(place, `the table has a column ${name}`).toBeGreaterThan(-1);
  return table.locator(`tbody tr > :nth-child(${place + 1})`).allInnerTexts();
}

/** An amount as people read it: `−1.234,50 €`. */
function amount(text: string): number {
  return Number(text.replace(/[^\d,−-]/g, '').replace('−', '-').replace(',', '.'));
}
