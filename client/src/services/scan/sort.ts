// Pages as they came out of the scanner become an application: which belong together, in what order,
// what is missing, what is there twice, and what belongs elsewhere. Pure: no images here.

import type { Mark } from './mark.ts';
import type { Turn } from './studio.ts';

/** What was recognised on a page. */
export type Reading =
  | { readonly kind: 'mark'; readonly mark: Mark }
  /** Marks of different pages: two sheets lay on the glass. */
  | { readonly kind: 'several' }
  | { readonly kind: 'none' }
  /** Nothing is on it: the back of a sheet. */
  | { readonly kind: 'blank' };

export interface Seen {
  readonly id: string;
  readonly reading: Reading;
  /** Clockwise, in degrees: so it stands upright. */
  readonly turn?: Turn;
}

/** Where a page lies: as this page of the form, as an enclosed document, set aside, or nowhere yet. */
export type Place = number | 'enclosed' | 'apart' | 'nowhere';

export interface Sheet extends Seen {
  readonly place: Place;
  readonly turn: Turn;
}

/** What all pages of one printed form have in common. */
export type Copy = Omit<Mark, 'page'>;

/** A printed form of which pages were found, with how many. */
export interface Found {
  readonly copy: Copy;
  readonly count: number;
}

/** All pages, in the order in which they are shown, and the form that is being entered. */
export interface Stack {
  readonly copy?: Copy;
  readonly sheets: readonly Sheet[];
}

/** How a page's copy differs from the one that is being entered. */
export type Difference = 'form' | 'version' | 'language' | 'case' | 'pages';

/** The printed forms of which pages were found: the one with most pages first, then as they came. */
export function copiesOf(seen: readonly Seen[]): Found[] {
  const counts = new Map<string, { copy: Copy; count: number }>();
  for (const { reading } of seen) {
    if (reading.kind === 'mark') {
      const copy = copyOf(reading.mark);
      const known = counts.get(keyOf(copy)) ?? { copy, count: 0 };
      counts.set(keyOf(copy), { copy, count: known.count + 1 });
    }
  }
  return [...counts.values()].sort((one, other) => other.count - one.count);
}

/** Sorts pages for the form of which most were found, or for another one. */
export function sorted(seen: readonly Seen[], chosen?: Copy): Stack {
  const copy = chosen ?? copiesOf(seen)[0]?.copy;
  const sheets = seen.map((page): Sheet => ({ turn: 0, ...page, place: placeOf(page, copy) }));
  return { ...(copy && { copy }), sheets: sheets.reduce<readonly Sheet[]>(inserted, []) };
}

/** Adds pages that came later; what was placed by hand stays. */
export function added(stack: Stack, seen: readonly Seen[]): Stack {
  const copy = stack.copy ?? copiesOf(seen)[0]?.copy;
  const more = seen.map((page): Sheet => ({ turn: 0, ...page, place: placeOf(page, copy) }));
  return { ...(copy && { copy }), sheets: more.reduce<readonly Sheet[]>(inserted, stack.sheets) };
}

function placeOf({ reading }: Seen, copy: Copy | undefined): Place {
  switch (reading.kind) {
    case 'mark':
      return copy && keyOf(copyOf(reading.mark)) === keyOf(copy) ? reading.mark.page : 'apart';
    case 'blank':
      return 'apart';
    default:
      return 'nowhere';
  }
}

/** Puts a page somewhere else by hand. */
export function placed(stack: Stack, id: string, place: Place): Stack {
  const sheet = stack.sheets.find((one) => one.id === id);
  const others = stack.sheets.filter((one) => one.id !== id);
  return sheet ? { ...stack, sheets: inserted(others, { ...sheet, place }) } : stack;
}

/** Moves a page of the application before or behind its neighbour. */
export function moved(stack: Stack, id: string, by: -1 | 1): Stack {
  const lying = taken(stack);
  const at = lying.findIndex((sheet) => sheet.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= lying.length) {
    return stack;
  }
  [lying[at], lying[to]] = [lying[to]!, lying[at]!];
  return { ...stack, sheets: [...lying, ...stack.sheets.filter((sheet) => !isTaken(sheet))] };
}

export function turned(stack: Stack, id: string): Stack {
  const turn = (sheet: Sheet) => ({ ...sheet, turn: ((sheet.turn + 90) % 360) as Turn });
  return { ...stack, sheets: stack.sheets.map((sheet) => (sheet.id === id ? turn(sheet) : sheet)) };
}

/** Takes pages away for good. */
export function without(stack: Stack, ids: readonly string[]): Stack {
  return { ...stack, sheets: stack.sheets.filter(({ id }) => !ids.includes(id)) };
}

/** The pages of the application, in order. */
export function taken({ sheets }: Stack): Sheet[] {
  return sheets.filter(isTaken);
}

/** Pages for which somebody must say what they are. */
export function loose({ sheets }: Stack): Sheet[] {
  return sheets.filter(({ place }) => place === 'nowhere');
}

export function apart({ sheets }: Stack): Sheet[] {
  return sheets.filter(({ place }) => place === 'apart');
}

/** The pages of the form that nobody found or placed. */
export function missing({ copy, sheets }: Stack): number[] {
  const there = new Set(sheets.map(({ place }) => place));
  return Array.from({ length: Math.min(copy?.pages ?? 0, MOST) }, (_, at) => at + 1).filter((page) => !there.has(page));
}

/** The pages of the form that are there more than once. */
export function twice({ sheets }: Stack): number[] {
  const numbers = sheets.map(({ place }) => place).filter((place) => typeof place === 'number');
  return [...new Set(numbers.filter((number, at) => numbers.indexOf(number) !== at))];
}

/** In what a page's mark differs from the form that is being entered. */
export function difference({ reading }: Seen, copy: Copy | undefined): Difference | undefined {
  if (reading.kind !== 'mark' || !copy) {
    return undefined;
  }
  const { mark } = reading;
  const ways: [Difference, boolean][] = [
    ['form', mark.form !== copy.form],
    ['version', mark.version !== copy.version],
    ['case', mark.token !== copy.token],
    ['language', mark.language !== copy.language],
    ['pages', mark.pages !== copy.pages],
  ];
  return ways.find(([, differs]) => differs)?.[0];
}

/** A printed form has no more pages than this; a mark that says so is not believed to the last page. */
const MOST = 200;

const isTaken = ({ place }: Sheet) => typeof place === 'number' || place === 'enclosed';

/** The form's pages by number, enclosed documents, what has no place yet, what is set aside. What was moved by hand stays. */
function inserted(sheets: readonly Sheet[], sheet: Sheet): Sheet[] {
  const next = sheets.findIndex(({ place }) => rank(place) > rank(sheet.place));
  const at = next < 0 ? sheets.length : next;
  return [...sheets.slice(0, at), sheet, ...sheets.slice(at)];
}

function rank(place: Place): number {
  return typeof place === 'number' ? place : { enclosed: 1e9, nowhere: 2e9, apart: 3e9 }[place];
}

function copyOf({ page: _, ...copy }: Mark): Copy {
  return copy;
}

/** The same for all pages of one printed form. */
export function keyOf({ form, version, language, pages, token }: Copy): string {
  return [form, version, language, pages, token ?? ''].join('/');
}
