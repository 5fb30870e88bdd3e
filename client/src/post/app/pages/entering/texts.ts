// The texts of these pages, each language a part of its own.

import type { Lang } from '../../texts.ts';

export const ENTERING_TEXTS: Record<Lang, () => Promise<{ default: string[] }>> = {
  de: () => import('./texts.de.ts'),
  en: () => import('./texts.en.ts'),
};
