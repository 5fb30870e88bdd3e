// What a file really is, by its content: its name says nothing.

/** The kinds of files that are told apart, by media type; each has a word in the texts. */
export const KINDS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/tiff': 'tiff',
  'image/heic': 'heic',
  'text/plain': 'text',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'word',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'excel',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
};

/** The type of what runs on a computer, whatever it is called. */
export const PROGRAM = 'application/x-executable';
/** The type of what is none of these. */
export const OTHER = 'application/octet-stream';

/** So many bytes say what a file is. */
const START = 4096;

/** Beginnings of files: bytes in hexadecimal, `..` is any byte. */
const BEGINNINGS: readonly (readonly [start: string, type: string])[] = [
  ['255044462d', 'application/pdf'],
  ['ffd8ff', 'image/jpeg'],
  ['89504e470d0a1a0a', 'image/png'],
  ['47494638', 'image/gif'],
  ['52494646........57454250', 'image/webp'],
  ['49492a00', 'image/tiff'],
  ['4d4d002a', 'image/tiff'],
  ['........66747970(?:68656963|68656978|6d696631|6d736631|68657663)', 'image/heic'],
  ['4d5a', PROGRAM],
  ['7f454c46', PROGRAM],
  ['(?:feedface|feedfacf|cefaedfe|cffaedfe|cafebabe)', PROGRAM],
  ['2321', PROGRAM],
  ['4c000000011402', PROGRAM],
];

/** The media type of a file, by its content. */
export async function mediaTypeOf(file: Blob): Promise<string> {
  const start = new Uint8Array(await file.slice(0, START).arrayBuffer());
  const hex = Array.from(start.subarray(0, 32), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const known = BEGINNINGS.find(([begins]) => new RegExp(`^${begins}`).test(hex));
  if (known) {
    return known[1];
  }
  return hex.startsWith('504b0304') ? zipped(start) : isText(start) ? 'text/plain' : OTHER;
}

/** Documents of offices are archives, which say at their beginning what they hold. */
function zipped(start: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(start);
  const document = /^.{30}mimetype(application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet))(?!-)/s.exec(text);
  if (document) {
    return document[1]!;
  }
  const office = /\[Content_Types\]\.xml|_rels\/\.rels|docProps\//.test(text) ? /(word|xl)\//.exec(text)?.[1] : undefined;
  const ending = { word: 'wordprocessingml.document', xl: 'spreadsheetml.sheet' }[office ?? ''];
  return ending ? `application/vnd.openxmlformats-officedocument.${ending}` : 'application/zip';
}

function isText(start: Uint8Array): boolean {
  try {
    // The last character may be cut.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return text.length > 0 && !/[\u0000-\u0008\u000e-\u001f]/.test(text);
  } catch {
    return false;
  }
}
