// Where somebody is in the form. It stands in the address, so that the browser's own buttons work
// and a step can be linked to.

import { useEffect, useState } from 'preact/hooks';

/** The first page, a page of questions, reading everything again, or what comes after sending. */
export type Place =
  | { at: 'start' }
  | { at: 'step'; page: string; backToReview: boolean }
  | { at: 'review' }
  | { at: 'done' };

export function placeIn(query: URLSearchParams): Place {
  const page = query.get('step');
  if (query.has('review')) {
    return page === null ? { at: 'review' } : { at: 'step', page, backToReview: true };
  }
  return page === null ? { at: 'start' } : { at: 'step', page, backToReview: false };
}

/** The address of a place; a device of many people stays one. */
export function hrefOf(place: Place, query = new URLSearchParams(location.search)): string {
  const next = new URLSearchParams();
  if (query.has('kiosk')) {
    next.set('kiosk', '');
  }
  if (place.at === 'step') {
    next.set('step', place.page);
  }
  if (place.at === 'review' || (place.at === 'step' && place.backToReview)) {
    next.set('review', '');
  }
  const written = next.toString().replace(/=(?=&|$)/g, '');
  return `${location.pathname}${written ? `?${written}` : ''}`;
}

export interface Moving {
  place: Place;
  /** Goes somewhere; `replace` leaves no step for the back button. */
  go(place: Place, replace?: boolean): void;
}

export function usePlace(): Moving {
  const [place, setPlace] = useState(() => placeIn(new URLSearchParams(location.search)));
  useEffect(() => {
    const moved = () => setPlace(placeIn(new URLSearchParams(location.search)));
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  const go = (next: Place, replace = false) => {
    history[replace ? 'replaceState' : 'pushState'](null, '', hrefOf(next));
    setPlace(next);
    scrollTo(0, 0);
  };
  return { place, go };
}
