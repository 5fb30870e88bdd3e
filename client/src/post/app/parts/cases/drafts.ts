// Drafts of decisions: a clerk changes them as they like.

import type { Words } from '../../../../services/api.ts';
import type { Outcome, Reason, ServiceCase } from '../../../../services/api.ts';
import { wordsIn } from '../../cases.ts';
import type { App } from '../../context.tsx';
import { locale, type Texts } from '../../texts.ts';
import type { FieldErrors } from '../index.tsx';

export interface Draft {
  subject: string;
  body: string;
}

/** Before the names of an act's fields: the answer below has a form of its own. */
export const ACT = 'act-';

/** What drafts leave to the clerk: a letter goes out only when each was written. */
const GAPS = ['services-desk-draft-explain', 'services-desk-ask-gap'];

/** What is wrong with a letter in which something of its draft is still to be written. */
export function checkGaps({ t }: Texts): (written: { body: string }) => FieldErrors {
  return ({ body }) => {
    const gap = GAPS.map((key) => t(key)).find((text) => body.includes(text));
    return gap === undefined ? {} : { [`${ACT}body`]: t('services-desk-draft-gap', { gap }) };
  };
}

/** The letter for a decision, with the notice of what can be done against it (§ 37 (6) VwVfG). */
export function decisionDraft(app: App, of: ServiceCase, outcome: Outcome, reasons: Reason[]): Draft {
  const { t, me, town } = app;
  const service = wordsIn(app, of.service.name);
  const office = wordsIn(app, of.office.name);
  const day = new Intl.DateTimeFormat(locale(app.lang), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(of.received));
  const sentences = reasons.map((reason) => `– ${t(`services-cases-reason-${reason}`)}`).join('\n');
  const parts = [
    t('services-desk-draft-greeting'),
    t(`services-desk-draft-${outcome}`, { service, day }),
    ...(sentences ? [`${t('services-desk-draft-reasons')}\n${sentences}`, t('services-desk-draft-explain')] : []),
    t('services-desk-draft-appeal', { office, town: town.name }),
    `${t('services-desk-draft-end')}\n${me.name}\n${office}`,
  ];
  return { subject: t('services-desk-draft-subject', { service }), body: `${parts.join('\n\n')}\n` };
}

/** What the catalogue says to everyone about appeals against a service's decisions; empty where it says nothing. */
export async function appealOf(app: App, service: string): Promise<string> {
  try {
    const answer = await fetch(`/services/${service}.json`, { headers: { accept: 'application/json' } });
    const { content } = (await answer.json()) as { content?: { appeal?: Words } };
    return wordsIn(app, content?.appeal ?? {}).trim();
  } catch {
    return '';
  }
}
