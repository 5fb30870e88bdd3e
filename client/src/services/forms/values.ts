// What answers must look like, and how what people write becomes a value; as in
// `crates/services/src/forms/values.rs`.

import { dayOf, readDay, writeDay } from './days.ts';
import { isFields, isList, kindOf, type Json, type Node } from './model.ts';

export type Lang = 'de' | 'en';

/** How long an IBAN is in the countries of SEPA (ISO 13616 registry). */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AD: 24, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18,
  FR: 27, GB: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20,
  LV: 21, MC: 27, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24, SM: 27,
};

const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/;
const SPACES = /[ \u00a0\u202f]/g;

/** Whether text is normalised (NFC), without half characters and without control characters. */
export function isClean(text: string, hasLines: boolean): boolean {
  const checked = hasLines ? text.replaceAll('\n', '') : text;
  return text.normalize('NFC') === text && !CONTROLS.test(checked);
}

/** Whether text is what its format says. */
export function isFormat(format: Node['format'], text: string): boolean {
  switch (format) {
    case 'date':
      return readDay(text) !== undefined;
    case 'time':
      return /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(text);
    case 'email':
      return isEmail(text);
    case 'phone':
      return isPhone(text);
    case 'iban':
      return isIban(text);
    case 'postal-code':
      return /^[0-9]{5}$/.test(text) && !text.startsWith('00');
    default:
      return true;
  }
}

/** One `@`, something before it, and a domain of at least two labels after it. */
function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const labels = text.slice(at + 1).split('.');
  const length = [...local].length;
  return (
    at >= 0 &&
    [...text].length <= 254 &&
    length >= 1 &&
    length <= 64 &&
    !/[ @<>()[\],;:\\"\u0000-\u001f\u007f-\u009f]/.test(local) &&
    labels.length >= 2 &&
    labels.every(isLabel)
  );
}

function isLabel(label: string): boolean {
  const isSound = /^[A-Za-z0-9\u{a0}-\u{10ffff}-]+$/u.test(label);
  return isSound && [...label].length <= 63 && !label.startsWith('-') && !label.endsWith('-');
}

function isPhone(text: string): boolean {
  const digits = text.replace(/[^0-9]/g, '').length;
  return digits >= 5 && digits <= 20 && /^\+?[0-9 /()-]*$/.test(text);
}

/** ISO 13616: the remainder of the rearranged digits by 97 is 1. */
function isIban(text: string): boolean {
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/.test(text)) {
    return false;
  }
  const length = IBAN_LENGTHS[text.slice(0, 2)];
  if (length !== undefined && length !== text.length) {
    return false;
  }
  let remainder = 0;
  for (const c of text.slice(4) + text.slice(0, 4)) {
    const value = parseInt(c, 36);
    remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
  }
  return remainder === 1;
}

/** The value of what somebody wrote, or the code of why it is none. */
export type Read = { readonly value: Json } | { readonly error: 'date' | 'number' | 'cents' };

/**
 * Makes a value of what somebody wrote into a field: spaces around it go, text is normalised, days
 * and numbers are read as the language writes them. Nothing written is no value.
 */
export function read(node: Node, lang: Lang, written: string): Read {
  const text = normalised(written);
  if (text === '') {
    return { value: null };
  }
  switch (kindOf(node)) {
    case 'date': {
      const day = readWrittenDay(text);
      return day === undefined ? { error: 'date' } : { value: writeDay(day) };
    }
    case 'number':
      return node.format === 'cents' ? readCents(text, lang) : readNumber(text, lang);
    case 'flag':
      return { value: ['true', 'yes', 'on'].includes(text) };
    default:
      break;
  }
  switch (node.format) {
    case 'iban':
      return { value: text.replace(SPACES, '').toUpperCase() };
    case 'postal-code':
      return { value: text.replace(SPACES, '') };
    default:
      return { value: text };
  }
}

/**
 * Line ends become `\n`, tabs become spaces, other control characters go, spaces at both ends go, and the rest is NFC.
 */
export function normalised(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '')
    .normalize('NFC')
    .replace(/^[ \n\u00a0]+|[ \n\u00a0]+$/g, '');
}

/** `24.12.2026` or `2026-12-24`. */
function readWrittenDay(text: string): number | undefined {
  const iso = readDay(text);
  if (iso !== undefined) {
    return iso;
  }
  const parts = /^([0-9]{1,2})\s*\.\s*([0-9]{1,2})\s*\.\s*([0-9]{4})$/.exec(text);
  return parts ? dayOf(Number(parts[3]), Number(parts[2]), Number(parts[1])) : undefined;
}

/** A number as the language writes it, as plain digits with a point: `-1234.56`. */
function plainNumber(text: string, lang: Lang): string | undefined {
  const bare = text.replace(SPACES, '').replaceAll('\u2212', '-');
  const shape = lang === 'de' ? /^(-?)([0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]+))?$/ : /^(-?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?$/;
  const parts = shape.exec(bare);
  if (!parts) {
    return undefined;
  }
  const [, sign = '', whole = '', fraction] = parts;
  const digits = whole.replace(/[.,]/g, '');
  return fraction === undefined ? `${sign}${digits}` : `${sign}${digits}.${fraction}`;
}

function readNumber(text: string, lang: Lang): Read {
  const number = Number(plainNumber(text, lang) ?? NaN);
  return Number.isFinite(number) ? { value: number + 0 } : { error: 'number' };
}

/** Euros as people write them, as whole cents; a € at either end may stand there. */
function readCents(text: string, lang: Lang): Read {
  const plain = plainNumber(text.replace(/^[ \u00a0\u202f€]+|[ \u00a0\u202f€]+$/g, ''), lang);
  const [euros = '', cents = ''] = plain?.split('.') ?? [];
  const all = Number(`${euros.replace('-', '')}${cents.padEnd(2, '0')}`);
  if (plain === undefined || cents.length > 2 || !Number.isSafeInteger(all)) {
    return { error: 'cents' };
  }
  return { value: euros.startsWith('-') ? 0 - all : all };
}

/** Whether somebody answered: not nothing, not an empty text, list or group. */
export function isAnswered(value: Json): boolean {
  if (isList(value)) {
    return value.length > 0;
  }
  return isFields(value) ? Object.values(value).some(isAnswered) : value !== null && value !== '';
}
