// Drafts on this device: each sealed to a key of its own that the browser uses but never gives out
// (AES-256-GCM). Who has the device can open them with this browser; nobody can copy them away.

import { Contents } from '../../entry/contents.ts';
import type { FileFact } from '../../entry/asked.ts';
import type { Fields } from '../../forms/model.ts';
import { placedFiles, placeFile, type DraftContent } from './content.ts';
import type { KeptDraft, Shelf } from './shelf.ts';

/** A draft nobody touches for so long is deleted. */
export const KEPT_DAYS = 90;

const DAY_MS = 86_400_000;

/** A draft in a list. */
export type DraftLine = Pick<KeptDraft, 'id' | 'form' | 'version' | 'changedAt'>;

interface Sealed extends DraftContent {
  /** Where its files stand, and under which name they are kept. */
  files: { at: string; id: string }[];
}

export class DeviceDrafts {
  readonly #shelf: Shelf;
  /** The names of files that are kept already: they are sealed once. */
  readonly #kept = new WeakMap<object, string>();
  #waiting: Promise<unknown> = Promise.resolve();

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  get lasts(): boolean {
    return this.#shelf.lasts;
  }

  /** The drafts of a form, the newest first. Old ones are deleted. */
  async list(form: string, now = new Date()): Promise<DraftLine[]> {
    const all = await this.#shelf.drafts();
    const oldest = new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString();
    await Promise.all(all.filter(({ changedAt }) => changedAt < oldest).map(({ id }) => this.#shelf.remove(id)));
    const own = all.filter((draft) => draft.form === form && draft.changedAt >= oldest);
    return own.sort((one, other) => other.changedAt.localeCompare(one.changedAt)).map(({ id, version, changedAt }) => ({ id, form, version, changedAt }));
  }

  /** Keeps a draft; one after the other, so that the newest is what stays. */
  save(id: string, content: DraftContent, contents: Contents, now = new Date()): Promise<void> {
    const work = this.#waiting.then(() => this.#save(id, content, contents, now));
    this.#waiting = work.catch(() => undefined);
    return work;
  }

  async #save(id: string, content: DraftContent, contents: Contents, now: Date): Promise<void> {
    const before = (await this.#shelf.drafts()).find((draft) => draft.id === id);
    const key = before?.key ?? (await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']));
    const files: Sealed['files'] = [];
    for (const { at, fact, file } of placedFiles(content.answers, contents)) {
      files.push({ at, id: await this.#keptFile(id, key, fact, file) });
    }
    const sealed: Sealed = { ...content, files };
    const { form, version } = content;
    await this.#shelf.putDraft({ id, form, version, changedAt: now.toISOString(), key, ...(await seal(key, id, utf8(JSON.stringify(sealed)))) });
    for (const file of await this.#shelf.files(id)) {
      if (!files.some((one) => one.id === file.id)) {
        await this.#shelf.removeFile(file.id);
      }
    }
  }

  async #keptFile(draft: string, key: CryptoKey, fact: FileFact, file: Blob): Promise<string> {
    const known = this.#kept.get(fact);
    if (known?.startsWith(`${draft}/`)) {
      return known;
    }
    const id = `${draft}/${crypto.randomUUID()}`;
    await this.#shelf.putFile({ id, draft, ...(await seal(key, id, await file.arrayBuffer())) });
    this.#kept.set(fact, id);
    return id;
  }

  /** A draft with its files; nothing where there is none. What cannot be opened throws. */
  async open(id: string, contents: Contents): Promise<DraftContent | undefined> {
    await this.#waiting;
    const kept = (await this.#shelf.drafts()).find((draft) => draft.id === id);
    if (!kept) {
      return undefined;
    }
    const { files, ...content } = JSON.parse(new TextDecoder().decode(await open(kept.key, id, kept))) as Sealed;
    const all = await this.#shelf.files(id);
    for (const { at, id: file } of files) {
      const found = all.find((one) => one.id === file);
      if (found) {
        placeFile(content.answers, at, new Blob([await open(kept.key, file, found)]), contents);
      }
    }
    for (const { at, fact } of placedFiles(content.answers, contents)) {
      this.#kept.set(fact, files.find((one) => one.at === at)!.id);
    }
    return content;
  }

  async remove(id: string): Promise<void> {
    await this.#waiting;
    await this.#shelf.remove(id);
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text);

async function seal(key: CryptoKey, id: string, content: BufferSource): Promise<{ nonce: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  return { nonce, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: utf8(id) }, key, content) };
}

function open(key: CryptoKey, id: string, { nonce, sealed }: { nonce: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData: utf8(id) }, key, sealed);
}

/** Whether there is anything to keep. */
export const isBegun = (answers: Fields): boolean => Object.keys(answers).length > 0;
