// The answers that are being given, and what the rules say of them at every moment.

import { useMemo, useRef, useState } from 'preact/hooks';
import { isFields, isList, type Definition, type Fields, type Json } from '../forms/model.ts';
import { Form, type Outcome } from '../forms/validate.ts';
import { Contents } from './contents.ts';

export interface Entry {
  readonly definition: Definition;
  /** As they were given, right or wrong. */
  readonly answers: Fields;
  /** What came of checking them. */
  readonly outcome: Outcome;
  readonly contents: Contents;
  /** Gives one answer, by its path: `hunde.0.name`. `null` takes it back. */
  set(path: string, answer: Json): void;
  /** Takes other answers in the place of all. */
  replace(answers: Fields): void;
}

/** Begins with these answers; `today` is the day in the town, `2026-12-24`. */
export function useEntry(definition: Definition, today: string, start: Fields = {}, contents?: Contents): Entry {
  const form = useMemo(() => new Form(definition), [definition]);
  const [answers, setAnswers] = useState(start);
  const own = useRef(contents ?? new Contents());
  const outcome = useMemo(() => form.validate(answers, today), [form, answers, today]);
  return {
    definition,
    answers,
    outcome,
    contents: own.current,
    set: (path, answer) => setAnswers((before) => put(before, path.split('.'), answer) as Fields),
    replace: setAnswers,
  };
}

export { todayInTown } from '../forms/today.ts';

/** Puts an answer in its place; everything else stays the same, down to the very objects. */
export function put(whole: Json, [name, ...rest]: string[], answer: Json): Json {
  if (name === undefined) {
    return answer;
  }
  if (/^\d/.test(name)) {
    const rows = isList(whole) ? [...whole] : [];
    rows[Number(name)] = put(rows[Number(name)] ?? null, rest, answer);
    return rows;
  }
  const fields = isFields(whole) ? whole : {};
  const value = put(Object.hasOwn(fields, name) ? fields[name]! : null, rest, answer);
  if (value === null) {
    const { [name]: _gone, ...others } = fields;
    return others;
  }
  return { ...fields, [name]: value };
}

