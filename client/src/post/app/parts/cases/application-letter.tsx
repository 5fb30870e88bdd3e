// A letter that is an application is shown as its questions and answers.

import type { ComponentChildren } from 'preact';
import { ENTRY_TEXTS } from '../../../../services/entry/texts.ts';
import type { ServiceCase } from '../../../../services/api.ts';
import { SERVICES_TEXTS } from '../../../../services/texts.ts';
import type { Attachment, Letter, OnProgress } from '../../../engine/index.ts';
import { lazy, type Sources } from '../lazy.tsx';

export type Download = (attachment: Attachment, onProgress: OnProgress) => Promise<Blob>;

/** As in `services/application.ts`, which is loaded where there is one. */
const APPLICATION_TYPE = 'application/vnd.allmende.application+json';

const both = (lang: 'de' | 'en') => async () => {
  const [services, entry] = await Promise.all([SERVICES_TEXTS[lang](), ENTRY_TEXTS[lang]()]);
  return { default: [...services.default, ...entry.default] };
};
const TEXTS: Sources = { de: both('de'), en: both('en') };

const Application = lazy(async () => (await import('./application.tsx')).Application, TEXTS);

/** What stands in the place of the text of an application; nothing for other letters. `of` is what the case was registered for. */
export function contentOf(letter: Letter, download: Download, of?: ServiceCase | null): ComponentChildren {
  return letter.attachments[0]?.type === APPLICATION_TYPE ? <Application letter={letter} download={download} of={of ?? undefined} /> : undefined;
}
