// Builds what the browser gets into a folder (`client/dist` by itself): every asset under the name
// that carries its content's hash, beside it the same bytes compressed, and `assets.txt`, which
// lists them for the program: name, address, kind, SHA-256.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, transform, transformSync } from 'esbuild';
import { addresses, COMMON } from './common.mjs';
import { font, printedFont } from './font.mjs';
import { kern } from './kern.mjs';

const CLIENT = join(dirname(fileURLToPath(import.meta.url)), '..');
const OUT = resolve(process.argv[2] ?? join(CLIENT, 'dist'));
const BROWSERS = ['chrome111', 'edge111', 'firefox115', 'safari16.4'];
const KINDS = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

const STYLES = ['tokens', 'base', 'shell', 'content', 'forms', 'data', 'promises', 'services', 'outline', 'appointments', 'print'];
/** Scripts of pages that work without them. */
const SCRIPTS = ['app', 'passkey'];
/** Programs: what they share, and what they load when it is first used, are parts of their own. */
const PROGRAMS = ['form', 'post'];
/** Style sheets of programs. */
const OF_PROGRAMS = { form: ['parts', 'entry', 'form'], post: ['parts', 'post', 'desk', 'entry'] };

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const list = [];

write('favicon.svg', readFileSync(join(CLIENT, 'static/favicon.svg')));
const fonts = {
  REGULAR: write('fira-sans-400.woff2', await font('Regular')),
  SEMIBOLD: write('fira-sans-600.woff2', await font('SemiBold')),
};
// For the program, not for browsers.
writeFileSync(join(OUT, 'printed-400.ttf'), await printedFont('Regular'));
writeFileSync(join(OUT, 'printed-600.ttf'), await printedFont('SemiBold'));
write('app.css', await styles());
for (const [name, styles] of Object.entries(OF_PROGRAMS)) {
  write(`${name}.css`, await programStyles(styles));
}
for (const name of SCRIPTS) {
  write(`${name}.js`, await script(name));
}
await programs();
writeFileSync(join(OUT, 'assets.txt'), list.map((line) => `${line.join('\t')}\n`).join(''));

async function styles() {
  const own = STYLES.map((name) => readFileSync(join(CLIENT, `src/styles/${name}.css`), 'utf8')).join('\n');
  const { css, resolve: resolved } = kern(own);
  const all = `${css}\n${resolved(own)}`.replace(/FONT_(\w+)/g, (_, weight) => `/assets/${fonts[weight]}`);
  const { code } = await transform(all, { loader: 'css', minify: true, target: BROWSERS });
  return code;
}

/** A program's own: loaded beside the others, which bring KERN and the colours. */
async function programStyles(names) {
  const own = names.map((name) => readFileSync(join(CLIENT, `src/styles/${name}.css`), 'utf8')).join('\n');
  const { code } = await transform(own, { loader: 'css', minify: true, target: BROWSERS });
  return code;
}

async function script(name) {
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: [join(CLIENT, `src/${name}.ts`)],
    minify: true,
    target: BROWSERS,
    write: false,
  });
  return outputFiles[0].contents;
}

async function programs() {
  const { outputFiles, metafile } = await build({
    ...COMMON,
    entryPoints: PROGRAMS.map((name) => join(CLIENT, `src/${name}.ts`)),
    plugins: [addresses(addressed)],
    splitting: true,
    minify: true,
    target: BROWSERS,
    // The parts name each other, so these names stay as they are.
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    outdir: OUT,
    metafile: true,
    write: false,
  });
  const begins = new Map(Object.entries(metafile.outputs).map(([path, { entryPoint }]) => [basename(path), entryPoint]));
  for (const { path, contents } of outputFiles) {
    const file = basename(path);
    const begin = begins.get(file);
    keep(begin ? nameOf(begin) : file, file, Buffer.from(contents));
  }
}

/** What a part is called: its place below `src`. */
function nameOf(begin) {
  return `${relative(join(CLIENT, 'src'), resolve(begin)).replace(/\.tsx?$/, '')}.js`;
}

/** A file that a script loads by its address; answers with that. */
function addressed(path) {
  const content = readFileSync(path);
  const isStyle = path.endsWith('.css');
  const sent = isStyle ? transformSync(content.toString(), { loader: 'css', minify: true, target: BROWSERS }).code : content;
  return `/assets/${write(basename(path).replace(/\.min\.mjs$/, '.js'), sent)}`;
}

/** Writes an asset; answers with the name it has in addresses. */
function write(name, content) {
  const bytes = Buffer.from(content);
  const end = extname(name);
  const hashed = `${name.slice(0, -end.length)}.${sha256(bytes).slice(0, 12)}${end}`;
  keep(name, hashed, bytes);
  return hashed;
}

/** Keeps an asset under the name that it has in addresses, with its compressed forms. */
function keep(name, file, bytes) {
  const end = extname(file);
  writeFileSync(join(OUT, file), bytes);
  // A font is compressed in itself.
  const isCompressed = end === '.woff2';
  writeFileSync(join(OUT, `${file}.br`), isCompressed ? '' : brotli(bytes));
  writeFileSync(join(OUT, `${file}.gz`), isCompressed ? '' : gzipSync(bytes, { level: 9 }));
  list.push([name, file, KINDS[end], sha256(bytes)]);
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
