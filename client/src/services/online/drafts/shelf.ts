// Where a browser keeps drafts. What is on the shelf is sealed, except what is needed to list it.

/** A sealed draft. */
export interface KeptDraft {
  id: string;
  form: string;
  version: number;
  changedAt: string;
  /** The browser uses it and never gives it out. */
  key: CryptoKey;
  nonce: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

/** A sealed file of a draft. */
export interface KeptFile {
  id: string;
  draft: string;
  nonce: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

export interface Shelf {
  /** Whether what is put here is still there at the next visit. */
  readonly lasts: boolean;
  drafts(): Promise<KeptDraft[]>;
  putDraft(draft: KeptDraft): Promise<void>;
  files(draft: string): Promise<KeptFile[]>;
  putFile(file: KeptFile): Promise<void>;
  removeFile(id: string): Promise<void>;
  /** Removes a draft with its files. */
  remove(draft: string): Promise<void>;
}

/** Keeps for as long as the page is open: where the browser keeps nothing, and in tests. */
export class ShortShelf implements Shelf {
  readonly lasts = false;
  readonly #drafts = new Map<string, KeptDraft>();
  readonly #files = new Map<string, KeptFile>();

  async drafts(): Promise<KeptDraft[]> {
    return [...this.#drafts.values()];
  }

  async putDraft(draft: KeptDraft): Promise<void> {
    this.#drafts.set(draft.id, draft);
  }

  async files(draft: string): Promise<KeptFile[]> {
    return [...this.#files.values()].filter((file) => file.draft === draft);
  }

  async putFile(file: KeptFile): Promise<void> {
    this.#files.set(file.id, file);
  }

  async removeFile(id: string): Promise<void> {
    this.#files.delete(id);
  }

  async remove(draft: string): Promise<void> {
    this.#drafts.delete(draft);
    for (const { id } of await this.files(draft)) {
      this.#files.delete(id);
    }
  }
}

/** Keeps in the browser's database. */
export class BrowserShelf implements Shelf {
  readonly lasts = true;
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
  }

  /** Where the database cannot be had (private windows), keeps for this visit. */
  static async open(name = 'allmende-forms'): Promise<Shelf> {
    try {
      const opening = indexedDB.open(name, 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('drafts', { keyPath: 'id' });
        opening.result.createObjectStore('files', { keyPath: 'id' }).createIndex('draft', 'draft');
      };
      return new BrowserShelf(await done(opening));
    } catch {
      return new ShortShelf();
    }
  }

  drafts(): Promise<KeptDraft[]> {
    return done(this.#store('drafts', 'readonly').getAll());
  }

  async putDraft(draft: KeptDraft): Promise<void> {
    await done(this.#store('drafts', 'readwrite').put(draft));
  }

  files(draft: string): Promise<KeptFile[]> {
    return done(this.#store('files', 'readonly').index('draft').getAll(draft));
  }

  async putFile(file: KeptFile): Promise<void> {
    await done(this.#store('files', 'readwrite').put(file));
  }

  async removeFile(id: string): Promise<void> {
    await done(this.#store('files', 'readwrite').delete(id));
  }

  async remove(draft: string): Promise<void> {
    for (const { id } of await this.files(draft)) {
      await this.removeFile(id);
    }
    await done(this.#store('drafts', 'readwrite').delete(draft));
  }

  #store(name: 'drafts' | 'files', mode: IDBTransactionMode): IDBObjectStore {
    return this.#database.transaction(name, mode).objectStore(name);
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing'));
  });
}
