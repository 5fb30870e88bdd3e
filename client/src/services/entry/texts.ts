// The texts of questions and answers, each language a part of its own.

import type { Lang } from '../../texts.ts';

export const ENTRY_TEXTS: Record<Lang, () => Promise<{ default: string[] }>> = {
  de: () => import('./texts.de.ts'),
  en: () => import('./texts.en.ts'),
};
