// Everything once more before it is sent: each page leads back to where it is changed.

import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { useTexts } from '../../post/app/context.tsx';
import { Notice } from '../../post/app/parts/index.tsx';
import { Answers } from '../entry/answers.tsx';
import { pageOf, summaryOf, wrongsIn } from '../entry/errors.ts';
import { textIn } from '../entry/words.ts';
import type { Page } from '../forms/model.ts';
import type { Filler } from './app.tsx';
import { Kept } from './kept.tsx';
import { hrefOf, type Place } from './place.ts';
import { Send } from './send.tsx';
import type { Sent } from './sending.ts';

interface ReviewProps {
  filler: Filler;
  steps: readonly Page[];
  onSent(sent: Sent): void;
}

export function Review({ filler, steps, onSent }: ReviewProps) {
  const texts = useTexts();
  const { t, lang } = texts;
  const { entry } = filler;
  const { definition, answers, outcome } = entry;
  const wrongs = useMemo(() => wrongsIn(texts, definition, answers, outcome.errors), [outcome, lang]);
  return (
    <>
      <p class="lead">{t('services-online-review-lead')}</p>
      <Missing filler={filler} errors={summaryOf(texts, definition, answers, wrongs)} />
      <Answers
        definition={{ ...definition, layout: { pages: steps } }}
        answers={outcome.data}
        visible={outcome.visible}
        wrongs={wrongs}
        change={(page) => (
          <Turn filler={filler} to={{ at: 'step', page: page.id, backToReview: true }}>
            {t('services-entry-change')}
            <span class="kern-sr-only">: {textIn(page.title, lang).text}</span>
          </Turn>
        )}
      />
      {wrongs.size > 0 || filler.facts.draft !== undefined ? null : <Send filler={filler} onSent={onSent} />}
      <p>
        <Turn filler={filler} to={{ at: 'step', page: steps[steps.length - 1]?.id ?? '', backToReview: false }}>
          {t('services-online-back')}
        </Turn>
      </p>
      <Kept filler={filler} />
    </>
  );
}

/** What is still missing, each leading to its page. */
function Missing({ filler, errors }: { filler: Filler; errors: Record<string, string> }) {
  const { t } = useTexts();
  const all = Object.entries(errors);
  return all.length === 0 ? null : (
    <Notice tone="danger" title={t('services-online-missing')}>
      <ul>
        {all.map(([path, error]) => (
          <li key={path}>
            <Turn filler={filler} to={{ at: 'step', page: pageOf(filler.entry.definition, path) ?? '', backToReview: true }}>
              {error}
            </Turn>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** A link to another place of the form. */
function Turn({ filler, to, children }: { filler: Filler; to: Place; children: ComponentChildren }) {
  return (
    <a
      href={hrefOf(to)}
      onClick={(event) => {
        event.preventDefault();
        filler.moving.go(to);
      }}
    >
      {children}
    </a>
  );
}
