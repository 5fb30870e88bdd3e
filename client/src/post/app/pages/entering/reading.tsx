// Scans are chosen or dropped, and read one page after another.

import { useEffect, useRef, useState } from 'preact/hooks';
import { added, MOST_PAGES, readFiles, type Fault, type ScannedPage, type Stack } from '../../../../services/scan/index.ts';
import { useTexts } from '../../context.tsx';
import { Button, Frame, inputClass, Notice } from '../../parts/index.tsx';
import { useWarning } from '../../parts/letter-form.tsx';

export interface Scanned {
  stack: Stack;
  setStack(change: (before: Stack) => Stack): void;
  pages: ReadonlyMap<string, ScannedPage>;
  faults: readonly Fault[];
  isReading: boolean;
  progress: { file: string; done: number; all: number } | undefined;
  read(files: readonly File[]): void;
  stop(): void;
}

export function useReading(): Scanned {
  const [stack, setStack] = useState<Stack>({ sheets: [] });
  const [pages, setPages] = useState<ReadonlyMap<string, ScannedPage>>(new Map());
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [progress, setProgress] = useState<Scanned['progress']>();
  const control = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => control.current?.abort(), []);
  useWarning(stack.sheets.length > 0);

  const read = async (files: readonly File[]) => {
    if (control.current || files.length === 0) {
      return;
    }
    const own = new AbortController();
    control.current = own;
    setFaults([]);
    setProgress({ file: files[0]!.name, done: 0, all: 1 });
    await readFiles(
      files,
      {
        progress: (file, done, all) => setProgress({ file, done, all }),
        page: (page) => {
          setPages((before) => new Map(before).set(page.id, page));
          setStack((before) => added(before, [page]));
        },
        fault: (fault) => setFaults((before) => [...before, fault]),
      },
      own.signal,
      MOST_PAGES - stack.sheets.length,
    );
    control.current = undefined;
    setProgress(undefined);
  };
  return { stack, setStack, pages, faults, isReading: progress !== undefined, progress, read: (files) => void read(files), stop: () => control.current?.abort() };
}

export function Reading({ scanned }: { scanned: Scanned }) {
  const { t } = useTexts();
  const [isOver, setIsOver] = useState(false);
  const { faults, isReading, progress, read, stop } = scanned;
  return (
    <>
      <div
        class={`post-drop${isOver ? ' post-drop--over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          read([...(event.dataTransfer?.files ?? [])]);
        }}
      >
        <Frame name="scans" label={t('services-scan-files')} hint={t('services-scan-files-hint')}>
          {(describedBy) => (
            <input
              id="f-scans"
              class={inputClass(undefined)}
              type="file"
              multiple
              accept="application/pdf,image/png,image/jpeg,image/webp"
              disabled={isReading}
              aria-describedby={describedBy}
              onChange={(event) => {
                read([...(event.currentTarget.files ?? [])]);
                event.currentTarget.value = '';
              }}
            />
          )}
        </Frame>
      </div>
      {progress && (
        <div class="progress kern-progress">
          <label>
            <span class="progress__label">{t('services-scan-reading', { file: progress.file })}</span>
            <progress max={progress.all} value={progress.done} />
          </label>
          <p class="progress__count">{t('services-scan-reading-of', { done: progress.done, all: progress.all })}</p>
          <Button look="secondary" onPress={stop}>
            {t('post-app-stop')}
          </Button>
        </div>
      )}
      <p role="status" class="kern-sr-only">
        {progress ? t('services-scan-reading', { file: progress.file }) : ''}
      </p>
      <div role="alert">
        {faults.map((fault, at) => (
          <Notice key={at} tone="danger" title={t(`services-scan-file-${fault.why}`, { name: fault.file })}>
            <p>{t('services-scan-file-lost')}</p>
          </Notice>
        ))}
      </div>
    </>
  );
}
