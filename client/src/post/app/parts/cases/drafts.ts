// Drafts of decisions: a clerk changes them as they like.

import type { Words } from '../../../../services/api.ts';
import type { Outcome, Reason, ServiceCase } from '../../../../services/api.ts';
import { wordsIn } from '../../cases.ts';
import type { App } from '../../context.tsx';
import { locale } from '../../texts.ts';

export interface Draft {
  subject: string;
  body: string;
}

/** The letter for a decision, with the notice of what can be done against it. */
export function decisionDraft(app: App, of: ServiceCase, outcome: Outcome, reasons: Reason[], appeal: string): Draft {
  const { t, me, town } = app;
  const service = wordsIn(app, of.service.name);
  const office = wordsIn(app, of.office.name);
  const day = new Intl.DateTimeFormat(locale(app.lang), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(of.received));
  const sentences = reasons.map((reason) => `– ${t(`services-cases-reason-${reason}`)}`).join('\n');
  const parts = [
    t('services-desk-draft-greeting'),
    t(`services-desk-draft-${outcome}`, { service, day }),
    ...(sentences ? [`${t('services-desk-draft-reasons')}\n${sentences}`, t('services-desk-draft-explain')] : []),
    appeal || t('services-desk-draft-appeal', { office, town: town.name }),
    `${t('services-desk-draft-end')}\n${me.name}\n${office}`,
  ];
  return { subject: t('services-desk-draft-subject', { service }), body: `${parts.join('\n\n')}\n` };
}

/** The notice of appeal that the catalogue has for a service; empty where it has none. */
export async function appealOf(app: App, service: string): Promise<string> {
  try {
    const answer = await fetch(`/services/${service}.json`, { headers: { accept: 'application/json' } });
    const { content } = (await answer.json()) as { content?: { appeal?: Words } };
    return wordsIn(app, content?.appeal ?? {}).trim();
  } catch {
    return '';
  }
}
