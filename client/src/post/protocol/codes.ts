// The recovery code (spec §4): 26 characters that a person writes down and types back.

import { demand } from './errors.ts';
import { isId } from './canonical.ts';
import { newId } from './derive.ts';

/** A code as it is shown: `XXXXX-XXXXX-XXXXX-XXXXX-XXXXXX`. */
export function newRecoveryCode(): string {
  return shownCode(newId());
}

export function shownCode(code: string): string {
  return code.toUpperCase().replace(/^(.{5})(.{5})(.{5})(.{5})(.{6})$/, '$1-$2-$3-$4-$5');
}

/** A code as it was typed, in its one form; refuses what cannot be a code. */
export function readCode(typed: string): string {
  const code = typed.toLowerCase().replace(/[\s\u00ad\u2010-\u2015-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  demand(isId(code), 'code-form', { length: code.length });
  return code;
}
