// Reads mail that others wrote. Everything is bounded before it is taken apart, and only text is
// shown: markup of a mail is never drawn.

import PostalMime, { type Email } from 'postal-mime';
import { Refused } from '../protocol/errors.ts';
import { MAX_DEPTH, MAX_HEADERS, MAX_MEBIBYTES, MAX_MESSAGE, MAX_PARTS } from './limits.ts';

const BEGIN = '-----BEGIN PGP MESSAGE-----';
const END = '-----END PGP MESSAGE-----';

export interface ReadMail {
  from: string;
  subject: string;
  body: string;
  files: File[];
  time: string;
}

/** Takes a mail apart; refuses one that is too large, too deep or has too many parts. */
export async function readMail(bytes: Uint8Array): Promise<ReadMail> {
  const email = await parse(bytes);
  return {
    from: oneLine(email.from?.address),
    subject: oneLine(email.subject),
    body: (email.text ?? textOf(email.html ?? '')).replace(/\r\n?/g, '\n').trimEnd(),
    files: email.attachments.map(asFile),
    time: isoTime(email.date),
  };
}

/** The sealed part of a mail, armored, and what its outside says of sender and time. */
export async function sealedPart(bytes: Uint8Array): Promise<{ armored: string; from: string; time: string }> {
  const email = await parse(bytes);
  const texts = [...email.attachments.map(textIn), email.text ?? ''];
  const armored = texts.map(armorIn).find((found) => found !== undefined);
  if (armored === undefined) {
    throw new Refused('mail-not-sealed');
  }
  return { armored, from: oneLine(email.from?.address), time: isoTime(email.date) };
}

/** Encoded words may hold line ends: what a stranger says of itself begins no line of its own. */
function oneLine(text: string | undefined): string {
  return (text ?? '').replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
}

async function parse(bytes: Uint8Array): Promise<Email> {
  if (bytes.length > MAX_MESSAGE) {
    throw new Refused('mail-too-large', { limit: MAX_MEBIBYTES });
  }
  if (delimiters(bytes) > MAX_PARTS) {
    throw new Refused('mail-too-many-parts', { limit: MAX_PARTS });
  }
  try {
    return await PostalMime.parse(bytes, {
      maxNestingDepth: MAX_DEPTH,
      maxHeadersSize: MAX_HEADERS,
      forceRfc822Attachments: true,
    });
  } catch {
    throw new Refused('mail-unreadable');
  }
}

/** Lines that could begin a part: at least as many as there are parts. */
function delimiters(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0 && count <= MAX_PARTS; at = bytes.indexOf(0x0a, at + 1)) {
    const isDelimiter = bytes[at + 1] === 0x2d && bytes[at + 2] === 0x2d && bytes[at + 3] !== 0x2d;
    count += isDelimiter ? 1 : 0;
  }
  return count;
}

function asFile({ filename, mimeType, content }: Email['attachments'][number], at: number): File {
  const name = (filename ?? '').replace(/[\u0000-\u001f\u007f/\\]+/g, '_').slice(0, 200);
  return new File([content as BlobPart], name || `${at + 1}`, { type: mimeType });
}

function textIn({ content }: Email['attachments'][number]): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

function armorIn(text: string): string | undefined {
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END, from);
  return from < 0 || to < 0 ? undefined : text.slice(from, to + END.length);
}

/** The words of a page, where a mail has no plain text. */
function textOf(html: string): string {
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    text += html.slice(at, open < 0 ? undefined : open);
    if (open < 0) {
      break;
    }
    const close = html.indexOf('>', open);
    const name = /^<\/?([a-z0-9]{1,10})/i.exec(html.slice(open, open + 12))?.[1]?.toLowerCase() ?? '';
    text += ['br', 'p', 'div', 'tr', 'li', 'h1', 'h2', 'h3'].includes(name) ? '\n' : '';
    const unseen = ['style', 'script', 'head'].includes(name) && html[open + 1] !== '/';
    const end = unseen ? html.indexOf(`</${name}`, open) : close;
    at = end < 0 ? html.length : end + (unseen ? 0 : 1);
  }
  const entities: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', amp: '&' };
  return text.replace(/&(nbsp|lt|gt|quot|amp);/g, (_, name: string) => entities[name] ?? '');
}

function isoTime(date: string | undefined): string {
  const time = new Date(date ?? '');
  return Number.isNaN(time.getTime()) ? '' : `${time.toISOString().slice(0, 19)}Z`;
}
