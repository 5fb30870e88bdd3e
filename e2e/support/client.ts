import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Finds the libraries of the client. */
export const client = createRequire(fileURLToPath(new URL('../../client/package.json', import.meta.url)));

/** A library of the client that is a module. */
export function ofClient<T>(name: string): Promise<T> {
  return import(pathToFileURL(client.resolve(name)).href) as Promise<T>;
}
