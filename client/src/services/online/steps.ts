// The pages that somebody goes through: only those on which there is something to see.

import { isEmptyPage } from '../entry/errors.ts';
import type { Definition, Page } from '../forms/model.ts';
import type { Outcome } from '../forms/validate.ts';

export function stepsOf(definition: Definition, outcome: Outcome): Page[] {
  const visible = new Set(outcome.visible);
  return definition.layout.pages.filter((page) => visible.has(`#${page.id}`) && !isEmptyPage(definition, page, outcome));
}

/** The page before or after one; nothing at the ends. */
export function beside(steps: readonly Page[], page: string, by: -1 | 1): string | undefined {
  const at = steps.findIndex(({ id }) => id === page);
  return at < 0 ? undefined : steps[at + by]?.id;
}
