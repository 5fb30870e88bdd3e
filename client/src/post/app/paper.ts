// What stands on paper: codes of cases, and the address in the QR code.

import type { CaseLine, Engine, Team } from '../engine/index.ts';
import { Refused } from '../protocol/errors.ts';

/** The address of an office's key page, with version and hash of its keys. */
export function keyPage(url: string, { office, epoch, keyset }: Pick<Team, 'office' | 'epoch' | 'keyset'>): string {
  return `${url}/post/offices/${office}#${epoch}.${keyset}`;
}

/** A case of an office by the code that somebody read out or wrote down. */
export async function findCase(engine: Engine, office: string, typed: string): Promise<string> {
  let lines: CaseLine[] = [];
  await engine.mailboxes.list(`office:${office}`, (all) => {
    lines = all;
  });
  const found = lines.find(({ code }) => plainCode(code) === plainCode(typed));
  if (found === undefined) {
    throw new Refused('case-code', { code: typed });
  }
  return found.case;
}

/** Codes as they are compared: what looks alike is the same (Crockford's base 32). */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}
