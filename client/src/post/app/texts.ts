// The app's texts, in the language of the page: each language is a part of its own, so that nobody
// loads the other. The record's entry for the bundle covers them too.

import { type Lang, type Texts, textsOf } from '../../texts.ts';

export { joined, locale, textsOf, type Args, type Lang, type Texts } from '../../texts.ts';

const SOURCES: Record<Lang, () => Promise<{ default: string[] }>> = {
  de: () => import('./texts.de.ts'),
  en: () => import('./texts.en.ts'),
};

export async function textsIn(lang: Lang): Promise<Texts> {
  return textsOf(lang, (await SOURCES[lang]()).default);
}
