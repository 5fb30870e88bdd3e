// The style sheet of these pages, loaded with the first of them.

import { useEffect, useState } from 'preact/hooks';
import address from '../../../../styles/scan.css?address';

let coming: Promise<void> | undefined;
let isThere = false;

/** Whether the style sheet is there; without it the pages are not drawn, so that nothing jumps. */
export function useStyle(): boolean {
  const [isStyled, setIsStyled] = useState(isThere);
  useEffect(() => {
    coming ??= loaded();
    void coming.then(() => setIsStyled(true));
  }, []);
  return isStyled;
}

function loaded(): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement('link');
    const done = () => {
      isThere = true;
      resolve();
    };
    // Without their style the pages can be used still.
    Object.assign(link, { rel: 'stylesheet', href: address, onload: done, onerror: done });
    document.head.append(link);
  });
}
