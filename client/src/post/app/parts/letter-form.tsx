// The form with which a letter is written.

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { NewLetter, OnProgress, Progress } from '../../engine/index.ts';
import { useTexts } from '../context.tsx';
import { Button, ErrorSummary, Failed, type FieldErrors, Notice, ProgressBar, Select, TextArea, TextField } from './index.tsx';
import { FileField, faultOf } from './files.tsx';

type FormProps = {
  /** Kinds to choose among; without any, it is a plain letter. */
  kinds?: NewLetter['kind'][];
  subject: string;
  body: string;
  author?: string;
  sendLabel: string;
  onChange?: (subject: string, body: string) => void;
  send: (letter: NewLetter, onProgress: OnProgress, signal: AbortSignal) => Promise<void>;
  /** Before the names of the fields, where a page has several of these forms. */
  prefix?: string;
  /** What else must be right before anything is sent, by field. */
  check?: (written: { body: string }) => FieldErrors;
  /** Fields above the letter's own; they show what `check` found. */
  children?: (errors: FieldErrors) => ComponentChildren;
  /** Whether the draft is kept, for example. */
  status?: string;
};

export function LetterForm({ kinds = ['letter'], author, sendLabel, onChange, send, check, children, status, prefix = '', ...first }: FormProps) {
  const { t } = useTexts();
  const [subject, setSubject] = useState(first.subject);
  const [body, setBody] = useState(first.body);
  const [files, setFiles] = useState<File[]>([]);
  const [kind, setKind] = useState(kinds[0]!);
  const [errors, setErrors] = useState<FieldErrors>({});
  const sending = useSending();
  const names = { kind: `${prefix}kind`, subject: `${prefix}subject`, body: `${prefix}body`, files: `${prefix}files` };
  useWarning(sending.control !== undefined || files.length > 0);

  const change = (newSubject: string, newBody: string) => {
    setSubject(newSubject);
    setBody(newBody);
    onChange?.(newSubject, newBody);
  };

  const faults = (): FieldErrors => ({
    ...check?.({ body }),
    ...(subject.trim() === '' && { [names.subject]: t('post-app-subject-missing') }),
    ...(body.trim() === '' && files.length === 0 && { [names.body]: t('post-app-body-missing') }),
    ...pick(names.files, faultOf(t, files)),
  });

  const submit = (event: Event) => {
    event.preventDefault();
    if (sending.control) {
      return;
    }
    const found = faults();
    setErrors(found);
    if (Object.values(found).every((fault) => fault === undefined)) {
      const letter: NewLetter = { kind, door: 'online', subject: subject.trim(), body, files, ...(author ? { author } : {}) };
      void sending.run((onProgress, signal) => send(letter, onProgress, signal));
    }
  };

  return (
    <form class="form" onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      {children?.(errors)}
      {kinds.length > 1 ? (
        <Select
          name={names.kind}
          label={t('post-app-kind')}
          value={kind}
          onInput={(value) => setKind(value as NewLetter['kind'])}
          options={kinds.map((value) => ({ value, label: t(`post-app-kind-${value}`) }))}
        />
      ) : null}
      <TextField
        name={names.subject}
        label={t('post-app-subject')}
        hint={t('post-app-subject-hint')}
        error={errors[names.subject]}
        value={subject}
        onInput={(value) => change(value, body)}
        attributes={{ autocomplete: 'off', maxLength: 200 }}
      />
      <TextArea name={names.body} label={t('post-app-body')} error={errors[names.body]} value={body} onInput={(value) => change(subject, value)} rows={10} />
      <FileField name={names.files} files={files} onChange={setFiles} error={errors[names.files]} progress={sending.progress} />
      <p role="status" class="post-draft">
        {status ?? ''}
      </p>
      <Outcome sending={sending} />
      <div class="form__send">
        <Button disabled={sending.control !== undefined}>{sendLabel}</Button>
        {sending.control ? (
          <Button look="secondary" onPress={() => sending.control?.abort()}>
            {t('post-app-stop')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** How far it is; after a stop or a failure, that nothing is lost. */
function Outcome({ sending }: { sending: Sending }) {
  const { t } = useTexts();
  const whole = sending.progress.find(({ name }) => name === undefined);
  return (
    <>
      {whole ? <ProgressBar progress={whole} /> : null}
      <p role="status" class="kern-sr-only">
        {sending.control ? t('post-app-sealing') : ''}
      </p>
      <div role="status">{sending.stopped ? <Notice tone="info" title={t('post-app-stopped')}><p>{t('post-app-stopped-about')}</p></Notice> : null}</div>
      <Failed error={sending.error} />
    </>
  );
}

interface Sending {
  control?: AbortController;
  /** The newest word about each file. */
  progress: Progress[];
  error?: unknown;
  stopped?: boolean;
}

function useSending(): Sending & { run(work: (onProgress: OnProgress, signal: AbortSignal) => Promise<void>): Promise<void> } {
  const [state, setState] = useState<Sending>({ progress: [] });
  const run = async (work: (onProgress: OnProgress, signal: AbortSignal) => Promise<void>) => {
    const control = new AbortController();
    setState({ control, progress: [] });
    try {
      await work((progress) => setState((before) => ({ ...before, progress: newest(before.progress, progress) })), control.signal);
      setState({ progress: [] });
    } catch (error) {
      setState({ progress: [], ...(control.signal.aborted ? { stopped: true } : { error }) });
    }
  };
  return { ...state, run };
}

/** The next word about a file takes the place of the one before. */
export function newest(before: Progress[], next: Progress): Progress[] {
  const others = before.filter(({ name }) => name !== next.name);
  return [...others, next];
}

/** Asks before the window closes on what is not kept anywhere. */
export function useWarning(isNeeded: boolean): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    if (isNeeded) {
      addEventListener('beforeunload', ask);
    }
    return () => removeEventListener('beforeunload', ask);
  }, [isNeeded]);
}

function pick(name: string, error: string | undefined): FieldErrors {
  return error === undefined ? {} : { [name]: error };
}
