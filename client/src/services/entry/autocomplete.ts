// What the browser may fill in by itself (WCAG 2.2, 1.3.5): data about the person who writes.

import type { Asked } from './asked.ts';

const BY_FORMAT: Readonly<Record<string, string>> = { email: 'email', phone: 'tel' };

/** Names of fields as forms of German offices have them. */
const BY_NAME: readonly (readonly [name: RegExp, token: string])[] = [
  [/^(name|vor_und_nachname)$/, 'name'],
  [/^vornamen?$/, 'given-name'],
  [/^(nachname|familienname)$/, 'family-name'],
  [/^(geburtsdatum|geburtstag)$/, 'bday'],
  [/^(strasse|strasse_hausnummer)$/, 'address-line1'],
  [/^(postleitzahl|plz)$/, 'postal-code'],
  [/^(ort|wohnort)$/, 'address-level2'],
];

/** The token of a question; none for what is about somebody or something else, such as rows. */
export function autocompleteOf({ path, node, question, kind }: Asked): string {
  const isOfRow = /\.\d+\./.test(path);
  if (isOfRow || (kind !== 'text' && kind !== 'date')) {
    return 'off';
  }
  const byName = node.format === undefined || node.format === 'date' || node.format === 'postal-code';
  const named = byName ? BY_NAME.find(([name]) => name.test(question.field.toLowerCase()))?.[1] : undefined;
  return BY_FORMAT[node.format ?? ''] ?? named ?? 'off';
}
