// One page of questions.

import { useMemo, useState } from 'preact/hooks';
import { useTexts } from '../../post/app/context.tsx';
import { Button, ErrorSummary } from '../../post/app/parts/index.tsx';
import { errorsOn, summaryOf, wrongsIn } from '../entry/errors.ts';
import { Questions } from '../entry/questions.tsx';
import { Paragraphs } from '../entry/say.tsx';
import type { Page } from '../forms/model.ts';
import type { FieldError } from '../forms/validate.ts';
import type { Filler } from './app.tsx';
import { Kept } from './kept.tsx';
import { hrefOf, type Place } from './place.ts';
import { beside } from './steps.ts';

interface StepProps {
  filler: Filler;
  steps: readonly Page[];
  page: Page;
  /** Somebody came from reading everything again, and goes back there. */
  backToReview: boolean;
}

export function Step({ filler, steps, page, backToReview }: StepProps) {
  const texts = useTexts();
  const { t, lang } = texts;
  const { entry, moving, isKiosk } = filler;
  const { definition, answers, outcome } = entry;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  // The summary stays as it was when somebody pressed the button: nothing moves while they write.
  const shown = useMemo(() => {
    const wrongs = wrongsIn(texts, definition, answers, errors);
    return { wrongs, summary: summaryOf(texts, definition, answers, wrongs) };
  }, [errors, lang]);

  const at = steps.findIndex(({ id }) => id === page.id);
  const before = beside(steps, page.id, -1);
  const back: Place = backToReview ? { at: 'review' } : before === undefined ? { at: 'start' } : { at: 'step', page: before, backToReview: false };
  const goOn = (event: Event) => {
    event.preventDefault();
    const found = errorsOn(page, outcome.errors);
    setErrors(found);
    if (found.length === 0) {
      const next = beside(steps, page.id, 1);
      moving.go(backToReview || next === undefined ? { at: 'review' } : { at: 'step', page: next, backToReview: false });
    }
  };

  return (
    <form class="form form-step" onSubmit={goOn} noValidate>
      <p class="form-step__count">{t('services-online-step', { step: at + 1, steps: steps.length })}</p>
      <ErrorSummary errors={shown.summary} />
      <Paragraphs text={page.intro} />
      <Questions entry={entry} page={page} wrongs={shown.wrongs} isShared={isKiosk} />
      <div class="form__send">
        <Button>{t(backToReview ? 'services-online-back-to-review' : 'services-online-next')}</Button>
        <a
          class="kern-btn kern-btn--secondary"
          href={hrefOf(back)}
          onClick={(event) => {
            event.preventDefault();
            moving.go(back);
          }}
        >
          <span class="kern-label">{t('services-online-back')}</span>
        </a>
      </div>
      <Kept filler={filler} />
    </form>
  );
}
