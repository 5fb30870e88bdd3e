// `/post/office/{slug}/inbox`: what came by other doors, opened here and put into a case.

import { useState } from 'preact/hooks';
import type { Offices, OpenedMail, OpenedSubmission } from '../../../engine/index.ts';
import { useApp, useTitle } from '../../context.tsx';
import { officeName } from '../../names.ts';
import { useOffices } from '../../offices.ts';
import { CaseChoice, useChosenCase } from '../../parts/case-choice.tsx';
import { Actions, Form, NotQuantumSafe, Sure, Up } from '../../parts/desk.tsx';
import { Badge, Button, Day, Empty, Facts, Link, Notice, TextArea, size, type Tone } from '../../parts/index.tsx';
import { save } from '../../parts/letter.tsx';
import { Loaded, WorkState, useFetched, useWork } from '../../parts/work.tsx';

type Inbound = Awaited<ReturnType<Offices['inbound']>>[number];
type Opened = OpenedMail | OpenedSubmission;

export function Inbox({ office }: { office: string }) {
  const app = useApp();
  const { engine, t } = app;
  const name = officeName(app, office, useOffices());
  const inbound = useFetched(() => engine.offices.inbound(office), office);
  useTitle(t('post-in-title', { office: name }));
  return (
    <>
      <Up href={`/post/office/${office}`}>{name}</Up>
      <p class="lead">{t('post-in-lead')}</p>
      <Loaded of={inbound}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('post-in-none')}>
              <p>{t('post-in-none-text')}</p>
            </Empty>
          ) : (
            <ul class="links">
              {all.map((one) => (
                <One key={one.id} of={one} office={office} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

function One({ of: one, office }: { of: Inbound; office: string }) {
  const { engine, lang, t } = useApp();
  const work = useWork();
  const [opened, setOpened] = useState<Opened>();
  const { doors } = engine;
  const open = () =>
    work.run(async () => setOpened(await (one.door === 'openpgp' ? doors.openMail(office, one.id) : doors.openSubmission(office, one.id))));
  const lookForKey = () => work.run(async () => setOpened(await doors.openMail(office, one.id, true)));
  return (
    <li>
      <span class="links__title">{t(`post-out-way-${one.door}`)}</span> <NotQuantumSafe />
      <div class="links__about">
        <Day time={one.receivedAt} /> · {size(lang, one.size)} · {one.reference}
      </div>
      {!opened && (
        <Actions>
          <Button look="secondary" onPress={open}>
            {t('post-in-open')}
          </Button>
        </Actions>
      )}
      {work.busy && <p role="status">{t('post-app-opening')}</p>}
      <WorkState work={work} />
      {opened && <Content inbound={one} opened={opened} office={office} onLookForKey={lookForKey} />}
    </li>
  );
}

type ContentProps = { inbound: Inbound; opened: Opened; office: string; onLookForKey(): void };

function Content({ inbound, opened, office, onLookForKey }: ContentProps) {
  const isMail = 'from' in opened;
  return (
    <div class="more__body">
      {isMail ? <Mail mail={opened} onLookForKey={onLookForKey} /> : <Submission submission={opened} />}
      <FilesOf opened={opened} />
      {!isMail && <Answer inbound={inbound} office={office} />}
      <Keep inbound={inbound} opened={opened} office={office} />
    </div>
  );
}

const SIGNED: Record<OpenedMail['signature'], Tone> = {
  good: 'success',
  unchecked: 'neutral',
  unknown: 'warning',
  bad: 'danger',
  none: 'warning',
};

function Mail({ mail, onLookForKey }: { mail: OpenedMail; onLookForKey(): void }) {
  const { t } = useApp();
  return (
    <>
      <h2>{mail.subject || t('post-app-no-subject')}</h2>
      <Facts
        facts={[
          [t('post-in-from'), mail.from || t('post-in-unknown')],
          [t('post-in-time'), mail.time ? <Day time={mail.time} /> : t('post-in-unknown')],
          [t('post-in-signature'), <Badge tone={SIGNED[mail.signature]}>{t(`post-in-signature-${mail.signature}`)}</Badge>],
        ]}
      />
      <p>{t(`post-in-signature-${mail.signature}-text`)}</p>
      {mail.signedBy && (
        <p>
          <code>{mail.signedBy}</code>
        </p>
      )}
      {mail.signature === 'unchecked' && <LookForKey from={mail.from} onPress={onLookForKey} />}
      <p class="sheet__text">{mail.body}</p>
    </>
  );
}

/** The sender's domain learns from the question that the mail is read: a person decides whether to ask. */
function LookForKey({ from, onPress }: { from: string; onPress(): void }) {
  const { t } = useApp();
  const domain = from.split('@').at(-1) ?? '';
  return domain === '' ? null : (
    <>
      <p>{t('post-in-look-text', { domain })}</p>
      <Actions>
        <Button look="secondary" onPress={onPress}>
          {t('post-in-look')}
        </Button>
      </Actions>
    </>
  );
}

function Submission({ submission }: { submission: OpenedSubmission }) {
  const { t } = useApp();
  const { replyChannel, schema, sender } = submission;
  return (
    <>
      <h2>{t('post-in-submission')}</h2>
      <Facts
        facts={[
          [t('post-in-from'), sender ?? t('post-in-unknown')],
          [t('post-in-schema'), schema.uri],
          [t('post-in-reply'), replyChannel ? `${replyChannel.kind} ${replyChannel.address ?? ''}` : t('post-in-reply-post')],
          [t('post-in-id'), <code>{submission.submission}</code>],
        ]}
      />
      <pre class="code" tabIndex={0}>
        <code>{submission.data}</code>
      </pre>
    </>
  );
}

function FilesOf({ opened }: { opened: Opened }) {
  const { lang } = useApp();
  return opened.files.length === 0 ? null : (
    <ul class="post-files">
      {opened.files.map((file, at) => (
        <li key={at}>
          <button type="button" class="textual post-files__name" onClick={() => save(file, file.name)}>
            {file.name}
          </button>{' '}
          <span class="post-files__size">{size(lang, file.size)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Where it goes: into a case, or away. */
function Keep({ inbound, opened, office }: { inbound: Inbound; opened: Opened; office: string }) {
  const { engine, t } = useApp();
  const chosen = useChosenCase(office);
  const work = useWork();
  const [kept, setKept] = useState<{ case: string; code: string }>();
  const [isAway, setAway] = useState(false);
  const keep = () =>
    work.run(async (onProgress) => setKept(await engine.doors.keep(office, inbound.id, opened, await chosen.find(), onProgress)));
  const putAway = () => work.run(() => engine.doors.putAway(office, inbound.id).then(() => setAway(true)));
  if (kept || isAway) {
    return (
      <div role="status">
        <Notice tone="success" title={kept ? t('post-in-kept', { code: kept.code }) : t('post-in-put-away')}>
          <p>{kept ? <Link href={`/post/cases/${kept.case}?as=${office}`}>{t('post-desk-to-case')}</Link> : t('post-in-put-away-text')}</p>
        </Notice>
      </div>
    );
  }
  return (
    <Form onSend={keep}>
      <CaseChoice of={chosen} />
      <Actions>
        <Button disabled={work.busy}>{t('post-in-keep')}</Button>
        <Sure
          label={t('post-in-away')}
          title={t('post-in-away-sure')}
          about={t('post-in-away-text')}
          yes={t('post-in-away')}
          onYes={putAway}
        />
      </Actions>
      <WorkState work={work} />
    </Form>
  );
}

/** Tells the sending authority that its submission was accepted, or why not. */
function Answer({ inbound, office }: { inbound: Inbound; office: string }) {
  const { engine, t } = useApp();
  const work = useWork();
  const [reason, setReason] = useState('');
  return (
    <section aria-label={t('post-in-answer')}>
      <h3>{t('post-in-answer')}</h3>
      <p>{t('post-in-answer-text')}</p>
      {!work.done && (
        <>
          <Actions>
            <Button look="secondary" disabled={work.busy} onPress={() => work.run(() => engine.doors.answer(office, inbound.id, { accept: true }))}>
              {t('post-in-accept')}
            </Button>
          </Actions>
          <details class="more">
            <summary>{t('post-in-reject')}</summary>
            <div class="more__body">
              <Form onSend={() => work.run(() => engine.doors.answer(office, inbound.id, { accept: false, reason }))}>
                <TextArea name={`reason-${inbound.id}`} label={t('post-in-reject-reason')} value={reason} onInput={setReason} rows={3} required />
                <Actions>
                  <Button look="secondary" disabled={work.busy}>
                    {t('post-in-reject-now')}
                  </Button>
                </Actions>
              </Form>
            </div>
          </details>
        </>
      )}
      <WorkState work={work} done={t('post-in-answered')} />
    </section>
  );
}
