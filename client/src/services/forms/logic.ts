// JsonLogic: the rules of a form, worked out as in `crates/services/src/forms/logic`. Rules were
// checked when they were saved; what cannot be worked out is `null`.

import { plus, readDay, writeDay, yearsBetween } from './days.ts';
import { answerOf, isFields, isList, type Json } from './model.ts';

/** How many steps one rule may take. */
const STEPS = 200_000;
/** How many steps all rules of one check of answers may take together. */
const ALL_STEPS = 2_000_000;
/** The longest text and the longest list that a rule may make. */
const MAX_MADE = 1_000;

/** What a rule can see. */
export interface Scope {
  /** All answers so far. */
  readonly data: Json;
  /** In which row of which groups we are: by the group's path, the row from 0. */
  readonly rows: ReadonlyMap<string, number>;
  /** The day it is, in the town, as a number. */
  readonly today: number;
}

interface Run {
  readonly scope: Scope;
  /** The entry that `map` and the like are at. */
  readonly entry: { readonly value: Json } | undefined;
  readonly left: Steps;
}

/** The steps that are left for all rules of one check. */
export interface Steps {
  steps: number;
}

export const allSteps = (): Steps => ({ steps: ALL_STEPS });

/** Works a rule out, with the steps that are left. */
export function evaluate(rule: Json, scope: Scope, all = allSteps()): Json {
  const most = Math.min(STEPS, all.steps);
  const left = { steps: most };
  const value = run(rule, { scope, entry: undefined, left });
  all.steps -= most - left.steps;
  return value;
}

/** Whether a value counts as yes: not nothing, `false`, 0, an empty text or list. */
export function holds(value: Json): boolean {
  return isList(value) ? value.length > 0 : Boolean(value);
}

/** The answer at a path; of groups that repeat, the one in this row. */
export function lookUp(scope: Scope, path: string): Json {
  let value: Json | undefined = scope.data;
  let group = '';
  for (const name of path.split('.')) {
    if (isList(value)) {
      const row: number | undefined = scope.rows.get(group);
      value = row === undefined ? undefined : value[row];
    }
    if (!isFields(value) || !Object.hasOwn(value, name)) {
      return null;
    }
    value = value[name];
    group = group === '' ? name : `${group}.${name}`;
  }
  return value ?? null;
}

/** The paths of the answers that a rule reads. */
export function reads(rule: Json): string[] {
  if (isList(rule)) {
    return rule.flatMap(reads);
  }
  if (!isFields(rule)) {
    return [];
  }
  const [op, args] = operator(rule);
  switch (op) {
    case 'var':
      return [String(args[0]), ...args.slice(1).flatMap(reads)];
    case 'missing':
    case 'missing_some':
      return args.flatMap(texts);
    case 'map':
    case 'filter':
    case 'all':
    case 'none':
    case 'some':
      return reads(args[0] ?? null);
    case 'reduce':
      return [...reads(args[0] ?? null), ...reads(args[2] ?? null)];
    default:
      return args.flatMap(reads);
  }
}

function run(rule: Json, at: Run): Json {
  if (at.left.steps === 0) {
    return null;
  }
  at.left.steps -= 1;
  if (isList(rule)) {
    return rule.map((entry) => run(entry, at));
  }
  if (!isFields(rule)) {
    return rule;
  }
  const [op, args] = operator(rule);
  return op === 'var' ? variable(args, at) : apply(op, args, at);
}

/** A single argument may stand without brackets. */
function operator(rule: { readonly [name: string]: Json }): [op: string, args: readonly Json[]] {
  const [op = '', args = null] = Object.entries(rule)[0] ?? [];
  return [op, isList(args) ? args : [args]];
}

function variable(args: readonly Json[], at: Run): Json {
  const path = String(args[0]);
  const value = at.entry === undefined ? lookUp(at.scope, path) : ofEntry(at.entry.value, path);
  return value === null && args.length > 1 ? run(args[1] ?? null, at) : value;
}

function ofEntry(entry: Json, path: string): Json {
  return path === '' ? entry : path.split('.').reduce<Json>((value, name) => answerOf(value, name), entry);
}

function named(path: string, at: Run): Json {
  return at.entry === undefined ? lookUp(at.scope, path) : ofEntry(at.entry.value, path);
}

function apply(op: string, args: readonly Json[], at: Run): Json {
  switch (op) {
    case 'if':
      return branch(args, at);
    case 'and':
      return until(args, at, (value) => !holds(value));
    case 'or':
      return until(args, at, holds);
    case 'map':
    case 'filter':
    case 'all':
    case 'none':
    case 'some':
      return entries(op, args, at);
    case 'reduce':
      return reduce(args, at);
    case 'missing':
      return missing(args.flatMap(texts), at);
    case 'missing_some':
      return missingSome(args, at);
    case 'today':
      return writeDay(at.scope.today);
    default:
      return simple(op, args.map((argument) => run(argument, at)));
  }
}

function branch(args: readonly Json[], at: Run): Json {
  for (let number = 0; number < args.length; number += 2) {
    if (number + 1 === args.length) {
      return run(args[number] ?? null, at);
    }
    if (holds(run(args[number] ?? null, at))) {
      return run(args[number + 1] ?? null, at);
    }
  }
  return null;
}

/** The first value that decides, or the last one. */
function until(args: readonly Json[], at: Run, decides: (value: Json) => boolean): Json {
  let last: Json = null;
  for (const argument of args) {
    last = run(argument, at);
    if (decides(last)) {
      break;
    }
  }
  return last;
}

function entries(op: string, args: readonly Json[], at: Run): Json {
  const list = run(args[0] ?? null, at);
  if (!isList(list)) {
    return op === 'all' || op === 'some' ? false : op === 'none' ? true : [];
  }
  const about = (value: Json): Json => run(args[1] ?? null, { ...at, entry: { value } });
  switch (op) {
    case 'map':
      return list.map(about);
    case 'filter':
      return list.filter((entry) => holds(about(entry)));
    case 'all':
      // As documented: nothing is not all.
      return list.length > 0 && list.every((entry) => holds(about(entry)));
    case 'some':
      return list.some((entry) => holds(about(entry)));
    default:
      return !list.some((entry) => holds(about(entry)));
  }
}

/** Only single values are carried from entry to entry: a list would grow without end. */
function reduce(args: readonly Json[], at: Run): Json {
  const list = run(args[0] ?? null, at);
  let accumulator = run(args[2] ?? null, at);
  for (const current of isList(list) ? list : []) {
    accumulator = run(args[1] ?? null, { ...at, entry: { value: { current, accumulator } } });
    if (typeof accumulator === 'object' && accumulator !== null) {
      return null;
    }
  }
  return accumulator;
}

/** The texts that stand in a rule: the names of `missing`. */
function texts(rule: Json): string[] {
  return typeof rule === 'string' ? [rule] : isList(rule) ? rule.flatMap(texts) : [];
}

function missing(names: readonly string[], at: Run): string[] {
  return names.filter((name) => [null, ''].includes(named(name, at) as string | null));
}

function missingSome(args: readonly Json[], at: Run): Json {
  const names = texts(args[1] ?? null);
  const least = numberOf(run(args[0] ?? null, at)) ?? 0;
  const absent = missing(names, at);
  return names.length - absent.length >= least ? [] : absent;
}

function simple(op: string, values: readonly Json[]): Json {
  const [a = null, b = null] = values;
  switch (op) {
    case '==':
    case '===':
      return equal(a, b);
    case '!=':
    case '!==':
      return !equal(a, b);
    case '!':
      return !holds(a);
    case '!!':
      return holds(a);
    case '>':
    case '>=':
    case '<':
    case '<=':
      return values.slice(1).every((value, before) => isOrdered(op, values[before] ?? null, value));
    case 'max':
      return numbers(values, Math.max);
    case 'min':
      return numbers(values, Math.min);
    case '+':
      return numbers(values, (x, y) => x + y);
    case '*':
      return numbers(values, (x, y) => x * y);
    case '/':
      return numbers(values, (x, y) => x / y);
    case '%':
      return numbers(values, (x, y) => x % y);
    case '-':
      return values.length === 1 ? numbers([0, a], (x, y) => x - y) : numbers(values, (x, y) => x - y);
    case 'merge':
      return merge(values);
    case 'in':
      return isIn(a, b);
    case 'cat':
      return cat(values);
    case 'substr':
      return substr(values);
    case 'years_between':
      return between(a, b, yearsBetween);
    case 'days_between':
      return between(a, b, (from, to) => to - from);
    case 'date_add':
      return dateAdd(values);
    default:
      return null;
  }
}

/** The same type and the same value. */
export function equal(a: Json, b: Json): boolean {
  if (isList(a) && isList(b)) {
    return a.length === b.length && a.every((entry, at) => equal(entry, b[at] ?? null));
  }
  if (isFields(a) && isFields(b)) {
    const names = Object.keys(a);
    return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && equal(a[name] ?? null, b[name] ?? null));
  }
  return a === b;
}

/** Numbers and days have an order; everything else has none. */
function isOrdered(op: string, a: Json, b: Json): boolean {
  const areNumbers = typeof a === 'number' && typeof b === 'number';
  const [x, y] = areNumbers ? [a, b] : [readDay(a), readDay(b)];
  if (x === undefined || y === undefined) {
    return false;
  }
  return op === '>' ? x > y : op === '>=' ? x >= y : op === '<' ? x < y : x <= y;
}

function numberOf(value: Json): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function numbers(values: readonly Json[], combine: (x: number, y: number) => number): Json {
  if (!values.every((value) => typeof value === 'number')) {
    return null;
  }
  const result = (values as readonly number[]).reduce((x, y) => combine(x, y));
  // Minus zero is zero.
  return Number.isFinite(result) ? result + 0 : null;
}

function merge(values: readonly Json[]): Json {
  const merged = values.flatMap((value) => (isList(value) ? value : [value]));
  return merged.length > MAX_MADE ? null : merged;
}

function isIn(needle: Json, hay: Json): boolean {
  if (isList(hay)) {
    return hay.some((entry) => equal(entry, needle));
  }
  return typeof hay === 'string' && typeof needle === 'string' && hay.includes(needle);
}

/** Only texts and whole numbers are written the same everywhere. */
function cat(values: readonly Json[]): Json {
  let text = '';
  for (const value of values) {
    if (typeof value === 'string') {
      text += value;
    } else if (Number.isSafeInteger(value)) {
      text += String(value);
    } else if (value !== null) {
      return null;
    }
  }
  return [...text].length > MAX_MADE ? null : text;
}

/** A negative start counts from the end; a negative length leaves so many off at the end. */
function substr(values: readonly Json[]): Json {
  const [text = null, start = null, length] = values;
  if (typeof text !== 'string' || !Number.isSafeInteger(start)) {
    return null;
  }
  const chars = [...text];
  const clamp = (at: number): number => Math.min(Math.max(at, 0), chars.length);
  const from = clamp((start as number) < 0 ? chars.length + (start as number) : (start as number));
  let to = chars.length;
  if (length !== undefined) {
    if (!Number.isSafeInteger(length)) {
      return null;
    }
    to = clamp((length as number) < 0 ? chars.length + (length as number) : from + (length as number));
  }
  return chars.slice(from, Math.max(from, to)).join('');
}

function between(a: Json, b: Json, count: (from: number, to: number) => number): Json {
  const [from, to] = [readDay(a), readDay(b)];
  return from === undefined || to === undefined ? null : count(from, to);
}

function dateAdd(values: readonly Json[]): Json {
  const [day = null, ...parts] = values;
  const from = readDay(day);
  const isWhole = (part: Json): boolean => Number.isSafeInteger(part) && Math.abs(part as number) <= 1_000_000;
  if (from === undefined || !parts.every(isWhole)) {
    return null;
  }
  const [years = 0, months = 0, days = 0] = parts as readonly number[];
  const moved = plus(from, years, months, days);
  return moved === undefined ? null : writeDay(moved);
}
