import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A message that the mail server took. */
export interface Taken {
  to: string[];
  /** The message, headers and all, with lines ended by a line feed alone. */
  message: string;
}

/** A mail server that takes everything and keeps it in a folder, a file for each message. */
export async function openSink(folder: string): Promise<{ url: string; close(): void }> {
  await mkdir(folder, { recursive: true });
  const server = createServer((socket) => void talk(socket, folder).catch(() => socket.destroy()));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, close: () => server.close() };
}

/** What was sent to an address so far. */
export async function mailTo(address: string): Promise<string[]> {
  const folder = process.env.TOWN_MAIL!;
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const all = await Promise.all(files.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Taken));
  return all.filter(({ to }) => to.includes(address)).map(({ message }) => message);
}

/** The text of a message without parts, its transfer encoding undone. */
export function textOf(message: string): string {
  const [head, ...body] = message.split('\n\n');
  const text = body.join('\n\n');
  if (/^content-transfer-encoding: *base64/im.test(head!)) {
    return Buffer.from(text, 'base64').toString('utf8');
  }
  if (/^content-transfer-encoding: *quoted-printable/im.test(head!)) {
    const bytes = text.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  }
  return text;
}

/** SMTP (RFC 5321) as far as a server must speak it that refuses nothing. */
async function talk(socket: Socket, folder: string): Promise<void> {
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  let [to, dictated]: [string[], string[] | undefined] = [[], undefined];
  say('220 sink.example');
  for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
    if (dictated && line !== '.') {
      dictated.push(line.replace(/^\./, ''));
    } else if (dictated) {
      await keep(folder, { to, message: `${dictated.join('\n')}\n` });
      [to, dictated] = [[], undefined];
      say('250 taken');
    } else if (/^RCPT/i.test(line)) {
      to.push(/<(.*)>/.exec(line)![1]!);
      say('250 ok');
    } else if (/^DATA/i.test(line)) {
      dictated = [];
      say('354 go on');
    } else if (/^QUIT/i.test(line)) {
      say('221 bye');
      socket.end();
    } else {
      say(/^EHLO/i.test(line) ? '250-sink.example\r\n250 8BITMIME' : '250 ok');
    }
  }
}

/** A file appears whole or not at all. */
async function keep(folder: string, taken: Taken): Promise<void> {
  const path = join(folder, randomUUID());
  await writeFile(path, JSON.stringify(taken));
  await rename(path, `${path}.json`);
}
