// Texts of definitions, in the language of the page.

import type { Lang } from '../../texts.ts';
import type { Text } from '../forms/model.ts';

export interface Said {
  text: string;
  /** The language it is written in. */
  lang: string;
}

/** A text in this language; where nobody wrote it, in German, or as it is there. */
export function textIn(text: Text | undefined, lang: Lang): Said {
  const tag = [lang, 'de', ...Object.keys(text ?? {})].find((it) => text?.[it]) ?? lang;
  return { text: text?.[tag] ?? '', lang: tag };
}

/** Words before what was answered: with a colon, unless they end with a mark of their own. */
export const leading = (label: string): string => (/[?!:]$/.test(label) ? label : `${label}:`);
