// Questions and answers, to be read: before sending, and by those who work on a case.

import type { ComponentChildren } from 'preact';
import { useTexts } from '../../post/app/context.tsx';
import { ErrorLine, FileIcon, size } from '../../post/app/parts/index.tsx';
import { isFields, isList, type Definition, type Json, type Page } from '../forms/model.ts';
import { inGroup, inRows, onPage, standing, type Around, type Asked, type FileFact } from './asked.ts';
import { NOTHING_WRONG, type Wrongs } from './errors.ts';
import { Say } from './say.tsx';
import { shown } from './shown.ts';
import { textIn } from './words.ts';

interface AnswersProps {
  definition: Definition;
  /** The answers that count: `data` of the check, or what an application says. */
  answers: Json;
  /** What is visible; without it, what was answered is shown. */
  visible?: readonly string[];
  /** What does not hold, by path: said at the answer. */
  wrongs?: Wrongs;
  /** A link that leads to where the answers of a page are changed. */
  change?: (page: Page) => ComponentChildren;
  /** How a file is shown, such as a button that opens it; its name, where nothing is said. */
  file?: (fact: FileFact, path: string) => ComponentChildren;
  /** The level of the pages' headings. */
  level?: 2 | 3 | 4;
}

type Shared = Pick<AnswersProps, 'wrongs' | 'file'> & { visible: ReadonlySet<string> | undefined };

/** All answers of a form, page by page. */
export function Answers({ definition, answers, visible, wrongs, change, file, level = 2 }: AnswersProps) {
  const Heading = `h${level}` as 'h2';
  const shared: Shared = { visible: visible && new Set(visible), ...(wrongs && { wrongs }), ...(file && { file }) };
  return (
    <div class="answers">
      {definition.layout.pages.map((page) => {
        const around = onPage(definition, page, answers);
        return hasQuestions(around, shared) ? (
          <section key={page.id} class="answers__page">
            <div class="answers__head">
              <Heading>
                <Say text={page.title} />
              </Heading>
              {change?.(page)}
            </div>
            <dl class="facts">
              <Lines around={around} shared={shared} />
            </dl>
          </section>
        ) : null;
      })}
    </div>
  );
}

/** What was asked; without a list of what is visible, what was answered. */
function questionsIn(around: Around, { visible, wrongs = NOTHING_WRONG }: Shared): Asked[] {
  const asked = standing(around, visible).filter((item): item is Asked => 'question' in item);
  return visible ? asked : asked.filter(({ answer, path }) => answer !== null || wrongs.has(path));
}

const hasQuestions = (around: Around, shared: Shared): boolean => questionsIn(around, shared).length > 0;

function Lines({ around, shared }: { around: Around; shared: Shared }) {
  return (
    <>
      {questionsIn(around, shared).map((asked) => (
        <Line key={asked.path} asked={asked} shared={shared} />
      ))}
    </>
  );
}

function Line({ asked, shared }: { asked: Asked; shared: Shared }) {
  const { t, lang } = useTexts();
  const error = shared.wrongs?.get(asked.path);
  if (asked.kind === 'group' && !error) {
    return <Lines around={inGroup(asked)} shared={shared} />;
  }
  const rows = asked.kind === 'rows' ? inRows(asked) : [];
  return (
    <>
      {rows.length === 0 || error ? (
        <div>
          <dt>
            <Say text={asked.question.label} />
          </dt>
          <dd>
            <Answer asked={asked} shared={shared} />
            {error ? <ErrorLine id={`a-${asked.path}`}>{error}</ErrorLine> : null}
          </dd>
        </div>
      ) : null}
      {rows.map((row, number) => (
        <div key={row.path} class="answers__row">
          <dt>
            {t('services-entry-row', { label: textIn(asked.question.label, lang).text, number: number + 1 })}
          </dt>
          <dd>
            <dl class="facts">
              <Lines around={row} shared={shared} />
            </dl>
          </dd>
        </div>
      ))}
    </>
  );
}

function Answer({ asked, shared }: { asked: Asked; shared: Shared }) {
  const texts = useTexts();
  if (asked.kind === 'files' && isList(asked.answer) && asked.answer.length > 0) {
    return <FileList facts={asked.answer.filter(isFields) as unknown as FileFact[]} path={asked.path} shared={shared} />;
  }
  const said = shown(texts, asked);
  return said === '' ? <span class="answers__none">{texts.t('services-entry-none')}</span> : <span class="answers__text">{said}</span>;
}

function FileList({ facts, path, shared }: { facts: FileFact[]; path: string; shared: Shared }) {
  const { lang } = useTexts();
  return (
    <ul class="answers__files">
      {facts.map((fact, at) => (
        <li key={at}>
          {shared.file?.(fact, path) ?? (
            <>
              <FileIcon /> {fact.name} <span class="entry__size">{size(lang, fact.bytes)}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
