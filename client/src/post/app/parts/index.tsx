// The parts of pages, with the look of the server's components (crates/ui/src/components).

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Progress } from '../../engine/index.ts';
import { sentence, useTexts } from '../context.tsx';
import { Link } from '../router.tsx';
import { locale, type Lang } from '../texts.ts';
import { size } from './size.ts';

export { Link, size };

export type Look = 'primary' | 'secondary' | 'tertiary';
export type Tone = 'info' | 'success' | 'warning' | 'danger' | 'neutral';

const SIGNS = {
  info: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1 15h-2v-6h2v6zm0-8h-2V7h2v2z',
  success:
    'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1.8 14.6-4.3-4.3 1.4-1.4 2.9 2.9 6.500-6.500 1.400 1.400-7.900 7.900z',
  warning: 'M12 3 1.500 21h21L12 3zm1 15h-2v-2h2v2zm0-4h-2V9h2v5z',
  danger: 'M8 2 2 8v8l6 6h8l6-6V8l-6-6H8zm5 15h-2v-2h2v2zm0-4h-2V7h2v6z',
};

export function Icon({ path }: { path: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

export function FileIcon() {
  return <Icon path="M5 2h9l5 5v15H5V2zm8 2H7v16h10V8h-4V4z" />;
}

function Sign({ tone }: { tone: Tone }) {
  return tone === 'neutral' ? null : <Icon path={SIGNS[tone]} />;
}

type ButtonProps = {
  look?: Look;
  /** Work to do; while it is under way the button does nothing else. */
  onPress?: () => unknown;
  disabled?: boolean;
  /** Where it opens and closes something: what, and whether that is open. */
  opens?: { id: string; isOpen: boolean } | undefined;
  children: ComponentChildren;
};

export function Button({ look = 'primary', onPress, disabled = false, opens, children }: ButtonProps) {
  const [busy, setBusy] = useState(false);
  const press = async () => {
    if (busy || disabled || !onPress) {
      return;
    }
    setBusy(true);
    try {
      await onPress();
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type={onPress ? 'button' : 'submit'}
      class={`kern-btn kern-btn--${look}`}
      aria-disabled={busy || disabled || undefined}
      aria-expanded={opens?.isOpen}
      aria-controls={opens?.isOpen ? opens.id : undefined}
      onClick={onPress ? () => void press() : undefined}
    >
      <span class="kern-label">{children}</span>
    </button>
  );
}

export function LinkButton({ look = 'primary', href, children }: { look?: Look; href: string; children: ComponentChildren }) {
  return (
    <Link class={`kern-btn kern-btn--${look}`} href={href}>
      <span class="kern-label">{children}</span>
    </Link>
  );
}

export function Notice({ tone, title, children }: { tone: Exclude<Tone, 'neutral'>; title: ComponentChildren; children?: ComponentChildren }) {
  const { t } = useTexts();
  return (
    <div class={`alert kern-alert kern-alert--${tone}`}>
      <p class="alert__title">
        <Sign tone={tone} />
        <span>
          <span class="kern-sr-only">{t(`post-app-tone-${tone}`)} </span>
          {title}
        </span>
      </p>
      {children ? <div class="alert__body">{children}</div> : null}
    </div>
  );
}

/** Something that went wrong, said in the person's language; read out at once. */
export function Failed({ error }: { error: unknown }) {
  const texts = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [error]);
  return error === undefined ? null : (
    <div role="alert" tabIndex={-1} ref={box}>
      <Notice tone="danger" title={sentence(texts, error)} />
    </div>
  );
}

export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ComponentChildren }) {
  return (
    <span class={`badge badge--${tone}`}>
      <Sign tone={tone} />
      {children}
    </span>
  );
}

export function Empty({ title, children }: { title: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty__title">{title}</p>
      {children ? <div>{children}</div> : null}
    </div>
  );
}

export type FieldErrors = Record<string, string | undefined>;

/** The mistakes of a form, above it, each leading to its field. */
export function ErrorSummary({ errors }: { errors: FieldErrors }) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const all = Object.entries(errors).filter((entry): entry is [string, string] => Boolean(entry[1]));
  useEffect(() => {
    if (all.length > 0) {
      box.current?.focus();
    }
  }, [errors]);
  return all.length === 0 ? null : (
    <div class="errors kern-alert kern-alert--danger" role="alert" tabIndex={-1} ref={box}>
      <h2 class="alert__title">
        <Icon path={SIGNS.danger} />
        <span>{t('post-app-errors')}</span>
      </h2>
      <div class="alert__body">
        <ul>
          {all.map(([name, text]) => (
            <li key={name}>
              <a href={`#f-${name}`} onClick={(event) => focusField(event, name)}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function focusField(event: Event, name: string): void {
  event.preventDefault();
  document.getElementById(`f-${name}`)?.focus();
}

/** What is wrong with a field, below it. */
export function ErrorLine({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <p class="field__error" id={id}>
      <Icon path={SIGNS.danger} />
      {children}
    </p>
  );
}

interface FieldProps {
  name: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  error?: string | undefined;
  optional?: boolean;
}

export function Frame({ name, label, hint, error, optional, children }: FieldProps & { children: (describedBy: string | undefined) => JSX.Element }) {
  const { t } = useTexts();
  const describedBy = [hint ? `f-${name}-hint` : '', error ? `f-${name}-error` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div class={`field kern-form-input${error ? ' kern-form-input--error' : ''}`}>
      <label class="kern-label" for={`f-${name}`}>
        {label}
        {optional ? <span class="kern-label__optional"> {t('post-app-optional')}</span> : null}
      </label>
      {hint ? (
        <div class="kern-hint" id={`f-${name}-hint`}>
          {hint}
        </div>
      ) : null}
      {children(describedBy)}
      {error ? <ErrorLine id={`f-${name}-error`}>{error}</ErrorLine> : null}
    </div>
  );
}

type TextProps = FieldProps & {
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'email' | 'search' | 'date' | 'number';
  attributes?: JSX.IntrinsicElements['input'];
};

export const inputClass = (error: string | undefined): string => `kern-form-input__input${error ? ' kern-form-input__input--error' : ''}`;

export function TextField({ value, onInput, type = 'text', attributes = {}, ...frame }: TextProps) {
  return (
    <Frame {...frame}>
      {(describedBy) => (
        <input
          id={`f-${frame.name}`}
          name={frame.name}
          class={inputClass(frame.error)}
          // The attributes of all these types are the same.
          type={type as 'text'}
          value={value}
          aria-describedby={describedBy}
          aria-invalid={frame.error ? true : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
          {...(attributes as object)}
        />
      )}
    </Frame>
  );
}

/** A secret that can be shown while it is typed. */
export function SecretField({ value, onInput, autocomplete, ...frame }: FieldProps & { value: string; onInput: (value: string) => void; autocomplete: string }) {
  const { t } = useTexts();
  const [shown, setShown] = useState(false);
  return (
    <Frame {...frame}>
      {(describedBy) => (
        <>
          <input
            id={`f-${frame.name}`}
            name={frame.name}
            class={inputClass(frame.error)}
            type={(shown ? 'text' : 'password') as 'text'}
            value={value}
            autocomplete={autocomplete}
            autocapitalize="off"
            spellcheck={false}
            aria-describedby={describedBy}
            aria-invalid={frame.error ? true : undefined}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
          <button type="button" class="textual post-show" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {t(shown ? 'post-app-hide' : 'post-app-show')}
          </button>
        </>
      )}
    </Frame>
  );
}

type TextAreaProps = FieldProps & { value: string; onInput: (value: string) => void; rows?: number; required?: boolean };

export function TextArea({ value, onInput, rows = 8, required, ...frame }: TextAreaProps) {
  return (
    <Frame {...frame}>
      {(describedBy) => (
        <textarea
          id={`f-${frame.name}`}
          name={frame.name}
          required={required}
          class={inputClass(frame.error)}
          rows={rows}
          value={value}
          aria-describedby={describedBy}
          aria-invalid={frame.error ? true : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Frame>
  );
}

export interface Option {
  value: string;
  label: string;
}

export function Select({ value, onInput, options, ...frame }: FieldProps & { value: string; onInput: (value: string) => void; options: Option[] }) {
  return (
    <Frame {...frame}>
      {(describedBy) => (
        <div class="kern-form-input__select-wrapper">
          <select
            id={`f-${frame.name}`}
            name={frame.name}
            class={`kern-form-input__select${frame.error ? ' kern-form-input__select--error' : ''}`}
            value={value}
            aria-describedby={describedBy}
            aria-invalid={frame.error ? true : undefined}
            onChange={(event) => onInput(event.currentTarget.value)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      )}
    </Frame>
  );
}

export function Checkbox({ name, label, hint, checked, onChange }: { name: string; label: ComponentChildren; hint?: ComponentChildren; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <div class="field kern-form-check">
      <input
        class="kern-form-check__checkbox"
        type="checkbox"
        id={`f-${name}`}
        name={name}
        checked={checked}
        aria-describedby={hint ? `f-${name}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label class="kern-label" for={`f-${name}`}>
        {label}
      </label>
      {hint ? (
        <div class="choice__hint" id={`f-${name}-hint`}>
          {hint}
        </div>
      ) : null}
    </div>
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Days and hours in the town's time. Making a format is slow, and lists need many. */
function inTown(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale(lang), { timeZone: 'Europe/Berlin', ...options });
  formats.set(key, known);
  return known;
}

type TimeProps = { time: string };

/** A time as somebody told it; nothing where it was not told or is none. */
function Time({ time, write }: TimeProps & { write: (day: Date, lang: Lang) => string }) {
  const { lang } = useTexts();
  const day = new Date(time);
  return Number.isNaN(day.getTime()) ? null : <time dateTime={time}>{write(day, lang)}</time>;
}

export function Day({ time }: TimeProps) {
  return <Time time={time} write={(day, lang) => inTown(lang, { dateStyle: 'medium' }).format(day)} />;
}

export function Moment({ time }: TimeProps) {
  return <Time time={time} write={(day, lang) => inTown(lang, { dateStyle: 'long', timeStyle: 'short' }).format(day)} />;
}

/** For lists: of today the hour, else the day. */
export function Lately({ time }: TimeProps) {
  return <Time time={time} write={lately} />;
}

function lately(time: Date, lang: Lang): string {
  const day = inTown(lang, { dateStyle: 'medium' });
  const isToday = day.format(time) === day.format(new Date());
  return isToday ? inTown(lang, { timeStyle: 'short' }).format(time) : day.format(time);
}

/** How far long work has come. Said aloud in steps of a quarter. */
export function ProgressBar({ progress }: { progress: Progress }) {
  const texts = useTexts();
  const share = progress.all === 0 ? 0 : progress.done / progress.all;
  const label = texts.t(`post-app-progress-${progress.what}`, { name: progress.name ?? '' }).trim();
  const isBytes = ['sealing', 'sending', 'receiving'].includes(progress.what);
  const count = isBytes
    ? texts.t('post-app-progress-of', { done: size(texts.lang, progress.done), all: size(texts.lang, progress.all) })
    : texts.t('post-app-progress-of', { done: progress.done, all: progress.all });
  return (
    <div class="progress kern-progress">
      <label>
        <span class="progress__label">{label}</span>
        <progress max={Math.max(1, progress.all)} value={Math.min(progress.done, progress.all)} />
      </label>
      <p class="progress__count">{count}</p>
      <p class="kern-sr-only" role="status">
        {label} {Math.floor(share * 4) * 25} %
      </p>
    </div>
  );
}

/** Asks before something that cannot be undone. */
export function Confirm({ title, children, action, onConfirm, onCancel }: { title: string; children: ComponentChildren; action: string; onConfirm: () => unknown; onCancel: () => void }) {
  const { t } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="post-dialog" ref={dialog} aria-labelledby={id} onClose={onCancel}>
      {/* The focus begins here: what cannot be undone is never under the next press of a key. */}
      <h2 id={id} tabIndex={-1} autofocus>
        {title}
      </h2>
      {children}
      <div class="form__send">
        <Button onPress={onConfirm}>{action}</Button>
        <Button look="secondary" onPress={() => dialog.current?.close()}>
          {t('post-app-cancel')}
        </Button>
      </div>
    </dialog>
  );
}

export function Tabs({ label, tabs }: { label: string; tabs: { href: string; label: ComponentChildren; current: boolean }[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function Steps({ steps, at }: { steps: string[]; at: number }) {
  return (
    <ol class="steps">
      {steps.map((step, number) => (
        <li key={step} class={number < at ? 'done' : undefined} aria-current={number === at ? 'step' : undefined}>
          <span class="steps__number">{number + 1}</span> {step}
        </li>
      ))}
    </ol>
  );
}

export function Facts({ facts }: { facts: [ComponentChildren, ComponentChildren][] }) {
  return (
    <dl class="facts">
      {facts.map(([term, description], at) => (
        <div key={at}>
          <dt>{term}</dt>
          <dd>{description}</dd>
        </div>
      ))}
    </dl>
  );
}

/** 30 or 60 digits in groups of five, as they are read aloud and compared. */
export function SafetyNumber({ digits }: { digits: string }) {
  return (
    <p class="safety__number">
      {(digits.match(/\d{5}/g) ?? []).map((group, at) => (
        <span key={at}>{group} </span>
      ))}
    </p>
  );
}

/** Said while something loads, after a moment only, so that what is quick does not flicker. */
export function Loading({ children }: { children: ComponentChildren }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return <p role="status">{late ? children : null}</p>;
}
