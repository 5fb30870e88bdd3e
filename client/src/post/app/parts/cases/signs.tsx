// How a case stands, in words: never by colour alone.

import { locale } from '../../texts.ts';
import type { CaseSummary, Escalation, Status } from '../../../../services/api.ts';
import { useTexts } from '../../context.tsx';
import { Badge, Day, type Tone } from '../index.tsx';

const TONES: Record<Status, Tone> = {
  received: 'info',
  'in-progress': 'info',
  asked: 'warning',
  'second-eyes': 'info',
  decided: 'success',
  withdrawn: 'neutral',
  'handed-over': 'info',
};

export function StatusBadge({ of: { status }, isOffice = false }: { of: Pick<CaseSummary, 'status'>; isOffice?: boolean }) {
  const { t } = useTexts();
  return <Badge tone={TONES[status]}>{t(statusKey(status, isOffice))}</Badge>;
}

/** Where the office asked, each side is told whose turn it is. */
export function statusKey(status: Status, isOffice: boolean): string {
  return isOffice && status === 'asked' ? 'services-desk-status-asked' : `services-cases-status-${status}`;
}

const URGENT: Record<Escalation, Tone | undefined> = { calm: undefined, soon: 'warning', overdue: 'danger' };

/** Only what is near or past its due day is marked. */
export function UrgencyBadge({ of: { work } }: { of: Pick<CaseSummary, 'work'> }) {
  const { t } = useTexts();
  const tone = work && URGENT[work.escalation];
  return tone ? <Badge tone={tone}>{t(`services-cases-escalation-${work.escalation}`)}</Badge> : null;
}

/** Until when it must be decided, or when it was. Lists have no room for more than that: while the clock stands, no day is due. */
export function DueDay({ of: { due, decided, status }, isShort = false }: { of: Pick<CaseSummary, 'due' | 'decided' | 'status'>; isShort?: boolean }) {
  const { t } = useTexts();
  if (status === 'asked' && isShort) {
    return <>{t('services-desk-clock-stands-short')}</>;
  }
  const [key, day] = decided ? ['services-desk-decided-on', decided] : ['services-desk-due-on', due];
  return day ? (
    <>
      {t(key!)} <Day time={day} />
      {status === 'asked' ? ` (${t('services-desk-clock-stands')})` : null}
    </>
  ) : null;
}

/** An amount as it is said here: `30,70 €`. */
export function money(lang: 'de' | 'en', cents: number): string {
  return new Intl.NumberFormat(locale(lang), { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

/** What somebody typed as an amount, in cents: `30`, `30,70`, `30.70`; nothing where it is none. */
export function centsOf(typed: string): number | undefined {
  const [, euros, cents = ''] = /^\s*(\d{1,6})(?:[.,](\d{1,2}))?\s*€?\s*$/.exec(typed) ?? [];
  return euros === undefined ? undefined : Number(euros) * 100 + Number(cents.padEnd(2, '0'));
}
