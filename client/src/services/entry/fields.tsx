// Questions with one answer.

import { useState } from 'preact/hooks';
import { useTexts } from '../../post/app/context.tsx';
import { ErrorLine, inputClass } from '../../post/app/parts/index.tsx';
import { isList, type Json } from '../forms/model.ts';
import { read } from '../forms/values.ts';
import type { Asked } from './asked.ts';
import { autocompleteOf } from './autocomplete.ts';
import { Field, FieldSet, useAsking, Why } from './frame.tsx';
import { Say } from './say.tsx';
import { shown, written } from './shown.ts';
import { textIn } from './words.ts';

/** More choices than these are a list that folds out. */
const SIDE_BY_SIDE = 8;

type Props = { asked: Asked };

/** Text, a day, a number: what is written stays as it is while somebody writes; the answer is what it means. */
export function Written({ asked }: Props) {
  const texts = useTexts();
  const { entry, wrongs, required, isShared } = useAsking();
  const { node, path, kind } = asked;
  const [text, setText] = useState(() => written(texts, asked));
  const change = (typed: string) => {
    setText(typed);
    const meant = read(node, texts.lang, typed);
    entry.set(path, 'value' in meant ? meant.value : typed.trim());
  };
  const hint = hintOf(node.format, asked);
  const error = wrongs.get(path);
  const isLong = node.format === 'multiline';
  return (
    <Field asked={asked} hint={hint && texts.t(hint)}>
      {(describedBy) => {
        const attributes = {
          id: `f-${path}`,
          name: path,
          class: `${inputClass(error)}${widthOf(asked)}`,
          value: text,
          'aria-describedby': describedBy,
          'aria-invalid': error ? true : undefined,
          'aria-required': required.has(path) || undefined,
          onInput: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
          autocomplete: isShared ? 'off' : autocompleteOf(asked),
        };
        return isLong ? (
          <textarea rows={6} {...attributes} />
        ) : (
          <input type={typeOf(asked) as 'text'} inputMode={kind === 'number' ? 'decimal' : undefined} {...(attributes as object)} />
        );
      }}
    </Field>
  );
}

function typeOf({ node }: Asked): string {
  return { email: 'email', phone: 'tel' }[node.format as 'email' | 'phone'] ?? 'text';
}

function hintOf(format: Asked['node']['format'], { question, kind }: Asked): string | undefined {
  if (kind === 'date') {
    return 'services-entry-date-hint';
  }
  const isSaid = question.help !== undefined;
  return !isSaid && (format === 'time' || format === 'cents') ? `services-entry-${format}-hint` : undefined;
}

/** A field is as wide as its answer. */
function widthOf({ node, kind }: Asked): string {
  const isShort = kind === 'date' || kind === 'number' || node.format === 'time' || node.format === 'postal-code' || (node.maxLength ?? 99) <= 15;
  return isShort ? ' entry__short' : '';
}

/** What is worked out: shown as soon as it is known. */
export function Computed({ asked }: Props) {
  const texts = useTexts();
  const { entry } = useAsking();
  const answer = shown(texts, { ...asked, answer: found(entry.outcome.data, asked.path) });
  return (
    <div class="entry">
      <div class="field entry__computed" id={`f-${asked.path}`} tabIndex={-1}>
        <p class="kern-label" id={`f-${asked.path}-label`}>
          <Say text={asked.question.label} />
        </p>
        <output aria-labelledby={`f-${asked.path}-label`}>{answer || texts.t('services-entry-computed')}</output>
      </div>
      <Why asked={asked} />
    </div>
  );
}

function found(data: Json, path: string): Json {
  return path.split('.').reduce<Json>((at, name) => (at as Record<string, Json> | null)?.[name] ?? null, data);
}

/** Yes or no; what must be agreed to is a box to tick. */
export function Flag({ asked }: Props) {
  const { t } = useTexts();
  const { entry } = useAsking();
  if (asked.node.const === true) {
    return <Agreement asked={asked} />;
  }
  const options = [true, false].map((value) => ({ value: String(value), label: t(value ? 'services-entry-yes' : 'services-entry-no') }));
  return (
    <FieldSet asked={asked}>
      <Radios asked={asked} options={options} chosen={asked.answer === null ? undefined : String(asked.answer)} onChoose={(value) => entry.set(asked.path, value === 'true')} />
    </FieldSet>
  );
}

function Agreement({ asked: { path, question, answer }, asked }: Props) {
  const { entry, wrongs, required } = useAsking();
  const error = wrongs.get(path);
  const describedBy = [question.help ? `f-${path}-hint` : '', error ? `f-${path}-error` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div class="entry">
      <div class={`field kern-form-check${error ? ' kern-form-check--error' : ''}`}>
        <input
          class="kern-form-check__checkbox"
          type="checkbox"
          id={`f-${path}`}
          name={path}
          checked={answer === true}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
          aria-required={required.has(path) || undefined}
          onChange={(event) => entry.set(path, event.currentTarget.checked || null)}
        />
        <label class="kern-label" for={`f-${path}`}>
          <Say text={question.label} />
        </label>
        {question.help ? (
          <div class="choice__hint" id={`f-${path}-hint`}>
            <Say text={question.help} />
          </div>
        ) : null}
      </div>
      {error ? <ErrorLine id={`f-${path}-error`}>{error}</ErrorLine> : null}
      <Why asked={asked} />
    </div>
  );
}

/** One of several: side by side where they are few. */
export function Choice({ asked }: Props) {
  const { lang } = useTexts();
  const { entry } = useAsking();
  const options = (asked.question.options ?? []).map(({ value, label }) => ({ value, label: textIn(label, lang).text }));
  const choose = (value: string) => entry.set(asked.path, value || null);
  const chosen = typeof asked.answer === 'string' ? asked.answer : undefined;
  return options.length > SIDE_BY_SIDE ? (
    <Listed asked={asked} options={options} chosen={chosen} onChoose={choose} />
  ) : (
    <FieldSet asked={asked}>
      <Radios asked={asked} options={options} chosen={chosen} onChoose={choose} />
    </FieldSet>
  );
}

interface OptionsProps extends Props {
  options: { value: string; label: string }[];
  chosen: string | undefined;
  onChoose(value: string): void;
}

function Radios({ asked: { path }, options, chosen, onChoose }: OptionsProps) {
  return (
    <>
      {options.map(({ value, label }, at) => (
        <div class="kern-form-check" key={value}>
          <input class="kern-form-check__radio" type="radio" id={idOf(path, at)} name={path} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
          <label class="kern-label" for={idOf(path, at)}>
            {label}
          </label>
        </div>
      ))}
    </>
  );
}

/** The first field of a question has the id that errors lead to. */
const idOf = (path: string, at: number): string => (at === 0 ? `f-${path}` : `f-${path}-${at}`);

function Listed({ asked, options, chosen, onChoose }: OptionsProps) {
  const { t } = useTexts();
  const { wrongs, required } = useAsking();
  const error = wrongs.get(asked.path);
  return (
    <Field asked={asked}>
      {(describedBy) => (
        <div class="kern-form-input__select-wrapper">
          <select
            id={`f-${asked.path}`}
            name={asked.path}
            class={`kern-form-input__select${error ? ' kern-form-input__select--error' : ''}`}
            value={chosen ?? ''}
            aria-describedby={describedBy}
            aria-invalid={error ? true : undefined}
            aria-required={required.has(asked.path) || undefined}
            onChange={(event) => onChoose(event.currentTarget.value)}
          >
            <option value="">{t('services-entry-choose')}</option>
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}

/** Several of several, in the order of the form. */
export function Choices({ asked }: Props) {
  const { entry } = useAsking();
  const { path, question, answer } = asked;
  const chosen = isList(answer) ? answer : [];
  const options = question.options ?? [];
  const toggle = (value: string, isOn: boolean) => {
    const next = options.map((option) => option.value).filter((one) => (one === value ? isOn : chosen.includes(one)));
    entry.set(path, next.length > 0 ? next : null);
  };
  return (
    <FieldSet asked={asked}>
      {options.map(({ value, label }, at) => (
        <div class="kern-form-check" key={value}>
          <input
            class="kern-form-check__checkbox"
            type="checkbox"
            id={idOf(path, at)}
            name={path}
            value={value}
            checked={chosen.includes(value)}
            onChange={(event) => toggle(value, event.currentTarget.checked)}
          />
          <label class="kern-label" for={idOf(path, at)}>
            <Say text={label} />
          </label>
        </div>
      ))}
    </FieldSet>
  );
}
