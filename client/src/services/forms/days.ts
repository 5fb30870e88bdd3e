// Days of the calendar as forms write them: `2026-12-24`, years 1 to 9999, as numbers since
// 1970-01-01. The same arithmetic as in `crates/services/src/forms/days.rs`.

const FIRST = -719162;
const LAST = 2932896;

/** The number of a day; nothing where there is no such day. */
export function readDay(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) {
    return undefined;
  }
  return dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
}

/** The number of the day of a year, month (from 1) and day of the month. */
export function dayOf(year: number, month: number, day: number): number | undefined {
  const exists = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return exists ? numberOf(year, month, day) : undefined;
}

export function writeDay(number: number): string {
  const [year, month, day] = partsOf(number);
  const digits = (part: number, width: number): string => String(part).padStart(width, '0');
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

/** So many years, months and days later; the 31st becomes the last day of a shorter month. */
export function plus(number: number, years: number, months: number, days: number): number | undefined {
  const [year, month, day] = partsOf(number);
  const all = year * 12 + month - 1 + years * 12 + months;
  const newYear = Math.floor(all / 12);
  const newMonth = all - newYear * 12 + 1;
  if (newYear < 1 || newYear > 9999) {
    return undefined;
  }
  const moved = numberOf(newYear, newMonth, Math.min(day, daysIn(newYear, newMonth))) + days;
  return moved >= FIRST && moved <= LAST ? moved : undefined;
}

/** Whole years from one day to another: an age. */
export function yearsBetween(from: number, to: number): number {
  if (from > to) {
    return 0 - yearsBetween(to, from);
  }
  const [a, b] = [partsOf(from), partsOf(to)];
  const isBefore = b[1] < a[1] || (b[1] === a[1] && b[2] < a[2]);
  return b[0] - a[0] - (isBefore ? 1 : 0);
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

// Howard Hinnant, chrono-compatible low-level date algorithms.
function numberOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function partsOf(number: number): [year: number, month: number, day: number] {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day];
}
