// A letter as it is read.

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Attachment, Letter, OnProgress, Progress } from '../../engine/index.ts';
import { sentence, useTexts } from '../context.tsx';
import { Badge, Button, FileIcon, Moment, ProgressBar, size } from './index.tsx';

export { LetterForm } from './letter-form.tsx';

type Download = (attachment: Attachment, onProgress: OnProgress) => Promise<Blob>;

type LetterProps = {
  letter: Letter;
  sender: string;
  download: Download;
  /** What the page is called: a letter's subject shows where it is another. */
  title?: string;
  /** Stands in the place of text and files. */
  content?: ComponentChildren;
  /** What can be done with the letter, below it. */
  tools?: ComponentChildren;
};

/** What a letter is besides a letter; what was said at the counter or by phone is none on paper. */
export const isMarked = ({ kind, door }: Pick<Letter, 'kind' | 'door'>): boolean =>
  kind === 'decision' || kind === 'note' || (kind === 'paper' && door !== 'counter' && door !== 'phone');

export function LetterView({ letter, sender, download, title, content, tools }: LetterProps) {
  const { t } = useTexts();
  if (letter.kind === 'receipt') {
    return <Receipt letter={letter} sender={sender} />;
  }
  const looks = ['letter', letter.mine && 'letter--mine', letter.kind === 'decision' && 'letter--decision'];
  const heading = `letter-${letter.seq}`;
  const about = (
    <>
      <strong>{sender}</strong>
      {letter.author ? `, ${letter.author}` : ''} · <Moment time={letter.time} />
      {letter.door === 'online' ? '' : ` · ${t(`post-app-door-${letter.door}`)}`}
    </>
  );
  const isTitled = letter.subject !== '' && letter.subject !== title;
  return (
    <article class={looks.filter(Boolean).join(' ')} aria-labelledby={heading}>
      <header class="letter__head">
        {isTitled ? (
          <>
            <h2 class="letter__subject" id={heading}>
              {letter.subject}
            </h2>
            <p class="letter__about">{about}</p>
          </>
        ) : (
          <h2 class="letter__about letter__about--alone" id={heading}>
            {about}
          </h2>
        )}
        {isMarked(letter) ? (
          <Badge tone={letter.kind === 'decision' ? 'success' : 'neutral'}>{t(`post-app-kind-${letter.kind}`)}</Badge>
        ) : null}
      </header>
      {content ?? <LetterContent letter={letter} download={download} />}
      {tools}
    </article>
  );
}

/** What a letter says, and its files. */
export function LetterContent({ letter, download }: Pick<LetterProps, 'letter' | 'download'>) {
  const { t } = useTexts();
  return (
    <>
      <Body text={letter.body} />
      {letter.attachments.length > 0 ? (
        <ul class="post-files" aria-label={t('post-app-files')}>
          {letter.attachments.map((attachment) => (
            <AttachmentLine key={attachment.id} attachment={attachment} download={download} />
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** A very long letter is shown part by part: whoever writes one must not hold up who reads it. On paper it is whole. */
function Body({ text }: { text: string }) {
  const { t } = useTexts();
  const [parts, setParts] = useState(1);
  const end = endOfParts(text, parts);
  useEffect(() => {
    const showAll = () => setParts(Infinity);
    addEventListener('beforeprint', showAll);
    return () => removeEventListener('beforeprint', showAll);
  }, []);
  return (
    <div class="letter__body">
      {text
        .slice(0, end)
        .split(/\n{2,}/)
        .filter(Boolean)
        .map((paragraph, at) => (
          <p key={at}>{lines(paragraph)}</p>
        ))}
      {end < text.length && (
        <div>
          <p>{t('post-app-long-letter')}</p>
          <Button look="secondary" onPress={() => setParts(parts + 1)}>
            {t('post-app-long-letter-more')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Prints the page with its letters as a whole: those that are shown part by part are drawn first. */
export async function printWhole(): Promise<void> {
  dispatchEvent(new Event('beforeprint'));
  await new Promise((drawn) => setTimeout(drawn));
  print();
}

const LINES_OF_A_PART = 1_000;
const LETTERS_OF_A_PART = 50_000;

/** Where so many parts of a text end: between two lines, where its lines are not too long for that. */
export function endOfParts(text: string, parts: number): number {
  let end = 0;
  for (let part = 0; part < parts && end < text.length; part += 1) {
    end = endOfPart(text, end);
  }
  return end;
}

function endOfPart(text: string, from: number): number {
  const most = from + LETTERS_OF_A_PART;
  let end = from;
  for (let line = 0; line < LINES_OF_A_PART; line += 1) {
    const next = text.indexOf('\n', end) + 1;
    if (next === 0 || next > most) {
      const rest = next === 0 ? text.length : next;
      return rest <= most ? rest : end > from ? end : most;
    }
    end = next;
  }
  return end;
}

function Receipt({ letter, sender }: { letter: Letter; sender: string }) {
  const { t } = useTexts();
  return (
    <div class="letter letter--receipt">
      <p>
        {t('post-app-receipt', { seq: letter.receiptOf ?? 0 })} · {sender} · <Moment time={letter.time} />
      </p>
    </div>
  );
}

function lines(text: string): ComponentChildren {
  return text.split('\n').flatMap((line, at) => (at === 0 ? [linked(line)] : [<br key={at} />, linked(line)]));
}

/** Where an address ends: also at what would turn its reading around. */
const ADDRESS = /(https?:\/\/[^\s<>"\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069]*[^\s<>".,;:!?)\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069])/;

/** A line in pieces: every second one is an address. */
export function withAddresses(line: string): string[] {
  return line.split(ADDRESS);
}

/** Addresses become links. Nothing is fetched from them before somebody follows one. */
function linked(line: string): ComponentChildren {
  return withAddresses(line).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <a key={at} href={part} target="_blank" rel="noopener noreferrer">
        {part}
      </a>
    ),
  );
}

export function AttachmentLine(props: AttachmentProps) {
  return (
    <li>
      <OneAttachment {...props} />
    </li>
  );
}

type AttachmentProps = { attachment: Attachment; download: Download };

/** A file that is fetched and opened when its name is pressed. */
export function OneAttachment({ attachment, download }: AttachmentProps) {
  const texts = useTexts();
  const [progress, setProgress] = useState<Progress>();
  const [error, setError] = useState<unknown>();
  const fetchIt = async () => {
    setError(undefined);
    setProgress({ what: 'receiving', name: attachment.name, done: 0, all: attachment.size });
    try {
      save(await download(attachment, setProgress), attachment.name);
    } catch (failure) {
      setError(failure);
    } finally {
      setProgress(undefined);
    }
  };
  return (
    <>
      <FileIcon />
      <button type="button" class="textual post-files__name" aria-disabled={progress ? true : undefined} onClick={() => void (progress ?? fetchIt())}>
        <span class="kern-sr-only">{texts.t('post-app-download')} </span>
        {attachment.name}
      </button>
      <span class="post-files__size">{size(texts.lang, attachment.size)}</span>
      {progress ? <ProgressBar progress={progress} /> : null}
      {error === undefined ? null : (
        <p class="field__error" role="alert">
          {sentence(texts, error)}
        </p>
      )}
    </>
  );
}

/** Hands a file to the browser's downloads. It is never shown in a page of the town: what is in it may be hostile. */
export function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(new Blob([blob], { type: 'application/octet-stream' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
