// Measures in Chromium: `node browser.mjs sealing BYTES`, `node browser.mjs mailbox LETTERS` and
// `node browser.mjs forms FILE` print JSON. The packages are those of client/ and e2e/.

import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const CLIENT = join(HERE, '../../client');
const { build } = createRequire(join(CLIENT, 'package.json'))('esbuild');
const { COMMON } = await import(join(CLIENT, 'build/common.mjs'));
const { chromium } = createRequire(join(HERE, '../../e2e/package.json'))('@playwright/test');

const [what, argument] = process.argv.slice(2);
const MEASURES = { sealing, mailbox, forms };
console.log(JSON.stringify(await MEASURES[what](argument), null, 2));

async function sealing(argument) {
  const bytes = Number(argument);
  const script = await bundle('sealing.ts');
  const figures = {};
  for (const way of ['allmende', 'pgp', 'jwe']) {
    figures[way] = await withPage(script, async (page, browser) => {
      const before = await memory(browser);
      const found = await page
        .evaluate(([name, size]) => globalThis.measure(name, size), [way, bytes])
        .catch((error) => ({ failed: String(error).slice(0, 200) }));
      return { ...found, memory: (await memory(browser)) - before };
    });
  }
  return figures;
}

async function mailbox(letters) {
  const script = await bundle('mailbox.ts');
  return withPage(script, (page) => page.evaluate((count) => globalThis.measure(count), Number(letters)));
}

/** Checks a form: a file with its definition and answers, made by the example of the crate. */
async function forms(file) {
  const { definition, answers } = JSON.parse(readFileSync(file, 'utf8'));
  const script = await bundle('forms.ts');
  const given = [JSON.stringify(definition), answers];
  return withPage(script, (page) => page.evaluate((asked) => globalThis.measure(asked), given));
}

async function bundle(name) {
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: [join(HERE, name)],
    minify: true,
    write: false,
    nodePaths: [join(CLIENT, 'node_modules')],
  });
  return outputFiles[0].contents;
}

/** A page of its own browser that has loaded a script. */
async function withPage(script, work) {
  const server = createServer(({ url }, answer) => {
    const isScript = url === '/script.js';
    answer.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    answer.end(isScript ? script : '<!doctype html><script type="module" src="/script.js"></script>');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${server.address().port}/`);
    await page.waitForFunction(() => 'measure' in globalThis);
    return await work(page, browser);
  } finally {
    await browser.close();
    server.close();
  }
}

/** The most memory that the page's process has had so far, in bytes (Linux). */
async function memory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => peak(id));
  return Math.max(...pages);
}

function peak(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)[1]) * 1024;
}
