// Files become pages: typed by content, drawn, looked at. One page at a time is in memory as pixels;
// the others wait as JPEG.

import { look } from './look.ts';
import type { Pdf } from './pdf.ts';
import type { Reading } from './sort.ts';
import { drawn, inBrowser, type Canvas, type Studio, type Turn } from './studio.ts';
import { typeOf, type Unfit } from './types.ts';

export interface ScannedPage {
  readonly id: string;
  /** The file it is of, and which of its pages, from 1. */
  readonly file: string;
  readonly number: number;
  readonly reading: Reading;
  readonly turn: Turn;
  readonly image: Blob;
  readonly width: number;
  readonly height: number;
}

/** Why a file, or the rest of it, was not read; its sentence is `services-scan-file-…`. */
export interface Fault {
  readonly file: string;
  readonly why: Unfit | 'broken' | 'password' | 'many';
}

/** What reading says on the way. */
export interface Listener {
  /** How many pages of how many of the file that is being read. */
  progress(file: string, done: number, all: number): void;
  page(page: ScannedPage): void;
  fault(fault: Fault): void;
}

/** So many pages are read at once. */
export const MOST_PAGES = 150;
const LONGEST = 2400;

/** Reads files one after another. A file that cannot be read is told and left out; the others are read. */
export async function readFiles(files: readonly File[], listener: Listener, signal?: AbortSignal, room = MOST_PAGES, studio = inBrowser): Promise<void> {
  let left = room;
  for (const file of files) {
    const typed = await typeOf(file);
    if ('unfit' in typed) {
      listener.fault({ file: file.name, why: typed.unfit });
      continue;
    }
    const source = await opened(file, typed.kind === 'pdf', studio).catch((error: unknown) => {
      listener.fault({ file: file.name, why: reasonOf(error) });
    });
    if (source) {
      left -= await readPages(source, file.name, listener, signal, left, studio).finally(() => source.close());
    }
    if (signal?.aborted) {
      return;
    }
  }
}

type Source = Pick<Pdf, 'pages' | 'page' | 'close'>;

async function opened(file: File, isPdf: boolean, studio: Studio): Promise<Source> {
  if (isPdf) {
    const { Pdf } = await import('./pdf.ts');
    return Pdf.open(file, studio);
  }
  const picture = await studio.open(file);
  return {
    pages: 1,
    page: async () => drawn(studio, picture, LONGEST),
    close: async () => studio.close(picture),
  };
}

/** Reads the pages of a file; answers with how many. */
async function readPages(source: Source, file: string, listener: Listener, signal: AbortSignal | undefined, room: number, studio: Studio): Promise<number> {
  const all = Math.min(source.pages, room);
  if (all < source.pages) {
    listener.fault({ file, why: 'many' });
  }
  for (let number = 1; number <= all && !signal?.aborted; number += 1) {
    listener.progress(file, number - 1, all);
    try {
      listener.page(await scanned(studio, await source.page(number), file, number));
    } catch {
      // One broken page does not lose the others.
      listener.fault({ file: `${file} (${number})`, why: 'broken' });
    }
  }
  listener.progress(file, all, all);
  return all;
}

async function scanned(studio: Studio, canvas: Canvas, file: string, number: number): Promise<ScannedPage> {
  const { width, height } = canvas;
  const [looked, image] = [await look(studio, canvas), await studio.jpeg(canvas)];
  return { ...looked, id: crypto.randomUUID(), file, number, image, width, height };
}

function reasonOf(error: unknown): Fault['why'] {
  return error instanceof Error && error.name === 'PasswordException' ? 'password' : 'broken';
}
