// The texts of service cases in the mailbox, for `lazy`: each language is a part of its own.

import type { Lang } from '../texts.ts';

export const SERVICES_TEXTS: Record<Lang, () => Promise<{ default: string[] }>> = {
  de: () => import('./texts.de.ts'),
  en: () => import('./texts.en.ts'),
};
