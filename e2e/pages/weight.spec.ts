import { mkdir, writeFile } from 'node:fs/promises';
import { pagesOf } from '../support/crawl.ts';
import { axe } from '../support/look.ts';
import { expect, test } from '../support/test.ts';
import { weigh } from '../support/weight.ts';

/** What a page may weigh over the wire: with an empty cache, and coming from the front page. */
const FIRST_VIEW = 40_000;
const NEXT_VIEW = 10_000;
/** The online form brings its program, once: it asks, checks and keeps what is written. */
const PROGRAM = { path: /^\/services\/forms\//, first: 90_000, next: 60_000 };

type Measured = {
  path: string;
  first_view_bytes: number;
  next_view_bytes: number;
  violations: string[];
};

test('no page weighs more than 40 KB at first and 10 KB next', async ({ browser, baseURL, request }) => {
  test.setTimeout(1_200_000);
  const pages: Measured[] = [];
  for (const path of await pagesOf(request)) {
    const url = baseURL + path;
    const context = await browser.newContext();
    const first = await weigh(context, url);
    await context.close();

    const coming = await browser.newContext();
    await weigh(coming, `${baseURL}/`);
    const next = await weigh(coming, url);
    const page = await coming.newPage();
    await page.goto(url);
    const violations = (await axe(page)).map((violation) => violation.split(':')[0]!);
    await coming.close();
    pages.push({ path, first_view_bytes: first, next_view_bytes: next, violations });
  }

  if (process.env.RECORD) {
    await record(pages);
  }
  expect(pages.length).toBeGreaterThan(1);
  const light = ({ path, first_view_bytes, next_view_bytes }: Measured): boolean => {
    const { first, next } = PROGRAM.path.test(path) ? PROGRAM : { first: FIRST_VIEW, next: NEXT_VIEW };
    return first_view_bytes > 0 && first_view_bytes <= first && next_view_bytes <= next;
  };
  expect(pages.filter((page) => !light(page))).toEqual([]);
});

/** The front page of the town shows these figures, with their date. */
async function record(pages: Measured[]): Promise<void> {
  const folder = new URL('../../docs/measured/', import.meta.url);
  await mkdir(folder, { recursive: true });
  const measured = new Date().toISOString().slice(0, 10);
  const text = JSON.stringify({ measured, pages }, null, 2);
  await writeFile(new URL('pages.json', folder), `${text}\n`);
}
