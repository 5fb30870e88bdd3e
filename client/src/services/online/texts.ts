// The texts of the online form: each language is a part of its own, and nobody loads the other.

import { textsOf, type Lang, type Texts } from '../../texts.ts';

const SOURCES: Record<Lang, () => Promise<{ default: string[] }>> = {
  de: () => import('./texts.de.ts'),
  en: () => import('./texts.en.ts'),
};

export async function textsIn(lang: Lang): Promise<Texts> {
  return textsOf(lang, (await SOURCES[lang]()).default);
}
