// What a form asks and what was answered, in the order of the form: for asking, for showing, and for
// the files that go with the answers.

import { answerOf, fieldOf, inside, isFields, isList, kindOf, type Definition, type Info, type Item, type Json, type Kind, type Node, type Question } from '../forms/model.ts';

/** A question where it stands. */
export interface Asked {
  question: Question;
  node: Node;
  kind: Kind;
  /** Its path in the answers: `hunde.0.name`. */
  path: string;
  /** Its path in the rules: `hunde.name`. */
  of: string;
  answer: Json;
}

/** A question or a paragraph. */
export type Standing = Asked | { info: Info };

/** Where items stand. */
export interface Around {
  items: readonly Item[];
  node: Node;
  answer: Json;
  path: string;
  of: string;
}

/** The items of a page. */
export function onPage(definition: Definition, page: { items: readonly Item[] }, answers: Json): Around {
  return { items: page.items, node: definition.schema, answer: answers, path: '', of: '' };
}

/** The items of a group. */
export const inGroup = ({ question, node, answer, path, of }: Asked): Around => ({ items: question.items ?? [], node, answer, path, of });

/** The items of each row. */
export function inRows({ question, node, answer, path, of }: Asked): Around[] {
  const rows = isList(answer) ? answer : [];
  return rows.map((row, number) => ({ items: question.items ?? [], node: inside(node), answer: row, path: `${path}.${number}`, of }));
}

/** What stands there; only what is visible, where that is known. */
export function standing({ items, node, answer, path, of }: Around, visible?: ReadonlySet<string>): Standing[] {
  return items.flatMap((item): Standing[] => {
    if (!('field' in item)) {
      return !visible || visible.has(`#${item.id}`) ? [{ info: item }] : [];
    }
    const field = fieldOf(node, item.field);
    const at = join(path, item.field);
    if (!field || (visible && !visible.has(at))) {
      return [];
    }
    return [{ question: item, node: field, kind: kindOf(field), path: at, of: join(of, item.field), answer: answerOf(answer, item.field) }];
  });
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** Every question, with those in groups and rows. */
export function* allAsked(definition: Definition, answers: Json, visible?: ReadonlySet<string>): Generator<Asked> {
  for (const page of definition.layout.pages) {
    yield* askedIn(onPage(definition, page, answers), visible);
  }
}

function* askedIn(around: Around, visible?: ReadonlySet<string>): Generator<Asked> {
  for (const item of standing(around, visible)) {
    if ('question' in item) {
      yield item;
      yield* item.kind === 'group' ? askedIn(inGroup(item), visible) : [];
      for (const row of item.kind === 'rows' ? inRows(item) : []) {
        yield* askedIn(row, visible);
      }
    }
  }
}

/** What the answers say of a file. */
export interface FileFact {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** The files in answers, in the order of the form: as they follow `application.json` in a letter. */
export function filesIn(definition: Definition, answers: Json): { path: string; fact: FileFact }[] {
  const asked = [...allAsked(definition, answers)].filter(({ kind }) => kind === 'files');
  return asked.flatMap(({ path, answer }) => (isList(answer) ? answer : []).filter(isFields).map((fact) => ({ path, fact: fact as unknown as FileFact })));
}
