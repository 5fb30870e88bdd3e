// Texts of definitions on a page.

import { useTexts } from '../../post/app/context.tsx';
import type { Text } from '../forms/model.ts';
import { textIn } from './words.ts';

/** A text in the reader's language; one in another language says so. */
export function Say({ text }: { text: Text | undefined }) {
  const { lang } = useTexts();
  const said = textIn(text, lang);
  return said.lang === lang ? <>{said.text}</> : <span lang={said.lang}>{said.text}</span>;
}

/** A text of several paragraphs. */
export function Paragraphs({ text }: { text: Text | undefined }) {
  const { lang } = useTexts();
  const said = textIn(text, lang);
  const other = said.lang === lang ? undefined : said.lang;
  return (
    <>
      {said.text.split(/\n{2,}/).filter(Boolean).map((paragraph) => (
        <p key={paragraph} lang={other}>
          {paragraph}
        </p>
      ))}
    </>
  );
}
