// The page's heading and title. The heading came from the server, above the program.

import { useEffect, useRef } from 'preact/hooks';

/** Sets them, and brings the focus to the heading when the place changes. */
export function useHeading(place: string, heading: string, title: string): void {
  const last = useRef(place);
  useEffect(() => {
    const shown = document.querySelector<HTMLElement>('#main > h1');
    if (!shown) {
      return;
    }
    shown.textContent = heading;
    document.title = title;
    if (last.current !== place) {
      last.current = place;
      shown.tabIndex = -1;
      shown.focus({ preventScroll: true });
    }
  }, [place, heading, title]);
}
