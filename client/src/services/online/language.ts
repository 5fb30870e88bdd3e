// Another language without leaving the page: the header and the footer are fetched in it, and the
// program goes on with what was written.

export function followLanguage(root: HTMLElement, changed: () => Promise<void>): () => void {
  const follow = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[hreflang]');
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || event.defaultPrevented || root.contains(link)) {
      return;
    }
    event.preventDefault();
    const there = new URL(location.href);
    there.searchParams.set('lang', link.hreflang);
    void fetch(there, { headers: { accept: 'text/html' } })
      .then((answer) => answer.text())
      .then((html) => {
        redress(root, new DOMParser().parseFromString(html, 'text/html'));
        return changed();
      })
      // The page is loaded anew; what was written is in the draft.
      .catch(() => location.assign(there));
  };
  document.addEventListener('click', follow);
  return () => document.removeEventListener('click', follow);
}

/** Everything around the program, as the other language says it. */
function redress(root: HTMLElement, other: Document): void {
  const found = other.getElementById(root.id);
  if (!found) {
    throw new Error('the page is not a form');
  }
  document.documentElement.lang = other.documentElement.lang;
  for (const part of ['.skip', 'body > header', 'body > footer', '#main > nav']) {
    const [here, there] = [document.querySelector(part), other.querySelector(part)];
    if (here && there) {
      here.replaceWith(document.adoptNode(there));
    }
  }
  for (const name of Object.keys(root.dataset)) {
    delete root.dataset[name];
  }
  Object.assign(root.dataset, found.dataset);
  document.querySelector<HTMLElement>('a[hreflang]')?.focus();
}
