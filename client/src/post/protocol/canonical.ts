// Canonical JSON (RFC 8785), and the shapes of what is read.

import canonicalize from 'canonicalize';
import { equal, text, utf8, type Bytes } from './bytes.ts';
import { demand, refusing } from './errors.ts';

/** The canonical bytes of a value. Members that are `undefined` are left out. */
export function canonical(value: unknown): Bytes {
  const written = canonicalize(present(value));
  demand(written !== undefined, 'form');
  return utf8(written);
}

/** The value that canonical bytes stand for; other bytes of the same meaning are refused. */
export function readCanonical(bytes: Uint8Array): unknown {
  const value: unknown = refusing('form', () => JSON.parse(text(bytes)));
  demand(equal(canonical(value), bytes), 'form');
  return value;
}

/** Nothing of the protocol is nested deeper than this; what is wants to exhaust the reader. */
const DEPTH = 32;

function present(value: unknown, depth = 0): unknown {
  demand(depth <= DEPTH, 'form');
  if (Array.isArray(value)) {
    return value.map((member) => present(member, depth + 1));
  }
  if (typeof value === 'number') {
    demand(Number.isSafeInteger(value), 'form');
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, present(member, depth + 1)]));
}

export type Check = (value: unknown) => boolean;

/** Refuses what is not an object with exactly these members; those in `optional` may be absent. */
export function shaped<T>(value: unknown, members: Record<string, Check>, optional: Record<string, Check> = {}): T {
  demand(value !== null && typeof value === 'object' && !Array.isArray(value), 'form');
  const object = value as Record<string, unknown>;
  for (const [name, check] of Object.entries(members)) {
    demand(Object.hasOwn(object, name) && check(object[name]), 'form');
  }
  for (const name of Object.keys(object)) {
    demand(Object.hasOwn(members, name) || (Object.hasOwn(optional, name) && optional[name]!(object[name])), 'form');
  }
  return value as T;
}

export const isText: Check = (value) => typeof value === 'string';
export const isBoolean: Check = (value) => typeof value === 'boolean';
export const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
export const isNumber: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 1;
export const isHash: Check = (value) => matches(value, /^[0-9a-f]{64}$/);
export const isId: Check = (value) => matches(value, /^[0-9a-hjkmnp-tv-z]{26}$/);
/** A moment that exists, as `timeOf` writes it. */
export const isTime: Check = (value) => matches(value, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/) && !Number.isNaN(Date.parse(value as string));
export const isParty: Check = (value) => matches(value, /^((account|guest):[0-9a-hjkmnp-tv-z]{26}|office:[a-z0-9-]{1,64})$/);
export const isB64u: Check = (value) => matches(value, /^[A-Za-z0-9_-]*$/);
export const isRecipient: Check = (value) => matches(value, /^age1pq1[02-9ac-hj-np-z]{1952}$/);
export const is = (...allowed: unknown[]): Check => (value) => allowed.includes(value);
export const isList = (check: Check): Check => (value) => Array.isArray(value) && value.every(check);
/** A check that is a `shaped` of its own. */
export const isShaped = (members: Record<string, Check>, optional: Record<string, Check> = {}): Check => (value) => {
  shaped(value, members, optional);
  return true;
};

function matches(value: unknown, form: RegExp): boolean {
  return typeof value === 'string' && form.test(value);
}
