// The app's texts, in the language of the page. Both languages are in the bundle, so that the
// record's entry for the bundle covers what people read too.

import { FluentBundle, FluentResource } from '@fluent/bundle';
import de from '../../../../crates/post/locales/app.de.ftl';
import en from '../../../../crates/post/locales/app.en.ftl';
import deskDe from '../../../../crates/post/locales/desk.de.ftl';
import deskEn from '../../../../crates/post/locales/desk.en.ftl';

export type Lang = 'de' | 'en';
export type Args = Record<string, string | number>;

const SOURCES: Record<Lang, string> = { de: `${de}\n${deskDe}`, en: `${en}\n${deskEn}` };

export interface Texts {
  lang: Lang;
  t(key: string, args?: Args): string;
  has(key: string): boolean;
}

/** How days and numbers are written: English as in Europe, like the town's other pages. */
export function locale(lang: Lang): string {
  return lang === 'en' ? 'en-GB' : 'de-DE';
}

export function textsIn(lang: Lang): Texts {
  const bundle = new FluentBundle(lang, { useIsolating: false });
  bundle.addResource(new FluentResource(SOURCES[lang]));
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
