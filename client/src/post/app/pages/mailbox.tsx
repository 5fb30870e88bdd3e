// The list of a mailbox: one's own, or an office's.

import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CaseLine, Progress } from '../../engine/index.ts';
import { troubleText, useApp, useTitle } from '../context.tsx';
import { officeName, partyName } from '../names.ts';
import { useOffices } from '../offices.ts';
import { Badge, Day, Empty, Failed, Link, LinkButton, Loading, Notice, ProgressBar, Select, Tabs, TextField } from '../parts/index.tsx';
import { usePlace } from '../router.tsx';

const PAGE = 50;

type Show = 'all' | 'unread' | 'open' | 'closed';

export function Mailbox({ office }: { office?: string }) {
  const app = useApp();
  const { t, engine, me } = app;
  const offices = useOffices();
  const [lines, setLines] = useState<CaseLine[]>();
  const [progress, setProgress] = useState<Progress>();
  const [error, setError] = useState<unknown>();
  const membership = me.offices.find(({ slug }) => slug === office);
  useTitle(office ? officeName(app, office, me.offices) : t('post-app-mailbox-title'));

  useEffect(() => {
    let gone = false;
    const isClosed = office !== undefined && membership?.state !== 'member' && membership?.state !== 'renew';
    if (!isClosed) {
      const update = (found: CaseLine[], how?: Progress) => {
        if (!gone) {
          setLines(found);
          setProgress(how);
        }
      };
      engine.mailboxes.list(office ? `office:${office}` : 'own', update).then(() => !gone && setProgress(undefined), setError);
    }
    return () => void (gone = true);
  }, [engine, office]);

  return (
    <>
      <Mailboxes office={office} />
      {office ? <OfficeState office={office} state={membership?.state} /> : null}
      <Failed error={error} />
      <div class="form__send post-tools">
        {office ? (
          <LinkButton href={`/post/office/${office}/new`}>{t('post-app-office-write')}</LinkButton>
        ) : (
          <LinkButton href="/post/new">{t('post-app-write')}</LinkButton>
        )}
        {office ? (
          <>
            <LinkButton look="secondary" href={`/post/office/${office}/inbox`}>{t('post-app-office-inbox')}</LinkButton>
            <LinkButton look="secondary" href={`/post/office/${office}/team`}>{t('post-app-office-team')}</LinkButton>
          </>
        ) : (
          <LinkButton look="secondary" href="/post/drafts">{t('post-app-drafts')}</LinkButton>
        )}
      </div>
      {progress ? <ProgressBar progress={progress} /> : null}
      {lines ? (
        <Lines lines={lines} office={office} name={(party) => partyName(app, party, { offices })} />
      ) : error === undefined && (!office || membership?.state === 'member' || membership?.state === 'renew') ? (
        <Loading>{t('post-app-loading')}</Loading>
      ) : null}
    </>
  );
}

/** One's own mailbox and those of one's offices, side by side. */
function Mailboxes({ office }: { office: string | undefined }) {
  const { t, lang, me } = useApp();
  const tabs = [
    { href: '/post', label: t('post-app-own'), current: office === undefined },
    ...me.offices.map(({ slug, name }) => ({ href: `/post/office/${slug}`, label: name[lang], current: office === slug })),
    { href: '/post/keys', label: t('post-app-keys'), current: false },
  ];
  return (
    <>
      <Tabs label={t('post-app-mailboxes')} tabs={tabs} />
      {me.recoveries > 0 ? (
        <Notice tone="warning" title={t('post-app-recoveries-open', { count: me.recoveries })}>
          <Link href="/post/recoveries">{t('post-app-recoveries-look')}</Link>
        </Notice>
      ) : null}
    </>
  );
}

function OfficeState({ office, state }: { office: string; state: string | undefined }) {
  const { t } = useApp();
  if (state === 'member') {
    return null;
  }
  const tone = state === undefined ? 'danger' : 'warning';
  return (
    <Notice tone={tone} title={t(`post-app-office-${state ?? 'stranger'}`)}>
      {state === undefined ? null : <Link href={`/post/office/${office}/team`}>{t(`post-app-office-${state}-next`)}</Link>}
    </Notice>
  );
}

const SHOWN: Record<Show, (line: CaseLine) => boolean> = {
  all: () => true,
  unread: (line) => line.unread > 0,
  open: (line) => line.status === 'open',
  closed: (line) => line.status === 'closed',
};

type LinesProps = { lines: CaseLine[]; office: string | undefined; name: (party: string) => string };

function Lines({ lines, office, name }: LinesProps) {
  const { t } = useApp();
  const place = usePlace();
  const [words, setWords] = useState('');
  const [show, setShow] = useState<Show>('all');
  const page = Math.max(1, Number(place.query.get('page')) || 1);

  const found = useMemo(() => {
    const wanted = words.trim().toLowerCase();
    const fits = (line: CaseLine) =>
      wanted === '' || [line.subject, line.code, name(line.from)].some((text) => text.toLowerCase().includes(wanted));
    return lines.filter((line) => SHOWN[show](line) && fits(line));
  }, [lines, words, show]);

  if (lines.length === 0) {
    return (
      <Empty title={t(office ? 'post-app-empty-office' : 'post-app-empty')}>
        <p>{t(office ? 'post-app-empty-office-about' : 'post-app-empty-about')}</p>
      </Empty>
    );
  }
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const at = Math.min(page, pages);
  return (
    <>
      <div class="filter" role="search" aria-label={t('post-app-filter')}>
        <TextField name="words" label={t('post-app-filter-words')} type="search" value={words} onInput={setWords} />
        <Select
          name="show"
          label={t('post-app-filter-show')}
          value={show}
          onInput={(value) => setShow(value as Show)}
          options={(Object.keys(SHOWN) as Show[]).map((value) => ({ value, label: t(`post-app-filter-${value}`) }))}
        />
      </div>
      <p class="post-count" role="status">
        {t('post-app-count', { found: found.length, all: lines.length })}
      </p>
      <ul class="post-list">
        {found.slice((at - 1) * PAGE, at * PAGE).map((line) => (
          <Line key={line.case} line={line} office={office} name={name} />
        ))}
      </ul>
      {pages > 1 ? <Pages at={at} pages={pages} /> : null}
    </>
  );
}

function Line({ line, office, name }: { line: CaseLine; office: string | undefined; name: (party: string) => string }) {
  const texts = useApp();
  const { t } = texts;
  const subject = line.trouble ? t('post-app-unreadable') : line.subject || t('post-app-no-subject');
  return (
    <li class={line.unread > 0 ? 'post-line post-line--unread' : 'post-line'}>
      <Link class="post-line__subject" href={`/post/cases/${line.case}${office ? `?as=${office}` : ''}`}>
        {subject}
      </Link>
      <span class="post-line__about">
        {office ? name(line.from) : name(`office:${line.office}`)} · <Day time={line.time} /> ·{' '}
        {t('post-app-letters', { count: line.letters })} · <span class="digits">{line.code}</span>
      </span>
      <span class="post-line__badges">
        {line.unread > 0 ? <Badge tone="info">{t('post-app-unread', { count: line.unread })}</Badge> : null}
        {line.status === 'closed' ? <Badge>{t('post-app-closed')}</Badge> : null}
        {line.trouble ? <Badge tone="danger">{t('post-app-trouble')}</Badge> : null}
      </span>
      {line.trouble ? <p class="post-line__trouble">{troubleText(texts, line.trouble)}</p> : null}
    </li>
  );
}

function Pages({ at, pages }: { at: number; pages: number }) {
  const { t } = useApp();
  const { path } = usePlace();
  return (
    <nav class="form__send" aria-label={t('post-app-pages')}>
      {at > 1 ? <LinkButton look="secondary" href={`${path}?page=${at - 1}`}>{t('post-app-page-newer')}</LinkButton> : null}
      <span>{t('post-app-page', { at, pages })}</span>
      {at < pages ? <LinkButton look="secondary" href={`${path}?page=${at + 1}`}>{t('post-app-page-older')}</LinkButton> : null}
    </nav>
  );
}
