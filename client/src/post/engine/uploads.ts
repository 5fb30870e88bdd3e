// Attachments on their way to the town (tus 1.0): sealed as they are read, in parts, each sent
// again from where it stopped when the connection breaks. Only one part is in memory at a time.

import { Problem } from '../api.ts';
import { sealAttachment } from '../protocol/attachment.ts';
import { concat, type Bytes } from '../protocol/bytes.ts';
import { demand, Refused } from '../protocol/errors.ts';
import { ATTACHMENT_LIMIT, ATTACHMENTS_LIMIT, type AttachmentFacts } from '../protocol/letter.ts';
import type { Room } from './room.ts';
import type { OnProgress } from './types.ts';

const PART = 8 * 1024 * 1024;
/** So often a part is sent again without any byte arriving. */
const ATTEMPTS = 6;

/**
 * Seals and sends files for a case, without those that are there already. When one fails, those that
 * went before are taken back; but after a cut they stay for who keeps them in `arrived`.
 */
export async function uploadAll(room: Room, files: File[], recipient: string, onProgress: OnProgress, signal?: AbortSignal, arrived?: Map<File, AttachmentFacts>): Promise<AttachmentFacts[]> {
  demand(files.length <= ATTACHMENTS_LIMIT, 'attachments-many');
  demand(files.every(({ size }) => size <= ATTACHMENT_LIMIT), 'attachment-size');
  const sent: AttachmentFacts[] = [];
  try {
    for (const file of files) {
      const facts = arrived?.get(file) ?? (await upload(room, file, recipient, onProgress, signal));
      arrived?.set(file, facts);
      sent.push(facts);
    }
    return sent;
  } catch (error) {
    if (!(arrived && isPassing(error))) {
      await discard(room, [...new Set([...sent, ...(arrived?.values() ?? [])])]);
      arrived?.clear();
    }
    throw error;
  }
}

/** Takes uploads back that no letter names. */
export async function discard({ town }: Room, sent: { id: string }[]): Promise<void> {
  // The town forgets them by itself later: that it cannot be told now loses nothing.
  await Promise.all(sent.map(({ id }) => town.delete(`/uploads/${id}`).catch(() => {})));
}

async function upload(room: Room, file: File, recipient: string, onProgress: OnProgress, signal?: AbortSignal): Promise<AttachmentFacts> {
  const content = file.stream() as ReadableStream<Uint8Array>;
  const sealed = await sealAttachment(content, file.size, recipient);
  const id = await begin(room, sealed.size, signal);
  const upload = new Upload(room, id, signal, (done) => onProgress({ what: 'sending', name: file.name, done, all: sealed.size }));
  try {
    await upload.sendAll(sealed.stream, sealed.size);
  } catch (error) {
    await discard(room, [{ id }]);
    throw error;
  }
  return { id, name: file.name, sha256: sealed.sha256(), size: file.size, type: file.type || 'application/octet-stream' };
}

async function begin({ town }: Room, size: number, signal?: AbortSignal): Promise<string> {
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': String(size) };
  const answer = await town.call('POST', '/uploads', undefined, { headers, signal });
  const id = answer.headers.get('location')?.split('/').at(-1);
  demand(id, 'form');
  return id;
}

class Upload {
  private readonly room: Room;
  private readonly path: string;
  private readonly signal: AbortSignal | undefined;
  private readonly onSent: (bytes: number) => void;
  private offset = 0;

  constructor(room: Room, id: string, signal: AbortSignal | undefined, onSent: (bytes: number) => void) {
    this.room = room;
    this.path = `/uploads/${id}`;
    this.signal = signal;
    this.onSent = onSent;
  }

  async sendAll(stream: ReadableStream<Uint8Array>, size: number): Promise<void> {
    this.onSent(0);
    for await (const part of partsOf(stream)) {
      await this.sendPart(part);
    }
    demand(this.offset === size, 'file-changed');
  }

  private async sendPart(part: Bytes): Promise<void> {
    const start = this.offset;
    for (let attempt = 1; this.offset < start + part.length; attempt += 1) {
      const before = this.offset;
      try {
        await this.patch(part.subarray(this.offset - start));
      } catch (error) {
        await this.demandWorthTrying(error, attempt);
        attempt = this.offset > before ? 0 : attempt;
      }
      demand(this.offset >= start && this.offset <= start + part.length, 'connection');
      this.onSent(this.offset);
    }
  }

  private async patch(bytes: Bytes): Promise<void> {
    const headers = { 'tus-resumable': '1.0.0', 'upload-offset': String(this.offset), 'content-type': 'application/offset+octet-stream' };
    const answer = await this.room.town.call('PATCH', this.path, bytes, { headers, signal: this.signal });
    this.offset = offsetOf(answer);
  }

  /** After a failure: waits, and asks how far the town got. What will not change is thrown. */
  private async demandWorthTrying(error: unknown, attempt: number): Promise<void> {
    if (!isPassing(error) || attempt >= ATTEMPTS) {
      throw error;
    }
    this.signal?.throwIfAborted();
    await this.room.pause(500 * 2 ** attempt);
    this.signal?.throwIfAborted();
    try {
      const headers = { 'tus-resumable': '1.0.0' };
      this.offset = offsetOf(await this.room.town.call('HEAD', this.path, undefined, { headers, signal: this.signal }));
    } catch (cause) {
      if (!isPassing(cause)) {
        throw cause;
      }
    }
  }
}

function offsetOf(answer: Response): number {
  const offset = Number(answer.headers.get('upload-offset') ?? Number.NaN);
  demand(Number.isSafeInteger(offset) && offset >= 0, 'connection');
  return offset;
}

/** Whether the same may work a moment later: no connection, a server that restarts, a part that came twice. */
function isPassing(error: unknown): boolean {
  return isLost(error) || (error instanceof Problem && (error.status >= 500 || error.status === 409 || error.status === 429));
}

/** The connection was cut: nobody knows what arrived. */
export function isLost(error: unknown): boolean {
  return error instanceof Refused && error.code === 'post-refused-connection';
}

/** A stream in parts of 8 MiB. Whoever stops in between gives the stream up. */
async function* partsOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Bytes> {
  const reader = stream.getReader();
  try {
    let [pieces, length]: [Uint8Array[], number] = [[], 0];
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      pieces.push(value!);
      length += value!.length;
      if (length >= PART) {
        const whole = concat(...pieces);
        yield whole.slice(0, PART);
        [pieces, length] = [[whole.slice(PART)], length - PART];
      }
    }
    if (length > 0) {
      yield concat(...pieces);
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
