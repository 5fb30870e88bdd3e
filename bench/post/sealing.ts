// What the browser does to seal one large file for ten readers, in three ways. `browser.mjs` opens
// this page anew for each of them, so that memory can be compared.

import { GeneralEncrypt, generalDecrypt, generateKeyPair } from 'jose';
import * as openpgp from 'openpgp';
import { openAttachment, sealAttachment } from '../../client/src/post/protocol/attachment.ts';
import { recipientOf, seal } from '../../client/src/post/protocol/age.ts';
import { newRoot } from '../../client/src/post/protocol/derive.ts';

const READERS = 10;
const CHUNK = 1 << 20;

interface Figures {
  sealMs: number;
  openMs: number;
  bytes: number;
}

/** Content that comes in parts, as from a file. */
function content(size: number): ReadableStream<Uint8Array> {
  let left = size;
  return new ReadableStream({
    pull(controller) {
      const part = new Uint8Array(Math.min(CHUNK, left)).fill(left & 255);
      left -= part.length;
      part.length > 0 ? controller.enqueue(part) : controller.close();
    },
  });
}

/** The whole content at once, for what can do no better. */
async function whole(size: number): Promise<Uint8Array> {
  const all = new Uint8Array(size);
  let at = 0;
  for (let reader = content(size).getReader(), part = await reader.read(); !part.done; part = await reader.read()) {
    all.set(part.value, at);
    at += part.value.length;
  }
  return all;
}

/** Keeps what was sealed as the browser keeps uploads: outside of the script's memory. */
async function kept(stream: ReadableStream<Uint8Array>): Promise<Blob> {
  return new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).blob();
}

async function drained(stream: ReadableStream<Uint8Array>): Promise<number> {
  let bytes = 0;
  for (let reader = stream.getReader(), part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.length;
  }
  return bytes;
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  return [await work(), performance.now() - start];
}

/** As the post does it: the file for the case's key, the case's key for each reader. */
async function allmende(size: number): Promise<Figures> {
  const recipients = await Promise.all(Array.from({ length: READERS }, () => recipientOf(newRoot())));
  const caseRoot = newRoot();
  let sha256 = '';
  const [sealed, sealMs] = await timed(async () => {
    await Promise.all(recipients.map((recipient) => seal(caseRoot, recipient)));
    const sealing = await sealAttachment(content(size), size, await recipientOf(caseRoot));
    const blob = await kept(sealing.stream);
    sha256 = sealing.sha256();
    return blob;
  });
  const facts = { id: '', name: '', type: '', size, sha256 };
  const [bytes, openMs] = await timed(async () => drained(await openAttachment(sealed.stream(), caseRoot, facts)));
  return { sealMs, openMs, bytes };
}

async function pgp(size: number): Promise<Figures> {
  const user = { userIDs: [{ name: 'Reader', email: 'reader@example.org' }] };
  const keys = await Promise.all(
    Array.from({ length: READERS }, () => openpgp.generateKey({ ...user, type: 'ecc', curve: 'curve25519Legacy', format: 'object' })),
  );
  const encryptionKeys = keys.map(({ publicKey }) => publicKey);
  const [sealed, sealMs] = await timed(async () => {
    const message = await openpgp.createMessage({ binary: content(size) });
    return kept((await openpgp.encrypt({ message, encryptionKeys, format: 'binary' })) as ReadableStream<Uint8Array>);
  });
  const [bytes, openMs] = await timed(async () => {
    const message = await openpgp.readMessage({ binaryMessage: sealed.stream() as ReadableStream<Uint8Array> });
    const { data } = await openpgp.decrypt({ message, decryptionKeys: keys[0]!.privateKey, format: 'binary' });
    return drained(data as unknown as ReadableStream<Uint8Array>);
  });
  return { sealMs, openMs, bytes };
}

async function jwe(size: number): Promise<Figures> {
  const options = { modulusLength: 4096, extractable: true };
  const keys = await Promise.all(Array.from({ length: READERS }, () => generateKeyPair('RSA-OAEP-256', options)));
  const [sealed, sealMs] = await timed(async () => {
    const file = new GeneralEncrypt(await whole(size)).setProtectedHeader({ enc: 'A256GCM' });
    keys.forEach(({ publicKey }) => file.addRecipient(publicKey).setUnprotectedHeader({ alg: 'RSA-OAEP-256' }));
    return file.encrypt();
  });
  const [bytes, openMs] = await timed(async () => (await generalDecrypt(sealed, keys[0]!.privateKey)).plaintext.length);
  return { sealMs, openMs, bytes };
}

const WAYS: Record<string, (size: number) => Promise<Figures>> = { allmende, pgp, jwe };
Object.assign(globalThis, { measure: (way: string, size: number) => WAYS[way]!(size) });
