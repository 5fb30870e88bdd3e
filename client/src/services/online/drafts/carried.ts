// A draft of an older version of the form: its answers are kept where the question is still there,
// and what changed is said.

import { allAsked, type Asked } from '../../entry/asked.ts';
import { fieldOf, isFields, isList, kindOf, type Definition, type Fields, type Json, type Node } from '../../forms/model.ts';

export interface Carried {
  answers: Fields;
  /** Questions that are no longer asked; their answers were given up. */
  gone: Asked[];
  /** Questions that are new. */
  added: Asked[];
}

/** Takes answers over into a newer version of the form. */
export function carriedOver(before: Definition, now: Definition, answers: Fields): Carried {
  const [old, young] = [questions(before), questions(now)];
  const answered = new Set([...allAsked(before, answers)].filter(({ answer }) => answer !== null).map(({ of }) => of));
  return {
    answers: kept(now.schema, before.schema, answers) as Fields,
    gone: old.filter((one) => answered.has(one.of) && !young.some((other) => isSame(one, other))),
    added: young.filter((one) => !old.some((other) => isSame(one, other))),
  };
}

/** Every question once, without rows. */
function questions(definition: Definition): Asked[] {
  return [...allAsked(definition, sample(definition.schema))].filter(({ kind }) => kind !== 'group' && kind !== 'rows');
}

/** Answers in which every group that repeats has one row. */
function sample(node: Node): Json {
  const fields = Object.entries(node.properties ?? {});
  return Object.fromEntries(fields.map(([name, field]) => [name, kindOf(field) === 'rows' ? [sample(field.items!)] : kindOf(field) === 'group' ? sample(field) : null]));
}

const isSame = (one: Asked, other: Asked): boolean => one.of === other.of && one.kind === other.kind;

/** The same objects where nothing is given up, so that files keep their content. */
function kept(now: Node, before: Node, answer: Json): Json {
  if (!isFields(answer)) {
    return answer;
  }
  const fields = Object.entries(answer).flatMap(([name, value]): [string, Json][] => {
    const [young, old] = [fieldOf(now, name), fieldOf(before, name)];
    if (!young || !old || kindOf(young) !== kindOf(old)) {
      return [];
    }
    const isRows = kindOf(young) === 'rows' && isList(value);
    return [[name, isRows ? (value as readonly Json[]).map((row) => kept(young, old, row)) : kindOf(young) === 'group' ? kept(young, old, value) : value]];
  });
  return Object.fromEntries(fields);
}
