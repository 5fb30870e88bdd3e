// The content of the files in answers. Answers hold what is said of a file; its bytes stay beside
// them, found by the very object that says it.

import { size } from '../../post/app/parts/size.ts';
import type { Texts } from '../../texts.ts';
import { fieldOf, type Json, type Node } from '../forms/model.ts';
import { normalised } from '../forms/values.ts';
import type { FileFact } from './asked.ts';
import { KINDS, mediaTypeOf, OTHER, PROGRAM } from './kinds.ts';

const LONGEST_NAME = 200;

/** Files by what is said of them. */
export class Contents {
  readonly #files = new WeakMap<object, Blob>();

  keep(fact: FileFact, file: Blob): void {
    this.#files.set(fact, file);
  }

  /** The file with the name and type that the answers say. */
  of(fact: FileFact): File | undefined {
    const file = this.#files.get(fact);
    return file && new File([file], fact.name, { type: fact.type });
  }
}

/** What a question takes. */
export interface Taken {
  types: readonly string[];
  /** The most bytes of a file. */
  limit: number;
  /** The most files. */
  most: number;
}

export function takenBy(node: Node): Taken {
  return { types: fieldOf(node, 'type')?.enum ?? [], limit: fieldOf(node, 'bytes')?.maximum ?? 0, most: node.maxItems ?? 1 };
}

/** A file as the answers say it, or why it is not taken, in a sentence. */
export async function examined(texts: Texts, node: Node, file: File): Promise<{ fact: FileFact } | { refused: string }> {
  const { types, limit } = takenBy(node);
  const name = nameOf(file);
  const refused = (code: string, args = {}) => ({ refused: texts.t(`services-forms-field-${code}`, { name, ...args }) });
  if (file.size === 0) {
    return refused('empty-file');
  }
  const found = await mediaTypeOf(file);
  if (found === PROGRAM) {
    return refused('file-program');
  }
  const type = types.includes(found) ? found : likely(found, file.type, types);
  if (type === undefined) {
    return refused('file-kind', { kind: texts.t(`services-entry-found-${KINDS[found] ?? 'other'}`), kinds: kindsIn(texts, types) });
  }
  if (file.size > limit) {
    return refused('file-size', { size: size(texts.lang, file.size), limit: size(texts.lang, limit) });
  }
  return { fact: { name, type, bytes: file.size } };
}

/** What the device says of a file counts only where its content does not tell more. */
function likely(found: string, told: string, types: readonly string[]): string | undefined {
  const canBe: Record<string, boolean> = { [OTHER]: !(told in KINDS), 'text/plain': told.startsWith('text/'), 'application/zip': /openxmlformats|opendocument/.test(told) };
  return types.includes(told) && canBe[found] ? told : undefined;
}

/** The kinds that are taken, in words: `PDF, JPEG, PNG`. */
export function kindsIn(texts: Texts, types: readonly string[]): string {
  return types.map((type) => (KINDS[type] ? texts.t(`services-entry-kind-${KINDS[type]}`) : type)).join(', ');
}

function nameOf(file: File): string {
  const name = normalised(file.name.replaceAll('\n', ' '));
  return [...name].slice(-LONGEST_NAME).join('') || 'datei';
}

export const asJson = (fact: FileFact): Json => fact as unknown as Json;
