// An office at its doors, for tests: what the town keeps and carries, in memory. Nothing is sealed
// to the office for real here; that the town cannot read it is shown where the engine is tested.

import type { Case, Letter, NewLetter } from '../../../src/post/engine/types.ts';
import { doors, type Needs } from '../../../src/post/doors/index.ts';
import { b64u, random } from '../../../src/post/protocol/bytes.ts';

export type Carry = (method: string, path: string, body: unknown) => Promise<unknown>;

export const OFFICE = 'buergerservice';

/** The office's doors, and what lies behind them. */
export class Desk {
  readonly keys: Record<string, unknown>[] = [];
  readonly letters: { case: string; letter: NewLetter }[] = [];
  readonly calls: { method: string; path: string; body: unknown; type: string | undefined }[] = [];
  readonly pins = new Map<string, string>();
  address: string | null = `${OFFICE}@stadt.example`;
  private readonly carry: Carry;

  constructor(carry: Carry) {
    this.carry = carry;
  }

  open() {
    return doors({
      call: (method, path, body, type) => this.call(method, path, body, type),
      // Turned bytes stand for sealed ones.
      seal: async (_, plain) => ({ epoch: 3, sealed: plain.map((byte) => byte ^ 0xff) }),
      unseal: async (_, epoch, sealed) => (epoch === 3 ? sealed.map((byte) => byte ^ 0xff) : new Uint8Array()),
      nameOf: async () => 'Bürgerservice',
      keepLetter: async (_, case_, letter) => this.keepLetter(case_, letter),
      openCase: async (case_) => this.caseOf(case_),
      download: async (_, { id }) => this.fileOf(id),
      newId: () => b64u(random(16)),
      pin: async (name) => this.pins.get(name),
      setPin: async (name, value) => void this.pins.set(name, value),
    } satisfies Needs);
  }

  private async call(method: string, path: string, body?: object, type?: string): Promise<Response> {
    this.calls.push({ method, path, body, type });
    if (path === `/offices/${OFFICE}/door-keys`) {
      return method === 'POST' ? Response.json(this.keepKey(body as Record<string, unknown>)) : Response.json(this.doors());
    }
    const answer = await this.carry(method, path.replace(`/offices/${OFFICE}`, ''), body);
    return answer instanceof Uint8Array ? new Response(answer as BodyInit) : Response.json(answer ?? null);
  }

  private keepKey(key: Record<string, unknown>) {
    const kept = { ...key, number: this.keys.length + 1, since: '2026-11-26T10:00:00Z' };
    this.keys.push(kept);
    return kept;
  }

  private doors() {
    return { address: this.address, fit_connect: { environment: 'test', destination: null }, keys: this.keys };
  }

  private keepLetter(case_: string | undefined, letter: NewLetter) {
    const kept = case_ ?? 'case-1';
    this.letters.push({ case: kept, letter });
    return { case: kept, code: 'K7M2-9QXD' };
  }

  private caseOf(case_: string): Case {
    const own = this.letters.filter((it) => it.case === case_);
    const letters = own.map(({ letter }, at) => ({
      mine: true,
      attachments: letter.files.map(({ name, type, size }, index) => ({ id: `${at}/${index}`, name, type, size })),
    }));
    return { case: case_, letters: letters as unknown as Letter[] } as Case;
  }

  private fileOf(id: string): Blob {
    const [letter, file] = id.split('/').map(Number) as [number, number];
    return this.letters[letter]?.letter.files[file] as Blob;
  }
}
