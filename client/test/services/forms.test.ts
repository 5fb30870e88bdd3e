// The forms' rules in the browser, by the vectors that the server runs too.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { readDay } from '../../src/services/forms/days.ts';
import { evaluate } from '../../src/services/forms/logic.ts';
import { Form, read, type Definition, type Json, type Lang, type Node } from '../../src/services/forms/index.ts';

const TODAY = '2026-11-26';

function vectors<T>(name: string): T[] {
  return JSON.parse(readFileSync(`../crates/services/vectors/forms/${name}.json`, 'utf8')) as T[];
}

interface Answers {
  name: string;
  definition: Definition;
  cases: { name: string; answers: Json; today?: string; outcome: Json }[];
}

for (const { name, definition, cases } of vectors<Answers>('answers')) {
  test(`answers are checked as the vectors say: ${name}`, () => {
    for (const { name: what, answers, today, outcome } of cases) {
      const found = JSON.parse(JSON.stringify(new Form(definition).validate(answers, today ?? TODAY)));
      assert.deepStrictEqual(found, outcome, what);
    }
  });
}

test('rules are worked out as the vectors say', () => {
  const today = readDay(TODAY) ?? 0;
  for (const { rule, data, value } of vectors<{ rule: Json; data: Json; value: Json }>('logic')) {
    assert.deepStrictEqual(evaluate(rule, { data, rows: new Map(), today }), value, JSON.stringify(rule));
  }
});

test('rules that are each as long as they may be end together after two million steps', () => {
  const list = Array(100).fill(true);
  const endless = { all: [list, { all: [list, { all: [list, true] }] }] };
  const errorsAfter = (count: number) => {
    const names = Array.from({ length: count }, (_, at) => `f${at}`);
    const properties = Object.fromEntries([...names, 'last'].map((name) => [name, { type: 'string' }]));
    const rules = [...names.map((of) => ({ kind: 'required', of, when: endless })), { kind: 'check', of: 'last', id: 'c', test: { '==': [1, 1] }, message: { de: 'x' } }];
    const items = [...names, 'last'].map((field) => ({ field, label: { de: field } }));
    const definition = { form: 'f', service: 'f', office: 'f', title: { de: 'f' }, schema: { type: 'object', additionalProperties: false, properties }, layout: { pages: [{ id: 'p', title: { de: 'p' }, items }] }, rules };
    return new Form(definition as unknown as Definition).validate({ last: 'x' }, TODAY).errors.length;
  };
  assert.deepEqual([errorsAfter(9), errorsAfter(10), errorsAfter(200)], [0, 1, 1]);
});

test('what people write is read as the vectors say', () => {
  for (const vector of vectors<{ node: Node; lang: Lang; written: string; read: Json }>('written')) {
    assert.deepStrictEqual(read(vector.node, vector.lang, vector.written), vector.read, JSON.stringify(vector));
  }
});

test('answers without errors are valid for any validator of JSON Schema 2020-12, and most others are not', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const invalid = new Set<string>();
  for (const { name, definition, cases } of vectors<Answers>('answers').filter((it) => it.definition.rules === undefined)) {
    const isValid = ajv.compile(definition.schema);
    for (const { name: what, answers } of cases) {
      const { data, errors } = new Form(definition).validate(answers, TODAY);
      if (!isValid(data)) {
        assert.notDeepStrictEqual(errors, [], `${name}: ${what}: ${JSON.stringify(isValid.errors)}`);
        errors.forEach(({ code }) => invalid.add(code));
      }
    }
  }
  const seen = ['required', 'type', 'too-short', 'too-long', 'too-small', 'too-large', 'choice', 'agree', 'too-few', 'too-many', 'twice', 'pattern', 'file-type', 'file-too-large'];
  assert.deepStrictEqual(seen.filter((code) => !invalid.has(code)), []);
});
