// A decision: first how and why, then the letter. Where two must decide, the letter is proposed in a
// note and goes out only after the second person agreed.

import { useRef, useState } from 'preact/hooks';
import type { NewLetter } from '../../../engine/index.ts';
import { OUTCOMES, REASONS, type Outcome, type Reason } from '../../../../services/api.ts';
import { services } from '../../cases.ts';
import { useApp } from '../../context.tsx';
import { Form, Actions, Radios } from '../desk.tsx';
import { Button, Checkbox, ErrorLine, Notice } from '../index.tsx';
import { LetterForm } from '../letter-form.tsx';
import { useWork, WorkState } from '../work.tsx';
import { ActForm } from './act-form.tsx';
import { ACT, appealOf, checkGaps, decisionDraft, type Draft } from './drafts.ts';
import type { ActProps } from './office-case.tsx';

export interface Verdict {
  outcome: Outcome;
  reasons: Reason[];
}

export function Decide(props: ActProps) {
  const { of } = props;
  const app = useApp();
  const { t } = app;
  const [verdict, setVerdict] = useState<Verdict>();
  const [draft, setDraft] = useState<Draft>();
  const [appeal, setAppeal] = useState('');
  const work = useWork();
  const next = (chosen: Verdict) =>
    work.run(async () => {
      setAppeal(await appealOf(app, of.service.slug));
      setDraft(decisionDraft(app, of, chosen.outcome, chosen.reasons));
      setVerdict(chosen);
    });
  const isProposal = of.work?.four_eyes === true;
  return (
    <ActForm title={t('services-desk-decide-title')} about={t(isProposal ? 'services-desk-decide-about-two' : 'services-desk-decide-about')}>
      {draft && verdict ? (
        <>
          <p>
            <strong>{t(`services-cases-outcome-${verdict.outcome}`)}</strong>{' '}
            <button type="button" class="textual" onClick={() => setDraft(undefined)}>
              {t('services-desk-decide-change')}
            </button>
          </p>
          {appeal === '' ? null : (
            <Notice tone="info" title={t('services-desk-decide-appeal')}>
              <p>{appeal}</p>
            </Notice>
          )}
          <DecisionLetter {...props} verdict={verdict} draft={draft} />
        </>
      ) : (
        <VerdictForm first={verdict} label={t('services-desk-decide-next')} onChosen={next} />
      )}
      <WorkState work={work} />
    </ActForm>
  );
}

/** How, and where it is not granted, why. */
export function VerdictForm({ first, label, onChosen }: { first?: Verdict | undefined; label: string; onChosen(verdict: Verdict): unknown }) {
  const { t } = useApp();
  const [outcome, setOutcome] = useState<Outcome>(first?.outcome ?? 'granted');
  const [reasons, setReasons] = useState<Reason[]>(first?.reasons ?? []);
  const [error, setError] = useState(false);
  const choose = () => {
    const isUnexplained = outcome === 'refused' && reasons.length === 0;
    setError(isUnexplained);
    return isUnexplained || onChosen({ outcome, reasons: outcome === 'granted' ? [] : reasons });
  };
  const turn = (reason: Reason, isOn: boolean) => setReasons(REASONS.filter((one) => (one === reason ? isOn : reasons.includes(one))));
  return (
    <Form onSend={choose}>
      <Radios
        label={t('services-desk-decide-outcome')}
        value={outcome}
        onInput={(value) => setOutcome(value as Outcome)}
        choices={OUTCOMES.map((value) => ({ value, label: t(`services-cases-outcome-${value}`) }))}
      />
      {outcome === 'granted' ? null : (
        <fieldset class="field kern-fieldset">
          <legend class="kern-label">{t('services-desk-decide-reasons')}</legend>
          {REASONS.map((reason) => (
            <Checkbox
              key={reason}
              name={`reason-${reason}`}
              label={t(`services-cases-reason-${reason}`)}
              checked={reasons.includes(reason)}
              onChange={(isOn) => turn(reason, isOn)}
            />
          ))}
        </fieldset>
      )}
      {error ? (
        <div role="alert">
          <ErrorLine id="decide-why">{t('services-desk-decide-no-reason')}</ErrorLine>
        </div>
      ) : null}
      <Actions>
        <Button>{label}</Button>
      </Actions>
    </Form>
  );
}

function DecisionLetter({ of, notes, onDone, verdict, draft }: ActProps & { verdict: Verdict; draft: Draft }) {
  const app = useApp();
  const { t, engine, me } = app;
  const isOut = useRef(false);
  const isProposal = of.work?.four_eyes === true;
  const goOut = (letter: NewLetter, onProgress: Parameters<typeof engine.mailboxes.reply>[2], signal: AbortSignal) =>
    isProposal
      ? notes.keep({ author: me.name, text: t('services-desk-proposal'), letter })
      : engine.mailboxes.reply(of.case, { ...letter, kind: 'decision' }, onProgress, signal);
  return (
    <LetterForm
      subject={draft.subject}
      body={draft.body}
      author={me.name}
      prefix={ACT}
      check={checkGaps(app)}
      sendLabel={t(isProposal ? 'services-desk-decide-propose' : 'services-desk-decide-send')}
      send={async (letter, onProgress, signal) => {
        if (!isOut.current) {
          await goOut(letter, onProgress, signal);
          isOut.current = true;
        }
        await services.act(of, { act: 'decide', ...verdict });
        if (!isProposal) {
          await engine.mailboxes.close(of.case, true);
        }
        await onDone();
      }}
    />
  );
}
