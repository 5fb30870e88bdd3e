// What this browser remembers between visits: what it saw and believes, never anything readable of
// letters. And, where the person trusts the device, their root sealed to a key that stays inside.

export interface Memory {
  get<T>(name: string): Promise<T | undefined>;
  set(name: string, value: unknown): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Remembers for as long as it lives: for tests, and where the browser keeps nothing. */
export class ShortMemory implements Memory {
  private readonly values = new Map<string, unknown>();

  async get<T>(name: string): Promise<T | undefined> {
    return this.values.get(name) as T | undefined;
  }

  async set(name: string, value: unknown): Promise<void> {
    this.values.set(name, value);
  }

  async remove(name: string): Promise<void> {
    this.values.delete(name);
  }
}

const STORE = 'values';

/** Remembers in the browser's database. */
export class BrowserMemory implements Memory {
  private readonly database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.database = database;
  }

  /** Opens the browser's database; where it cannot be had (private windows), remembers for this visit. */
  static async open(name = 'allmende-post'): Promise<Memory> {
    if (typeof indexedDB === 'undefined') {
      return new ShortMemory();
    }
    try {
      const opening = indexedDB.open(name, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
      return new BrowserMemory(await done(opening));
    } catch {
      return new ShortMemory();
    }
  }

  get<T>(name: string): Promise<T | undefined> {
    return done(this.store('readonly').get(name)) as Promise<T | undefined>;
  }

  async set(name: string, value: unknown): Promise<void> {
    await done(this.store('readwrite').put(value, name));
  }

  async remove(name: string): Promise<void> {
    await done(this.store('readwrite').delete(name));
  }

  private store(mode: IDBTransactionMode): IDBObjectStore {
    return this.database.transaction(STORE, mode).objectStore(STORE);
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser keeps nothing'));
  });
}
