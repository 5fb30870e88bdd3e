// Answers as people read them.

import { locale, type Texts } from '../../texts.ts';
import { readDay } from '../forms/days.ts';
import { isList, type Json } from '../forms/model.ts';
import type { Asked } from './asked.ts';
import { textIn } from './words.ts';

/** An answer in words; nothing where there is none. Groups, rows and files are shown piece by piece. */
export function shown(texts: Texts, asked: Asked): string {
  const { kind, answer } = asked;
  if (answer === null) {
    return '';
  }
  switch (kind) {
    case 'date':
      return shownDay(texts, answer);
    case 'choice':
      return choice(texts, asked, answer);
    case 'choices':
      return isList(answer) ? answer.map((one) => choice(texts, asked, one)).join(', ') : '';
    case 'number':
      return shownNumber(texts, asked, answer);
    case 'flag':
      return answer === true ? texts.t(asked.node.const ? 'services-entry-agreed' : 'services-entry-yes') : texts.t('services-entry-no');
    case 'text':
      return shownText(asked, answer);
    default:
      return '';
  }
}

function choice({ lang }: Texts, { question }: Asked, answer: Json): string {
  const option = question.options?.find(({ value }) => value === answer);
  return option ? textIn(option.label, lang).text : String(answer);
}

function shownDay({ lang }: Texts, answer: Json): string {
  const day = readDay(answer);
  return day === undefined ? String(answer) : new Intl.DateTimeFormat(locale(lang), { dateStyle: 'long', timeZone: 'UTC' }).format(day * 86_400_000);
}

function shownNumber({ lang }: Texts, { node }: Asked, answer: Json): string {
  if (typeof answer !== 'number') {
    return String(answer);
  }
  return node.format === 'cents'
    ? new Intl.NumberFormat(locale(lang), { style: 'currency', currency: 'EUR' }).format(answer / 100)
    : new Intl.NumberFormat(locale(lang), { maximumFractionDigits: 20 }).format(answer);
}

/** An IBAN in groups of four, as on bank cards. */
function shownText({ node }: Asked, answer: Json): string {
  const text = String(answer);
  return node.format === 'iban' ? text.replace(/(.{4})(?=.)/g, '$1 ') : text;
}

/** An answer as it stands in the field where it was written; what could not be read stays as it was. */
export function written({ lang }: Texts, { kind, node, answer }: Asked): string {
  if (kind === 'date' && readDay(answer) !== undefined) {
    const [year, month, day] = String(answer).split('-');
    return `${day}.${month}.${year}`;
  }
  if (kind === 'number' && typeof answer === 'number') {
    const digits = node.format === 'cents' ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumFractionDigits: 20 };
    return new Intl.NumberFormat(locale(lang), { useGrouping: false, ...digits }).format(node.format === 'cents' ? answer / 100 : answer);
  }
  return answer === null ? '' : shownText({ node } as Asked, answer);
}
