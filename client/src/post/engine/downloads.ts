// Attachments on their way here: opened as they come, and gone on with where the connection broke.

import { openAttachment } from '../protocol/attachment.ts';
import { demand, Refused } from '../protocol/errors.ts';
import type { AttachmentFacts } from '../protocol/letter.ts';
import type { Room } from './room.ts';
import type { OnProgress } from './types.ts';

const ATTEMPTS = 5;

/** The whole file, checked to its last byte before anybody gets it. */
export async function download(room: Room, facts: AttachmentFacts, caseRoot: Uint8Array, onProgress: OnProgress): Promise<Blob> {
  const opened = await openAttachment(await sealedFile(room, facts.id), caseRoot, facts);
  let done = 0;
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      done += chunk.length;
      onProgress({ what: 'receiving', name: facts.name, done, all: facts.size });
      controller.enqueue(chunk);
    },
  });
  // The sender's word for its type goes no further: nobody is to draw what is in it.
  return new Response(opened.pipeThrough(counting)).blob();
}

/** The sealed file as one stream, however often it has to be asked for again. */
async function sealedFile(room: Room, id: string): Promise<ReadableStream<Uint8Array>> {
  let at = 0;
  let reader = await readerFrom(room, id, at);
  return new ReadableStream({
    async pull(controller) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const { done, value } = await reader.read();
          at += value?.length ?? 0;
          done ? controller.close() : controller.enqueue(value);
          return;
        } catch (cause) {
          if (attempt >= ATTEMPTS) {
            throw new Refused('connection', {}, { cause });
          }
          await room.pause(300 * 2 ** attempt);
          reader = await readerFrom(room, id, at).catch(() => reader);
        }
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

async function readerFrom({ town }: Room, id: string, at: number): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const headers: Record<string, string> = at > 0 ? { range: `bytes=${at}-` } : {};
  const answer = await town.call('GET', `/attachments/${id}`, undefined, { headers });
  demand(answer.body && (at === 0 || answer.status === 206), 'connection');
  return answer.body.getReader();
}
