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
      for (const file of textsOf(crate, language)) {
        bundle.addResource(new FluentResource(readFileSync(file, 'utf8')));
      }
    }
    return [language, bundle];
  }),
);

/** The files of a crate's texts: `de.ftl`, and one more for each part, such as `privacy.de.ftl`. */
function textsOf(crate: string, language: Language): URL[] {
  const folder = new URL(`${crate}/locales/`, crates);
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name === `${language}.ftl` || name.endsWith(`.${language}.ftl`))
    .map((name) => new URL(name, folder));
}

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
