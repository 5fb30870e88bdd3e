// The office asks: the letter goes out first, then its clock stands still.

import { useRef } from 'preact/hooks';
import { services, wordsIn } from '../../cases.ts';
import { useApp } from '../../context.tsx';
import { Notice } from '../index.tsx';
import { LetterForm } from '../letter-form.tsx';
import { ActForm } from './act-form.tsx';
import { ACT, checkGaps } from './drafts.ts';
import type { ActProps } from './office-case.tsx';

export function Ask({ of, onDone }: ActProps) {
  const app = useApp();
  const { t, engine, me } = app;
  const isSent = useRef(false);
  const service = wordsIn(app, of.service.name);
  return (
    <ActForm title={t('services-desk-ask-title')} about={t('services-desk-ask-about')}>
      {of.door === 'online' ? null : <Notice tone="info" title={t('services-desk-ask-paper')} />}
      <LetterForm
        subject={t('services-desk-ask-subject', { service })}
        body={t('services-desk-ask-draft', { service, author: me.name, gap: t('services-desk-ask-gap') })}
        author={me.name}
        prefix={ACT}
        check={checkGaps(app)}
        sendLabel={t('services-desk-ask-send')}
        send={async (letter, onProgress, signal) => {
          if (!isSent.current) {
            await engine.mailboxes.reply(of.case, letter, onProgress, signal);
            isSent.current = true;
          }
          await services.act(of, { act: 'ask' });
          await onDone();
        }}
      />
    </ActForm>
  );
}
