import { mkdir, writeFile } from 'node:fs/promises';
import type { Browser, BrowserContext } from '@playwright/test';
import { pagesOf } from '../support/crawl.ts';
import { axe } from '../support/look.ts';
import { expect, test } from '../support/test.ts';
import { weigh } from '../support/weight.ts';

/** What a page may weigh over the wire: with an empty cache, and coming from the front page. */
const FIRST_VIEW = 40_000;
const NEXT_VIEW = 10_000;
/** The online form brings its program, once: it asks, checks and keeps what is written. */
const PROGRAM = { path: '/services/forms/bewohnerparkausweis', first: 105_000, next: 75_000 };

/** So many pages are weighed at the same time. */
const LANES = 3;

type Measured = {
  path: string;
  first_view_bytes: number;
  next_view_bytes: number;
  violations: string[];
};

test('no page weighs more than 40 KB at first and 10 KB next', async ({ browser, baseURL, request }) => {
  test.setTimeout(1_200_000);
  const paths = [...new Set([...(await pagesOf(request)), PROGRAM.path])];
  const pages: Measured[] = [];
  // Weighing waits for quiet more than it works: several pages wait at the same time.
  const lane = async (): Promise<void> => {
    for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
      pages.push(await measure(browser, baseURL!, path));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  pages.sort((a, b) => a.path.localeCompare(b.path));

  if (process.env.RECORD) {
    await record(pages);
  }
  expect(pages.length).toBeGreaterThan(1);
  const light = ({ path, first_view_bytes, next_view_bytes }: Measured): boolean => {
    const { first, next } = path === PROGRAM.path ? PROGRAM : { first: FIRST_VIEW, next: NEXT_VIEW };
    return first_view_bytes > 0 && first_view_bytes <= first && next_view_bytes <= next;
  };
  expect(pages.filter((page) => !light(page))).toEqual([]);
});

/** A page with an empty cache, and coming from the front page. Faults are looked for where they are recorded. */
async function measure(browser: Browser, town: string, path: string): Promise<Measured> {
  const context = await browser.newContext();
  const first = await weigh(context, town + path);
  await context.close();

  const coming = await browser.newContext();
  await weigh(coming, `${town}/`);
  const next = await weigh(coming, town + path);
  const violations = process.env.RECORD ? await rulesBroken(coming, town + path) : [];
  await coming.close();
  return { path, first_view_bytes: first, next_view_bytes: next, violations };
}

async function rulesBroken(context: BrowserContext, url: string): Promise<string[]> {
  const page = await context.newPage();
  await page.goto(url);
  return (await axe(page)).map((violation) => violation.split(':')[0]!);
}

/** The front page of the town shows these figures, with their date. */
async function record(pages: Measured[]): Promise<void> {
  const folder = new URL('../../docs/measured/', import.meta.url);
  await mkdir(folder, { recursive: true });
  const measured = new Date().toISOString().slice(0, 10);
  const text = JSON.stringify({ measured, pages }, null, 2);
  await writeFile(new URL('pages.json', folder), `${text}\n`);
}
