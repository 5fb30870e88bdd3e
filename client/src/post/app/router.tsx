// Pages of the app change without loading anew, because the keys live in memory. Links are real
// links: they can be opened in another window and copied.

import type { ComponentChildren, JSX, TargetedMouseEvent } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';

export interface Place {
  path: string;
  query: URLSearchParams;
}

const here = (): Place => ({ path: location.pathname.replace(/\/+$/, '') || '/post', query: new URLSearchParams(location.search) });

const Current = createContext<Place>({ path: '/post', query: new URLSearchParams() });

export function Router({ children }: { children: ComponentChildren }) {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const moved = () => setPlace(here());
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  return <Current.Provider value={place}>{children}</Current.Provider>;
}

export const usePlace = (): Place => useContext(Current);

/** Goes to a page of the app; `replace` leaves no step for the back button. */
export function go(path: string, replace = false): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
  if (!replace) {
    scrollTo(0, 0);
  }
}

/** Pages of `/post` that the server draws. */
const OF_SERVER = /^\/post\/(protects|offices|notices|reply)\b/;

function isOfApp(href: string): boolean {
  return /^\/post(\/|\?|$)/.test(href) && !OF_SERVER.test(href);
}

function staysInApp(event: MouseEvent, href: string): boolean {
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  return isPlain && isOfApp(href);
}

/** The header came with the document: its links to the post stay in the app, and those to another language lead to the page that is shown now. */
export function followHeader(app: Element): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    // A link of the app was followed already, and may be gone from the page by now.
    if (event.defaultPrevented || !link || app.contains(link) || link.origin !== location.origin) {
      return;
    }
    if (link.hreflang) {
      const there = new URL(location.href);
      there.searchParams.set('lang', link.hreflang);
      link.href = there.href;
    } else if (!link.hash && staysInApp(event, link.pathname + link.search)) {
      event.preventDefault();
      go(link.pathname + link.search);
    }
  });
}

type LinkProps = JSX.IntrinsicElements['a'] & { href: string };

export function Link({ href, onClick, ...rest }: LinkProps) {
  const follow = (event: TargetedMouseEvent<HTMLAnchorElement>) => {
    if (staysInApp(event, href)) {
      event.preventDefault();
      go(href);
    }
  };
  // Elsewhere in a tab of its own: who leaves the document locks the mailbox.
  const elsewhere = isOfApp(href) ? {} : { target: '_blank', rel: 'noopener' };
  return <a href={href} onClick={onClick ?? follow} {...elsewhere} {...rest} />;
}

/** The values of a pattern such as `/post/cases/:case` in a path. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const found = path.split('/');
  if (wanted.length !== found.length) {
    return undefined;
  }
  const values: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    if (part.startsWith(':')) {
      const value = decoded(found[at]!);
      if (value === undefined) {
        return undefined;
      }
      values[part.slice(1)] = value;
    } else if (part !== found[at]) {
      return undefined;
    }
  }
  return values;
}

/** A part of an address; nothing where somebody broke its percent signs. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
