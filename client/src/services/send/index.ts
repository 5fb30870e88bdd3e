// Seals an application and sends it: as somebody without an account, or from a person's own mailbox.
// Loaded when somebody is about to send. What fails says in the person's language what to do; sending
// again goes on where it stopped, with the same case, and changes nothing that has arrived.

import { openCaseAsGuest, type GuestOpening } from '../../post/engine/guest-opening.ts';
import type { EngineOptions } from '../../post/engine/rooms.ts';
import type { NewLetter, OnProgress } from '../../post/engine/types.ts';
import { register, told, type Case } from './register.ts';

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

const openings = new Map<string, GuestOpening>();

/**
 * Sends an application of somebody without an account. When it fails, call it again: it goes on with
 * the same guest and case. The error's message is a sentence for the person.
 */
export async function sendAsGuest(office: string, service: string, form: string, version: number, letter: ApplicationLetter, onProgress: OnProgress, options: SendOptions = {}): Promise<Sent> {
  const sending = { office, service, form, version };
  const name = JSON.stringify(sending);
  const opening = openings.get(name) ?? openCaseAsGuest({ api: '/api/post', office, ...options });
  openings.set(name, opening);
  return told(async () => {
    const opened = await opening.send(written(letter), onProgress);
    const notice = await register(caseOf(opened.case, sending), { ...options, authorization: opened.authorization });
    openings.delete(name);
    const link = `${options.url ?? location.origin}/post/reply/${opened.guest}#${opened.secret}`;
    return { case: opened.case, code: opened.code, link, pin: opened.pin, earlier: opened.earlier, ...(notice !== undefined && { notice }) };
  });
}

/** Drops what was begun and has not arrived: at a screen where the next person begins. */
export function forget(): void {
  openings.clear();
}

export interface AccountHandlers {
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
