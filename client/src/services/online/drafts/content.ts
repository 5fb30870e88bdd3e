// What a draft holds, and how files and answers are parted and joined.

import type { FileFact } from '../../entry/asked.ts';
import type { Contents } from '../../entry/contents.ts';
import { isFields, isList, type Fields, type Json } from '../../forms/model.ts';
import type { Attempt } from '../sending.ts';

/** What is being filled in. */
export interface DraftContent {
  form: string;
  version: number;
  /** The page that was open. */
  step?: string;
  answers: Fields;
  /** The attempt to send it, once there was one: it stays on this device and makes sure that it arrives once. */
  attempt?: Attempt;
}

/** A file in answers, with its place: `fahrzeugschein.0`. */
export interface PlacedFile {
  at: string;
  fact: FileFact;
  file: Blob;
}

/** The files whose content is here. */
export function placedFiles(answers: Json, contents: Contents, at = ''): PlacedFile[] {
  const inside = (key: string) => (at === '' ? key : `${at}.${key}`);
  if (isList(answers)) {
    return answers.flatMap((entry, number) => placedFiles(entry, contents, inside(String(number))));
  }
  if (!isFields(answers)) {
    return [];
  }
  const fact = answers as unknown as FileFact;
  const file = contents.of(fact);
  return file ? [{ at, fact, file }] : Object.keys(answers).sort().flatMap((name) => placedFiles(answers[name]!, contents, inside(name)));
}

/** Puts a file's content beside what the answers say of it at this place; whether they say so. */
export function placeFile(answers: Json, at: string, file: Blob, contents: Contents): boolean {
  const fact = at.split('.').reduce<Json>((whole, name) => memberOf(whole, name), answers);
  if (!isFields(fact) || fact['bytes'] !== file.size) {
    return false;
  }
  contents.keep(fact as unknown as FileFact, file);
  return true;
}

function memberOf(whole: Json, name: string): Json {
  return (isList(whole) || isFields(whole)) && Object.hasOwn(whole, name) ? ((whole as Fields)[name] ?? null) : null;
}
