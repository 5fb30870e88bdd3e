// Texts of pages that the browser draws: Fluent, from the same files that the server reads.

import { FluentBundle, FluentResource } from '@fluent/bundle';

export type Lang = 'de' | 'en';
export type Args = Record<string, string | number>;

export interface Texts {
  lang: Lang;
  t(key: string, args?: Args): string;
  has(key: string): boolean;
}

/** How days and numbers are written: English as in Europe, like the town's other pages. */
export function locale(lang: Lang): string {
  return lang === 'en' ? 'en-GB' : 'de-DE';
}

/** The texts of some Fluent files. */
export function textsOf(lang: Lang, sources: string[]): Texts {
  const bundle = new FluentBundle(lang, { useIsolating: false });
  for (const source of sources) {
    bundle.addResource(new FluentResource(source));
  }
  const pattern = (key: string) => {
    const [id, attribute] = key.split('.') as [string, string | undefined];
    const message = bundle.getMessage(id);
    return attribute ? message?.attributes[attribute] : message?.value;
  };
  return {
    lang,
    has: (key) => Boolean(pattern(key)),
    t: (key, args = {}) => {
      const found = pattern(key);
      return found ? bundle.formatPattern(found, args) : key;
    },
  };
}

/** Texts beside others: those that were there first are found first. */
export function joined(first: Texts, more: Texts): Texts {
  const one = (key: string) => (first.has(key) ? first : more);
  return { lang: first.lang, has: (key) => first.has(key) || more.has(key), t: (key, args) => one(key).t(key, args) };
}
