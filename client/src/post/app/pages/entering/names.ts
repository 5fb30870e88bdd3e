// What a scanned page is called, and why it lies where it lies.

import { difference, type Copy, type Mark, type Sheet } from '../../../../services/scan/index.ts';
import type { Texts } from '../../texts.ts';

/** What was recognised on a page, in words. */
export function recognised({ t }: Texts, { reading }: Sheet): string {
  return reading.kind === 'mark' ? t('services-scan-read-mark', markArgs(reading.mark)) : t(`services-scan-read-${reading.kind}`);
}

/** Where it lies in the application. */
export function placeName({ t }: Texts, { place }: Sheet): string {
  return typeof place === 'number' ? t('services-scan-place-page', { page: place }) : t(`services-scan-place-${place}`);
}

/** Why a page was set aside. */
export function whyApart({ t }: Texts, sheet: Sheet, copy: Copy | undefined): string {
  const { reading } = sheet;
  if (reading.kind === 'blank') {
    return t('services-scan-apart-blank');
  }
  const differs = difference(sheet, copy);
  if (reading.kind !== 'mark' || !differs) {
    return t('services-scan-apart-hand');
  }
  const { form, version, token } = reading.mark;
  return t(`services-scan-apart-${differs}`, { form, version, case: token ? codeOf(token) : t('services-scan-no-case') });
}

/** A token as codes of cases are written: `K7M2-9QXD`. */
export function codeOf(token: string): string {
  return token.length === 8 ? `${token.slice(0, 4)}-${token.slice(4)}` : token;
}

function markArgs({ form, page, pages }: Mark) {
  return { form, page, pages };
}
