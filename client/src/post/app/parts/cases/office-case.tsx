// What the office sees of a case and does with it.

import { useState } from 'preact/hooks';
import type { Case } from '../../../engine/index.ts';
import type { ActName, ServiceCase } from '../../../../services/api.ts';
import { services, wordsIn } from '../../cases.ts';
import { useApp } from '../../context.tsx';
import { Actions } from '../desk.tsx';
import { Badge, Button, Day, Facts, type Look } from '../index.tsx';
import { useWork, WorkState } from '../work.tsx';
import { Ask } from './ask.tsx';
import { Decide } from './decide.tsx';
import { OfficeFee } from './office-fee.tsx';
import { Give, HandOver, Noted } from './passing.tsx';
import { History } from './history.tsx';
import { MissingNotice } from './missing.tsx';
import { Notes, useNotes, type NotesOf } from './notes.tsx';
import { PaperOfCase } from './paper.tsx';
import { SecondEyes } from './second-eyes.tsx';
import { DueDay, StatusBadge, UrgencyBadge } from './signs.tsx';

export interface OfficeCaseProps {
  found: Case;
  of: ServiceCase;
  onChange(): Promise<void>;
}

/** What every act of an office is made with. */
export interface ActProps extends OfficeCaseProps {
  notes: NotesOf;
  /** It is done: the case is read anew, and what was open closes. */
  onDone(): Promise<void>;
}

export function OfficeCase(props: OfficeCaseProps) {
  const { of, onChange } = props;
  const app = useApp();
  const notes = useNotes(of);
  return (
    <section class="case" aria-labelledby="case">
      <h2 id="case">{app.t('services-desk-application', { service: wordsIn(app, of.service.name) })}</h2>
      <p class="case__signs">
        <StatusBadge of={of} isOffice />
        {of.role === 'office' ? <UrgencyBadge of={of} /> : null}
        {of.work?.four_eyes ? <Badge>{app.t('services-desk-four-eyes')}</Badge> : null}
      </p>
      <CaseFacts of={of} />
      {of.role === 'former-office' ? <p>{app.t('services-desk-former', { office: wordsIn(app, of.office.name) })}</p> : <Work key={of.version} {...props} notes={notes} />}
      <PaperOfCase of={of} />
      <OfficeFee of={of} onChange={onChange} />
      <Notes of={of} notes={notes} />
      <History events={of.history} />
    </section>
  );
}

function CaseFacts({ of }: { of: ServiceCase }) {
  const app = useApp();
  const { t } = app;
  const { assignee } = of.work ?? {};
  const who = assignee ? assignee.name || t('services-desk-account-gone') : t('services-desk-nobody');
  return (
    <Facts
      facts={[
        [t('services-desk-door'), t(`services-cases-door-${of.door}`)],
        [t('services-desk-received'), <Day time={of.received} />],
        [t('services-desk-due'), of.due || of.decided ? <DueDay of={of} /> : t('services-desk-none')],
        [t('services-desk-assignee'), assignee?.me ? t('services-desk-me', { name: who }) : who],
        ...(of.outcome ? ([[t('services-desk-outcome'), t(`services-cases-outcome-${of.outcome}`)]] as [string, string][]) : []),
        ...(of.took_days === null ? [] : ([[t('services-desk-took'), t('services-desk-days', { days: of.took_days })]] as [string, string][])),
      ]}
    />
  );
}

/** In the order of their buttons: what brings a case further comes first. */
const ACTS = ['take', 'decide', 'ask', 'answer', 'give', 'give-back', 'hand-over', 'withdraw', 'reopen'] as const;
/** Acts that need nothing but a press; the others ask for more. */
const AT_ONCE = ['take', 'give-back', 'reopen'] as const;
/** Where the form of an act opens. */
const OPEN = 'case-act';
const isAtOnce = (act: ActName): act is (typeof AT_ONCE)[number] => AT_ONCE.some((one) => one === act);

function Work(props: OfficeCaseProps & { notes: NotesOf }) {
  const { of, found, onChange } = props;
  const { t, engine } = useApp();
  const [open, setOpen] = useState<ActName>();
  const work = useWork();
  const onDone = async () => {
    setOpen(undefined);
    await onChange();
  };
  const now = (act: (typeof AT_ONCE)[number]) =>
    work.run(async () => {
      await services.act(of, { act });
      if (act === 'reopen' && found.status === 'closed') {
        await engine.mailboxes.close(of.case, false);
      }
      await onDone();
    });
  const press = (act: ActName) => (isAtOnce(act) ? now(act) : setOpen(open === act ? undefined : act));
  const possible = ACTS.filter((act) => of.acts.includes(act));
  const look = (at: number): Look => (at === 0 ? 'primary' : 'secondary');
  const acting: ActProps = { ...props, onDone };
  return (
    <>
      <MissingNotice {...acting} />
      {of.status === 'second-eyes' ? <SecondEyes {...acting} /> : null}
      {possible.length === 0 ? null : (
        <div class="case__acts" role="group" aria-label={t('services-desk-acts')}>
          <Actions>
            {possible.map((act, at) => (
              <Button key={act} look={look(at)} onPress={() => press(act)} opens={isAtOnce(act) ? undefined : { id: OPEN, isOpen: open === act }}>
                {t(`services-desk-act-${act}`)}
              </Button>
            ))}
          </Actions>
        </div>
      )}
      <WorkState work={work} />
      <div id={OPEN}>
        {open === 'ask' ? <Ask {...acting} /> : null}
        {open === 'decide' ? <Decide {...acting} /> : null}
        {open === 'give' ? <Give {...acting} /> : null}
        {open === 'hand-over' ? <HandOver {...acting} /> : null}
        {open === 'answer' || open === 'withdraw' ? <Noted key={open} act={open} {...acting} /> : null}
      </div>
    </>
  );
}
