// What stands around every question: its words, why it is asked, what is wrong with the answer.

import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { useTexts } from '../../post/app/context.tsx';
import { ErrorLine, Frame } from '../../post/app/parts/index.tsx';
import type { Asked } from './asked.ts';
import type { Wrongs } from './errors.ts';
import { Say } from './say.tsx';
import type { Entry } from './use-entry.ts';

export interface Asking {
  entry: Entry;
  wrongs: Wrongs;
  visible: ReadonlySet<string>;
  required: ReadonlySet<string>;
  isShared: boolean;
  hasReasons: boolean;
}

export const AskingContext = createContext<Asking>(undefined as unknown as Asking);
export const useAsking = (): Asking => useContext(AskingContext);

/** A question with one field. */
export function Field({ asked, hint, children }: { asked: Asked; hint?: ComponentChildren; children: (describedBy: string | undefined) => preact.JSX.Element }) {
  const { wrongs, required } = useAsking();
  const { question, path } = asked;
  const hints = [question.help && <Say text={question.help} />, hint].filter(Boolean);
  return (
    <div class="entry">
      <Frame
        name={path}
        label={<Say text={question.label} />}
        hint={hints.length > 0 && <Hints hints={hints} />}
        error={wrongs.get(path)}
        optional={!required.has(path)}
      >
        {children}
      </Frame>
      <Why asked={asked} />
    </div>
  );
}

function Hints({ hints }: { hints: ComponentChildren[] }) {
  return (
    <>
      {hints.map((hint, at) => (
        <span class="entry__hint" key={at}>
          {hint}{' '}
        </span>
      ))}
    </>
  );
}

interface FieldSetProps {
  asked: Asked;
  /** Whether its name is that of a whole part of the page. */
  isLarge?: boolean;
  children: ComponentChildren;
}

/** A question with several fields. An error leads to the first of them, or here where there is none. */
export function FieldSet({ asked, isLarge = false, children }: FieldSetProps) {
  const { t } = useTexts();
  const { wrongs, required } = useAsking();
  const { question, path, kind } = asked;
  const error = wrongs.get(path);
  const id = `f-${path}`;
  const isOwnTarget = kind === 'group' || kind === 'rows';
  const describedBy = [question.help ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div class="entry">
      <fieldset
        class={isLarge ? 'group' : `field kern-fieldset${error ? ' kern-fieldset--error' : ''}`}
        aria-describedby={describedBy}
        {...(isOwnTarget && { id, tabIndex: -1 })}
      >
        <legend class={isLarge ? 'group__legend' : 'kern-label'}>
          <Say text={question.label} />
          {required.has(path) || kind === 'group' ? null : <span class="kern-label__optional"> {t('post-app-optional')}</span>}
        </legend>
        {question.help ? (
          <div class="kern-hint entry__help" id={`${id}-hint`}>
            <Say text={question.help} />
          </div>
        ) : null}
        <div class={isLarge ? 'group__body' : 'kern-fieldset__body'}>{children}</div>
        {error ? <ErrorLine id={`${id}-error`}>{error}</ErrorLine> : null}
      </fieldset>
      <Why asked={asked} />
    </div>
  );
}

/** Why a question is asked, and what allows to ask it. */
export function Why({ asked: { question } }: { asked: Asked }) {
  const { t } = useTexts();
  const { entry, hasReasons } = useAsking();
  const legal = question.legal ?? (question.why && entry.definition.legal);
  if (!hasReasons || !(question.why || legal)) {
    return null;
  }
  return (
    <details class="more entry__why">
      <summary>
        {t('services-entry-why')}
        <span class="kern-sr-only">
          {' '}
          <Say text={question.label} />
        </span>
      </summary>
      <div class="more__body">
        {question.why ? (
          <p>
            <Say text={question.why} />
          </p>
        ) : null}
        {legal ? (
          <p>
            {t('services-entry-legal')} <Say text={legal} />
          </p>
        ) : null}
      </div>
    </details>
  );
}
