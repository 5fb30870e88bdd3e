// An application, opened: the answers with their questions, checked again by the form's own rules.
// Where the form is not to be had, its text is shown.

import { APPLICATION_LIMIT, checked, pairFiles, readApplication, type ApplicationFacts } from '../../../../services/application.ts';
import type { ServiceCase } from '../../../../services/api.ts';
import { Answers, todayInTown, wrongsIn } from '../../../../services/entry/index.ts';
import { textIn } from '../../../../services/entry/words.ts';
import type { Definition } from '../../../../services/forms/model.ts';
import type { Attachment, Letter } from '../../../engine/index.ts';
import { useTexts } from '../../context.tsx';
import { Notice } from '../index.tsx';
import { AttachmentLine, LetterContent } from '../letter.tsx';
import { Loaded, useFetched } from '../work.tsx';
import type { Download } from './application-letter.tsx';

interface Opened {
  facts: ApplicationFacts;
  definition: Definition;
  /** Whether the form had been replaced long before the letter was written. */
  isOld: boolean;
}

interface ApplicationProps {
  letter: Letter;
  download: Download;
  /** What the letter's case was registered for. */
  of: ServiceCase | undefined;
}

export function Application({ letter, download, of }: ApplicationProps) {
  const opened = useFetched(() => opening(letter, download), letter.id);
  return <Loaded of={opened}>{(found) => (found === 'unreadable' ? <Unreadable letter={letter} download={download} /> : <Read {...found} letter={letter} download={download} of={of} />)}</Loaded>;
}

/** A version of a form, as it is published. */
interface Published {
  version: number;
  definition: Definition;
  published: string;
}

async function opening({ attachments: [first], time }: Letter, download: Download): Promise<Opened | 'unreadable'> {
  if (!first || first.size > APPLICATION_LIMIT) {
    return 'unreadable';
  }
  const facts = readApplication(await (await download(first, () => {})).text());
  const own = facts && (await publishedAs(facts.form, facts.version));
  return facts && own ? { facts, definition: own.definition, isOld: await isOldAt(facts, time) } : 'unreadable';
}

/** A version, or the newest one. */
async function publishedAs(form: string, version?: number): Promise<Published | undefined> {
  const answer = await fetch(`/services/forms/${form}${version === undefined ? '' : `/versions/${version}`}.json`);
  return answer.ok ? ((await answer.json()) as Published) : undefined;
}

/** Who had begun before a new version came may finish. */
const DAY_MS = 86_400_000;

/** Whether the version had been replaced long before. */
async function isOldAt({ form, version }: ApplicationFacts, time: string): Promise<boolean> {
  const newest = await publishedAs(form);
  if (!newest || newest.version <= version) {
    return false;
  }
  const next = newest.version === version + 1 ? newest : await publishedAs(form, version + 1);
  return next !== undefined && Date.parse(next.published) + DAY_MS < Date.parse(time);
}

function Unreadable({ letter, download }: { letter: Letter; download: Download }) {
  const { t } = useTexts();
  return (
    <>
      <Notice tone="info" title={t('services-desk-application-text')} />
      <LetterContent letter={letter} download={download} />
    </>
  );
}

function Read({ facts, definition, isOld, letter, download, of }: Opened & ApplicationProps) {
  const texts = useTexts();
  const { t, lang } = texts;
  const { data, errors, visible, isAsSent } = checked(definition, facts, todayInTown(new Date(letter.time)));
  const wrongs = wrongsIn(texts, definition, facts.answers, errors);
  const { files, more } = pairFiles(definition, facts.answers, letter.attachments.slice(1));
  const missing = files.filter(({ attachment }) => attachment === undefined);
  const here = [...files.flatMap(({ attachment }) => attachment ?? []), ...more];
  const isForOther = of !== undefined && definition.service !== of.service.slug;
  return (
    <>
      {isForOther ? <Notice tone="danger" title={t('services-desk-application-service', { form: textIn(definition.title, lang).text })} /> : null}
      {isOld ? <Notice tone="warning" title={t('services-desk-application-old', { version: facts.version })} /> : null}
      {isAsSent ? null : <Notice tone="danger" title={t('services-desk-application-other')} />}
      {errors.length > 0 ? <Notice tone="warning" title={t('services-desk-application-wrong', { count: errors.length })} /> : null}
      {isAsSent && errors.length === 0 ? <p class="kern-hint">{t('services-desk-application-right')}</p> : null}
      {missing.map(({ fact }) => (
        <Notice key={fact.name} tone="warning" title={t('services-desk-application-file', { name: fact.name })} />
      ))}
      <Answers definition={definition} answers={data} visible={visible} wrongs={wrongs} level={3} />
      <Files files={here} download={download} />
    </>
  );
}

function Files({ files, download }: { files: Attachment[]; download: Download }) {
  const { t } = useTexts();
  return files.length === 0 ? null : (
    <ul class="post-files" aria-label={t('post-app-files')}>
      {files.map((attachment) => (
        <AttachmentLine key={attachment.id} attachment={attachment} download={download} />
      ))}
    </ul>
  );
}
