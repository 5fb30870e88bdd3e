// The cases that somebody applied for, above the letters of their mailbox.

import type { CaseSummary } from '../../../../services/api.ts';
import { wordsIn } from '../../cases.ts';
import { useTexts } from '../../context.tsx';
import { Link } from '../index.tsx';
import { DueDay, StatusBadge } from './signs.tsx';

export function OwnList({ cases }: { cases: CaseSummary[] }) {
  const texts = useTexts();
  const { t } = texts;
  const open = cases.filter(({ due }) => due !== null);
  const closed = cases.filter(({ due }) => due === null);
  return (
    <section aria-labelledby="own-cases">
      <h2 id="own-cases">{t('services-desk-own')}</h2>
      <Lines cases={open} />
      {closed.length > 0 ? (
        <details class="more">
          <summary>{t('services-desk-own-closed', { count: closed.length })}</summary>
          <div class="more__body">
            <Lines cases={closed} />
          </div>
        </details>
      ) : null}
    </section>
  );
}

function Lines({ cases }: { cases: CaseSummary[] }) {
  const texts = useTexts();
  return cases.length === 0 ? null : (
    <ul class="post-list">
      {cases.map((one) => (
        <li class="post-line" key={one.case}>
          <span class="post-line__who">{wordsIn(texts, one.office.name)}</span>
          <div class="post-line__what">
            <Link class="post-line__subject" href={`/post/cases/${one.case}`}>
              {wordsIn(texts, one.service.name)}
            </Link>
            <span class="post-line__badges">
              <StatusBadge of={one} />
            </span>
            <span class="post-line__about digits">{one.code}</span>
          </div>
          <span class="post-line__time">
            <DueDay of={one} isShort />
          </span>
        </li>
      ))}
    </ul>
  );
}
