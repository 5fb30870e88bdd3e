// FIT-Connect: to another authority. Nothing is sealed before the certificate of its key was checked.

import { useState } from 'preact/hooks';
import type { Destination } from '../../../engine/index.ts';
import { useApp } from '../../context.tsx';
import { CaseChoice, useChosenCase } from '../../parts/case-choice.tsx';
import { Actions, Form, NotQuantumSafe } from '../../parts/desk.tsx';
import { Badge, Button, Facts, Notice, Select, TextArea, TextField } from '../../parts/index.tsx';
import { LetterForm } from '../../parts/letter.tsx';
import { WorkState, useWork } from '../../parts/work.tsx';
import { go } from '../../router.tsx';
import { OpenDoor } from './open-door.tsx';

export function ToAuthority({ office }: { office: string }) {
  const { t } = useApp();
  const [destination, setDestination] = useState<Destination>();
  return (
    <>
      <p>
        <NotQuantumSafe /> {t('post-authority-text')}
      </p>
      <OpenDoor office={office} door="fit-connect">
        {destination ? (
          <Submit office={office} destination={destination} onBack={() => setDestination(undefined)} />
        ) : (
          <Find office={office} onFound={setDestination} />
        )}
      </OpenDoor>
    </>
  );
}

function Find({ office, onFound }: { office: string; onFound(destination: Destination): void }) {
  const { engine, t } = useApp();
  const work = useWork();
  const [id, setId] = useState('');
  return (
    <Form onSend={() => work.run(async () => onFound(await engine.doors.destination(office, id.trim())))}>
      <TextField
        name="destination"
        label={t('post-authority-id')}
        hint={t('post-authority-id-hint')}
        value={id}
        onInput={setId}
        attributes={{ autocomplete: 'off', spellcheck: false, required: true }}
      />
      <Actions>
        <Button disabled={work.busy}>{t('post-authority-check')}</Button>
      </Actions>
      <WorkState work={work} />
    </Form>
  );
}

type Service = Destination['services'][number];

function Submit({ office, destination, onBack }: { office: string; destination: Destination; onBack(): void }) {
  const { engine, me, t } = useApp();
  const chosen = useChosenCase(office);
  const [at, setAt] = useState(0);
  const [schemaAt, setSchemaAt] = useState(0);
  const [data, setData] = useState('');
  const [replyTo, setReplyTo] = useState('');
  const service = destination.services[at];
  const schema = service?.schemas[schemaAt];
  if (!service || !schema) {
    return <Notice tone="warning" title={t('post-authority-no-service')} />;
  }
  return (
    <>
      <Checked destination={destination} />
      <p>
        <Button look="tertiary" onPress={onBack}>
          {t('post-authority-other')}
        </Button>
      </p>
      <LetterForm
        subject=""
        body=""
        sendLabel={t('post-authority-send')}
        check={() => ({ data: data.trim() === '' ? t('post-authority-data-missing') : undefined })}
        send={async ({ subject, files }, onProgress) => {
          const known = await chosen.find();
          const kept = await engine.doors.sendSubmission(
            office,
            {
              ...(known && { case: known }),
              destination,
              service: { name: service.name, identifier: service.identifier },
              schema: { uri: schema.uri, mimeType: schema.mimeType as 'application/json' | 'application/xml' },
              data,
              subject,
              files,
              author: me.name,
              ...(replyTo && { replyTo }),
            },
            onProgress,
          );
          go(`/post/cases/${kept.case}?as=${office}&sent=1`);
        }}
      >
        {(errors) => (
          <>
            <CaseChoice of={chosen} />
            <Select
              name="service"
              label={t('post-authority-service')}
              value={String(at)}
              onInput={(value) => {
                setAt(Number(value));
                setSchemaAt(0);
              }}
              options={destination.services.map(({ name }: Service, index) => ({ value: String(index), label: name }))}
            />
            <Select
              name="schema"
              label={t('post-authority-schema')}
              value={String(schemaAt)}
              onInput={(value) => setSchemaAt(Number(value))}
              options={service.schemas.map(({ uri }, index) => ({ value: String(index), label: uri }))}
            />
            <TextArea
              name="data"
              label={t('post-authority-data')}
              hint={t('post-authority-data-hint', { kind: schema.mimeType })}
              error={errors['data']}
              value={data}
              onInput={setData}
            />
            <TextField
              name="reply-to"
              type="email"
              optional
              label={t('post-authority-reply')}
              hint={t('post-authority-reply-hint')}
              value={replyTo}
              onInput={setReplyTo}
            />
          </>
        )}
      </LetterForm>
    </>
  );
}

/** What the check of the certificate found. */
function Checked({ destination }: { destination: Destination }) {
  const { t } = useApp();
  return (
    <>
      <Notice tone="success" title={t('post-authority-checked')} />
      <Facts
        facts={[
          [t('post-authority-holder'), destination.holder],
          [t('post-authority-id'), <code>{destination.id}</code>],
          [t('post-authority-environment'), <Badge>{t(`post-authority-${destination.environment}`)}</Badge>],
        ]}
      />
    </>
  );
}
