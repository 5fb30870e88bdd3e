// Asking the questions of a form, and showing its answers. What is on a page is checked by `Form`;
// what is wrong is shown where the caller says so.
//
//     const entry = useEntry(definition, todayInTown());
//     <Questions entry={entry} page={page} wrongs={wrongs} />
//     const wrongs = wrongsIn(texts, definition, entry.answers, errorsOn(page, entry.outcome.errors));
//     <ErrorSummary errors={summaryOf(texts, definition, entry.answers, wrongs)} />
//     <Answers definition={definition} answers={entry.outcome.data} visible={entry.outcome.visible} />
//
// The texts are ENTRY_TEXTS. Their keys must be found by `useTexts`.

export { Answers } from './answers.tsx';
export { allAsked, filesIn, type Asked, type FileFact } from './asked.ts';
export { Contents, examined } from './contents.ts';
export { errorsOn, isEmptyPage, NOTHING_WRONG, pageOf, summaryOf, wrongsIn, type Wrongs } from './errors.ts';
export { KINDS, mediaTypeOf, PROGRAM } from './kinds.ts';
export { Questions } from './questions.tsx';
export { readable } from './readable.ts';
export { Paragraphs, Say } from './say.tsx';
export { ENTRY_TEXTS } from './texts.ts';
export { put, todayInTown, useEntry, type Entry } from './use-entry.ts';
export { textIn } from './words.ts';
