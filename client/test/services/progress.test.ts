// What of a case is done and what is missing: found in its letters and its history.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ActName, CaseEvent, ServiceCase } from '../../src/services/api.ts';
import { missingOf } from '../../src/post/app/parts/cases/progress.ts';
import { centsOf } from '../../src/post/app/parts/cases/signs.tsx';
import type { Case, Letter } from '../../src/post/engine/types.ts';

const letterOf = (from: string, kind: Letter['kind'] = 'letter'): Letter => ({
  id: 'x', seq: 1, from, mine: from === 'office:bau', kind, door: 'online', subject: '', body: '', time: '2026-11-26T10:00:00Z', attachments: [],
});

function caseOf(letters: Letter[], offices = ['bau'], status: Case['status'] = 'open'): Case {
  const parties = ['account:a', ...offices.map((slug) => `office:${slug}`)].map((party) => ({ party, name: party, removed: false }));
  return { case: 'c', code: 'K7M2-9QXD', office: 'bau', status, parties, letters, troubles: [], safetyNumber: '', as: 'office:bau', outbound: [], unvouched: [] };
}

function serviceOf(status: ServiceCase['status'], acts: ActName[], whats: string[] = []): ServiceCase {
  const history: CaseEvent[] = ['registered', ...whats].map((what) => ({ day: '2026-11-26', what, office: { slug: 'bau', name: {} } }));
  return {
    case: 'c', code: 'K7M2-9QXD', service: { slug: 's', name: {} }, office: { slug: 'bau', name: {} }, door: 'online', status, received: '2026-11-26',
    due: null, promised_days: null, asked: null, answered: null, decided: null, took_days: null, outcome: null, reasons: [], form: null, form_version: null,
    version: 1, role: 'office', acts, fee: null, history,
  };
}

const applied = letterOf('account:a');
const decision = letterOf('office:bau', 'decision');
const what = (found: Case, of: ServiceCase) => missingOf(found, of)?.what;

test('nothing is missing where nobody began', () => {
  assert.equal(what(caseOf([applied]), serviceOf('in-progress', ['decide', 'ask', 'hand-over'])), undefined);
});

test('a decision whose letter went out is entered without a second letter', () => {
  assert.equal(what(caseOf([applied, decision]), serviceOf('in-progress', ['decide', 'ask'])), 'decision-act');
  // Decided once and opened again: that letter is done with.
  assert.equal(what(caseOf([applied, decision, applied]), serviceOf('in-progress', ['decide'], ['decided', 'reopened'])), undefined);
});

test('a decided case whose letter did not go out gets it, and then only its letters are closed', () => {
  assert.equal(what(caseOf([applied]), serviceOf('decided', ['reopen'], ['proposed', 'decided'])), 'decision-letter');
  assert.equal(what(caseOf([applied, decision]), serviceOf('decided', ['reopen'], ['decided'])), 'close');
  assert.equal(what(caseOf([applied, decision], ['bau'], 'closed'), serviceOf('decided', ['reopen'], ['decided'])), undefined);
});

test('an office that was let in and does not have the case yet gets it', () => {
  const of = serviceOf('in-progress', ['hand-over']);
  assert.deepEqual(missingOf(caseOf([applied], ['bau', 'steuer']), of), { what: 'hand-over', office: 'steuer' });
  const back = { ...of, history: [...of.history, { day: '2026-11-26', what: 'handed-over', office: { slug: 'steuer', name: {} } }] };
  assert.equal(missingOf(caseOf([applied], ['bau', 'steuer']), back), undefined);
});

test('a letter of the office while its clock runs may have been a question', () => {
  assert.equal(what(caseOf([applied, letterOf('office:bau')]), serviceOf('in-progress', ['ask', 'decide'])), 'ask-act');
  assert.equal(what(caseOf([applied, letterOf('office:bau'), applied]), serviceOf('in-progress', ['ask', 'decide'])), undefined);
  assert.equal(what(caseOf([applied, letterOf('office:bau')]), serviceOf('asked', ['answer'])), undefined);
});

test('amounts are read as people write them, and nothing else is', () => {
  assert.deepEqual(['30', '30,7', ' 30.70 €', '0,05'].map(centsOf), [3000, 3070, 3070, 5]);
  assert.deepEqual(['', 'x', '3,456', '-3', '1.000,00', '1e3'].map(centsOf), [undefined, undefined, undefined, undefined, undefined, undefined]);
});
