import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { openFitConnect, type StandIn } from './fit-connect.ts';
import { openSink } from './mail.ts';

/**
 * Starts the real program with a fresh demo town, a mail server and a stand-in for FIT-Connect
 * beside it, and stops them when all tests are done.
 */
export default async function startTown(): Promise<() => Promise<void>> {
  const program = process.env.ALLMENDE_BINARY;
  if (!program) {
    throw new Error('ALLMENDE_BINARY names no program: run `cargo xtask e2e`.');
  }
  const folder = await mkdtemp(join(tmpdir(), 'allmende-e2e-'));
  const [port, mail, fitConnect] = await Promise.all([freePort(), openSink(join(folder, 'mail')), openFitConnect()]);
  Object.assign(process.env, await configuration(folder, mail.url, fitConnect.said));
  const log = join(folder, 'town.log');
  const town = spawn(
    program,
    ['demo', '--dir', join(folder, 'town'), '--listen', `127.0.0.1:${port}`],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const logged = finished(town.stderr.pipe(createWriteStream(log)));
  let said = '';
  town.stdout.on('data', (text: Buffer) => (said += text.toString()));

  // Passkeys belong to a name: browsers refuse them at an IP address.
  const url = `http://localhost:${port}`;
  await answers(`http://127.0.0.1:${port}/`, town).catch(async (error) => {
    throw new Error(`${error}\n${await readFile(log, 'utf8')}`);
  });
  while (!said.includes(`http://localhost:${port}/register`)) {
    await new Promise((later) => town.stdout.once('data', later));
  }
  process.env.TOWN_URL = url;
  process.env.TOWN_FOLDER = join(folder, 'town');
  process.env.TOWN_SAID = said;
  process.env.TOWN_LOG = log;
  process.env.TOWN_PID = String(town.pid);
  process.env.TOWN_MAIL = join(folder, 'mail');
  process.env.TOWN_FIT_CONNECT = JSON.stringify(fitConnect.said);
  return async () => {
    await ended(town);
    await logged;
    process.stderr.write(await warnings(log));
    fitConnect.process.kill();
    mail.close();
    await rm(folder, { recursive: true, force: true });
  };
}

/** The program's own crates that log. */
const LOGGING = ['allmende', 'ui', 'store', 'record', 'identity', 'opendata', 'post', 'services'];

/** Offices of the demo town that receive by FIT-Connect; their destinations have no keys yet. */
const RECEIVING = ['kaemmerei', 'stadtplanung'];

/** The town's configuration, which every command of the program reads from the environment. */
async function configuration(folder: string, mail: string, standIn: StandIn): Promise<NodeJS.ProcessEnv> {
  const roots = join(folder, 'roots.pem');
  const receiving = RECEIVING.map((office) => `{office="${office}", id="${randomUUID()}"}`);
  await writeFile(roots, standIn.roots);
  return {
    // As much as the program ever says: whoever looks for secrets in the log looks everywhere.
    // The demo town is quiet by itself, whatever the configuration says.
    RUST_LOG: ['warn', ...LOGGING.map((name) => `${name}=debug`)].join(),
    ALLMENDE_MAIL__URL: mail,
    ALLMENDE_MAIL__FROM: 'post@stadt.example',
    ALLMENDE_FIT_CONNECT__TOKEN_URL: standIn.token_url,
    ALLMENDE_FIT_CONNECT__SUBMISSION_URL: standIn.url,
    ALLMENDE_FIT_CONNECT__CLIENT_ID: standIn.client_id,
    ALLMENDE_FIT_CONNECT__CLIENT_SECRET: standIn.client_secret,
    ALLMENDE_FIT_CONNECT__ROOTS: roots,
    ALLMENDE_FIT_CONNECT__FETCH_SECONDS: '2',
    ALLMENDE_FIT_CONNECT__DESTINATIONS: `[${receiving.join(', ')}]`,
  };
}

/** The lines of a log that somebody should read. */
async function warnings(log: string): Promise<string> {
  const lines = (await readFile(log, 'utf8')).split('\n').filter((line) => /\b(WARN|ERROR)\b/.test(line));
  return lines.map((line) => `${line}\n`).join('');
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
