// The second person: reads what was proposed, agrees or gives it back. The decision's letter goes out
// only then.

import { useState } from 'preact/hooks';
import type { CaseNote, Engine } from '../../../engine/index.ts';
import type { Reason, ServiceCase } from '../../../../services/api.ts';
import { services } from '../../cases.ts';
import { useApp } from '../../context.tsx';
import { Actions, Form } from '../desk.tsx';
import { Button, Notice, TextArea } from '../index.tsx';
import { save } from '../letter.tsx';
import { useWork, WorkState } from '../work.tsx';
import type { ActProps } from './office-case.tsx';

export function SecondEyes(props: ActProps) {
  const { of, notes, onDone } = props;
  const { t, engine } = useApp();
  const work = useWork();
  const proposal = proposalIn(notes.all);
  const confirm = () =>
    work.run(async (onProgress) => {
      await services.act(of, { act: 'confirm' });
      if (proposal) {
        await sendProposal(engine, of.case, proposal, onProgress);
      }
      await onDone();
    });
  return (
    <section class="case__act" aria-labelledby="second-eyes">
      <h3 id="second-eyes">{t('services-desk-second-title')}</h3>
      <Verdict of={of} />
      {proposal?.letter ? (
        <>
          <h4>{proposal.letter.subject}</h4>
          <p class="sheet__text">{proposal.letter.body}</p>
          <ul class="plain">
            {proposal.letter.files.map((file) => (
              <li key={file.name}>
                <button type="button" class="textual" onClick={() => save(file, file.name)}>
                  {file.name}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Notice tone="warning" title={t('services-desk-second-no-letter')} />
      )}
      {of.acts.includes('confirm') ? (
        <Actions>
          <Button disabled={work.busy} onPress={confirm}>
            {t('services-desk-act-confirm')}
          </Button>
        </Actions>
      ) : (
        <p>{t('services-desk-second-wait')}</p>
      )}
      <WorkState work={work} />
      {of.acts.includes('return') ? <Return {...props} /> : null}
    </section>
  );
}

function Verdict({ of: { work, outcome, reasons } }: { of: ServiceCase }) {
  const { t } = useApp();
  const by = work?.proposed_by?.name || t('services-desk-account-gone');
  return (
    <>
      <p>{t('services-desk-second-about', { by, outcome: outcome ? t(`services-cases-outcome-${outcome}`) : '' })}</p>
      <ul>
        {reasons.map((reason: Reason) => (
          <li key={reason}>{t(`services-cases-reason-${reason}`)}</li>
        ))}
      </ul>
    </>
  );
}

function Return({ of, notes, onDone }: ActProps) {
  const { t, me } = useApp();
  const [text, setText] = useState('');
  const work = useWork();
  const giveBack = () =>
    work.run(async () => {
      if (text.trim()) {
        await notes.keep({ author: me.name, text: text.trim() });
      }
      await services.act(of, { act: 'return' });
      await onDone();
    });
  return (
    <details class="more">
      <summary>{t('services-desk-act-return')}</summary>
      <div class="more__body">
        <Form onSend={giveBack}>
          <TextArea name="return-why" optional label={t('services-desk-return-why')} hint={t('services-desk-return-hint')} value={text} onInput={setText} rows={4} />
          <Actions>
            <Button look="secondary" disabled={work.busy}>
              {t('services-desk-act-return')}
            </Button>
          </Actions>
          <WorkState work={work} />
        </Form>
      </div>
    </details>
  );
}

/** The newest letter that was proposed. */
export function proposalIn(notes: CaseNote[]): CaseNote | undefined {
  return notes.filter(({ letter }) => letter !== undefined).at(-1);
}

/** Sends the letter that was agreed on, and closes the letters of the case. */
export async function sendProposal(engine: Engine, case_: string, { author, letter }: CaseNote, onProgress: Parameters<Engine['mailboxes']['reply']>[2]): Promise<void> {
  const { subject, body, files } = letter!;
  await engine.mailboxes.reply(case_, { kind: 'decision', door: 'online', subject, body, files, author }, onProgress);
  await engine.mailboxes.close(case_, true);
}
