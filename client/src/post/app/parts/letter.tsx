// A letter as it is read, and the form with which one is written.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Attachment, Letter, NewLetter, OnProgress, Progress } from '../../engine/index.ts';
import { sentence, useTexts } from '../context.tsx';
import { Badge, Button, Day, ErrorSummary, Failed, type FieldErrors, FileField, ProgressBar, Select, size, TextArea, TextField } from './index.tsx';

/** The largest file that can be sent, in bytes. */
export const LARGEST = 2 * 1024 ** 3;

type LetterProps = {
  letter: Letter;
  sender: string;
  download: (attachment: Attachment, onProgress: OnProgress) => Promise<Blob>;
};

const MARKED = ['decision', 'paper', 'note', 'receipt'];

export function LetterView({ letter, sender, download }: LetterProps) {
  const { t } = useTexts();
  const paragraphs = letter.body.split(/\n{2,}/).filter(Boolean);
  return (
    <article class={letter.mine ? 'letter letter--mine' : 'letter'} aria-labelledby={`letter-${letter.seq}`}>
      <header class="letter__head">
        <h2 class="letter__subject" id={`letter-${letter.seq}`}>
          {letter.kind === 'receipt' ? t('post-app-receipt', { seq: letter.receiptOf ?? 0 }) : letter.subject || t('post-app-no-subject')}
        </h2>
        <p class="letter__about">
          {sender}
          {letter.author ? ` (${letter.author})` : ''} · <Day time={letter.time} />
          {letter.door === 'online' ? '' : ` · ${t(`post-app-door-${letter.door}`)}`}
        </p>
        {MARKED.includes(letter.kind) ? (
          <Badge tone={letter.kind === 'decision' ? 'success' : 'neutral'}>{t(`post-app-kind-${letter.kind}`)}</Badge>
        ) : null}
      </header>
      <div class="letter__body">
        {paragraphs.map((paragraph, at) => (
          <p key={at}>{lines(paragraph)}</p>
        ))}
      </div>
      {letter.attachments.length > 0 ? (
        <ul class="post-files">
          {letter.attachments.map((attachment) => (
            <AttachmentLine key={attachment.id} attachment={attachment} download={download} />
          ))}
        </ul>
      ) : null}
    </article>
  );
}

function lines(text: string): ComponentChildren {
  return text.split('\n').flatMap((line, at) => (at === 0 ? [line] : [<br key={at} />, line]));
}

function AttachmentLine({ attachment, download }: { attachment: Attachment; download: LetterProps['download'] }) {
  const texts = useTexts();
  const [progress, setProgress] = useState<Progress>();
  const [error, setError] = useState<unknown>();
  const fetchIt = async () => {
    setError(undefined);
    try {
      save(await download(attachment, setProgress), attachment.name);
    } catch (failure) {
      setError(failure);
    } finally {
      setProgress(undefined);
    }
  };
  return (
    <li>
      <button type="button" class="textual post-files__name" onClick={() => void fetchIt()}>
        {attachment.name}
      </button>{' '}
      <span class="post-files__size">{size(texts.lang, attachment.size)}</span>
      {progress ? <ProgressBar progress={progress} /> : null}
      {error === undefined ? null : (
        <p class="field__error" role="alert">
          {sentence(texts, error)}
        </p>
      )}
    </li>
  );
}

/** Hands a file to the browser's downloads. It is never shown in a page of the town: what is in it may be hostile. */
export function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(new Blob([blob], { type: 'application/octet-stream' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

type FormProps = {
  /** Kinds to choose among; without any, it is a plain letter. */
  kinds?: NewLetter['kind'][];
  subject: string;
  body: string;
  author?: string;
  sendLabel: string;
  onChange?: (subject: string, body: string) => void;
  send: (letter: NewLetter, onProgress: OnProgress, signal: AbortSignal) => Promise<void>;
  /** What else must be right before anything is sent, by field. */
  check?: () => FieldErrors;
  /** Fields above the letter's own; they show what `check` found. */
  children?: (errors: FieldErrors) => ComponentChildren;
};

export function LetterForm({ kinds = ['letter'], subject: first, body: text, author, sendLabel, onChange, send, check, children }: FormProps) {
  const { t } = useTexts();
  const [subject, setSubject] = useState(first);
  const [body, setBody] = useState(text);
  const [files, setFiles] = useState<File[]>([]);
  const [kind, setKind] = useState(kinds[0]!);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [error, setError] = useState<unknown>();
  const [progress, setProgress] = useState<Progress>();
  const [sending, setSending] = useState<AbortController>();

  const change = (newSubject: string, newBody: string) => {
    setSubject(newSubject);
    setBody(newBody);
    onChange?.(newSubject, newBody);
  };

  const submit = async (event: Event) => {
    event.preventDefault();
    if (sending) {
      return;
    }
    const found: FieldErrors = { ...check?.() };
    if (subject.trim() === '') {
      found['subject'] = t('post-app-subject-missing');
    }
    if (body.trim() === '' && files.length === 0) {
      found['body'] = t('post-app-body-missing');
    }
    setErrors(found);
    setError(undefined);
    if (Object.keys(found).length > 0 || files.some((file) => file.size > LARGEST)) {
      return;
    }
    const controller = new AbortController();
    setSending(controller);
    try {
      const letter: NewLetter = { kind, door: 'online', subject: subject.trim(), body, files, ...(author ? { author } : {}) };
      await send(letter, setProgress, controller.signal);
    } catch (failure) {
      if (!controller.signal.aborted) {
        setError(failure);
      }
    } finally {
      setSending(undefined);
      setProgress(undefined);
    }
  };

  return (
    <form class="form" onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary errors={errors} />
      <Failed error={error} />
      {children?.(errors)}
      {kinds.length > 1 ? (
        <Select
          name="kind"
          label={t('post-app-kind')}
          value={kind}
          onInput={(value) => setKind(value as NewLetter['kind'])}
          options={kinds.map((value) => ({ value, label: t(`post-app-kind-${value}`) }))}
        />
      ) : null}
      <TextField
        name="subject"
        label={t('post-app-subject')}
        hint={t('post-app-subject-hint')}
        error={errors['subject']}
        value={subject}
        onInput={(value) => change(value, body)}
        attributes={{ autocomplete: 'off', maxLength: 200 }}
      />
      <TextArea name="body" label={t('post-app-body')} error={errors['body']} value={body} onInput={(value) => change(subject, value)} rows={10} />
      <FileField name="files" label={t('post-app-files')} hint={t('post-app-files-hint')} optional files={files} onChange={setFiles} limit={LARGEST} />
      {progress ? <ProgressBar progress={progress} /> : null}
      <div class="form__send">
        <Button disabled={Boolean(sending)}>{sendLabel}</Button>
        {sending ? (
          <Button look="secondary" onPress={() => sending.abort()}>
            {t('post-app-cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
