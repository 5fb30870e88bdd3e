// The questions of a page, as they are asked: the same for residents, at the counter and beside a scan.

import { useTexts } from '../../post/app/context.tsx';
import type { Page } from '../forms/model.ts';
import { inGroup, onPage, standing, type Around, type Asked } from './asked.ts';
import { NOTHING_WRONG, type Wrongs } from './errors.ts';
import { Choice, Choices, Computed, Flag, Written } from './fields.tsx';
import { Files } from './files.tsx';
import { AskingContext, FieldSet, useAsking } from './frame.tsx';
import { Rows } from './rows.tsx';
import { Paragraphs } from './say.tsx';
import type { Entry } from './use-entry.ts';

interface QuestionsProps {
  entry: Entry;
  page: Page;
  /** What is wrong, by path: shown at the questions. */
  wrongs?: Wrongs;
  /** A device of many people: the browser fills nothing in and remembers nothing. */
  isShared?: boolean;
  /** Left out where the office asks for somebody. */
  hasReasons?: boolean;
}

/** The questions of a page that are visible now. The heading, the form and its buttons are the caller's. */
export function Questions({ entry, page, wrongs = NOTHING_WRONG, isShared = false, hasReasons = true }: QuestionsProps) {
  const visible = new Set(entry.outcome.visible);
  const required = new Set(entry.outcome.required);
  return (
    <AskingContext.Provider value={{ entry, wrongs, visible, required, isShared, hasReasons }}>
      <Items around={onPage(entry.definition, page, entry.answers)} />
    </AskingContext.Provider>
  );
}

/** What stands on a page, in a group or in a row. */
export function Items({ around }: { around: Around }) {
  const { visible } = useAsking();
  return (
    <>
      {standing(around, visible).map((item) =>
        'info' in item ? <Paragraphs key={`#${item.info.id}`} text={item.info.text} /> : <OneQuestion key={item.path} asked={item} />,
      )}
    </>
  );
}

function OneQuestion({ asked }: { asked: Asked }) {
  const { entry } = useAsking();
  const texts = useTexts();
  const isComputed = (entry.definition.rules ?? []).some((rule) => rule.kind === 'computed' && rule.of === asked.of);
  if (isComputed) {
    return <Computed asked={asked} />;
  }
  switch (asked.kind) {
    case 'group':
      return (
        <FieldSet asked={asked} isLarge>
          <Items around={inGroup(asked)} />
        </FieldSet>
      );
    case 'rows':
      return <Rows asked={asked} />;
    case 'files':
      return <Files asked={asked} />;
    case 'flag':
      return <Flag asked={asked} />;
    case 'choice':
      return <Choice asked={asked} />;
    case 'choices':
      return <Choices asked={asked} />;
    default:
      // Another language writes days and numbers in another way.
      return <Written key={texts.lang} asked={asked} />;
  }
}
