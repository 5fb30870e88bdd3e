import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { mouse } from '../support/hands.ts';
import { fileOf } from '../support/office.ts';
import { setUpMailbox, writeLetter } from '../support/post.ts';
import { newName, PASSPHRASE } from '../support/staff.ts';
import { expect, test } from '../support/test.ts';
import { t } from '../support/texts.ts';

const MEGABYTE = 1 << 20;

test('a file whose upload is cut twice goes on where it stopped, and arrives whole', async ({ browser }) => {
  const wire = await fragile(Number(new URL(process.env.TOWN_URL!).port), [9 * MEGABYTE, 15 * MEGABYTE]);
  const baseURL = `http://localhost:${wire.port}`;
  const context = await browser.newContext({ baseURL, locale: 'de-DE' });
  const page = await context.newPage();
  const resident = { page, hands: mouse(page) };
  await page.request.post('/register', {
    headers: { origin: baseURL },
    form: { user_name: newName('resident'), passphrase: PASSPHRASE },
  });
  await setUpMailbox(resident);
  await page.getByRole('link', { name: t('post-app-write') }).click();
  await page.getByLabel(t('post-app-to'), { exact: true }).selectOption({ label: 'Bürgerservice' });
  const content = randomBytes(20 * MEGABYTE);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/post/uploads')) {
      asked.push(`${request.method()} ${request.headers()['upload-offset'] ?? ''}`.trim());
    }
  });
  wire.arm();
  await writeLetter(resident, { subject: 'Großer Plan', body: 'Anbei.', files: [await fileOf('plan.bin', content)] });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Großer Plan', { timeout: 60_000 });

  expect(wire.cuts(), 'the wire was cut').toBe(2);
  expect(asked.filter((it) => it === 'POST'), 'one upload').toHaveLength(1);
  expect(asked.filter((it) => it === 'HEAD').length, 'the town is asked how far it got').toBeGreaterThanOrEqual(2);
  expect(asked.filter((it) => it === 'PATCH 0'), 'nothing begins anew').toHaveLength(1);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'plan.bin' }).click(),
  ]);
  expect((await readFile(await download.path())).equals(content), 'every byte is there').toBe(true);
  await context.close();
  wire.close();
});

interface Wire {
  port: number;
  /** From now on it is cut, each time after so many bytes towards the town. */
  arm(): void;
  cuts(): number;
  close(): void;
}

/** A wire to the town that breaks; after that it stays dead for who tries again at once. */
async function fragile(port: number, after: number[]): Promise<Wire> {
  let [isArmed, sent, cuts, dead] = [false, 0, 0, 0];
  const open = new Set<Socket>();
  const server = createServer((near) => {
    if (dead > 0) {
      dead -= 1;
      near.resetAndDestroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    open.add(near);
    near.on('close', () => open.delete(near));
    near.on('data', (bytes: Buffer) => {
      sent += isArmed ? bytes.length : 0;
      if (isArmed && sent > (after[cuts] ?? Infinity)) {
        cuts += 1;
        dead = 2;
        open.forEach((socket) => socket.resetAndDestroy());
      }
    });
    join(near, far);
    join(far, near);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    arm: () => void (isArmed = true),
    cuts: () => cuts,
    close: () => server.close(),
  };
}

function join(from: Socket, to: Socket): void {
  from.on('error', () => to.destroy());
  from.on('close', () => to.destroy());
  from.pipe(to);
}
