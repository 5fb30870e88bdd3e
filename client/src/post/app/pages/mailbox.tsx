// A mailbox: one's own, or an office's.

import { useEffect, useState } from 'preact/hooks';
import type { CaseLine, Progress, Trouble } from '../../engine/index.ts';
import { SERVICES_TEXTS } from '../../../services/texts.ts';
import { services } from '../cases.ts';
import { troubleText, useApp, useTitle } from '../context.tsx';
import { officeName } from '../names.ts';
import { Empty, Failed, Link, LinkButton, Loading, Notice, ProgressBar, Tabs } from '../parts/index.tsx';
import { lazy } from '../parts/lazy.tsx';
import { useFetched } from '../parts/work.tsx';
import { Lines } from './lines.tsx';

const OwnList = lazy(async () => (await import('../parts/cases/own-list.tsx')).OwnList, SERVICES_TEXTS);

/** The list as it was last seen: shown at once when somebody comes back from a letter. */
const seen = new Map<string, CaseLine[]>();

/** In milliseconds. */
const A_WHILE = 30_000;

export function Mailbox({ office }: { office?: string }) {
  const app = useApp();
  const { t, me } = app;
  const state = me.offices.find(({ slug }) => slug === office)?.state;
  const isOpen = office === undefined || state === 'member' || state === 'renew';
  useTitle(office ? officeName(app, office, me.offices) : t('post-app-mailbox-title'));
  return (
    <>
      <Mailboxes office={office} />
      {office && state !== 'member' ? <OfficeState office={office} state={state} /> : null}
      {isOpen ? <Opened office={office} /> : null}
    </>
  );
}

function Opened({ office }: { office: string | undefined }) {
  const app = useApp();
  const { t, engine } = app;
  const as = office ? `office:${office}` : 'own';
  const [lines, setLines] = useState(seen.get(as));
  const [progress, setProgress] = useState<Progress>();
  const [troubles, setTroubles] = useState<Trouble[]>([]);
  const [error, setError] = useState<unknown>();

  useEffect(() => {
    let isGone = false;
    let asked = 0;
    const update = (found: CaseLine[], how?: Progress, refused: Trouble[] = []) => {
      seen.set(as, found);
      if (!isGone) {
        setLines(found);
        setProgress(how);
        setTroubles(refused);
      }
    };
    const ask = () => {
      asked = performance.now();
      engine.mailboxes.list(as, update).then(() => isGone || setProgress(undefined), setError);
    };
    // Who comes back to the page after a while finds what has arrived meanwhile.
    const comeBack = () => {
      if (document.visibilityState === 'visible' && performance.now() - asked > A_WHILE) {
        ask();
      }
    };
    ask();
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      isGone = true;
      document.removeEventListener('visibilitychange', comeBack);
    };
  }, [engine, as]);

  return (
    <>
      <Failed error={error} />
      {troubles.map((trouble, at) => (
        <Notice key={at} tone="danger" title={t('post-app-refused')}>
          <p>{troubleText(app, trouble)}</p>
        </Notice>
      ))}
      <Ways office={office} />
      {office ? null : <Applied />}
      {progress ? <ProgressBar progress={progress} /> : null}
      {lines === undefined ? error === undefined && <Loading>{t('post-app-loading')}</Loading> : null}
      {lines?.length === 0 ? <NoPost office={office} /> : null}
      {lines && lines.length > 0 ? <Lines lines={lines} office={office} /> : null}
    </>
  );
}

/** What one applied for; nothing is loaded for who applied for nothing. */
function Applied() {
  const own = useFetched(() => services.ownCases());
  return own.value && own.value.length > 0 ? <OwnList cases={own.value} /> : <Failed error={own.error} />;
}

/** What one came for, besides reading. */
function Ways({ office }: { office: string | undefined }) {
  const { t } = useApp();
  const ways: [string, string][] = office
    ? [
        [`/post/office/${office}/cases`, 'post-app-office-cases'],
        [`/post/office/${office}/new`, 'post-app-office-write'],
        [`/post/office/${office}/apply`, 'post-app-office-apply'],
        [`/post/office/${office}/scan`, 'post-app-office-scan'],
        [`/post/office/${office}/inbox`, 'post-app-office-inbox'],
        [`/post/office/${office}/team`, 'post-app-office-team'],
      ]
    : [
        ['/post/new', 'post-app-write'],
        ['/post/drafts', 'post-app-drafts'],
      ];
  return (
    <div class="form__send post-tools">
      {ways.map(([href, text], at) => (
        <LinkButton key={href} look={at === 0 ? 'primary' : 'secondary'} href={href}>
          {t(text)}
        </LinkButton>
      ))}
    </div>
  );
}

function NoPost({ office }: { office: string | undefined }) {
  const { t } = useApp();
  return (
    <Empty title={t(office ? 'post-app-empty-office' : 'post-app-empty')}>
      <p>{t(office ? 'post-app-empty-office-about' : 'post-app-empty-about')}</p>
    </Empty>
  );
}

/** One's own mailbox and those of one's offices, side by side, with the key that closes them. */
function Mailboxes({ office }: { office: string | undefined }) {
  const { t, lang, me, engine, refresh } = useApp();
  const tabs = [
    { href: '/post', label: t('post-app-own'), current: office === undefined },
    ...me.offices.map(({ slug, name }) => ({ href: `/post/office/${slug}`, label: name[lang], current: office === slug })),
    { href: '/post/keys', label: t('post-app-keys'), current: false },
  ];
  const lock = async () => {
    seen.clear();
    await engine.account.lock();
    await refresh();
  };
  return (
    <>
      <div class="post-bar">
        <Tabs label={t('post-app-mailboxes')} tabs={tabs} />
        <button type="button" class="textual" onClick={() => void lock()}>
          {t('post-app-lock')}
        </button>
      </div>
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
  const tone = state === undefined ? 'danger' : 'warning';
  return (
    <Notice tone={tone} title={t(`post-app-office-${state ?? 'stranger'}`)}>
      {state === undefined ? null : <Link href={`/post/office/${office}/team`}>{t(`post-app-office-${state}-next`)}</Link>}
    </Notice>
  );
}
