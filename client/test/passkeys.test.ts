import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { wirePasskeys } from '../src/passkeys.ts';

type Sent = { address: string; body: Record<string, unknown> };

/** A page with one passkey form, a town that answers, and an authenticator. */
class Desk {
  readonly sent: Sent[] = [];
  readonly status = { textContent: '' };
  readonly went: string[] = [];
  asked: Record<string, any> = {};
  private submit: (event: Event) => void = () => {};
  readonly form = {
    hidden: true,
    dataset: {
      passkey: 'get',
      start: '/start',
      finish: '/finish',
      working: 'Please wait.',
      cancelled: 'Not done.',
      unavailable: 'This browser cannot.',
    },
    parentElement: { querySelector: () => this.status },
    querySelector: () => null,
    addEventListener: (_: string, listener: (event: Event) => void) => (this.submit = listener),
  };

  constructor(answers: Record<string, { ok: boolean; body: unknown }>, knowsPasskeys = true) {
    globals({
      window: knowsPasskeys ? { PublicKeyCredential: class {} } : {},
      FormData: class { *[Symbol.iterator]() { yield ['name', 'ada']; } },
      location: { assign: (address: string) => this.went.push(address) },
      navigator: { credentials: { get: (options: any) => this.credential(options), create: (options: any) => this.credential(options) } },
      fetch: async (address: string, request: { body: string }) => {
        this.sent.push({ address, body: JSON.parse(request.body) });
        const { ok, body } = answers[address]!;
        return { ok, json: async () => body };
      },
    });
    wirePasskeys({ querySelectorAll: () => [this.form] } as unknown as ParentNode);
  }

  async press(): Promise<void> {
    this.submit({ preventDefault: () => {} } as Event);
    await new Promise((done) => setTimeout(done, 5));
  }

  private async credential(options: { publicKey: Record<string, any> }): Promise<unknown> {
    this.asked = options.publicKey;
    const buffer = Uint8Array.of(251, 255).buffer;
    return { id: 'key', rawId: buffer, type: 'public-key', response: { clientDataJSON: buffer, signature: buffer } };
  }
}

const before = new Map<string, PropertyDescriptor | undefined>();

function globals(values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!before.has(name)) {
      before.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
    }
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}

afterEach(() => {
  for (const [name, property] of before) {
    property ? Object.defineProperty(globalThis, name, property) : Reflect.deleteProperty(globalThis, name);
  }
  before.clear();
});

const START = { ok: true, body: { publicKey: { challenge: '-_8', allowCredentials: [{ id: 'AQ', type: 'public-key' }] } } };

test('signing in sends the form, then the answer of the authenticator, and goes on', async () => {
  const desk = new Desk({ '/start': START, '/finish': { ok: true, body: { next: '/account' } } });
  await desk.press();
  assert.deepEqual(desk.sent[0], { address: '/start', body: { name: 'ada' } });
  assert.deepEqual([...desk.asked.challenge], [251, 255]);
  assert.deepEqual([...desk.asked.allowCredentials[0].id], [1]);
  assert.deepEqual(desk.sent[1]!.body.credential, {
    id: 'key', rawId: '-_8', type: 'public-key', response: { clientDataJSON: '-_8', signature: '-_8' },
  });
  assert.deepEqual(desk.went, ['/account']);
});

test('creating a passkey names the person and the keys they already have', async () => {
  const publicKey = { challenge: 'AQ', user: { id: '-_8', name: 'ada' }, excludeCredentials: [{ id: 'AQ' }] };
  const desk = new Desk({ '/start': { ok: true, body: { publicKey } }, '/finish': { ok: true, body: { next: '/' } } });
  desk.form.dataset.passkey = 'create';
  await desk.press();
  assert.deepEqual([...desk.asked.user.id], [251, 255]);
  assert.deepEqual([...desk.asked.excludeCredentials[0].id], [1]);
});

test('what the town refuses is said in its words', async () => {
  const desk = new Desk({ '/start': { ok: false, body: { detail: 'Too many attempts. Please wait.' } } });
  await desk.press();
  assert.equal(desk.status.textContent, 'Too many attempts. Please wait.');
  assert.deepEqual(desk.went, []);
});

test('a browser without passkeys says so and keeps the form hidden', () => {
  const desk = new Desk({}, false);
  assert.equal(desk.status.textContent, 'This browser cannot.');
  assert.equal(desk.form.hidden, true);
});
