// Fira Sans, the typeface of KERN, with the letters that German and English pages need. Other
// letters come from the reader's own fonts.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subset from 'subset-font';

const require = createRequire(import.meta.url);
const ASCII = String.fromCharCode(...Array.from({ length: 95 }, (_, at) => at + 0x20));
const LETTERS = `${ASCII}\u00a0ÄÖÜäöüßẞéèêáàçñóøåÉ§°·–—‘’‚“”„«»…€×−→←↑↓`;

// What offices print may name people and places of half of Europe.
const PRINTED = `${LETTERS}${String.fromCharCode(...Array.from({ length: 0x180 - 0xa1 }, (_, at) => at + 0xa1))}ȘșȚț☐✓`;

/** One weight of the typeface for printed forms: TrueType, kerning. */
export function printedFont(weight) {
  const file = require.resolve(`@kern-ux/native/dist/fonts/fira-sans/FiraSans-${weight}.woff2`);
  return subset(readFileSync(file), PRINTED, { targetFormat: 'truetype', noHinting: true, keepFeatures: ['kern'] });
}

/** One weight of the typeface as WOFF2: kerning and figures of equal width, no hinting. */
export function font(weight) {
  const file = require.resolve(`@kern-ux/native/dist/fonts/fira-sans/FiraSans-${weight}.woff2`);
  const options = { targetFormat: 'woff2', noHinting: true, keepFeatures: ['kern', 'tnum'] };
  return subset(readFileSync(file), LETTERS, options);
}
