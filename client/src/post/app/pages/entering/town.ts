// What the town knows of forms and cases, as far as entering applications needs it.

import { Problem, Town } from '../../../api.ts';
import type { Definition, Text } from '../../../../services/forms/index.ts';

const services = new Town({ api: '/api/services' });
const forms = new Town({ api: '/services/forms' });

/** A form of one of the office's services, in its newest version. */
export interface FormLine {
  form: string;
  version: number;
  title: Text;
  service: string;
  /** What the service is called. */
  name: Text;
}

export interface KnownForm {
  version: number;
  definition: Definition;
}

/** A case that is there already. */
export interface KnownCase {
  case: string;
  code: string;
  role: 'applicant' | 'office' | 'former-office';
  /** What may be done with it now. */
  acts: string[];
  service: { slug: string; name: Text };
}

/** What the town is told of a case that begins. */
export interface Registration {
  case: string;
  service: string;
  form: string;
  form_version: number;
  door: string;
  /** The day on which it came: `2026-11-26`. */
  received: string;
}

export async function formsOf(office: string): Promise<FormLine[]> {
  return (await services.get<{ forms: FormLine[] }>(`/offices/${office}/forms`)).forms;
}

/** A version of a form; nothing where the town has none. */
export function formOf(form: string, version: number): Promise<KnownForm | undefined> {
  return orNothing(forms.get<KnownForm>(`/${form}/versions/${version}.json`));
}

/** The case with a code; nothing where there is none, or the office has no part in it. */
export function caseOf(code: string): Promise<KnownCase | undefined> {
  return orNothing(services.get<KnownCase>(`/cases/code/${encodeURIComponent(code)}`));
}

/** Safe to send again. */
export async function register(registration: Registration): Promise<void> {
  await services.post('/cases', registration);
}

/** The answer to what the office had asked has come: its time goes on. */
export async function noteAnswer(case_: string): Promise<void> {
  await services.post(`/cases/${case_}/acts`, { act: 'answer' });
}

async function orNothing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) {
      return undefined;
    }
    throw error;
  }
}
