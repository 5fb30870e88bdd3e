// An application that came on paper, at the counter or by phone becomes a letter of the office, and
// a case in the same queue as those that came online.

import { applicationLetter } from '../../../../services/application.ts';
import { filesIn, summaryOf, type Entry, type Wrongs } from '../../../../services/entry/index.ts';
import type { Engine, NewLetter, OnProgress } from '../../../engine/index.ts';
import { locale, type Lang, type Texts } from '../../texts.ts';
import { noteAnswer, register, type KnownCase, type Registration } from './town.ts';

export type Door = 'paper' | 'counter' | 'phone';

/** What somebody handed in. */
export interface Received {
  entry: Entry;
  version: number;
  service: string;
  door: Door;
  /** The day it came. */
  day: string;
  /** The language of the printed form, or in which somebody was asked. */
  language: Lang;
  /** What does not hold and is kept as it was handed in. */
  kept: Wrongs;
  author: string;
  /** The scanned pages. */
  scan?: File;
}

export interface Recorded {
  case: string;
  code: string;
  /** For who has no account: shown once. */
  link?: string;
  pin?: string;
}

/** How long a link works that an office gives out with an application, in days. */
export const LINK_DAYS = 90;

/** The letter: what came and how, what is open, the answers; then `application.json`, files, scan. */
export function letterOf(texts: Texts, received: Received): NewLetter {
  const { entry, version, language, door, author, scan } = received;
  const { definition, outcome, contents } = entry;
  const answers = outcome.data;
  const files = filesIn(definition, answers).flatMap(({ fact }) => contents.of(fact) ?? []);
  const letter = applicationLetter(definition, { form: definition.form, version, language, answers, files }, texts);
  const came = texts.t(`services-enter-came-${door}`, { day: longDay(texts.lang, received.day) });
  const body = [came, openQuestions(texts, received), letter.body].filter(Boolean).join('\n\n');
  return { kind: 'paper', door, received: received.day, subject: letter.subject, body, author, files: [...letter.files, ...(scan ? [scan] : [])] };
}

/** What is open, question by question; nothing where everything holds. */
function openQuestions(texts: Texts, { entry, kept }: Received): string {
  const open = Object.values(summaryOf(texts, entry.definition, entry.answers, kept));
  return open.length === 0 ? '' : [texts.t('services-enter-open'), ...open.map((line) => `– ${line}`)].join('\n');
}

export function longDay(lang: Lang, day: string): string {
  return new Intl.DateTimeFormat(locale(lang), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** Brings one application to the town. When something fails in between, the next try goes on from there: nothing is entered twice. */
export class Recorder {
  readonly #engine: Engine;
  readonly #office: string;
  #sealed: Recorded | undefined;

  constructor(engine: Engine, office: string) {
    this.#engine = engine;
    this.#office = office;
  }

  /** A new case; with a link for who has no account, where that is wanted. */
  async asNew(letter: NewLetter, received: Received, hasLink: boolean, onProgress: OnProgress): Promise<Recorded> {
    const { offices } = this.#engine;
    this.#sealed ??= hasLink
      ? await offices.writeToGuest(this.#office, letter, LINK_DAYS, onProgress)
      : await offices.recordPaper(this.#office, letter, onProgress);
    await register(registrationOf(this.#sealed.case, received));
    return this.#sealed;
  }

  /** Into a case that is there. */
  async into(known: KnownCase, letter: NewLetter, onProgress: OnProgress): Promise<Recorded> {
    if (!this.#sealed) {
      const { mailboxes } = this.#engine;
      await mailboxes.open(known.case);
      await mailboxes.reply(known.case, letter, onProgress);
      this.#sealed = { case: known.case, code: known.code };
    }
    if (known.acts.includes('answer')) {
      await noteAnswer(known.case);
    }
    return this.#sealed;
  }
}

function registrationOf(case_: string, { service, entry, version, door, day }: Received): Registration {
  return { case: case_, service, form: entry.definition.form, form_version: version, door, received: day };
}
