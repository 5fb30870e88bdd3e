import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is looked for: a name for the report, and every form in which it could lie around. */
export interface Secret {
  name: string;
  forms: Buffer[];
}

/** A text as it is written, and as UTF-16. */
export function textSecret(name: string, text: string): Secret {
  return { name, forms: [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')] };
}

/** Bytes of a key: raw, hexadecimal, Base64 in both alphabets. */
export function keySecret(name: string, key: Uint8Array): Secret {
  const bytes = Buffer.from(key);
  const written = [
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ];
  return { name, forms: [bytes, ...written.map((text) => Buffer.from(text))] };
}

/** The names of the secrets that stand in these bytes. */
export function secretsIn(bytes: Buffer, secrets: Secret[]): string[] {
  return secrets.filter(({ forms }) => forms.some((form) => bytes.includes(form))).map(({ name }) => name);
}

/** Every file of a folder and all below it, with the secrets that stand in it. */
export async function secretsInFolder(folder: string, secrets: Secret[]): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      found.push(...secretsIn(await readFile(path), secrets).map((name) => `${name} in ${entry.name}`));
    }
  }
  return found;
}

/** A part of memory that is read at once; parts overlap by the longest form of a secret. */
const PART = 16 << 20;

/** The memory of a running process, with the secrets that stand in it (Linux, `/proc/PID/mem`). */
export async function secretsInMemory(pid: number, secrets: Secret[]): Promise<string[]> {
  const overlap = Math.max(...secrets.flatMap(({ forms }) => forms.map((form) => form.length)));
  const maps = await readFile(`/proc/${pid}/maps`, 'utf8');
  const memory = await open(`/proc/${pid}/mem`, 'r');
  const found = new Set<string>();
  try {
    for (const line of maps.split('\n')) {
      const [, from, to, rights] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? [];
      if (!from || !to || !rights?.startsWith('rw')) {
        continue;
      }
      const end = Number.parseInt(to, 16);
      for (let at = Number.parseInt(from, 16); at < end; at += PART - overlap) {
        const part = Buffer.alloc(Math.min(PART, end - at));
        // A page that was given back meanwhile cannot be read, and holds nothing.
        const { bytesRead } = await memory.read(part, 0, part.length, at).catch(() => ({ bytesRead: 0 }));
        secretsIn(part.subarray(0, bytesRead), secrets).forEach((name) => found.add(`${name} in the memory`));
      }
    }
  } finally {
    await memory.close();
  }
  return [...found];
}
