// Writes the test vectors of the post's protocol to `crates/sealed/vectors/typescript.json`. What is
// drawn at random (nonces, what age seals with) is new each time; secrets, keys and signatures stay.
//
//     npm run vectors

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const CLIENT = join(dirname(fileURLToPath(import.meta.url)), '..');
const VECTORS = join(CLIENT, '../crates/sealed/vectors');
const folder = mkdtempSync(join(tmpdir(), 'allmende-vectors-'));
try {
  const outfile = join(folder, 'vectors.mjs');
  buildSync({ entryPoints: [join(CLIENT, 'test/post/vectors.ts')], bundle: true, platform: 'node', format: 'esm', outfile });
  const { makeVectors } = await import(pathToFileURL(outfile).href);
  mkdirSync(VECTORS, { recursive: true });
  writeFileSync(join(VECTORS, 'typescript.json'), `${JSON.stringify(await makeVectors(), null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
