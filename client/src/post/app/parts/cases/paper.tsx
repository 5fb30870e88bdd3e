// Paper of a case: its form with its code on every page, and the way back.

import type { ServiceCase } from '../../../../services/api.ts';
import { useApp } from '../../context.tsx';
import { Link } from '../index.tsx';

/** Nothing where there is no form for the case, or another office has it now. */
export function PaperOfCase({ of }: { of: ServiceCase }) {
  const { t, lang } = useApp();
  const { code, form, form_version: version, office, role } = of;
  if (role !== 'office' || form === null || version === null) {
    return null;
  }
  return (
    <p class="case__paper">
      <Link href={`/services/forms/${form}/versions/${version}.pdf?case=${code}&lang=${lang}`}>{t('services-desk-paper-print')}</Link>{' '}
      <Link href={`/post/office/${office.slug}/scan?case=${code}`}>{t('services-desk-paper-read')}</Link>
    </p>
  );
}
