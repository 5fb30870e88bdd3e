// Service cases as the app's pages ask for them, for who is signed in.

import { openServices, type Words } from '../../services/api.ts';
import type { Texts } from './texts.ts';

export const services = openServices();

/** A text of the town in the reader's language; in German where it was not written in that. */
export function wordsIn({ lang }: Pick<Texts, 'lang'>, words: Words): string {
  return words[lang] ?? words['de'] ?? Object.values(words)[0] ?? '';
}
