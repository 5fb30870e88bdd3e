// `/post/office/{office}/cases`: what people applied for, whatever door it came by, what is due first
// first. Everything that is chosen stands in the address.

import { useEffect, useRef, useState } from 'preact/hooks';
import {
  DOORS, SORTS, STATUSES, VIEWS, type CaseSummary, type Door, type Queue, type QueueQuery, type Sort, type Status, type View, type Words,
} from '../../../../services/api.ts';
import { services, wordsIn } from '../../cases.ts';
import { useApp, useTitle } from '../../context.tsx';
import { officeName } from '../../names.ts';
import { useOffices } from '../../offices.ts';
import { Actions, Form, Up } from '../../parts/desk.tsx';
import { Badge, Button, Empty, Failed, Link, LinkButton, Loading, Notice, Select, Tabs, TextField } from '../../parts/index.tsx';
import { DueDay, StatusBadge, statusKey, UrgencyBadge } from '../../parts/cases/signs.tsx';
import { Loaded, Switch, useFetched, useWork, WorkState } from '../../parts/work.tsx';
import { go, usePlace } from '../../router.tsx';

type Asked = Record<'view' | 'status' | 'service' | 'door' | 'code' | 'sort' | 'page', string>;
const NAMES = ['view', 'status', 'service', 'door', 'code', 'sort', 'page'] as const;

interface Offered {
  service: string;
  name: Words;
  office: string;
  state: string;
}

export function QueuePage({ office }: { office: string }) {
  const app = useApp();
  const { t, me } = app;
  const { path, query } = usePlace();
  const name = officeName(app, office, useOffices());
  const asked = Object.fromEntries(NAMES.map((one) => [one, query.get(one) ?? ''])) as Asked;
  const queue = useFetched(() => services.queue(queryOf(office, asked)), `${office} ${query}`);
  // While the next page comes, the one before stays.
  const kept = useRef<Queue>(undefined);
  const found = (kept.current = queue.value ?? kept.current);
  const offered = useFetched(() => offeredBy(office), office);
  const isHead = me.offices.some(({ slug, role }) => slug === office && role === 'office-head');
  useTitle(t('services-desk-queue-title', { office: name }));
  const look = (change: Partial<Asked>) => address(path, { ...asked, page: '', ...change });
  return (
    <>
      <Up href={`/post/office/${office}`}>{name}</Up>
      <Overdue office={office} isHead={isHead} />
      <Failed error={queue.error} />
      {found === undefined ? (
        queue.error === undefined && <Loading>{t('post-app-loading')}</Loading>
      ) : (
        <>
          <Views counts={found.counts} asked={asked} look={look} />
          <Filters asked={asked} offered={offered.value ?? []} change={(change) => go(look(change), true)} />
          <p class="post-count" role="status">
            {t('services-desk-queue-count', { count: found.total })}
          </p>
          <Lines cases={found.cases} office={office} />
          <Pages queue={found} turn={(page) => address(path, { ...asked, page: page > 1 ? `${page}` : '' })} />
        </>
      )}
      <ByReference office={office} />
      {isHead ? <FourEyes offered={offered.value ?? []} /> : null}
    </>
  );
}

/** Only what the interface knows is asked for, whatever stands in the address. */
function queryOf(office: string, asked: Asked): QueueQuery {
  const known = <T extends string>(all: readonly T[], value: string): T | undefined => all.find((one) => one === value);
  const page = Number(asked.page);
  const [view, status, door, sort] = [known<View>(VIEWS, asked.view), known<Status>(STATUSES, asked.status), known<Door>(DOORS, asked.door), known<Sort>(SORTS, asked.sort)];
  return {
    office,
    ...(view && { view }),
    ...(status && { status, ...(view ? {} : { view: 'all' as const }) }),
    ...(door && { door }),
    ...(sort && { sort }),
    ...(/^[a-z0-9-]{1,64}$/.test(asked.service) && { service: asked.service }),
    ...(asked.code && { code: asked.code }),
    ...(Number.isSafeInteger(page) && page > 1 && { page }),
  };
}

/** What can be applied for: an import may list hundreds of services more. */
async function offeredBy(office: string): Promise<Offered[]> {
  const { services: all } = (await (await fetch('/services.json')).json()) as { services: Offered[] };
  return all.filter((one) => one.office === office && one.state === 'published');
}

function address(path: string, values: Asked): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();
  return query ? `${path}?${query}` : path;
}

/** The views with their numbers; the chosen one is marked. */
function Views({ counts, asked, look }: { counts: Queue['counts']; asked: Asked; look(change: Partial<Asked>): string }) {
  const { t } = useApp();
  const views = ['open', 'mine', 'free', 'due', 'overdue', 'closed'] as const;
  const current = asked.view || (asked.status ? 'all' : 'open');
  const tabs = views.map((view) => ({
    href: look({ view: view === 'open' ? '' : view, status: '' }),
    label: t(`services-desk-view-${view}`, { count: counts[view] }),
    current: current === view,
  }));
  return <Tabs label={t('services-desk-views')} tabs={[...tabs, { href: look({ view: 'all', status: '' }), label: t('services-desk-view-all'), current: current === 'all' }]} />;
}

interface FiltersProps {
  asked: Asked;
  offered: Offered[];
  change(change: Partial<Asked>): void;
}

function Filters({ asked, offered, change }: FiltersProps) {
  const app = useApp();
  const { t } = app;
  const all = { value: '', label: t('services-desk-filter-all') };
  return (
    <div class="filter" role="search" aria-label={t('services-desk-filter')}>
      <Code value={asked.code} onChange={(code) => change({ code })} />
      <Select
        name="status"
        label={t('services-desk-filter-status')}
        value={asked.status}
        onInput={(status) => change({ status })}
        options={[all, ...STATUSES.map((value) => ({ value, label: t(statusKey(value, true)) }))]}
      />
      <Select
        name="service"
        label={t('services-desk-filter-service')}
        value={asked.service}
        onInput={(service) => change({ service })}
        options={[all, ...offered.map(({ service, name }) => ({ value: service, label: wordsIn(app, name) }))]}
      />
      <Select
        name="door"
        label={t('services-desk-filter-door')}
        value={asked.door}
        onInput={(door) => change({ door })}
        options={[all, ...DOORS.map((value) => ({ value, label: t(`services-cases-door-${value}`) }))]}
      />
      <Select
        name="sort"
        label={t('services-desk-sort')}
        value={asked.sort}
        onInput={(sort) => change({ sort })}
        options={SORTS.map((value) => ({ value: value === 'due' ? '' : value, label: t(`services-desk-sort-${value}`) }))}
      />
    </div>
  );
}

/** In milliseconds: so long after the last key the queue is asked. */
const PAUSE = 300;

function Code({ value, onChange }: { value: string; onChange(code: string): void }) {
  const { t } = useApp();
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    const timer = typed === value ? undefined : setTimeout(() => onChange(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <TextField
      name="code"
      type="search"
      label={t('services-desk-filter-code')}
      value={typed}
      onInput={setTyped}
      attributes={{ autocomplete: 'off', autocapitalize: 'characters', spellcheck: false }}
    />
  );
}

function Lines({ cases, office }: { cases: CaseSummary[]; office: string }) {
  const { t } = useApp();
  return (
    <div class="post-lines">
      {cases.length === 0 ? (
        <Empty title={t('services-desk-queue-none')} />
      ) : (
        <ul class="post-list">
          {cases.map((one) => (
            <Line key={one.case} of={one} office={office} />
          ))}
        </ul>
      )}
    </div>
  );
}

export function Line({ of, office }: { of: CaseSummary; office: string }) {
  const app = useApp();
  const { t } = app;
  const { assignee } = of.work ?? {};
  return (
    <li class="post-line">
      <span class="post-line__who digits">{of.code}</span>
      <div class="post-line__what">
        <Link class="post-line__subject" href={`/post/cases/${of.case}?as=${office}`}>
          {wordsIn(app, of.service.name)}
        </Link>
        <span class="post-line__badges">
          <UrgencyBadge of={of} />
          <StatusBadge of={of} isOffice />
          {assignee?.me ? <Badge>{t('services-desk-mine')}</Badge> : null}
        </span>
        <span class="post-line__about">
          {t(`services-cases-door-${of.door}`)} · {assignee ? assignee.name || t('services-desk-account-gone') : t('services-desk-nobody')}
        </span>
      </div>
      <span class="post-line__time">
        <DueDay of={of} isShort />
      </span>
    </li>
  );
}

function Pages({ queue: { page, pages }, turn }: { queue: Queue; turn(page: number): string }) {
  const { t } = useApp();
  return pages <= 1 ? null : (
    <nav class="form__send" aria-label={t('post-app-pages')}>
      {page > 1 ? <LinkButton look="secondary" href={turn(page - 1)}>{t('services-desk-page-before')}</LinkButton> : null}
      <span class="post-page">{t('post-app-page', { at: page, pages })}</span>
      {page < pages ? <LinkButton look="secondary" href={turn(page + 1)}>{t('services-desk-page-after')}</LinkButton> : null}
    </nav>
  );
}

/** So many overdue cases are shown to who leads the office; the view shows all. */
const SHOWN = 3;

function Overdue({ office, isHead }: { office: string; isHead: boolean }) {
  const { t } = useApp();
  const overdue = useFetched(async () => (isHead ? (await services.overdue()).filter((one) => one.office.slug === office) : []), office);
  const all = overdue.value ?? [];
  return all.length === 0 ? null : (
    <Notice tone="warning" title={t('services-desk-overdue', { count: all.length })}>
      <ul class="post-list">
        {all.slice(0, SHOWN).map((one) => (
          <Line key={one.case} of={one} office={office} />
        ))}
      </ul>
    </Notice>
  );
}

/** A transfer came: whose fee is it? */
function ByReference({ office }: { office: string }) {
  const { t } = useApp();
  const [typed, setTyped] = useState('');
  const work = useWork();
  const find = () => work.run(async () => go(`/post/cases/${(await services.feeByReference(typed)).case}?as=${office}`));
  return (
    <details class="more">
      <summary>{t('services-desk-by-reference')}</summary>
      <div class="more__body">
        <Form onSend={find}>
          <TextField
            name="reference"
            label={t('services-desk-reference')}
            hint={t('services-desk-by-reference-hint')}
            value={typed}
            onInput={setTyped}
            attributes={{ autocomplete: 'off', required: true }}
          />
          <Actions>
            <Button look="secondary">{t('services-desk-by-reference-find')}</Button>
          </Actions>
          <WorkState work={work} />
        </Form>
      </div>
    </details>
  );
}

/** Who leads the office says for which services two people must decide. */
function FourEyes({ offered }: { offered: Offered[] }) {
  const { t } = useApp();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details class="more" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{t('services-desk-four-eyes-title')}</summary>
      <div class="more__body">
        <p>{t('services-desk-four-eyes-about')}</p>
        {isOpen ? offered.map((one) => <OneService key={one.service} of={one} />) : null}
      </div>
    </details>
  );
}

function OneService({ of: { service, name } }: { of: Offered }) {
  const app = useApp();
  const demanded = useFetched(() => services.fourEyes(service), service);
  return (
    <Loaded of={demanded}>
      {(isOn) => (
        <Switch
          name={`four-eyes-${service}`}
          label={wordsIn(app, name)}
          isOn={isOn}
          turn={(next) => services.demandFourEyes(service, next)}
        />
      )}
    </Loaded>
  );
}
