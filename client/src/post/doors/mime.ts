// Writes mail as other programs read it: RFC 5322 and 2045 to 2047, names of files by RFC 2231,
// sealed mail by RFC 3156. No value can end its header line.

const encoder = new TextEncoder();
const CRLF = '\r\n';

export interface PlainMail {
  from: string;
  to: string;
  subject: string;
  body: string;
  files: File[];
  time: Date;
}

/** All of the mail, its subject among it: what gets sealed. */
export async function plainMail(mail: PlainMail): Promise<Uint8Array> {
  const boundary = newBoundary();
  const head = [
    `Content-Type: multipart/mixed; boundary="${boundary}"; protected-headers="v1"`,
    'MIME-Version: 1.0',
    `From: ${oneLine(mail.from)}`,
    `To: ${oneLine(mail.to)}`,
    `Subject: ${words(mail.subject)}`,
    `Date: ${mail.time.toUTCString().replace('GMT', '+0000')}`,
    '',
    '',
  ].join(CRLF);
  const parts = [textPart(mail.body), ...(await Promise.all(mail.files.map(filePart)))];
  const body = parts.map((part) => `--${boundary}${CRLF}${part}${CRLF}`).join('');
  return encoder.encode(`${head}${body}--${boundary}--${CRLF}`);
}

/** What goes out: two parts of which the second is sealed, and no header that says anything. */
export function sealedMail(armored: string): string {
  const boundary = newBoundary();
  return [
    `Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: application/pgp-encrypted',
    '',
    'Version: 1',
    '',
    `--${boundary}`,
    'Content-Type: application/octet-stream; name="encrypted.asc"',
    'Content-Disposition: inline; filename="encrypted.asc"',
    '',
    armored.trim().replace(/\r?\n/g, CRLF),
    '',
    `--${boundary}--`,
    '',
  ].join(CRLF);
}

function textPart(body: string): string {
  const text = body.replace(/\r\n?|\n/g, CRLF);
  const isShort = text.split(CRLF).every((line) => encoder.encode(line).length <= 900);
  const [encoding, content] = isShort ? ['8bit', text] : ['base64', base64Lines(encoder.encode(text))];
  return ['Content-Type: text/plain; charset=utf-8', `Content-Transfer-Encoding: ${encoding}`, '', content].join(CRLF);
}

async function filePart(file: File): Promise<string> {
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream';
  return [
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename*=utf-8''${parameter(file.name)}`,
    'Content-Transfer-Encoding: base64',
    '',
    base64Lines(new Uint8Array(await file.arrayBuffer())),
  ].join(CRLF);
}

/** A parameter's value in RFC 2231: everything but letters and digits in percent signs. */
function parameter(value: string): string {
  return encodeURIComponent(value).replace(/['()*!~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Encoded words (RFC 2047) where a header is more than short plain ASCII. */
function words(text: string): string {
  const value = oneLine(text);
  if (/^[\x20-\x7e]{0,70}$/.test(value) && !value.includes('=?')) {
    return value;
  }
  const chunks: string[] = [''];
  for (const letter of value) {
    const last = chunks[chunks.length - 1] ?? '';
    if (encoder.encode(last + letter).length > 42) {
      chunks.push(letter);
    } else {
      chunks[chunks.length - 1] = last + letter;
    }
  }
  return chunks.map((chunk) => `=?utf-8?B?${base64(encoder.encode(chunk))}?=`).join(`${CRLF} `);
}

function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
}

function newBoundary(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return `=_${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}

function base64Lines(bytes: Uint8Array): string {
  return base64(bytes).replace(/.{76}/g, `$&${CRLF}`);
}
