import { type Cookie, request } from '@playwright/test';
import { createServer, connect, type AddressInfo, type Server } from 'node:net';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { derived, guestRoot, officeRoots, rootOf } from '../support/keys.ts';
import { joins, leaves, makesKeys, renewsKeys } from '../support/office.ts';
import { Permit } from '../support/permit.ts';
import { MAILBOX_PASSPHRASE, newOffice, setUpMailbox, writeLetter } from '../support/post.ts';
import { keySecret, type Secret, secretsIn, secretsInFolder, secretsInMemory, textSecret } from '../support/secrets.ts';
import { hire, letIn } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';
import { mouse } from '../support/hands.ts';
import { t } from '../support/texts.ts';

test('what a resident writes is nowhere in the town: not in memory, files, database, logs or on the wire', async ({ browser }) => {
  const wire = await tap(Number(new URL(process.env.TOWN_URL!).port));
  const context = await browser.newContext({ baseURL: `http://localhost:${wire.port}`, locale: 'de-DE' });
  const page = await context.newPage();
  const resident = { page, hands: mouse(page) };
  const marker = (what: string): string => `${what}-${randomBytes(12).toString('hex')}`;
  const [subject, body, fileName, fileText] = ['betreff', 'text', 'name', 'inhalt'].map(marker) as [string, string, string, string];
  const passphrase = `${MAILBOX_PASSPHRASE} ${marker('passphrase')}`;
  const folder = await mkdtemp(join(tmpdir(), 'allmende-letter-'));
  const file = join(folder, `${fileName}.txt`);
  await writeFile(file, `${fileText}\n`.repeat(20_000));

  await page.request.post('/register', {
    headers: { origin: `http://localhost:${wire.port}` },
    form: { user_name: `resident-${randomBytes(6).toString('hex')}`, passphrase: 'weide-brücke-amsel-sieben' },
  });
  const code = await setUpMailbox(resident, passphrase);
  const root = await rootOf(page.request, passphrase);
  await page.goto('/post/new?to=buergerservice');
  await resident.hands.write(page.getByLabel(t('post-app-passphrase'), { exact: true }), passphrase);
  await resident.hands.press(page.getByRole('button', { name: t('post-app-unlock-button'), exact: true }));
  await writeLetter(resident, { subject, body, files: [file] });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(subject);
  await page.goto('/post');
  await context.close();

  const secrets: Secret[] = [
    textSecret('the subject', subject),
    textSecret('the text', body),
    textSecret('the name of the file', fileName),
    textSecret('the content of the file', fileText),
    textSecret('the passphrase', passphrase),
    textSecret('the recovery code', code),
    textSecret('the recovery code without hyphens', code.replaceAll('-', '').toLowerCase()),
    keySecret('the root', root),
    keySecret('the seed of the seal key', derived(root, 'seal')),
    keySecret('the seed of the sign key', derived(root, 'sign')),
  ];
  await expectNowhere(wire, secrets);
  await wire.close();
});

test('what somebody without an account applies for is nowhere in the town either', async ({ browser }) => {
  const wire = await tap(Number(new URL(process.env.TOWN_URL!).port));
  const context = await browser.newContext({ baseURL: `http://localhost:${wire.port}`, locale: 'de-DE' });
  const page = await context.newPage();
  const hands = mouse(page);
  const permit = new Permit({ page, hands });
  const marker = (what: string): string => `${what}-${randomBytes(12).toString('hex')}`;
  const [name, street, fileName, fileText] = ['name', 'strasse', 'datei', 'inhalt'].map(marker) as [string, string, string, string];
  await permit.begins();
  await permit.tellsWho({ name, street });
  await permit.tellsTheRest(tomorrow(), { name: `${fileName}.pdf`, content: Buffer.from(`%PDF-1.7\n${`%${fileText}\n`.repeat(2000)}%%EOF\n`) });
  await permit.presses('services-online-send');
  await permit.is(t('services-online-done'));
  const link = new URL((await page.getByRole('link', { name: /\/post\/reply\// }).getAttribute('href'))!);
  const pin = (await page.locator('.form-access__pin').innerText()).replace(/\D/g, '');

  // They come back by link and PIN, and read what they wrote.
  await page.goto('/services');
  await page.goto(link.pathname + link.hash);
  await hands.write(page.getByLabel(t('post-guest-pin'), { exact: true }), pin);
  await hands.press(page.getByRole('button', { name: t('post-guest-open'), exact: true }));
  await expect(page.getByRole('main')).toContainText(name);
  await context.close();

  const secret = Buffer.from(link.hash.slice(1), 'base64url');
  const root = await guestRoot(link.pathname.split('/').at(-1)!, secret, pin);
  await expectNowhere(wire, [
    textSecret('the name', name),
    textSecret('the street', street),
    textSecret('the name of the file', fileName),
    textSecret('the content of the file', fileText),
    keySecret('the secret of the link', secret),
    keySecret('the root', root),
    keySecret('the seed of the seal key', derived(root, 'seal')),
    keySecret('the seed of the sign key', derived(root, 'sign')),
  ]);
  await wire.close();
});

test('the keys of an office, the first and the next, are nowhere in the town either', async ({ browser }) => {
  test.setTimeout(600_000);
  const wire = await tap(Number(new URL(process.env.TOWN_URL!).port));
  const context = await browser.newContext({ baseURL: `http://localhost:${wire.port}`, locale: 'de-DE' });
  const office = await newOffice();
  await context.addCookies(await sessionOf('office-head', office.slug));
  const page = await context.newPage();
  const head = { page, hands: mouse(page) };
  await setUpMailbox(head);
  await makesKeys(head, office.slug);
  const another = async () => {
    const page = await (await browser.newContext({ baseURL: process.env.TOWN_URL!, locale: 'de-DE' })).newPage();
    return { page, hands: mouse(page) };
  };
  const clerk = await joins(head, another, office.slug);
  await clerk.page.context().close();
  await leaves(clerk.userName, office.slug, 'clerk');
  await renewsKeys(head, office.slug);

  const roots = await officeRoots(page.request, office.slug, await rootOf(page.request, MAILBOX_PASSPHRASE));
  expect(roots).toHaveLength(2);
  await context.close();
  const secrets = roots.reverse().flatMap((root, at) => [
    keySecret(`the root of epoch ${at + 1}`, root),
    keySecret(`the seed of the seal key of epoch ${at + 1}`, derived(root, 'seal')),
    keySecret(`the seed of the sign key of epoch ${at + 1}`, derived(root, 'sign')),
  ]);
  await expectNowhere(wire, secrets, '/api/post/offices');
  await wire.close();
});

/** The cookies of somebody new who signed in at the town itself. */
async function sessionOf(role: string, office: string): Promise<Cookie[]> {
  const browser = await request.newContext({ baseURL: process.env.TOWN_URL! });
  await letIn(browser, await hire(role, office));
  const { cookies } = await browser.storageState();
  await browser.dispose();
  return cookies;
}

function tomorrow(): string {
  return new Intl.DateTimeFormat('de', { timeZone: 'Europe/Berlin', dateStyle: 'medium' }).format(Date.now() + 86_400_000);
}

/** Looks through everything that a town is made of. The path is one that was asked for. */
async function expectNowhere(wire: Tap, secrets: Secret[], asked = '/api/post/cases'): Promise<void> {
  // The search finds what is there: the office's name passes through the town in clear.
  const heard = wire.heard();
  expect(secretsIn(heard, [textSecret('the path', asked)])).toEqual(['the path']);
  expect(secretsIn(heard, secrets), 'on the wire').toEqual([]);
  expect(await secretsInFolder(process.env.TOWN_FOLDER!, secrets), 'in database, files and keys').toEqual([]);
  expect(secretsIn(Buffer.from(process.env.TOWN_SAID ?? ''), secrets), 'in what the town says').toEqual([]);
  const log = await readFile(process.env.TOWN_LOG!);
  expect(secretsIn(log, [textSecret('the path', asked)])).toEqual(['the path']);
  expect(secretsIn(log, secrets), 'in the log').toEqual([]);
  const known = textSecret('the name of the town', 'buergerservice');
  expect(await secretsInMemory(Number(process.env.TOWN_PID), [known])).toEqual([`${known.name} in the memory`]);
  expect(await secretsInMemory(Number(process.env.TOWN_PID), secrets), 'in the memory').toEqual([]);
}

interface Tap {
  port: number;
  /** Everything that went over the wire so far, both ways. */
  heard(): Buffer;
  close(): Promise<void>;
}

/** A wire to the town that somebody listens to. */
async function tap(port: number): Promise<Tap> {
  const heard: Buffer[] = [];
  const server: Server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [[near, far], [far, near]] as const) {
      from.on('data', (bytes: Buffer) => void heard.push(bytes));
      from.on('error', () => to.destroy());
      from.pipe(to);
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => Buffer.concat(heard),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
