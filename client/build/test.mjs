// Runs the tests in `test/` and below, or those whose names contain an argument: bundles each one to
// plain JavaScript and hands it to node's runner.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { addresses, COMMON } from './common.mjs';

const CLIENT = join(dirname(fileURLToPath(import.meta.url)), '..');
// Where what is not bundled is found: canvases are no JavaScript.
const folder = mkdtempSync(join(CLIENT, '.tests-'));
try {
  const found = readdirSync(join(CLIENT, 'test'), { recursive: true }).filter((name) => name.endsWith('.test.ts'));
  const wanted = process.argv.slice(2);
  const tests = found.filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  await build({
    entryPoints: tests.map((name) => join(CLIENT, 'test', name)),
    ...COMMON,
    plugins: [addresses((path) => pathToFileURL(path).href)],
    platform: 'node',
    external: ['@napi-rs/canvas'],
    outbase: join(CLIENT, 'test'),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
  });
  const files = tests.map((name) => join(folder, name.replace(/\.ts$/, '.mjs')));
  // By itself node leaves one core alone, which is half of a small machine.
  const runner = ['--test', '--test-reporter=tap', `--test-concurrency=${availableParallelism()}`];
  const { status } = spawnSync(process.execPath, [...runner, ...files], { stdio: 'inherit', cwd: CLIENT });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
