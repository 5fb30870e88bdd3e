// Answers as text that a person can read without any program: one question and its answer a line, a
// blank line between pages.

import type { Texts } from '../../texts.ts';
import { isFields, isList, type Definition, type Json } from '../forms/model.ts';
import { inGroup, inRows, onPage, standing, type Around, type Asked } from './asked.ts';
import { shown } from './shown.ts';
import { leading, textIn } from './words.ts';

/** The answers of a form, as text. What was not answered is left out. */
export function readable(definition: Definition, answers: Json, texts: Texts): string {
  return definition.layout.pages
    .map((page) => linesIn(texts, onPage(definition, page, answers)))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function linesIn(texts: Texts, around: Around): string[] {
  return standing(around).flatMap((item) => ('question' in item ? linesOf(texts, item) : []));
}

function linesOf(texts: Texts, asked: Asked): string[] {
  const label = textIn(asked.question.label, texts.lang).text;
  switch (asked.kind) {
    case 'group':
      return linesIn(texts, inGroup(asked));
    case 'rows':
      return inRows(asked).flatMap((row, number) => [texts.t('services-entry-row', { label, number: number + 1 }), ...linesIn(texts, row)]);
    case 'files':
      return (isList(asked.answer) ? asked.answer : []).filter(isFields).map(({ name }) => `${leading(label)} ${String(name)}`);
    default: {
      const answer = shown(texts, asked);
      return answer === '' ? [] : [`${leading(label)} ${answer.replaceAll('\n', '\n  ')}`];
    }
  }
}
