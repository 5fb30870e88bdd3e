// An application, opened: the answers with their questions, checked again by the form's own rules.
// Where the form is not to be had, its text is shown.

import { APPLICATION_LIMIT, checked, pairFiles, readApplication, type ApplicationFacts } from '../../../../services/application.ts';
import type { ServiceCase } from '../../../../services/api.ts';
import { Answers, todayInTown, wrongsIn, type FileFact } from '../../../../services/entry/index.ts';
import { textIn } from '../../../../services/entry/words.ts';
import type { Definition } from '../../../../services/forms/model.ts';
import type { Attachment, Letter } from '../../../engine/index.ts';
import { useTexts } from '../../context.tsx';
import { Notice } from '../index.tsx';
import { AttachmentLine, LetterContent, OneAttachment } from '../letter.tsx';
import { Loaded, useFetched } from '../work.tsx';
import type { Download } from './application-letter.tsx';
import { isForOther, isReplaced, publishedAs } from './doubts.ts';

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

async function opening({ attachments: [first], time }: Letter, download: Download): Promise<Opened | 'unreadable'> {
  if (!first || first.size > APPLICATION_LIMIT) {
    return 'unreadable';
  }
  const facts = readApplication(await (await download(first, () => {})).text());
  const own = facts && (await publishedAs(facts.form, facts.version));
  return facts && own ? { facts, definition: own.definition, isOld: await isReplaced(facts, time) } : 'unreadable';
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
  const fileOf = (fact: FileFact, path: string) => {
    const found = files.find((one) => one.path === path && isSame(one.fact, fact))?.attachment;
    return found && <OneAttachment attachment={found} download={download} />;
  };
  return (
    <>
      {isForOther(definition, of) ? <Notice tone="danger" title={t('services-desk-application-service', { form: textIn(definition.title, lang).text })} /> : null}
      {isOld ? <Notice tone="warning" title={t('services-desk-application-old', { version: facts.version })} /> : null}
      {isAsSent ? null : <Notice tone="danger" title={t('services-desk-application-other')} />}
      {errors.length > 0 ? <Notice tone="warning" title={t('services-desk-application-wrong', { count: errors.length })} /> : null}
      {isAsSent && errors.length === 0 ? <p class="kern-hint">{t('services-desk-application-right')}</p> : null}
      {missing.map(({ fact }) => (
        <Notice key={fact.name} tone="warning" title={t('services-desk-application-file', { name: fact.name })} />
      ))}
      <Answers definition={definition} answers={data} visible={visible} wrongs={wrongs} file={fileOf} level={3} />
      <Files files={more} download={download} />
    </>
  );
}

const isSame = (one: FileFact, other: FileFact): boolean => one.name === other.name && one.type === other.type && one.bytes === other.bytes;

/** What answers no question, such as a scan. */
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
