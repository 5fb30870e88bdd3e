// A case: its letters in order, what was refused, an answer, and everything that can be done with it.

import { useEffect, useState } from 'preact/hooks';
import { SERVICES_TEXTS } from '../../../services/texts.ts';
import type { ServiceCase } from '../../../services/api.ts';
import type { Case, Draft, Letter, NewLetter, Progress } from '../../engine/index.ts';
import { services } from '../cases.ts';
import { troubleText, useApp, useTitle } from '../context.tsx';
import { officeName, partyName } from '../names.ts';
import { useOffices } from '../offices.ts';
import { contentOf } from '../parts/cases/application-letter.tsx';
import { answered } from '../parts/cases/answered.ts';
import { useDraft } from '../parts/draft.ts';
import { Badge, Facts, Failed, Link, Loading, Notice, ProgressBar } from '../parts/index.tsx';
import { LetterForm, LetterView } from '../parts/letter.tsx';
import { Unvouched } from '../parts/unvouched.tsx';
import { Up } from '../parts/desk.tsx';
import { lazy } from '../parts/lazy.tsx';
import { useFetched } from '../parts/work.tsx';
import { usePlace } from '../router.tsx';
import { About } from './case-about.tsx';
import { Tools } from './case-tools.tsx';

const OfficeCase = lazy(async () => (await import('../parts/cases/office-case.tsx')).OfficeCase, SERVICES_TEXTS);
const PrintLetter = lazy(async () => (await import('../parts/letter-sheet.tsx')).PrintLetter);
const OwnCase = lazy(async () => (await import('../parts/cases/own-case.tsx')).OwnCase, SERVICES_TEXTS);

/** The office in whose mailbox a case is read, where it is one. */
export function officeOf({ as }: Case): string | undefined {
  return as.startsWith('office:') ? as.slice('office:'.length) : undefined;
}

export function CasePage({ id }: { id: string }) {
  const app = useApp();
  const { t, engine } = app;
  const { query } = usePlace();
  const offices = useOffices();
  const [found, setFound] = useState<Case>();
  const [service, setService] = useState<ServiceCase | null>(null);
  const [error, setError] = useState<unknown>();
  const [progress, setProgress] = useState<Progress>();
  const office = found ? officeOf(found) : (query.get('as') ?? undefined);
  const subject = found?.letters[0]?.subject;
  useTitle(found ? subject || t('post-app-no-subject') : t('post-app-case'));

  const load = async () => {
    setError(undefined);
    try {
      const [read, registered] = await Promise.all([engine.mailboxes.open(id, setProgress), services.ofPost(id)]);
      setFound(read);
      setService(await answered(services, read, registered));
      await engine.mailboxes.markRead(id);
    } catch (failure) {
      setError(failure);
    } finally {
      setProgress(undefined);
    }
  };
  useEffect(() => void load(), [id]);

  const up = <Up href={office ? `/post/office/${office}` : '/post'}>{office ? officeName(app, office, app.me.offices) : t('post-app-own')}</Up>;
  if (!found) {
    return (
      <>
        {up}
        {progress && progress.all > 1 ? <ProgressBar progress={progress} /> : null}
        {error === undefined ? <Loading>{t('post-app-opening')}</Loading> : <Failed error={error} />}
      </>
    );
  }
  return (
    <>
      {up}
      {query.has('sent') ? <Sent code={found.code} /> : null}
      <Failed error={error} />
      {found.troubles.map((trouble, at) => (
        <Notice key={at} tone="danger" title={t('post-app-refused')}>
          <p>{troubleText(app, trouble)}</p>
        </Notice>
      ))}
      <Unvouched found={found} office={office} />
      <p class="post-case">
        <span>{officeName(app, found.office, offices)}</span>
        <Badge>
          {t('post-app-code')} <span class="digits">{found.code}</span>
        </Badge>
        {found.status === 'closed' ? <Badge>{t('post-app-closed')}</Badge> : null}
      </p>
      {service && office ? <OfficeCase found={found} of={service} onChange={load} /> : null}
      {service && !office ? <OwnCase of={service} services={services} onChange={load} /> : null}
      <div class="letters">
        {found.letters.map((letter) => (
          <LetterView
            key={letter.id}
            letter={letter}
            title={subject ?? ''}
            sender={letter.mine && !office ? t('post-app-me') : partyName(app, letter.from, { offices })}
            download={(attachment, onProgress) => engine.mailboxes.download(id, attachment, onProgress)}
            tools={<LetterTools letter={letter} found={found} office={office} />}
            content={contentOf(letter, (attachment, onProgress) => engine.mailboxes.download(id, attachment, onProgress), service)}
          />
        ))}
      </div>
      <Outbound found={found} />
      {service?.role === 'former-office' ? null : <Reply found={found} office={office} isService={service !== null} onSent={load} />}
      <Tools found={found} office={office} isService={service !== null} onChange={load} />
      <About found={found} office={office} />
    </>
  );
}

/** A letter of an office is printed by itself: by that office for the envelope, by whoever got it for their files. */
function LetterTools({ letter, found, office }: { letter: Letter; found: Case; office: string | undefined }) {
  const [, from] = letter.from.split('office:');
  const isOwn = from !== undefined && (office ?? from) === from;
  return isOwn && ['letter', 'decision'].includes(letter.kind) ? <PrintLetter letter={letter} office={from} code={found.code} isOffice={office !== undefined} /> : null;
}

function Sent({ code }: { code: string }) {
  const { t } = useApp();
  return (
    <div role="status" class="post-screen">
      <Notice tone="success" title={t('post-app-sent')}>
        <p>{t('post-app-sent-about', { code })}</p>
      </Notice>
    </div>
  );
}

/** What went out by other doors, and how far it has come. */
function Outbound({ found }: { found: Case }) {
  const { t } = useApp();
  return found.outbound.length === 0 ? null : (
    <Facts
      facts={found.outbound.map((it) => [
        t(`post-app-door-${it.door}`),
        `${it.address}: ${t(`post-app-outbound-${it.state}`)}`,
      ])}
    />
  );
}

type ReplyProps = { found: Case; office: string | undefined; isService: boolean; onSent: () => Promise<void> };

function Reply({ found, office, isService, onSent }: ReplyProps) {
  const { t, engine } = useApp();
  const [round, setRound] = useState(0);
  const { query } = usePlace();
  const wanted = round === 0 ? query.get('draft') : null;
  const draft = useFetched(async () => (wanted ? (await engine.mailboxes.drafts()).find(({ id }) => id === wanted) : undefined), wanted ?? '');
  const isComing = wanted && draft.value === undefined && draft.error === undefined;
  if (found.status === 'closed') {
    return (
      <Notice tone="info" title={t(office ? 'post-app-closed-office' : 'post-app-closed-own')}>
        {office ? null : <Link href={`/post/new?to=${found.office}`}>{t('post-app-write')}</Link>}
      </Notice>
    );
  }
  const sent = async () => {
    setRound(round + 1);
    await onSent();
  };
  return (
    <section class="post-reply" aria-labelledby="reply">
      <h2 id="reply">{t('post-app-reply')}</h2>
      <div role="status">{round > 0 ? <Notice tone="success" title={t('post-app-reply-sent')} /> : null}</div>
      {isComing ? null : (
        <ReplyForm key={round} found={found} office={office} isService={isService} draft={draft.value} onSent={sent} />
      )}
    </section>
  );
}

function ReplyForm({ found, office, isService, draft, onSent }: ReplyProps & { draft: Draft | undefined }) {
  const { t, engine, me } = useApp();
  const drafting = useDraft(found.office, found.case, draft);
  // What was applied for is decided above, with all that belongs to it.
  const kinds: NewLetter['kind'][] = office && !isService ? ['letter', 'decision'] : ['letter'];
  return (
    <LetterForm
      kinds={kinds}
      subject={draft?.subject ?? found.letters[0]?.subject ?? ''}
      body={draft?.body ?? ''}
      sendLabel={t('post-app-send')}
      status={drafting.kept ? t('post-app-draft-kept') : ''}
      onChange={drafting.keep}
      {...(office ? { author: me.name } : {})}
      send={async (letter, onProgress, signal) => {
        await engine.mailboxes.reply(found.case, letter, onProgress, signal);
        await drafting.forget();
        await onSent();
      }}
    />
  );
}
