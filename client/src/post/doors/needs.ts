// What the doors need of the engine: the town's interface, the office's key, and the case's letters.

import type { Attachment, Case, NewLetter, OnProgress } from '../engine/types.ts';

export interface Needs {
  /** Calls the town's interface below `/api/post`; refuses with the town's problem. `type`: of the JSON. */
  call(method: string, path: string, body?: object, type?: string): Promise<Response>;
  /** Seals to the office's newest epoch, as an age file. */
  seal(office: string, plain: Uint8Array): Promise<{ epoch: number; sealed: Uint8Array }>;
  unseal(office: string, epoch: number, sealed: Uint8Array): Promise<Uint8Array>;
  /** The office's name, as it is signed into keys. */
  nameOf(office: string): Promise<string>;
  /** Writes a letter of the office into a case of its own, or into a new one. */
  keepLetter(
    office: string,
    case_: string | undefined,
    letter: NewLetter,
    onProgress: OnProgress,
  ): Promise<{ case: string; code: string }>;
  /** A case with its letters, and a file out of it. */
  openCase(case_: string): Promise<Case>;
  download(case_: string, attachment: Attachment): Promise<Blob>;
  /** A fresh Id of the protocol (§1). */
  newId(): string;
  /** What this browser saw first and believes from then on. */
  pin(name: string): Promise<string | undefined>;
  setPin(name: string, value: string): Promise<void>;
}
