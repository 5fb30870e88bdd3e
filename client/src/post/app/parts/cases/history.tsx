// What happened to a case, day by day.

import type { CaseEvent } from '../../../../services/api.ts';
import { wordsIn } from '../../cases.ts';
import { useTexts } from '../../context.tsx';
import { Day } from '../index.tsx';

export function History({ events }: { events: CaseEvent[] }) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <details class="more">
      <summary>{t('services-desk-history')}</summary>
      <div class="more__body">
        <ol class="plain">
          {events.map(({ day, what, office, by }, at) => (
            <li key={at}>
              <Day time={day} /> · {t(`services-cases-what-${what}`, { office: wordsIn(texts, office.name) })}
              {by ? ` (${by.name || t('services-desk-account-gone')})` : null}
            </li>
          ))}
        </ol>
      </div>
    </details>
  );
}
