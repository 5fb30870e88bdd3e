// The questions of a form, answered for somebody: from paper, at the counter, on the phone.

import { useRef, useState } from 'preact/hooks';
import { isEmptyPage, NOTHING_WRONG, Questions, Say, summaryOf, todayInTown, useEntry, wrongsIn, type Wrongs } from '../../../../services/entry/index.ts';
import { earliest } from '../../../../services/forms/today.ts';
import { useApp } from '../../context.tsx';
import { Actions, Radios } from '../../parts/desk.tsx';
import { Button, Checkbox, ErrorSummary, Notice, TextField } from '../../parts/index.tsx';
import { useWarning } from '../../parts/letter-form.tsx';
import { useWork, WorkState } from '../../parts/work.tsx';
import type { Lang } from '../../texts.ts';
import { letterOf, Recorder, type Door, type Received, type Recorded } from './recording.ts';
import type { KnownCase, KnownForm } from './town.ts';

/** What a person gets who handed something in. */
export interface Handed extends Recorded {
  received: Received;
  /** Whether the case was there before. */
  known: boolean;
}

interface DataEntryProps {
  office: string;
  form: KnownForm;
  doors: readonly Door[];
  language: Lang;
  /** The case it belongs to, where it belongs to one. */
  known?: KnownCase | undefined;
  /** Makes the PDF of the scanned pages. */
  scan?: () => Promise<File>;
  onDone(handed: Handed): void;
}

export function DataEntry({ office, form, doors, language, known, scan, onDone }: DataEntryProps) {
  const app = useApp();
  const { engine, me, t } = app;
  const { definition, version } = form;
  const today = todayInTown();
  const [door, setDoor] = useState<Door>(doors[0]!);
  const [day, setDay] = useState(today);
  const [isNew, setIsNew] = useState(false);
  const [hasLink, setHasLink] = useState(false);
  const [checked, setChecked] = useState(false);
  const [keeps, setKeeps] = useState(false);
  const [round, setRound] = useState(0);
  const entry = useEntry(definition, day || today);
  const recorder = useRef(new Recorder(engine, office));
  const work = useWork();
  useWarning(Object.keys(entry.answers).length > 0);

  const found = wrongsIn(app, definition, entry.answers, entry.outcome.errors);
  const wrongs: Wrongs = checked ? found : NOTHING_WRONG;
  const errors = summaryOf(app, definition, entry.answers, wrongs);
  const isOpen = known !== undefined && !isNew;

  const send = () => {
    setChecked(true);
    if (found.size > 0 && !keeps) {
      setRound(round + 1);
      return;
    }
    void work.run(async (onProgress) => {
      const pages = await scan?.();
      const received: Received = { entry, version, service: definition.service, door, day: day || today, language, kept: found, author: me.name, ...(pages && { scan: pages }) };
      const letter = letterOf(app, received);
      const recorded = isOpen ? await recorder.current.into(known, letter, onProgress) : await recorder.current.asNew(letter, received, hasLink, onProgress);
      onDone({ ...recorded, received, known: isOpen });
    });
  };

  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {checked && found.size > 0 && !keeps ? <Summary key={round} errors={errors} /> : null}
      {doors.length > 1 && (
        <Radios
          label={t('services-enter-door')}
          value={door}
          onInput={(value) => setDoor(value as Door)}
          choices={doors.map((value) => ({ value, label: t(`services-enter-door-${value}`) }))}
        />
      )}
      <TextField name="received" type="date" label={t('services-enter-day')} hint={t('services-enter-day-hint')} value={day} onInput={setDay} attributes={{ min: earliest(today), max: today, required: true }} />
      {known && <CaseTarget known={known} isNew={isNew} onChange={setIsNew} />}
      {definition.layout.pages.map((page) =>
        isEmptyPage(definition, page, entry.outcome) ? null : (
          <section key={page.id} class="enter__page">
            <h2>
              <Say text={page.title} />
            </h2>
            <Questions entry={entry} page={page} wrongs={wrongs} isShared hasReasons={false} />
          </section>
        ),
      )}
      {checked && found.size > 0 && (
        <Notice tone="warning" title={t('services-enter-incomplete', { count: found.size })}>
          <p>{t('services-enter-incomplete-about')}</p>
          <Checkbox name="keeps" label={t('services-enter-keep')} hint={t('services-enter-keep-hint')} checked={keeps} onChange={setKeeps} />
        </Notice>
      )}
      {!isOpen && <Checkbox name="link" label={t('services-enter-link')} hint={t('services-enter-link-hint')} checked={hasLink} onChange={setHasLink} />}
      <Actions>
        <Button disabled={work.busy}>{t(isOpen ? 'services-enter-send-into' : 'services-enter-send')}</Button>
      </Actions>
      <WorkState work={work} />
    </form>
  );
}

/** Above the form; each round brings the focus there anew. */
function Summary({ errors }: { errors: Record<string, string> }) {
  const [shown] = useState(errors);
  return <ErrorSummary errors={shown} />;
}

function CaseTarget({ known, isNew, onChange }: { known: KnownCase; isNew: boolean; onChange(isNew: boolean): void }) {
  const { t } = useApp();
  return (
    <Radios
      label={t('services-enter-target')}
      value={isNew ? 'new' : 'known'}
      onInput={(value) => onChange(value === 'new')}
      choices={[
        { value: 'known', label: t('services-enter-target-known', { code: known.code }), hint: t('services-enter-target-known-hint') },
        { value: 'new', label: t('services-enter-target-new') },
      ]}
    />
  );
}
