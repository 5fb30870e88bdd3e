import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

export type Language = 'de' | 'en';

const crates = new URL('../../crates/', import.meta.url);

/**
 * The program's own texts: a journey names what a person sees by its key, so that a better
 * sentence needs no change here.
 */
const bundles = new Map(
  (['de', 'en'] as Language[]).map((language) => {
    const bundle = new FluentBundle(language, { useIsolating: false });
    for (const crate of readdirSync(crates)) {
      const file = new URL(`${crate}/locales/${language}.ftl`, crates);
      if (existsSync(file)) {
        bundle.addResource(new FluentResource(readFileSync(file, 'utf8')));
      }
    }
    return [language, bundle];
  }),
);

/** A text of the program, in German unless told otherwise. */
export function t(
  key: string,
  values: Record<string, FluentVariable> = {},
  language: Language = 'de',
): string {
  const bundle = bundles.get(language)!;
  const [id, attribute] = key.split('.') as [string, string | undefined];
  const message = bundle.getMessage(id);
  const pattern = attribute ? message?.attributes[attribute] : message?.value;
  if (!pattern) {
    throw new Error(`There is no text ${key} in ${language}.`);
  }
  return bundle.formatPattern(pattern, values);
}
