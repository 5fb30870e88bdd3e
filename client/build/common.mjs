// How every script is bundled, in the program and in tests.

import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** Texts are part of the script that shows them; views are Preact's. */
export const COMMON = {
  bundle: true,
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.ftl': 'text' },
};

const ADDRESS = /\?address$/;

/** Files that a script names by their address (`import worker from 'a/worker.js?address'`): `addressOf` is given the file's path. */
export function addresses(addressOf) {
  const found = (file, folder) => (file.startsWith('.') ? join(folder, file) : require.resolve(file));
  return {
    name: 'addresses',
    setup: ({ onLoad, onResolve }) => {
      onResolve({ filter: ADDRESS }, ({ path, resolveDir }) => ({ path: found(path.replace(ADDRESS, ''), resolveDir), namespace: 'address' }));
      onLoad({ filter: /.*/, namespace: 'address' }, ({ path }) => ({ contents: addressOf(path), loader: 'text' }));
    },
  };
}
