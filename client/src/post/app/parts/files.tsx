// Files to go with a letter: chosen by a button or dropped, listed with their sizes.

import { useRef, useState } from 'preact/hooks';
import type { Progress } from '../../engine/index.ts';
import { useTexts } from '../context.tsx';
import type { Texts } from '../texts.ts';
import { FileIcon, Frame, inputClass, size } from './index.tsx';

/** The largest file in bytes and the most files of a letter (docs/specs/post.md, §6). */
export const LARGEST = 2 * 1024 ** 3;
export const MOST = 100;

interface FileFieldProps {
  name: string;
  files: File[];
  onChange: (files: File[]) => void;
  error: string | undefined;
  /** How far each file has come; meanwhile none is added or taken away. */
  progress: Progress[];
}

export function FileField({ name, files, onChange, error, progress }: FileFieldProps) {
  const { t } = useTexts();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const isSending = progress.length > 0;
  const add = (more: FileList | null | undefined) => void (isSending || onChange(together(files, [...(more ?? [])])));
  const remove = (gone: File) => {
    onChange(files.filter((file) => file !== gone));
    input.current?.focus();
  };
  return (
    <div
      class={`post-drop${over ? ' post-drop--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        add(event.dataTransfer?.files);
      }}
    >
      <Frame name={name} label={t('post-app-files')} hint={t('post-app-files-hint')} error={error} optional>
        {(describedBy) => (
          <input
            ref={input}
            id={`f-${name}`}
            class={inputClass(error)}
            type="file"
            multiple
            disabled={isSending}
            aria-describedby={describedBy}
            onChange={(event) => {
              add(event.currentTarget.files);
              event.currentTarget.value = '';
            }}
          />
        )}
      </Frame>
      {files.length > 0 ? (
        <ul class="post-files" aria-label={t('post-app-files-chosen')}>
          {files.map((file) => (
            <FileLine key={`${file.name} ${file.size} ${file.lastModified}`} file={file} progress={isSending ? progress : undefined} onRemove={() => remove(file)} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function FileLine({ file, progress, onRemove }: { file: File; progress: Progress[] | undefined; onRemove: () => void }) {
  const { t, lang } = useTexts();
  const own = progress?.find(({ name }) => name === file.name);
  return (
    <li>
      <FileIcon />
      <span class="post-files__name">{file.name}</span>
      <span class="post-files__size">{size(lang, file.size)}</span>
      <span class="post-files__tools">
        {progress ? (
          <span class="kern-progress post-files__bar">
            <progress aria-label={file.name} max={Math.max(own?.all ?? file.size, 1)} value={own?.done ?? 0} />
          </span>
        ) : (
          <button type="button" class="textual" onClick={onRemove}>
            {t('post-app-file-remove')}
            <span class="kern-sr-only"> {file.name}</span>
          </button>
        )}
      </span>
    </li>
  );
}

/** A file chosen twice is there once. */
export function together(files: File[], more: File[]): File[] {
  const isSame = (one: File, other: File) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
  return [...files, ...more.filter((file) => !files.some((known) => isSame(known, file)))];
}

/** What is wrong with the files, as a sentence. */
export function faultOf(t: Texts['t'], files: File[]): string | undefined {
  if (files.length > MOST) {
    return t('post-app-files-many', { most: MOST });
  }
  const large = files.find((file) => file.size > LARGEST);
  return large && t('post-app-file-too-large', { name: large.name });
}
