// The draft that was being written in this tab, so that loading the page anew loses nothing; and
// drafts of an older version of the form.

import { Contents } from '../entry/contents.ts';
import { carriedOver, type Carried } from './drafts/carried.ts';
import type { DraftContent } from './drafts/content.ts';
import type { DeviceDrafts } from './drafts/on-device.ts';
import { fetchVersion, type Version } from './facts.ts';

/** A draft that is open. */
export interface OpenDraft {
  id: string;
  content: DraftContent;
  contents: Contents;
  /** What changed, where it was written for an older version. */
  changes?: Carried;
}

const nameOf = (form: string): string => `allmende-form/${form}`;

export function remember(form: string, id: string | undefined): void {
  try {
    id === undefined ? sessionStorage.removeItem(nameOf(form)) : sessionStorage.setItem(nameOf(form), id);
  } catch {
    // A browser that keeps nothing.
  }
}

/** The draft of this tab, if there is one that can be opened. */
export async function resumed(form: string, version: Version, drafts: DeviceDrafts): Promise<OpenDraft | undefined> {
  let id: string | null = null;
  try {
    id = sessionStorage.getItem(nameOf(form));
  } catch {
    return undefined;
  }
  return id === null ? undefined : openedFromDevice(id, version, drafts).catch(() => undefined);
}

export async function openedFromDevice(id: string, version: Version, drafts: DeviceDrafts): Promise<OpenDraft | undefined> {
  const contents = new Contents();
  const content = await drafts.open(id, contents);
  return content && broughtUp({ id, content, contents }, version);
}

/** A draft as the newest version of the form has it. */
export async function broughtUp(draft: OpenDraft, { version, definition }: Version): Promise<OpenDraft> {
  const { content } = draft;
  if (content.version === version) {
    return { ...draft, content: { ...content, answers: carriedOver(definition, definition, content.answers).answers } };
  }
  // Without the old version, what is still asked is kept and nothing can be said of what changed.
  const before = await fetchVersion(content.form, content.version).catch(() => undefined);
  const changes = carriedOver(before?.definition ?? definition, definition, content.answers);
  return { ...draft, content: { ...content, version, answers: changes.answers }, changes };
}
