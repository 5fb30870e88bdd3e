// What all pages of the app have at hand: the engine, who is here, the texts.

import { createContext } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import { Problem } from '../api.ts';
import type { Engine, Me, Trouble } from '../engine/index.ts';
import { Refused } from '../protocol/errors.ts';
import type { Args, Texts } from './texts.ts';

export interface Town {
  name: string;
  /** The public address, without a slash at its end. */
  url: string;
}

export interface App extends Texts {
  engine: Engine;
  me: Me;
  town: Town;
  /** Asks the town again who is here and how things stand. */
  refresh(): Promise<void>;
}

export const AppContext = createContext<App>(undefined as unknown as App);
export const useApp = (): App => useContext(AppContext);

export const TextsContext = createContext<Texts>(undefined as unknown as Texts);
export const useTexts = (): Texts => useContext(TextsContext);

/** Sets the page's heading and title, and brings the focus there when the page changes. A title that
 * becomes known later leaves the focus where it is. */
export function useTitle(title: string): void {
  const hasArrived = useRef(false);
  useEffect(() => {
    const heading = document.querySelector<HTMLElement>('#main > h1');
    if (!heading) {
      return;
    }
    heading.textContent = title;
    document.title = `${title} – ${document.getElementById('post-app')?.dataset['town'] ?? ''}`;
    const isFirstPage = document.body.dataset['postSeen'] === undefined;
    if (!isFirstPage && !hasArrived.current) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
    hasArrived.current = true;
    document.body.dataset['postSeen'] = '';
  }, [title]);
}

/** What an error says to a person: the engine's refusal, the town's sentence, or that something broke. */
export function sentence(texts: Texts, error: unknown): string {
  if (error instanceof Refused) {
    return troubleText(texts, { code: error.code, args: error.args });
  }
  if (error instanceof Problem) {
    return error.message;
  }
  if (error instanceof TypeError && /fetch|network|load/i.test(error.message)) {
    return texts.t('post-app-offline');
  }
  // Without this line, nobody could find out what broke; it holds no content.
  console.warn('post:', error instanceof Error ? `${error.name}: ${error.message}` : error);
  return texts.t('post-app-broken');
}

export function troubleText(texts: Texts, trouble: Trouble): string {
  return texts.has(trouble.code) ? texts.t(trouble.code, trouble.args as Args) : texts.t('post-app-broken');
}
