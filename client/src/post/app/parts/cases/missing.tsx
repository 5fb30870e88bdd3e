// What was begun and not finished is offered again, and only what is missing of it.

import type { ComponentChildren } from 'preact';
import { services } from '../../cases.ts';
import { useApp } from '../../context.tsx';
import { officeName } from '../../names.ts';
import { useOffices } from '../../offices.ts';
import { Actions } from '../desk.tsx';
import { Button, Moment, Notice } from '../index.tsx';
import { LetterForm } from '../letter-form.tsx';
import { useWork, WorkState } from '../work.tsx';
import { VerdictForm } from './decide.tsx';
import { ACT, checkGaps, decisionDraft } from './drafts.ts';
import type { ActProps } from './office-case.tsx';
import { lastLetter, missingOf } from './progress.ts';
import { proposalIn, sendProposal } from './second-eyes.tsx';

export function MissingNotice(props: ActProps) {
  const { found, of, onDone } = props;
  const { t, engine, ...texts } = useApp();
  const offices = useOffices();
  const work = useWork();
  const missing = missingOf(found, of);
  const does = (act: Parameters<typeof services.act>[1], close = false) =>
    work.run(async () => {
      await services.act(of, act);
      if (close && !of.work?.four_eyes) {
        await engine.mailboxes.close(of.case, true);
      }
      await onDone();
    });
  switch (missing?.what) {
    case undefined:
      return null;
    case 'decision-act':
      return (
        <Unfinished title={t('services-desk-missing-decision-act')}>
          <VerdictForm label={t('services-desk-missing-decision-act-do')} onChosen={(verdict) => does({ act: 'decide', ...verdict }, true)} />
          <WorkState work={work} />
        </Unfinished>
      );
    case 'decision-letter':
      return (
        <Unfinished title={t('services-desk-missing-decision-letter')}>
          <LateLetter {...props} />
        </Unfinished>
      );
    case 'close':
      return (
        <Unfinished title={t('services-desk-missing-close')}>
          <Actions>
            <Button onPress={() => work.run(async () => void (await engine.mailboxes.close(of.case, true), await onDone()))}>{t('post-app-close')}</Button>
          </Actions>
          <WorkState work={work} />
        </Unfinished>
      );
    case 'hand-over': {
      const office = officeName({ t, ...texts }, missing.office, offices);
      const isTold = lastLetter(found)?.mine === true;
      return (
        <Unfinished title={t('services-desk-missing-hand-over', { office })}>
          <p>{t(isTold ? 'services-desk-missing-hand-over-told' : 'services-desk-missing-hand-over-untold')}</p>
          {isTold ? (
            <Actions>
              <Button onPress={() => does({ act: 'hand-over', office: missing.office })}>{t('services-desk-act-hand-over')}</Button>
            </Actions>
          ) : null}
          <WorkState work={work} />
        </Unfinished>
      );
    }
    case 'ask-act':
      return (
        <Notice tone="info" title={t('services-desk-missing-ask')}>
          <p>
            {t('services-desk-missing-ask-about')} <Moment time={missing.letter.time} />
          </p>
          <Actions>
            <Button look="secondary" onPress={() => does({ act: 'ask' })}>
              {t('services-desk-missing-ask-do')}
            </Button>
          </Actions>
          <WorkState work={work} />
        </Notice>
      );
  }
}

function Unfinished({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <Notice tone="warning" title={title}>
      {children}
    </Notice>
  );
}

/** The decision's letter that is still to be sent: the proposed one, or a draft. */
function LateLetter({ of, notes, onDone }: ActProps) {
  const app = useApp();
  const { t, engine, me } = app;
  const work = useWork();
  const proposal = proposalIn(notes.all);
  if (proposal) {
    return (
      <>
        <Actions>
          <Button onPress={() => work.run(async (onProgress) => void (await sendProposal(engine, of.case, proposal, onProgress), await onDone()))}>
            {t('services-desk-decide-send')}
          </Button>
        </Actions>
        <WorkState work={work} />
      </>
    );
  }
  const draft = decisionDraft(app, of, of.outcome ?? 'granted', of.reasons);
  return (
    <LetterForm
      kinds={['decision']}
      {...draft}
      author={me.name}
      prefix={ACT}
      check={checkGaps(app)}
      sendLabel={t('services-desk-decide-send')}
      send={async (letter, onProgress, signal) => {
        await engine.mailboxes.reply(of.case, letter, onProgress, signal);
        await engine.mailboxes.close(of.case, true);
        await onDone();
      }}
    />
  );
}
