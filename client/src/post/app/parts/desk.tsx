// Parts of the pages of keys and offices.

import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { useTexts } from '../context.tsx';
import type { Texts } from '../texts.ts';
import { Badge, Button, Confirm, Link } from './index.tsx';

/** Something of a list of words, `post-role-clerk`; the word itself where there is none. */
export function word(texts: Texts, list: string, name: string): string {
  const key = `${list}-${name}`;
  return texts.has(key) ? texts.t(key) : name;
}

/** The page above. */
export function Up({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <p class="post-up">
      <Link href={href}>{children}</Link>
    </p>
  );
}

export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="form__send">{children}</div>;
}

/** A form that never loads the page anew. What is missing, the browser says. */
export function Form({ onSend, children }: { onSend: () => unknown; children: ComponentChildren }) {
  const send = (event: Event) => {
    event.preventDefault();
    onSend();
  };
  return (
    <form class="form" onSubmit={send}>
      {children}
    </form>
  );
}

/** Stands beside everything that a computer of the future might open. */
export function NotQuantumSafe() {
  const { t } = useTexts();
  return <Badge tone="warning">{t('post-desk-not-quantum-safe')}</Badge>;
}

/** A button that asks once more before what cannot be taken back. */
export function Sure({ label, title, about, yes, onYes }: { label: string; title: string; about: string; yes: string; onYes: () => unknown }) {
  const [asks, setAsks] = useState(false);
  const agree = () => {
    setAsks(false);
    onYes();
  };
  return (
    <>
      <Button look="secondary" onPress={() => setAsks(true)}>
        {label}
      </Button>
      {asks && (
        <Confirm title={title} action={yes} onConfirm={agree} onCancel={() => setAsks(false)}>
          <p>{about}</p>
        </Confirm>
      )}
    </>
  );
}

interface RadiosProps {
  label: string;
  value: string;
  choices: { value: string; label: string; hint?: string }[];
  onInput(value: string): void;
}

export function Radios({ label, value, choices, onInput }: RadiosProps) {
  const id = useId();
  return (
    <fieldset class="field kern-fieldset">
      <legend class="kern-label">{label}</legend>
      <div class="kern-fieldset__body">
        {choices.map((choice, at) => (
          <div class="kern-form-check" key={choice.value}>
            <input
              class="kern-form-check__radio"
              type="radio"
              id={`${id}-${at}`}
              name={id}
              checked={choice.value === value}
              aria-describedby={choice.hint && `${id}-${at}-hint`}
              onChange={() => onInput(choice.value)}
            />
            <label class="kern-label" for={`${id}-${at}`}>
              {choice.label}
            </label>
            {choice.hint && (
              <div class="choice__hint kern-hint" id={`${id}-${at}-hint`}>
                {choice.hint}
              </div>
            )}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** A text for somewhere else, with a button that copies it. */
export function Copyable({ text, label }: { text: string; label: string }) {
  const { t } = useTexts();
  const said = useRef<HTMLSpanElement>(null);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    if (said.current) {
      said.current.textContent = t('post-desk-copied');
    }
  };
  return (
    <div class="copyable">
      <pre class="code" tabIndex={0} aria-label={label}>
        <code>{text}</code>
      </pre>
      <div class="copyable__tools">
        <Button look="secondary" onPress={copy}>
          {t('post-desk-copy')}
        </Button>
        <span role="status" ref={said} />
      </div>
    </div>
  );
}
