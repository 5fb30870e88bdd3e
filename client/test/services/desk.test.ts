// The desk of a case: drafts that are finished before they go out, applications that do not fit
// their case, days on which something may have come.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ServiceCase } from '../../src/services/api.ts';
import { earliest, isDayOfEntry, todayInTown } from '../../src/services/forms/today.ts';
import type { App } from '../../src/post/app/context.tsx';
import { isForOther, isReplaced, type Published } from '../../src/post/app/parts/cases/doubts.ts';
import { checkGaps, decisionDraft } from '../../src/post/app/parts/cases/drafts.ts';
import { isMarked } from '../../src/post/app/parts/letter.tsx';
import { textsOf, type Lang } from '../../src/texts.ts';

const textsIn = (lang: Lang) => textsOf(lang, ['desk', 'cases-words'].map((name) => readFileSync(`../crates/services/locales/${name}.${lang}.ftl`, 'utf8')));
const appIn = (lang: Lang) => ({ ...textsIn(lang), me: { name: 'Schalter 1' }, town: { name: 'Musterstadt' } }) as unknown as App;
const of = {
  service: { slug: 'hund-anmelden', name: { de: 'Hund anmelden', en: 'Register a dog' } },
  office: { slug: 'kaemmerei', name: { de: 'Kämmerei', en: 'Treasury' } },
  received: '2026-11-20',
} as unknown as ServiceCase;

test('a refusal goes out only when the clerk explained it in words of their own', () => {
  for (const lang of ['de', 'en'] as const) {
    const check = checkGaps(textsIn(lang));
    const { body } = decisionDraft(appIn(lang), of, 'refused', ['documents-missing']);
    const gap = textsIn(lang).t('services-desk-draft-explain');
    assert.ok(body.includes(gap));
    assert.match(check({ body })['act-body']!, /„.+“|“.+”/);
    assert.deepEqual(check({ body: body.replace(gap, 'Der Nachweis fehlt [Anlage 2].') }), {});
  }
});

test('what is granted needs no explanation', () => {
  const { body } = decisionDraft(appIn('de'), of, 'granted', []);
  assert.deepEqual(checkGaps(textsIn('de'))({ body }), {});
});

test('every decision says where, how and until when to object', () => {
  for (const outcome of ['granted', 'partly', 'refused'] as const) {
    const { body } = decisionDraft(appIn('de'), of, outcome, []);
    assert.match(body, /Rechtsbehelfsbelehrung: .*innerhalb eines Monats.*Musterstadt, Kämmerei.*schriftlich.*Niederschrift/);
  }
});

test('a question goes out only when it says what is missing', () => {
  const { t } = textsIn('de');
  const gap = t('services-desk-ask-gap');
  const body = t('services-desk-ask-draft', { service: 'Hund anmelden', author: 'Schalter 1', gap });
  assert.ok(checkGaps(textsIn('de'))({ body })['act-body']?.includes(gap));
  assert.deepEqual(checkGaps(textsIn('de'))({ body: body.replace(gap, 'den Impfpass') }), {});
});

test('an application with the form of another service is not taken for its own', () => {
  assert.equal(isForOther({ service: 'hund-anmelden' }, of), false);
  assert.equal(isForOther({ service: 'bewohnerparkausweis' }, of), true);
  assert.equal(isForOther({ service: 'bewohnerparkausweis' }, undefined), false, 'nothing was registered');
});

/** A form whose versions were published at those times. */
const versions = (...times: string[]) => async (_: string, version = times.length): Promise<Pick<Published, 'version' | 'published'> | undefined> => {
  const published = times[version - 1];
  return published === undefined ? undefined : { version, published };
};

test('an application with a version that was replaced long before is said to be old', async () => {
  const three = versions('2026-01-01T08:00:00Z', '2026-11-01T08:00:00Z', '2026-11-24T08:00:00Z');
  const old = (version: number, time: string, published = three) => isReplaced({ form: 'hund', version }, time, published);
  assert.equal(await old(3, '2026-11-27T08:00:00Z'), false, 'it is the newest');
  assert.equal(await old(2, '2026-11-27T08:00:00Z'), true);
  assert.equal(await old(1, '2026-11-27T08:00:00Z'), true);
  assert.equal(await old(2, '2026-11-24T20:00:00Z'), false, 'who had begun may finish within a day');
  assert.equal(await old(1, '2026-10-30T08:00:00Z'), false, 'it was the newest when it was written');
  assert.equal(await old(1, '2026-11-27T08:00:00Z', versions()), false, 'nobody knows the form any more');
});

test('what came is entered with a day of the last year, by the clock of the town', () => {
  assert.equal(todayInTown(new Date('2026-11-26T23:30:00Z')), '2026-11-27');
  assert.equal(earliest('2026-11-27'), '2025-11-26');
  const may = (day: string) => isDayOfEntry(day, '2026-11-27');
  assert.deepEqual(['2026-11-27', '2025-11-26'].map(may), [true, true]);
  assert.deepEqual(['2026-11-28', '2025-11-25', '', '2026-02-30'].map(may), [false, false, false, false]);
});

test('what was said at the counter or by phone is not called a letter on paper', () => {
  assert.equal(isMarked({ kind: 'paper', door: 'paper' }), true);
  assert.equal(isMarked({ kind: 'paper', door: 'phone' }), false);
  assert.equal(isMarked({ kind: 'paper', door: 'counter' }), false);
  assert.equal(isMarked({ kind: 'decision', door: 'online' }), true);
  assert.equal(isMarked({ kind: 'letter', door: 'online' }), false);
});
