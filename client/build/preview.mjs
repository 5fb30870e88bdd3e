// Shows the mailbox with made-up letters, without a town: to look at pages while they are made.
//
//     npm run preview            # http://localhost:8090/post
//
// `?as=none`, `?as=locked`, `?as=many` (10,000 cases), `?as=clerk` choose who looks, `?lang=en` the language.

import { createServer } from 'node:http';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { addresses, COMMON } from './common.mjs';

const CLIENT = join(dirname(fileURLToPath(import.meta.url)), '..');
const PORT = Number(process.env.PORT ?? 8090);
const dist = mkdtempSync(join(tmpdir(), 'allmende-preview-'));

spawnSync(process.execPath, [join(CLIENT, 'build/build.mjs'), dist], { stdio: 'inherit' });
const assets = new Map(
  readFileSync(join(dist, 'assets.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([name, file, kind]) => [name, { path: `/assets/${file}`, file, kind }]),
);

/** As the town has it: what it forbids must not be needed. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'";
const DEMO = join(CLIENT, '../crates/services/demo/forms');
const FORMS = readdirSync(DEMO).map((name) => JSON.parse(readFileSync(join(DEMO, name), 'utf8')));

const withoutTown = {
  name: 'without-town',
  setup: ({ onResolve }) =>
    onResolve({ filter: /engine\/index\.ts$/ }, () => ({ path: join(CLIENT, 'test/post/preview/engine.ts') })),
};

async function script() {
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: [join(CLIENT, 'src/post.ts')],
    plugins: [withoutTown, addresses((path) => assets.get(basename(path).replace(/\.min\.mjs$/, '.js')).path)],
    sourcemap: 'inline',
    write: false,
  });
  return outputFiles[0].text;
}

const page = (lang, as, guest) => `<!DOCTYPE html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Post</title>
<link rel="stylesheet" href="${assets.get('app.css').path}"><link rel="stylesheet" href="/post.css">
<script type="module" src="/post.js"></script></head>
<body><a class="skip" href="#main">Skip</a><header class="top"><div class="wrap top__bar"><a class="brand" href="/">
<svg class="brand__mark" viewBox="0 0 32 32" width="40" height="40" aria-hidden="true"><path d="M16 2a14 14 0 0 1 12 7L5 25A14 14 0 0 1 16 2z"/></svg>
<span><span class="brand__town">Musterstadt</span><span class="brand__what">Digital commons</span></span></a></div>
<nav class="nav" aria-label="Main"><div class="wrap"><ul><li><a href="/post" aria-current="page">Post</a></li></ul></div></nav></header>
<main class="wrap" id="main" tabindex="-1"><h1>Post</h1>
<div id="post-app" data-api="${as}" data-lang="${lang}" data-town="Musterstadt" data-url="https://post.example" ${guest ? `data-guest="${guest}"` : ''}></div>
</main></body></html>`;

createServer(async (request, response) => {
  const url = new URL(request.url, `http://localhost:${PORT}`);
  const send = (kind, body) => response.writeHead(200, { 'content-type': kind, 'content-security-policy': POLICY }).end(body);
  const found = [...assets.values()].find(({ path }) => path === url.pathname);
  if (found) {
    send(found.kind, readFileSync(join(dist, found.file)));
  } else if (url.pathname === '/post.js') {
    script().then(
      (text) => send('text/javascript; charset=utf-8', text),
      (error) => response.writeHead(500).end(String(error)),
    );
  } else if (url.pathname === '/post.css') {
    send('text/css; charset=utf-8', ['parts', 'post', 'desk', 'entry'].map((name) => readFileSync(join(CLIENT, `src/styles/${name}.css`), 'utf8')).join('\n'));
  } else if (url.pathname.endsWith('/forms')) {
    send('application/json', JSON.stringify({ forms: FORMS.map(({ form, title, service }) => ({ form, version: 1, title, service, name: title })) }));
  } else if (url.pathname.startsWith('/services/forms/')) {
    const definition = FORMS.find(({ form }) => form === url.pathname.split('/')[3]);
    send('application/json', JSON.stringify({ version: 1, definition }));
  } else if (url.pathname === '/api/services/cases') {
    send('application/json', '{}');
  } else if (url.pathname.startsWith('/post')) {
    const guest = url.pathname.match(/^\/post\/reply\/(\w+)/)?.[1];
    send('text/html; charset=utf-8', page(url.searchParams.get('lang') ?? 'de', url.searchParams.get('as') ?? 'open', guest));
  } else {
    response.writeHead(404).end();
  }
}).listen(PORT, () => console.log(`http://localhost:${PORT}/post`));
