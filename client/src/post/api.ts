// The town's interface: calls that answer with what they should, or with the town's own sentence.

import { Refused } from './protocol/errors.ts';
import type { Bytes } from './protocol/bytes.ts';

/** The town said no (RFC 9457). `message` is its sentence for people, in their language. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  /** Whatever else the problem says, such as `last_seq`. */
  readonly details: Record<string, unknown>;

  constructor(status: number, details: Record<string, unknown>) {
    super(String(details.detail ?? details.title ?? `${status}`));
    this.name = 'Problem';
    this.status = status;
    this.code = String(details.code ?? `http-${status}`);
    this.details = details;
  }
}

export function isProblem(error: unknown, ...codes: string[]): error is Problem {
  return error instanceof Problem && codes.includes(error.code);
}

export interface TownOptions {
  /** The interface's address: `/api/post`. */
  api: string;
  fetch?: typeof fetch;
}

export interface CallOptions {
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

export class Town {
  private readonly api: string;
  private readonly fetch: typeof fetch;
  /** `Guest ID.ACCESS` for who has no session. */
  authorization: string | undefined;

  constructor({ api, fetch: given }: TownOptions) {
    this.api = api;
    this.fetch = given ?? ((...request) => fetch(...request));
  }

  async get<T>(path: string): Promise<T> {
    return (await this.call('GET', path)).json() as Promise<T>;
  }

  async post<T>(path: string, body: object): Promise<T> {
    return answerOf<T>(await this.call('POST', path, body));
  }

  async put<T>(path: string, body: object): Promise<T> {
    return answerOf<T>(await this.call('PUT', path, body));
  }

  async delete(path: string): Promise<void> {
    await this.call('DELETE', path);
  }

  /** Calls below the interface's address. Bytes travel as they are, other bodies as JSON. */
  call(method: string, path: string, body?: object, options: CallOptions = {}): Promise<Response> {
    const headers: Record<string, string> = { accept: 'application/json', ...options.headers };
    if (this.authorization !== undefined) {
      headers.authorization = this.authorization;
    }
    if (body !== undefined && !(body instanceof Uint8Array)) {
      headers['content-type'] ??= 'application/json';
      return this.send(this.api + path, { method, headers, body: JSON.stringify(body), signal: options.signal ?? null });
    }
    return this.send(this.api + path, { method, headers, body: (body as Bytes | undefined) ?? null, signal: options.signal ?? null });
  }

  /** Reads from the public record: `/record/…`. */
  record(path: string): Promise<Response> {
    const { api } = this;
    const base = /^https?:/.test(api) ? new URL('/record', api).href : '/record';
    return this.send(base + path, { method: 'GET' });
  }

  private async send(address: string, request: RequestInit): Promise<Response> {
    const answer = await this.fetch(address, request).catch((cause: unknown) => {
      throw cause instanceof Error && cause.name === 'AbortError' ? cause : new Refused('connection', {}, { cause });
    });
    if (!answer.ok) {
      throw new Problem(answer.status, await detailsOf(answer));
    }
    return answer;
  }
}

async function answerOf<T>(answer: Response): Promise<T> {
  const body = await answer.text();
  return (body === '' ? undefined : JSON.parse(body)) as T;
}

async function detailsOf(answer: Response): Promise<Record<string, unknown>> {
  try {
    return (await answer.json()) as Record<string, unknown>;
  } catch {
    return {};
  }
}
