// The lines of a mailbox: found by words and state, a page at a time.

import { useMemo } from 'preact/hooks';
import type { CaseLine } from '../../engine/index.ts';
import { troubleText, useApp } from '../context.tsx';
import { findLines, pageOf, SHOWS, type Show } from '../finding.ts';
import { officeName, partyName } from '../names.ts';
import { useOffices } from '../offices.ts';
import { Badge, Day, Empty, Lately, Link, LinkButton, Select, TextField } from '../parts/index.tsx';
import { go, usePlace } from '../router.tsx';

type LinesProps = { lines: CaseLine[]; office: string | undefined };

export function Lines({ lines, office }: LinesProps) {
  const app = useApp();
  const { t } = app;
  const offices = useOffices();
  const { path, query } = usePlace();
  const words = query.get('q') ?? '';
  const show = SHOWS.find((one) => one === query.get('show')) ?? 'all';
  const name = (line: CaseLine) => (office ? partyName(app, line.from, { offices }) : officeName(app, line.office, offices));
  const found = useMemo(() => findLines(lines, words, show, name), [lines, words, show, offices]);
  const { items, at, pages } = pageOf(found, Number(query.get('page')));
  const look = (q: string, state: Show) => go(address(path, { q, show: state === 'all' ? '' : state }), true);
  const turn = (page: number) => address(path, { q: words, show: show === 'all' ? '' : show, page: page > 1 ? `${page}` : '' });

  return (
    <>
      <div class="filter" role="search" aria-label={t('post-app-filter')}>
        <TextField name="words" label={t('post-app-filter-words')} type="search" optional value={words} onInput={(value) => look(value, show)} />
        <Select
          name="show"
          label={t('post-app-filter-show')}
          value={show}
          onInput={(value) => look(words, value as Show)}
          options={SHOWS.map((value) => ({ value, label: t(`post-app-filter-${value}`) }))}
        />
      </div>
      <p class="post-count" role="status">
        {t('post-app-count', { found: found.length, all: lines.length })}
      </p>
      <div class="post-lines">
        {found.length === 0 ? (
          <Empty title={t('post-app-found-none')}>
            <Link href={path}>{t('post-app-found-all')}</Link>
          </Empty>
        ) : (
          <ul class="post-list">
            {items.map((line) => (
              <Line key={line.case} line={line} office={office} who={name(line)} />
            ))}
          </ul>
        )}
      </div>
      {pages > 1 ? (
        <nav class="form__send" aria-label={t('post-app-pages')}>
          {at > 1 ? <LinkButton look="secondary" href={turn(at - 1)}>{t('post-app-page-newer')}</LinkButton> : null}
          <span class="post-page">{t('post-app-page', { at, pages })}</span>
          {at < pages ? <LinkButton look="secondary" href={turn(at + 1)}>{t('post-app-page-older')}</LinkButton> : null}
        </nav>
      ) : null}
    </>
  );
}

function address(path: string, values: Record<string, string>): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();
  return query ? `${path}?${query}` : path;
}

function Line({ line, office, who }: { line: CaseLine; office: string | undefined; who: string }) {
  const texts = useApp();
  const { t } = texts;
  const subject = line.subject || t(line.trouble ? 'post-app-unreadable' : 'post-app-no-subject');
  return (
    <li class={line.unread > 0 ? 'post-line post-line--unread' : 'post-line'}>
      <span class="post-line__who">{who}</span>
      <div class="post-line__what">
        <Link class="post-line__subject" href={`/post/cases/${line.case}${office ? `?as=${office}` : ''}`}>
          {subject}
        </Link>
        <span class="post-line__badges">
          {line.unread > 0 ? <Badge tone="info">{t('post-app-unread', { count: line.unread })}</Badge> : null}
          {line.status === 'closed' ? <Badge>{t('post-app-closed')}</Badge> : null}
          {line.trouble ? <Badge tone="danger">{t('post-app-trouble')}</Badge> : null}
        </span>
        <span class="post-line__about">
          {t('post-app-letters', { count: line.letters })} · <span class="digits">{line.code}</span>
          {line.deleteAfter ? (
            <>
              {' · '}
              {t('post-app-kept-until')} <Day time={line.deleteAfter} />
            </>
          ) : null}
        </span>
        {line.trouble ? <p class="post-line__trouble">{troubleText(texts, line.trouble)}</p> : null}
      </div>
      <span class="post-line__time">
        <Lately time={line.time} />
      </span>
    </li>
  );
}
