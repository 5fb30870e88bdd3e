import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What the stand-in for FIT-Connect says of itself when it listens. */
export interface StandIn {
  url: string;
  token_url: string;
  client_id: string;
  client_secret: string;
  /** Where the other authority that it plays receives. */
  destination: string;
  /** Its root certificate, PEM. */
  roots: string;
}

/** Starts the stand-in for FIT-Connect that the tests of the program use too. It ends with us. */
export async function openFitConnect(): Promise<{ said: StandIn; process: ChildProcess }> {
  const standIn = spawn('node', ['fit-connect.mjs'], {
    cwd: new URL('../servers/', import.meta.url),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: standIn.stdout })) {
    return { said: JSON.parse(line) as StandIn, process: standIn };
  }
  throw new Error('The stand-in for FIT-Connect does not start: run `npm ci` in e2e/servers.');
}

/** Asks the stand-in as the rest of the world does. */
export async function asOthers<T>(path: string, body: object): Promise<T> {
  const { url } = JSON.parse(process.env.TOWN_FIT_CONNECT!) as StandIn;
  const answer = await fetch(`${url}/stand-in/${path}`, { method: 'POST', body: JSON.stringify(body) });
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}
