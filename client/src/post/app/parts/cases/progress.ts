// What of a case is done and what is still missing, as its letters and its history say: a browser that
// was closed in the middle loses nothing, and nothing is done twice.

import type { Case, Letter } from '../../../engine/index.ts';
import type { ServiceCase } from '../../../../services/api.ts';

export type Missing =
  /** The decision went out as a letter, but the case is not decided yet. */
  | { what: 'decision-act' }
  /** The case is decided, but the letter has not gone out. */
  | { what: 'decision-letter' }
  /** All is done; the letters are still open. */
  | { what: 'close' }
  /** Another office can read the case already, but does not have it yet. */
  | { what: 'hand-over'; office: string }
  /** The office wrote last and the clock runs: that may have been a question. */
  | { what: 'ask-act'; letter: Letter };

export function missingOf(found: Case, of: ServiceCase): Missing | undefined {
  const [decided, letters] = [timesDecided(of), decisionsIn(found)];
  if (of.acts.includes('decide') && letters > decided) {
    return { what: 'decision-act' };
  }
  if (of.status === 'decided' && letters < decided) {
    return { what: 'decision-letter' };
  }
  if ((of.status === 'decided' || of.status === 'withdrawn') && found.status === 'open') {
    return { what: 'close' };
  }
  const next = of.acts.includes('hand-over') ? nextOffice(found, of) : undefined;
  if (next !== undefined) {
    return { what: 'hand-over', office: next };
  }
  const letter = lastLetter(found);
  return letter?.mine && letter.kind === 'letter' && of.acts.includes('ask') ? { what: 'ask-act', letter } : undefined;
}

function timesDecided({ history }: ServiceCase): number {
  return history.filter(({ what }) => what === 'decided').length;
}

function decisionsIn({ letters }: Case): number {
  return letters.filter(({ kind, from }) => kind === 'decision' && from.startsWith('office:')).length;
}

export function lastLetter({ letters }: Case): Letter | undefined {
  return letters.filter(({ kind }) => kind !== 'receipt').at(-1);
}

/** An office that was let in and never had the case. */
function nextOffice({ parties }: Case, { office, history }: ServiceCase): string | undefined {
  const had = new Set([office.slug, ...history.map((event) => event.office.slug)]);
  const offices = parties.filter(({ party, removed }) => !removed && party.startsWith('office:'));
  return offices.map(({ party }) => party.slice('office:'.length)).find((slug) => !had.has(slug));
}
