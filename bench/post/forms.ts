// A form of a hundred fields and a hundred rules, checked in the browser as often as somebody
// types.

import { Form, type Definition, type Json } from '../../client/src/services/forms/index.ts';

interface Figures {
  /** The first check: with reading the definition. */
  firstMs: number;
  /** The middle one and the slowest of a hundred of the following. */
  medianMs: number;
  slowestMs: number;
  /** What is wrong with the answers: shows that all of them were checked. */
  errors: number;
}

const ROUNDS = 200;

function measure(definition: string, answers: Json): Figures {
  const start = performance.now();
  const form = new Form(JSON.parse(definition) as Definition);
  const { errors } = form.validate(answers, '2026-11-26');
  const firstMs = performance.now() - start;
  const times = Array.from({ length: ROUNDS }, () => {
    const begin = performance.now();
    form.validate(answers, '2026-11-26');
    return performance.now() - begin;
  }).sort((a, b) => a - b);
  return { firstMs, medianMs: times[ROUNDS / 2] ?? NaN, slowestMs: times.at(-1) ?? NaN, errors: errors.length };
}

Object.assign(globalThis, { measure: ([definition, answers]: [string, Json]) => measure(definition, answers) });
