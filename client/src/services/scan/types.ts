// What a file is, told by its first bytes: a name is only what somebody wrote on it.

import { MOST_PIXELS, pixelsIn } from './area.ts';

/** What a scan may be. */
export type Kind = 'pdf' | 'png' | 'jpeg' | 'webp';

/** What it may not be, each with a sentence of its own: `services-scan-file-…`. */
export type Unfit = 'empty' | 'program' | 'script' | 'office' | 'archive' | 'page' | 'heic' | 'tiff' | 'other-image' | 'unknown' | 'large' | 'pixels';

export type Typed = { kind: Kind } | { unfit: Unfit };

/** So many bytes tell what a file is. */
const BEGIN = 1024;

/** The largest file that is read, in bytes: its pages are held in memory. */
export const LARGEST = 200_000_000;

export const MEDIA: Record<Kind, string> = { pdf: 'application/pdf', png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp' };

/** Looks at the first bytes alone, so what is wrong is refused at once, however large it is. */
export async function typeOf(file: Blob): Promise<Typed> {
  const typed = typeOfBytes(new Uint8Array(await file.slice(0, BEGIN).arrayBuffer()));
  if ('unfit' in typed) {
    return typed;
  }
  if (file.size > LARGEST) {
    return { unfit: 'large' };
  }
  const pixels = typed.kind === 'pdf' ? 0 : await pixelsIn(file, typed.kind);
  return (pixels ?? 0) > MOST_PIXELS ? { unfit: 'pixels' } : typed;
}

export function typeOfBytes(begin: Uint8Array): Typed {
  if (begin.length === 0) {
    return { unfit: 'empty' };
  }
  const text = String.fromCharCode(...begin.subarray(0, BEGIN));
  const found = KINDS.find(([, isIt]) => isIt(text));
  return found ? { kind: found[0] } : { unfit: UNFIT.find(([, isIt]) => isIt(text))?.[0] ?? 'unknown' };
}

type Test = (begin: string) => boolean;

const begins = (...signs: string[]): Test => (text) => signs.some((sign) => text.startsWith(sign));
/** A container of ISO media files names its brand after the first eight bytes. */
const brand = (...brands: string[]): Test => (text) => text.slice(4, 8) === 'ftyp' && brands.includes(text.slice(8, 12));

const KINDS: [Kind, Test][] = [
  // The header stands first; what hides a program before it is none.
  ['pdf', (text) => /^(?:\xef\xbb\xbf)?\s{0,64}%PDF-[12]\.\d/.test(text)],
  ['png', begins('\x89PNG\r\n\x1a\n')],
  ['jpeg', begins('\xff\xd8\xff')],
  ['webp', (text) => text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP'],
];

const UNFIT: [Unfit, Test][] = [
  // Windows, Linux, macOS (both orders of bytes, and for two processors), WebAssembly.
  ['program', begins('MZ', '\x7fELF', '\xfe\xed\xfa\xce', '\xfe\xed\xfa\xcf', '\xce\xfa\xed\xfe', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe', '\0asm')],
  ['script', begins('#!')],
  // The container of Office files before 2007, OpenDocument and OOXML, which begin like archives.
  ['office', begins('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '{\\rtf')],
  ['office', (text) => text.startsWith('PK\x03\x04') && /\[Content_Types\]\.xml|word\/|xl\/|ppt\/|mimetypeapplication\/vnd\.oasis/.test(text)],
  ['archive', begins('PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08', 'Rar!', '7z\xbc\xaf\x27\x1c', '\x1f\x8b', 'BZh', '\xfd7zXZ')],
  ['page', (text) => /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|script|svg|\?xml|!--)/i.test(text)],
  ['heic', brand('heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1', 'avif', 'avis')],
  ['tiff', begins('II*\0', 'MM\0*')],
  ['other-image', begins('GIF8', 'BM')],
];
