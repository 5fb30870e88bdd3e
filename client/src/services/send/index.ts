// Seals an application and sends it: as somebody without an account, or from a person's own mailbox.
// Loaded when somebody is about to send. What fails says in the person's language what to do; sending
// again goes on where it stopped, with the same case, and changes nothing that has arrived.

import { newAttempt, openCaseAsGuest, type Attempt, type GuestOpening } from '../../post/engine/guest-opening.ts';
import type { EngineOptions } from '../../post/engine/rooms.ts';
import type { NewLetter, OnProgress } from '../../post/engine/types.ts';
import { register, told, type Case } from './register.ts';

export { newAttempt, type Attempt };
export type { OnProgress, Progress } from '../../post/engine/types.ts';

/** The letter of an application; its first file is `application.json`. */
export interface ApplicationLetter {
  subject: string;
  body: string;
  files: File[];
}

/** An application that has arrived. */
export interface Sent {
  case: string;
  code: string;
  /** How somebody without an account comes back: nobody else has them, and they are shown once. */
  link?: string;
  pin?: string;
  /** Whether an earlier attempt had arrived, as the application was then. */
  earlier: boolean;
  /** What there is to say about it beside that it has arrived: a sentence for the person. */
  notice?: string;
}

/** Where an application goes, and by which form it was made. */
export interface Sending {
  office: string;
  service: string;
  form: string;
  version: number;
}

/** What tests put in place of the browser's own; `url` is the town's public address. */
export type SendOptions = Partial<EngineOptions> & { url?: string };

/** By guest: whoever tries again goes on with what was begun, and nobody with what somebody else began. */
const openings = new Map<string, GuestOpening>();

/**
 * Sends an application of somebody without an account. When it fails, call it again with the same
 * attempt: it goes on with the same guest and case, also after the page was loaded anew. The error's
 * message is a sentence for the person.
 */
export async function sendAsGuest(sending: Sending, attempt: Attempt, letter: ApplicationLetter, onProgress: OnProgress, options: SendOptions = {}): Promise<Sent> {
  const { office } = sending;
  const opening = openings.get(attempt.guest) ?? openCaseAsGuest({ api: '/api/post', office, attempt, ...options });
  openings.set(attempt.guest, opening);
  return told(async () => {
    const { case: case_, code, guest, secret, pin, authorization, earlier } = await opening.send(written(letter), onProgress);
    const notice = await register(caseOf(case_, sending), { ...options, authorization });
    openings.delete(guest);
    const link = `${options.url ?? location.origin}/post/reply/${guest}#${secret}`;
    return { case: case_, code, link, pin, earlier, ...(notice !== undefined && { notice }) };
  });
}

export interface AccountHandlers {
  /** The attempt to send this application, kept before anything is sent; the same as before the page was loaded anew, where it is one. */
  attempt(): Promise<{ attempt: Attempt; isResumed: boolean }>;
  onSent(sent: Sent): void;
  /** The person would rather send without their mailbox, or has none. */
  onWithout(): void;
}

/** Draws into `element` what sends from the person's own mailbox; answers with what takes it away. */
export async function mountAccount(element: HTMLElement, sending: Sending, letter: ApplicationLetter, handlers: AccountHandlers): Promise<() => void> {
  const { mount } = await import('./account.tsx');
  return mount(element, sending, letter, handlers);
}

export function caseOf(case_: string, { service, form, version }: Sending): Case {
  return { case: case_, service, door: 'online', form, form_version: version };
}

export function written({ subject, body, files }: ApplicationLetter): NewLetter {
  return { kind: 'letter', door: 'online', subject, body, files };
}
