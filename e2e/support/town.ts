import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts the real program with a fresh demo town, and stops it when all tests are done. */
export default async function startTown(): Promise<() => Promise<void>> {
  const program = process.env.ALLMENDE_BINARY;
  if (!program) {
    throw new Error('ALLMENDE_BINARY names no program: run `cargo xtask e2e`.');
  }
  const folder = await mkdtemp(join(tmpdir(), 'allmende-e2e-'));
  const port = await freePort();
  const town = spawn(
    program,
    ['demo', '--dir', join(folder, 'town'), '--listen', `127.0.0.1:${port}`],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  town.stdout.on('data', (text: Buffer) => (said += text.toString()));

  // Passkeys belong to a name: browsers refuse them at an IP address.
  const url = `http://localhost:${port}`;
  await answers(`http://127.0.0.1:${port}/`, town);
  process.env.TOWN_URL = url;
  process.env.TOWN_FOLDER = join(folder, 'town');
  process.env.TOWN_SAID = said;
  process.env.TOWN_PID = String(town.pid);
  return async () => {
    await ended(town);
    await rm(folder, { recursive: true, force: true });
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function answers(url: string, town: ChildProcess): Promise<void> {
  for (;;) {
    if (town.exitCode !== null) {
      throw new Error(`The demo town ended with code ${town.exitCode} before it answered.`);
    }
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) {
      return;
    }
    await new Promise((later) => setTimeout(later, 200));
  }
}

function ended(town: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (town.exitCode !== null) {
      return resolve();
    }
    town.once('exit', () => resolve());
    town.kill('SIGTERM');
  });
}
