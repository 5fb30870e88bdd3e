// A letter of an office on paper, by itself: for whoever gets it by post, and for one's own files.

import { useState } from 'preact/hooks';
import type { Letter } from '../../engine/index.ts';
import { useApp } from '../context.tsx';
import { Actions } from './desk.tsx';
import { Paragraphs, PrintButton, Recipient, Sheet, type Letterhead } from './sheet.tsx';

/** What of a letter stands on its sheet. */
export interface OnSheet {
  subject: string;
  body: string;
  author?: string | undefined;
  /** The names of its files. */
  files: string[];
  /** When it was written; today, where it was just now. */
  time?: string;
}

interface LetterSheetProps {
  head: Letterhead;
  code: string;
  letter: OnSheet;
  recipient: string;
}

export function LetterSheet({ head, code, letter, recipient }: LetterSheetProps) {
  const { t, town } = useApp();
  // Who wrote it stands below, where the letter itself does not end so.
  const isSigned = letter.author === undefined || letter.body.includes(letter.author);
  return (
    <Sheet head={head} title={letter.subject} recipient={recipient} code={code} {...(letter.time ? { time: letter.time } : {})}>
      <Paragraphs text={letter.body.trim()} />
      {letter.files.length > 0 && (
        <p>
          {t('post-sheet-enclosed')} {letter.files.join(', ')}
        </p>
      )}
      {isSigned ? null : <p>{letter.author}</p>}
      <p>{t('post-sheet-answer', { code, url: town.url })}</p>
    </Sheet>
  );
}

interface PrintLetterProps {
  letter: Letter;
  /** Whose letter it is. */
  office: string;
  code: string;
  /** Whether it is the office that prints: then it goes into an envelope. */
  isOffice: boolean;
}

/** Prints one letter and nothing else of its case. */
export function PrintLetter({ letter, office, code, isOffice }: PrintLetterProps) {
  const { t } = useApp();
  const [recipient, setRecipient] = useState('');
  const { subject, body, author, time } = letter;
  const files = letter.attachments.map(({ name }) => name);
  const button = (
    <Actions>
      <PrintButton
        office={office}
        label={t('post-letter-print')}
        isOffice={isOffice}
        sheet={(head) => <LetterSheet head={head} code={code} letter={{ subject, body, author, files, time }} recipient={recipient} />}
      />
    </Actions>
  );
  return isOffice ? (
    <details class="more post-screen">
      <summary>{t('post-letter-print-about')}</summary>
      <div class="more__body">
        <Recipient name={`recipient-${letter.seq}`} value={recipient} onInput={setRecipient} />
        {button}
      </div>
    </details>
  ) : (
    button
  );
}
