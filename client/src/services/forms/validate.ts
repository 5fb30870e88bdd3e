// Answers are checked: the same steps, the same errors in the same order as on the server
// (`crates/services/src/forms/validate.rs`). `docs/specs/forms.md` says them one by one.

import { readDay } from './days.ts';
import { allSteps, evaluate, holds, reads, type Scope } from './logic.ts';
import { answerOf, fieldOf, inside, isFields, isList, kindOf, type Definition, type Fields, type Item, type Json, type Node, type Question, type Rule } from './model.ts';
import { matches } from './pattern.ts';
import { isAnswered, isClean, isFormat } from './values.ts';

/** The longest text an answer may have. */
const MAX_LENGTH = 20_000;
const MAX_NAME = 64;
const MAX_UNKNOWN = 100;

/** What is wrong with one answer. */
export interface FieldError {
  /** The question: `vehicles.0.plate`. */
  readonly path: string;
  /** What: the name of the text `services-forms-field-<code>`, or `check`. */
  readonly code: string;
  /** The limit that is not kept, where there is one. */
  readonly limit?: number;
  /** The check that fails, where it is one. */
  readonly check?: string;
}

/** What came of checking answers. */
export interface Outcome {
  /** The answers that count: without what is not visible, with what is worked out. */
  readonly data: Fields;
  /** Pages, paragraphs and questions that are there, in order; rows by their number from 0. */
  readonly visible: string[];
  /** Those of them that must be answered. */
  readonly required: string[];
  /** What is wrong, in the order of the questions. */
  readonly errors: FieldError[];
}

/** What the rules say about one field, page or paragraph. */
interface Target {
  visible?: Json;
  required?: Json;
  computed?: Json;
  readonly checks: { readonly id: string; readonly test: Json; readonly reads: readonly string[] }[];
}

/** A form, ready for checking answers as often as somebody types. */
export class Form {
  readonly definition: Definition;
  readonly targets = new Map<string, Target>();

  constructor(definition: Definition) {
    this.definition = definition;
    for (const rule of definition.rules ?? []) {
      const target = this.targets.get(rule.of) ?? { checks: [] };
      this.targets.set(rule.of, target);
      put(target, rule);
    }
  }

  /** Checks answers, as they are on this day (`2026-12-24`). */
  validate(answers: Json, today: string): Outcome {
    return new Walk(this, readDay(today) ?? 0).run(answers);
  }
}

function put(target: Target, rule: Rule): void {
  switch (rule.kind) {
    case 'visible':
      target.visible = rule.when;
      break;
    case 'required':
      target.required = rule.when;
      break;
    case 'computed':
      target.computed = rule.value;
      break;
    case 'check':
      target.checks.push({ id: rule.id, test: rule.test, reads: reads(rule.test) });
  }
}

/** Where a question stands: its path in the rules, and in the answers. */
interface At {
  readonly of: string;
  readonly path: string;
}

type Wrong = readonly [code: string, limit?: number];

class Walk {
  readonly #form: Form;
  readonly #today: number;
  readonly #rows = new Map<string, number>();
  /** Paths without rows of what is wrong: checks that read it wait. */
  readonly #wrong = new Set<string>();
  readonly #steps = allSteps();
  readonly #outcome: Outcome = { data: {}, visible: [], required: [], errors: [] };

  constructor(form: Form, today: number) {
    this.#form = form;
    this.#today = today;
  }

  run(answers: Json): Outcome {
    const { schema, layout } = this.#form.definition;
    if (!isFields(answers)) {
      this.#error('', ['type']);
    }
    for (const page of layout.pages) {
      if (this.#isVisible({ of: `#${page.id}`, path: `#${page.id}` })) {
        this.#items(page.items, schema, answers, { of: '', path: '' });
      }
    }
    const unknown = [...unknownIn(schema, answers, '')].sort(byCodePoints);
    unknown.slice(0, MAX_UNKNOWN).forEach((path) => this.#error(path, ['unknown']));
    return this.#outcome;
  }

  #items(items: readonly Item[], node: Node, answers: Json, around: At): void {
    for (const item of items) {
      if ('field' in item) {
        this.#question(item, node, answers, around);
      } else {
        this.#isVisible({ of: `#${item.id}`, path: `#${item.id}` });
      }
    }
  }

  #question(question: Question, parent: Node, answers: Json, around: At): void {
    const name = question.field;
    const at: At = { of: join(around.of, name), path: join(around.path, name) };
    const node = fieldOf(parent, name);
    if (node === undefined || !this.#isVisible(at)) {
      return;
    }
    const computed = this.#form.targets.get(at.of)?.computed;
    const answer = computed === undefined ? answerOf(answers, name) : this.#evaluate(computed);
    const isRequired = (inside(parent).required ?? []).includes(name) || this.#isDemanded(at.of);
    if (isRequired) {
      this.#outcome.required.push(at.path);
    }
    if (!isAnswered(answer) && !(kindOf(node) === 'group' && isRequired)) {
      if (isRequired) {
        this.#fail(at, ['required']);
      }
      return;
    }
    this.#answer(question, node, answer, at);
  }

  #answer(question: Question, node: Node, answer: Json, at: At): void {
    const before = this.#outcome.errors.length;
    switch (kindOf(node)) {
      case 'group':
        this.#group(question, node, answer, at);
        break;
      case 'rows':
        this.#eachRow(question, node, answer, at);
        break;
      default: {
        const wrong = checkValue(node, answer);
        if (wrong) {
          this.#fail(at, wrong);
        }
        this.#keep(at.path, answer);
      }
    }
    if (this.#outcome.errors.length === before) {
      this.#checks(at);
    }
  }

  #group(question: Question, node: Node, answer: Json, at: At): void {
    if (answer !== null && !isFields(answer)) {
      this.#fail(at, ['type']);
      return;
    }
    this.#items(question.items ?? [], node, answer, at);
  }

  #eachRow(question: Question, node: Node, answer: Json, at: At): void {
    if (!isList(answer)) {
      this.#fail(at, ['type']);
      return;
    }
    const wrong = checkCount(node, answer.length);
    if (wrong) {
      this.#fail(at, wrong);
    }
    answer.slice(0, node.maxItems ?? 0).forEach((row, number) => {
      const path = `${at.path}.${number}`;
      this.#keep(path, {});
      if (isFields(row)) {
        this.#rows.set(at.of, number);
        this.#items(question.items ?? [], node, row, { of: at.of, path });
        this.#rows.delete(at.of);
      } else {
        this.#fail({ of: at.of, path }, ['type']);
      }
    });
  }

  /** A check waits until everything it reads is right. */
  #checks(at: At): void {
    for (const { id, test, reads: names } of this.#form.targets.get(at.of)?.checks ?? []) {
      const isReady = !names.some((name) => this.#wrong.has(name));
      if (isReady && !holds(this.#evaluate(test))) {
        this.#wrong.add(at.of);
        this.#outcome.errors.push({ path: at.path, code: 'check', check: id });
      }
    }
  }

  #isVisible({ of, path }: At): boolean {
    const condition = this.#form.targets.get(of)?.visible;
    const isVisible = condition === undefined || holds(this.#evaluate(condition));
    if (isVisible) {
      this.#outcome.visible.push(path);
    }
    return isVisible;
  }

  #isDemanded(of: string): boolean {
    const condition = this.#form.targets.get(of)?.required;
    return condition !== undefined && holds(this.#evaluate(condition));
  }

  #evaluate(rule: Json): Json {
    const scope: Scope = { data: this.#outcome.data, rows: this.#rows, today: this.#today };
    return evaluate(rule, scope, this.#steps);
  }

  #fail(at: At, wrong: Wrong): void {
    this.#wrong.add(at.of);
    this.#error(at.path, wrong);
  }

  #error(path: string, [code, limit]: Wrong): void {
    this.#outcome.errors.push(limit === undefined ? { path, code } : { path, code, limit });
  }

  /** Puts an answer into the data that count. */
  #keep(path: string, answer: Json): void {
    const names = path.split('.');
    let place: Fields | Json[] = this.#outcome.data;
    names.forEach((name, at) => {
      const isLast = at === names.length - 1;
      const isRows = /^[0-9]/.test(names[at + 1] ?? '');
      const next: Json = isLast ? answer : (here(place, name) ?? (isRows ? [] : {}));
      if (Array.isArray(place)) {
        place[Number(name)] = next;
      } else {
        place[name] = next;
      }
      place = next as Fields | Json[];
    });
  }
}

function here(place: Fields | Json[], name: string): Json | undefined {
  return Array.isArray(place) ? place[Number(name)] : Object.hasOwn(place, name) ? place[name] : undefined;
}

/** Fields that the schema does not have. */
function* unknownIn(node: Node, answers: Json, path: string): Generator<string> {
  const kind = kindOf(node);
  if (kind === 'group' && isFields(answers)) {
    for (const [name, answer] of Object.entries(answers)) {
      const shown = join(path, [...name].slice(0, MAX_NAME).join(''));
      const known = fieldOf(node, name);
      if (known === undefined) {
        yield shown;
      } else {
        yield* unknownIn(known, answer, shown);
      }
    }
  } else if (kind === 'rows' && isList(answers)) {
    for (const [number, row] of answers.entries()) {
      yield* unknownIn(inside(node), row, `${path}.${number}`);
    }
  }
}

/** As bytes of UTF-8 are sorted: by code points, and not by halves of them. */
function byCodePoints(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  for (const [at, c] of x.entries()) {
    const difference = (c.codePointAt(0) ?? 0) - (y[at]?.codePointAt(0) ?? -1);
    if (difference !== 0) {
      return difference;
    }
  }
  return x.length - y.length;
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

function checkValue(node: Node, answer: Json): Wrong | undefined {
  switch (node.type) {
    case 'string':
      return typeof answer === 'string' ? checkText(node, answer) : ['type'];
    case 'integer':
      return Number.isSafeInteger(answer) ? checkNumber(node, answer as number) : ['type'];
    case 'number':
      return typeof answer === 'number' ? checkNumber(node, answer) : ['type'];
    case 'boolean':
      return typeof answer !== 'boolean' ? ['type'] : node.const === true && !answer ? ['agree'] : undefined;
    case 'array':
      return isList(answer) ? checkEntries(node, answer) : ['type'];
    case 'object':
      return ['type'];
  }
}

function checkText(node: Node, text: string): Wrong | undefined {
  const { length } = [...text];
  const most = node.maxLength ?? MAX_LENGTH;
  if (!isClean(text, node.format === 'multiline')) {
    return ['characters'];
  }
  if (node.minLength !== undefined && length < node.minLength) {
    return ['too-short', node.minLength];
  }
  if (length > most) {
    return ['too-long', most];
  }
  if (node.enum && !node.enum.includes(text)) {
    return ['choice'];
  }
  if (!isFormat(node.format, text)) {
    return [node.format ?? 'type'];
  }
  return node.pattern !== undefined && !matches(node.pattern, text) ? ['pattern'] : undefined;
}

function checkNumber(node: Node, number: number): Wrong | undefined {
  if (node.minimum !== undefined && number < node.minimum) {
    return ['too-small', node.minimum];
  }
  return node.maximum !== undefined && number > node.maximum ? ['too-large', node.maximum] : undefined;
}

function checkCount(node: Node, count: number): Wrong | undefined {
  if (node.minItems !== undefined && count < node.minItems) {
    return ['too-few', node.minItems];
  }
  return node.maxItems !== undefined && count > node.maxItems ? ['too-many', node.maxItems] : undefined;
}

function checkEntries(node: Node, entries: readonly Json[]): Wrong | undefined {
  const wrong = checkCount(node, entries.length);
  if (wrong) {
    return wrong;
  }
  for (const [number, entry] of entries.entries()) {
    const found = kindOf(node) === 'files' ? checkFile(node, entry) : checkChoice(node, entry, entries.slice(0, number));
    if (found) {
      return found;
    }
  }
  return undefined;
}

function checkChoice(node: Node, entry: Json, before: readonly Json[]): Wrong | undefined {
  if (typeof entry !== 'string') {
    return ['type'];
  }
  if (!(inside(node).enum ?? []).includes(entry)) {
    return ['choice'];
  }
  return before.includes(entry) ? ['twice'] : undefined;
}

function checkFile(node: Node, file: Json): Wrong | undefined {
  const [name, type, bytes] = [answerOf(file, 'name'), answerOf(file, 'type'), answerOf(file, 'bytes')];
  if (!isFields(file) || typeof name !== 'string' || typeof type !== 'string' || !Number.isSafeInteger(bytes)) {
    return ['type'];
  }
  const { length } = [...name];
  if (Object.keys(file).length !== 3 || length < 1 || length > 200 || !isClean(name, false) || (bytes as number) < 1) {
    return ['type'];
  }
  if (!(fieldOf(node, 'type')?.enum ?? []).includes(type)) {
    return ['file-type'];
  }
  const most = fieldOf(node, 'bytes')?.maximum ?? 0;
  return (bytes as number) > most ? ['file-too-large', most] : undefined;
}
