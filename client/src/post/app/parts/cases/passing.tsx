// A case goes to somebody else: a colleague, another office. And what a clerk notes for whoever applied.

import { useRef, useState } from 'preact/hooks';
import { services, wordsIn } from '../../cases.ts';
import { useApp } from '../../context.tsx';
import { officeName } from '../../names.ts';
import { useOffices } from '../../offices.ts';
import { Actions, Form } from '../desk.tsx';
import { Button, Select } from '../index.tsx';
import { LetterForm } from '../letter-form.tsx';
import { Loaded, useFetched, useWork, WorkState } from '../work.tsx';
import { ActForm } from './act-form.tsx';
import { ACT } from './drafts.ts';
import type { ActProps } from './office-case.tsx';

export function Give({ of, onDone }: ActProps) {
  const { t } = useApp();
  const members = useFetched(() => services.members(of.office.slug), of.office.slug);
  const [to, setTo] = useState('');
  const work = useWork();
  const give = () =>
    work.run(async () => {
      await services.act(of, { act: 'give', to });
      await onDone();
    });
  return (
    <ActForm title={t('services-desk-give-title')}>
      <Loaded of={members}>
        {(all) => (
          <Form onSend={give}>
            <Select
              name="give-to"
              label={t('services-desk-give-to')}
              value={to}
              onInput={setTo}
              options={[{ value: '', label: t('services-desk-choose') }, ...all.map(({ person, name }) => ({ value: person, label: name }))]}
            />
            <Actions>
              <Button disabled={to === '' || work.busy}>{t('services-desk-act-give')}</Button>
            </Actions>
            <WorkState work={work} />
          </Form>
        )}
      </Loaded>
    </ActForm>
  );
}

/** The other office gets the keys of the case, the resident a letter that says so; then it has the case. */
export function HandOver({ of, found, onDone }: ActProps) {
  const app = useApp();
  const { t, engine, me } = app;
  const offices = useOffices().filter(({ slug, reachable }) => reachable && slug !== of.office.slug);
  const [office, setOffice] = useState('');
  const isSent = useRef(false);
  const own = found.as.slice('office:'.length);
  const service = wordsIn(app, of.service.name);
  const name = office ? officeName(app, office, offices) : '';
  return (
    <ActForm title={t('services-desk-hand-over-title')} about={t('services-desk-hand-over-about')}>
      <Select
        name="hand-over-to"
        label={t('services-desk-hand-over-to')}
        value={office}
        onInput={setOffice}
        options={[{ value: '', label: t('services-desk-choose') }, ...offices.map(({ slug }) => ({ value: slug, label: officeName(app, slug, offices) }))]}
      />
      {office === '' ? null : (
        <LetterForm
          key={office}
          subject={t('services-desk-hand-over-subject', { service })}
          body={t('services-desk-hand-over-draft', { service, office: name, author: me.name })}
          author={me.name}
          prefix={ACT}
          sendLabel={t('services-desk-hand-over-send')}
          send={async (letter, onProgress, signal) => {
            await engine.offices.letIn(own, of.case, office);
            if (!isSent.current) {
              await engine.mailboxes.reply(of.case, letter, onProgress, signal);
              isSent.current = true;
            }
            await services.act(of, { act: 'hand-over', office });
            await onDone();
          }}
        />
      )}
    </ActForm>
  );
}

/** The answer came by another door, or somebody took the application back there. */
export function Noted({ act, of, onDone }: ActProps & { act: 'answer' | 'withdraw' }) {
  const { t, engine } = useApp();
  const work = useWork();
  const note = () =>
    work.run(async () => {
      await services.act(of, { act });
      if (act === 'withdraw') {
        await engine.mailboxes.close(of.case, true);
      }
      await onDone();
    });
  return (
    <ActForm title={t(`services-desk-act-${act}`)} about={t(`services-desk-noted-${act}`)}>
      <Actions>
        <Button disabled={work.busy} onPress={note}>
          {t('services-desk-noted-do')}
        </Button>
      </Actions>
      <WorkState work={work} />
    </ActForm>
  );
}
