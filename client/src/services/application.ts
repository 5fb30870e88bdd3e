// An application as a letter (docs/specs/forms.md, §8): its answers as text for people, and as the
// first attachment the same answers for programs; then the files that belong to them.

import canonicalize from 'canonicalize';
import { filesIn, type FileFact } from './entry/asked.ts';
import { readable } from './entry/readable.ts';
import { isFields, type Definition, type Fields } from './forms/model.ts';
import { Form, type Outcome } from './forms/validate.ts';
import { textIn } from './entry/words.ts';
import type { Lang, Texts } from '../texts.ts';

/** The media type of the first attachment, and its name. */
export const APPLICATION_TYPE = 'application/vnd.allmende.application+json';
export const APPLICATION_NAME = 'application.json';

/** The most bytes that answers may have. */
export const APPLICATION_LIMIT = 1024 * 1024;

/** What programs read of an application. */
export interface ApplicationFacts {
  form: string;
  version: number;
  /** The language in which it was filled in. */
  language: Lang;
  /** The `data` of the check (§6): only answers that count. */
  answers: Fields;
}

export interface Application extends ApplicationFacts {
  /** The content of the files in the answers, in the order of the form. */
  files: File[];
}

export interface ApplicationLetter {
  subject: string;
  body: string;
  /** The first is `application.json`. */
  files: File[];
}

/** The letter of an application. Its texts are those of `entry`, in the language of the letter. */
export function applicationLetter(definition: Definition, application: Application, texts: Texts): ApplicationLetter {
  const { files, ...facts } = application;
  return {
    subject: textIn(definition.title, texts.lang).text,
    body: readable(definition, facts.answers, texts),
    files: [new File([writeApplication(facts)], APPLICATION_NAME, { type: APPLICATION_TYPE }), ...files],
  };
}

/** Canonical JSON (RFC 8785). */
export function writeApplication({ form, version, language, answers }: ApplicationFacts): string {
  return canonicalize({ answers, form, language, v: 1, version }) as string;
}

/** Reads `application.json`. Nothing where it is anything but the canonical JSON of an application. */
export function readApplication(json: string): ApplicationFacts | undefined {
  if (new TextEncoder().encode(json).length > APPLICATION_LIMIT) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(json);
    return isApplication(value) && writeApplication(value) === json
      ? { form: value.form, version: value.version, language: value.language, answers: value.answers }
      : undefined;
  } catch {
    // No JSON, or nested so deeply that nobody means it.
    return undefined;
  }
}

function isApplication(value: unknown): value is ApplicationFacts {
  const { form, version, language, answers } = (value ?? {}) as Partial<ApplicationFacts>;
  const isForm = typeof form === 'string' && /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(form);
  const isVersion = Number.isSafeInteger(version) && version! >= 1;
  return isForm && isVersion && (language === 'de' || language === 'en') && isFields(answers);
}

export interface Checked extends Outcome {
  /** Whether the form gives just what was sent. Who writes without our program sends what they like. */
  isAsSent: boolean;
}

/** The answers, checked again by the form's own rules as on the day of the letter. */
export function checked(definition: Definition, { answers }: Pick<ApplicationFacts, 'answers'>, today: string): Checked {
  const outcome = new Form(definition).validate(answers, today);
  return { ...outcome, isAsSent: canonicalize(outcome.data) === canonicalize(answers) };
}

/** What is known of an attachment of the letter. */
interface Attached {
  name: string;
  type: string;
  size: number;
}

export interface PairedFile<A extends Attached> {
  /** The question it answers. */
  path: string;
  fact: FileFact;
  /** Nothing where the letter has no such file in its place. */
  attachment: A | undefined;
}

export interface Paired<A extends Attached> {
  files: PairedFile<A>[];
  /** Attachments that answer no question, such as a scan. */
  more: A[];
}

/** Finds the letter's further attachments (without `application.json`) for the files in the answers. */
export function pairFiles<A extends Attached>(definition: Definition, answers: Fields, attachments: readonly A[]): Paired<A> {
  const waiting = [...attachments];
  const files = filesIn(definition, answers).map(({ path, fact }) => {
    const isHere = waiting[0] !== undefined && fact.name === waiting[0].name && fact.type === waiting[0].type && fact.bytes === waiting[0].size;
    return { path, fact, attachment: isHere ? waiting.shift() : undefined };
  });
  return { files, more: waiting };
}
