// What is wrong with answers, in sentences.

import { size } from '../../post/app/parts/size.ts';
import { locale, type Texts } from '../../texts.ts';
import type { Definition, Json, Page } from '../forms/model.ts';
import type { FieldError, Outcome } from '../forms/validate.ts';
import { allAsked, onPage, standing, type Asked } from './asked.ts';
import { leading, textIn } from './words.ts';

/** Sentences by the path of the question. */
export type Wrongs = ReadonlyMap<string, string>;

export const NOTHING_WRONG: Wrongs = new Map();

/** What the check found, in the order of the form. */
export function wrongsIn(texts: Texts, definition: Definition, answers: Json, errors: readonly FieldError[]): Wrongs {
  const asked = new Map([...allAsked(definition, answers)].map((one) => [one.path, one]));
  const wrongs = new Map<string, string>();
  for (const error of errors) {
    const sentence = sentenceOf(texts, definition, error, asked.get(error.path));
    const before = wrongs.get(error.path);
    wrongs.set(error.path, before ? `${before} ${sentence}` : sentence);
  }
  return wrongs;
}

/** Those that stand on a page. */
export function errorsOn(page: Page, errors: readonly FieldError[]): FieldError[] {
  const fields = new Set(page.items.map((item) => ('field' in item ? item.field : '')));
  return errors.filter(({ path }) => fields.has(path.split('.')[0]!));
}

/** The errors as the summary above a form lists them: each with the words of its question. */
export function summaryOf(texts: Texts, definition: Definition, answers: Json, wrongs: Wrongs): Record<string, string> {
  const asked = new Map([...allAsked(definition, answers)].map((one) => [one.path, one]));
  return Object.fromEntries(
    [...wrongs].map(([path, error]) => {
      const label = labelOf(texts, asked, path);
      return [path, label ? `${leading(label)} ${error}` : error];
    }),
  );
}

/** The words of a question; in a row, whose. */
function labelOf(texts: Texts, asked: ReadonlyMap<string, Asked>, path: string): string {
  const label = textIn(asked.get(path)?.question.label, texts.lang).text.replace(/[.:]$/, '');
  const [, rows, number] = /^(.*)\.(\d+)\.[^.]+$/.exec(path) ?? [];
  if (rows === undefined || label === '') {
    return label;
  }
  const row = textIn(asked.get(rows)?.question.label, texts.lang).text;
  return `${texts.t('services-entry-row', { label: row, number: Number(number) + 1 })}, ${label}`;
}

function sentenceOf(texts: Texts, definition: Definition, { code, limit, check, path }: FieldError, asked: Asked | undefined): string {
  if (code === 'check') {
    const of = path.replace(/\.\d+(?=\.|$)/g, '');
    const rule = definition.rules?.find((it) => it.kind === 'check' && it.id === check && it.of === of);
    return rule?.kind === 'check' ? textIn(rule.message, texts.lang).text : '';
  }
  return texts.t(`services-forms-field-${plainer(code, asked)}`, limit === undefined ? {} : { limit: limitIn(texts, limit, code, asked) });
}

/** What was written and is no number is said to be none; a box that must be ticked was not answered but left out. */
function plainer(code: string, asked: Asked | undefined): string {
  if (code === 'type' && asked?.kind === 'number') {
    return asked.node.format === 'cents' ? 'cents' : 'number';
  }
  return code === 'required' && asked?.node.const === true ? 'agree' : code;
}

function limitIn({ lang }: Texts, limit: number, code: string, asked: Asked | undefined): string | number {
  if (code === 'file-too-large') {
    return size(lang, limit);
  }
  const isAmount = asked?.node.format === 'cents' && ['too-small', 'too-large'].includes(code);
  return isAmount ? new Intl.NumberFormat(locale(lang), { style: 'currency', currency: 'EUR' }).format(limit / 100) : limit;
}

/** The page on which a question stands. */
export function pageOf(definition: Definition, path: string): string | undefined {
  const [field] = path.split('.');
  return definition.layout.pages.find((page) => page.items.some((item) => 'field' in item && item.field === field))?.id;
}

/** Whether anything on a page is visible. */
export function isEmptyPage(definition: Definition, page: Page, outcome: Outcome): boolean {
  return standing(onPage(definition, page, outcome.data), new Set(outcome.visible)).length === 0;
}
