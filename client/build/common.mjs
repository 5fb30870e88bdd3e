// How every script is bundled, in the program and in tests.

/** Texts are part of the script that shows them; views are Preact's. */
export const COMMON = {
  bundle: true,
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.ftl': 'text' },
};
