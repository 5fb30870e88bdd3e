// Tells the town that a letter is an application: for which service, by which form. Nothing of what
// is in it.

import { Problem, Town, type TownOptions } from '../../post/api.ts';
import { isLost } from '../../post/engine/uploads.ts';
import type { Lang, Texts } from '../../texts.ts';

export interface Case {
  case: string;
  service: string;
  door: 'online';
  form: string;
  form_version: number;
}

interface RegisterOptions extends Partial<TownOptions> {
  authorization?: string;
  pause?: (milliseconds: number) => Promise<void>;
}

const SENDINGS = 4;

/**
 * Registers a case. Safe to send again. Where the town refuses for good, the letter is at the office
 * all the same: then it answers with a sentence that says so.
 */
export async function register(case_: Case, { authorization, pause = wait, ...options }: RegisterOptions = {}): Promise<string | undefined> {
  const town = new Town({ ...options, api: '/api/services' });
  town.authorization = authorization;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await town.post('/cases', case_);
      return undefined;
    } catch (error) {
      if (error instanceof Problem && error.status < 500) {
        return (await texts()).t('post-send-unregistered', { reason: error.message });
      }
      if (!isLost(error) || attempt >= SENDINGS) {
        throw error;
      }
      await pause(400 * 2 ** attempt);
    }
  }
}

/** What failed, in a sentence for the person. */
export class SendingFailed extends Error {
  override name = 'SendingFailed';
}

/** Does something; when it fails, the error's message is a sentence for the person. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const { sentence } = await import('../../post/app/context.tsx');
    throw new SendingFailed(sentence(await texts(), cause), { cause });
  }
}

/** The mailbox's sentences: they are loaded when there is something to say. */
export async function texts(): Promise<Texts> {
  const { textsIn } = await import('../../post/app/texts.ts');
  return textsIn(globalThis.document?.documentElement.lang.startsWith('en') ? 'en' : ('de' satisfies Lang));
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
