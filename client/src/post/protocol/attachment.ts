// Attachments (spec §6) as streams: no file is ever held as a whole.

import { createSHA256 } from 'hash-wasm';
import { demand, Refused } from './errors.ts';
import { openStream, sealStream, type Sealing } from './age.ts';
import { ATTACHMENT_LIMIT, type AttachmentFacts } from './letter.ts';
import { isZero, padded } from './padding.ts';

const ZEROS = new Uint8Array(64 * 1024);

export interface SealedAttachment extends Sealing {
  /** The content's SHA-256 in hexadecimal: known when the stream has been read to its end. */
  sha256: () => string;
}

/** Seals content of a known size as it comes; fails when it is shorter or longer than that. */
export async function sealAttachment(content: ReadableStream<Uint8Array>, size: number, recipient: string, onRead: (bytes: number) => void = () => {}): Promise<SealedAttachment> {
  demand(size <= ATTACHMENT_LIMIT, 'attachment-size');
  const hash = await createSHA256();
  let read = 0;
  let digest: string | undefined;
  const padding = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      read += chunk.length;
      demand(read <= size, 'file-changed');
      hash.update(chunk);
      onRead(read);
      controller.enqueue(chunk);
    },
    flush(controller) {
      demand(read === size, 'file-changed');
      digest = hash.digest();
      for (let left = padded(size) - size; left > 0; left -= ZEROS.length) {
        controller.enqueue(ZEROS.slice(0, left));
      }
    },
  });
  const sealing = await sealStream(content.pipeThrough(padding), padded(size), recipient);
  return {
    ...sealing,
    sha256() {
      demand(digest, 'file-changed');
      return digest;
    },
  };
}

/** Opens an attachment as it comes. The stream fails at its end unless the content is the one the letter names. */
export async function openAttachment(file: ReadableStream<Uint8Array>, caseRoot: Uint8Array, facts: AttachmentFacts): Promise<ReadableStream<Uint8Array>> {
  const opened = await openStream(file, caseRoot).catch((cause: unknown) => {
    throw named(cause, facts);
  });
  const hash = await createSHA256();
  let read = 0;
  const reader = opened.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          demand(read === padded(facts.size), 'attachment-changed', { name: facts.name });
          demand(hash.digest() === facts.sha256, 'attachment-changed', { name: facts.name });
          controller.close();
          return;
        }
        const content = value.subarray(0, Math.max(0, facts.size - read));
        demand(isZero(value.subarray(content.length)), 'attachment-changed', { name: facts.name });
        read += value.length;
        hash.update(content);
        controller.enqueue(content);
      } catch (cause) {
        throw named(cause, facts);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** What is wrong with an attachment's file says which attachment it is. */
function named(cause: unknown, { name }: AttachmentFacts): unknown {
  return cause instanceof Refused && cause.code === 'post-refused-sealed' ? new Refused('attachment-damaged', { name }, { cause }) : cause;
}
