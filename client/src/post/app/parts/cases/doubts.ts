// What makes an application doubtful although its answers keep the rules: it is another one than was
// registered, or its form had been replaced.

import type { ApplicationFacts } from '../../../../services/application.ts';
import type { ServiceCase } from '../../../../services/api.ts';
import type { Definition } from '../../../../services/forms/model.ts';

/** A version of a form, as it is published. */
export interface Published {
  version: number;
  definition: Definition;
  published: string;
}

/** A version, or the newest one. */
export async function publishedAs(form: string, version?: number): Promise<Published | undefined> {
  const answer = await fetch(`/services/forms/${form}${version === undefined ? '' : `/versions/${version}`}.json`);
  return answer.ok ? ((await answer.json()) as Published) : undefined;
}

/** Whether an application is about another service than its case. */
export function isForOther({ service }: Pick<Definition, 'service'>, of: Pick<ServiceCase, 'service'> | undefined): boolean {
  return of !== undefined && service !== of.service.slug;
}

/** Who had begun before a new version came may finish. */
const DAY_MS = 86_400_000;

/** Whether a version of a form had been replaced long before the letter with it was written. */
export async function isReplaced(
  { form, version }: Pick<ApplicationFacts, 'form' | 'version'>,
  time: string,
  published: (form: string, version?: number) => Promise<Pick<Published, 'version' | 'published'> | undefined> = publishedAs,
): Promise<boolean> {
  const newest = await published(form);
  if (!newest || newest.version <= version) {
    return false;
  }
  const next = newest.version === version + 1 ? newest : await published(form, version + 1);
  return next !== undefined && Date.parse(next.published) + DAY_MS < Date.parse(time);
}
