// An application, opened: the answers with their questions, checked again by the form's own rules.
// Where the form is not to be had, its text is shown.

import { APPLICATION_LIMIT, pairFiles, readApplication, type ApplicationFacts } from '../../../../services/application.ts';
import { Answers, todayInTown, wrongsIn } from '../../../../services/entry/index.ts';
import type { Definition } from '../../../../services/forms/model.ts';
import { Form } from '../../../../services/forms/validate.ts';
import type { Attachment, Letter } from '../../../engine/index.ts';
import { useTexts } from '../../context.tsx';
import { Notice } from '../index.tsx';
import { AttachmentLine, LetterContent } from '../letter.tsx';
import { Loaded, useFetched } from '../work.tsx';
import type { Download } from './application-letter.tsx';

interface Opened {
  facts: ApplicationFacts;
  definition: Definition;
}

export function Application({ letter, download }: { letter: Letter; download: Download }) {
  const opened = useFetched(() => opening(letter, download), letter.id);
  return <Loaded of={opened}>{(found) => (found === 'unreadable' ? <Unreadable letter={letter} download={download} /> : <Read {...found} letter={letter} download={download} />)}</Loaded>;
}

async function opening({ attachments: [first] }: Letter, download: Download): Promise<Opened | 'unreadable'> {
  if (!first || first.size > APPLICATION_LIMIT) {
    return 'unreadable';
  }
  const facts = readApplication(await (await download(first, () => {})).text());
  const answer = facts && (await fetch(`/services/forms/${facts.form}/versions/${facts.version}.json`));
  const definition = answer?.ok ? ((await answer.json()) as Definition | { definition: Definition }) : undefined;
  return facts && definition ? { facts, definition: 'definition' in definition ? definition.definition : definition } : 'unreadable';
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

function Read({ facts, definition, letter, download }: Opened & { letter: Letter; download: Download }) {
  const texts = useTexts();
  const { t } = texts;
  const { errors, visible } = new Form(definition).validate(facts.answers, todayInTown(new Date(letter.time)));
  const wrongs = wrongsIn(texts, definition, facts.answers, errors);
  const { files, more } = pairFiles(definition, facts.answers, letter.attachments.slice(1));
  const missing = files.filter(({ attachment }) => attachment === undefined);
  const here = [...files.flatMap(({ attachment }) => attachment ?? []), ...more];
  return (
    <>
      {errors.length > 0 ? (
        <Notice tone="warning" title={t('services-desk-application-wrong', { count: errors.length })} />
      ) : (
        <p class="kern-hint">{t('services-desk-application-right')}</p>
      )}
      {missing.map(({ fact }) => (
        <Notice key={fact.name} tone="warning" title={t('services-desk-application-file', { name: fact.name })} />
      ))}
      <Answers definition={definition} answers={facts.answers} visible={visible} wrongs={wrongs} level={3} />
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
