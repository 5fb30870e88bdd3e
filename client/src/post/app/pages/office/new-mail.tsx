// OpenPGP mail: the other side's key is looked up, compared, and used in this browser only.

import { useState } from 'preact/hooks';
import type { MailKey } from '../../../engine/index.ts';
import { useApp } from '../../context.tsx';
import { CaseChoice, useChosenCase } from '../../parts/case-choice.tsx';
import { Actions, Form, NotQuantumSafe, Radios } from '../../parts/desk.tsx';
import { Button, Facts, Notice, TextArea, TextField } from '../../parts/index.tsx';
import { LetterForm } from '../../parts/letter.tsx';
import { WorkState, useWork } from '../../parts/work.tsx';
import { go } from '../../router.tsx';
import { locale } from '../../texts.ts';
import { OpenDoor } from './open-door.tsx';

export function ByMail({ office }: { office: string }) {
  const { t } = useApp();
  const [to, setTo] = useState('');
  const [key, setKey] = useState<MailKey>();
  return (
    <>
      <p>
        <NotQuantumSafe /> {t('post-mail-text')}
      </p>
      <OpenDoor office={office} door="openpgp">
        {key ? <Write office={office} to={to} mailKey={key} onBack={() => setKey(undefined)} /> : <Find to={to} onTo={setTo} onKey={setKey} />}
      </OpenDoor>
    </>
  );
}

function Find({ to, onTo, onKey }: { to: string; onTo(to: string): void; onKey(key: MailKey): void }) {
  const { engine, t } = useApp();
  const work = useWork();
  const [found, setFound] = useState<MailKey[]>();
  const [chosen, setChosen] = useState('');
  const look = () =>
    work.run(async () => {
      const keys = await engine.doors.findMailKeys(to);
      setFound(keys);
      setChosen(keys[0]?.fingerprint ?? '');
    });
  const use = () => {
    const key = found?.find(({ fingerprint }) => fingerprint === chosen);
    key && onKey(key);
  };
  return (
    <>
      <Form onSend={look}>
        <TextField
          name="to"
          type="email"
          label={t('post-mail-to')}
          hint={t('post-mail-to-hint')}
          value={to}
          onInput={onTo}
          attributes={{ autocomplete: 'off', required: true }}
        />
        <Actions>
          <Button look={found ? 'secondary' : 'primary'}>{t('post-mail-find')}</Button>
        </Actions>
      </Form>
      <WorkState work={work} />
      {found?.length === 0 && <Notice tone="warning" title={t('post-mail-none')} />}
      {found && found.length > 0 && (
        <Form onSend={use}>
          <Radios label={t('post-mail-found')} value={chosen} onInput={setChosen} choices={found.map(choice)} />
          <Notice tone="warning" title={t('post-mail-compare')}>
            <p>{t('post-mail-compare-text')}</p>
          </Notice>
          <Actions>
            <Button>{t('post-mail-use')}</Button>
          </Actions>
        </Form>
      )}
      <details class="more">
        <summary>{t('post-mail-paste')}</summary>
        <div class="more__body">
          <Paste onKey={onKey} />
        </div>
      </details>
    </>
  );
}

function choice({ fingerprint, userIds }: MailKey) {
  return { value: fingerprint, label: inFours(fingerprint), hint: userIds.join(', ') };
}

/** A fingerprint as GnuPG shows it. */
function inFours(fingerprint: string): string {
  return (fingerprint.toUpperCase().match(/.{1,4}/g) ?? []).join(' ');
}

function Paste({ onKey }: { onKey(key: MailKey): void }) {
  const { engine, t } = useApp();
  const work = useWork();
  const [armored, setArmored] = useState('');
  return (
    <Form onSend={() => work.run(async () => onKey(await engine.doors.readMailKey(armored)))}>
      <TextArea name="armored" label={t('post-mail-armored')} value={armored} onInput={setArmored} rows={6} />
      <Actions>
        <Button look="secondary">{t('post-mail-use')}</Button>
      </Actions>
      <WorkState work={work} />
    </Form>
  );
}

function Write({ office, to, mailKey, onBack }: { office: string; to: string; mailKey: MailKey; onBack(): void }) {
  const { engine, lang, me, t } = useApp();
  const chosen = useChosenCase(office);
  const facts: [string, string][] = [
    [t('post-mail-to'), to],
    [t('post-mail-fingerprint'), inFours(mailKey.fingerprint)],
    [t('post-mail-owner'), mailKey.userIds.join(', ')],
  ];
  if (mailKey.expires) {
    facts.push([t('post-mail-expires'), new Intl.DateTimeFormat(locale(lang), { dateStyle: 'long' }).format(new Date(mailKey.expires))]);
  }
  return (
    <>
      <Facts facts={facts} />
      <p>
        <Button look="tertiary" onPress={onBack}>
          {t('post-mail-other')}
        </Button>
      </p>
      <LetterForm
        subject=""
        body=""
        sendLabel={t('post-mail-send')}
        send={async ({ subject, body, files }, onProgress) => {
          const known = await chosen.find();
          const mail = { ...(known && { case: known }), to, key: mailKey, subject, body, files, author: me.name };
          const kept = await engine.doors.writeMail(office, mail, onProgress);
          go(`/post/cases/${kept.case}?as=${office}&sent=1`);
        }}
      >
        {() => <CaseChoice of={chosen} />}
      </LetterForm>
    </>
  );
}
