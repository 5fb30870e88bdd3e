// Where the online form begins: reads what the server's page says, fetches the form, opens the draft
// that was being written, draws the page.

import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { TextsContext } from '../../post/app/context.tsx';
import { Failed } from '../../post/app/parts/index.tsx';
import type { Texts } from '../../texts.ts';
import { App, type Beginning } from './app.tsx';
import { BrowserShelf, ShortShelf } from './drafts/shelf.ts';
import { DeviceDrafts } from './drafts/on-device.ts';
import { factsOf, fetchFrom, fetchVersion, type PageFacts } from './facts.ts';
import { followLanguage } from './language.ts';
import { resumed } from './resuming.ts';
import { textsIn } from './texts.ts';

const root = document.getElementById('form-app');
if (root) {
  void begin(root);
}

async function begin(root: HTMLElement): Promise<void> {
  const facts = factsOf(root);
  const texts = await textsIn(facts.lang);
  const isPreview = facts.draft !== undefined;
  const isKiosk = !isPreview && new URLSearchParams(location.search).has('kiosk');
  try {
    const [version, shelf] = await Promise.all([facts.draft === undefined ? fetchVersion(facts.form) : fetchFrom(facts.draft), isKiosk || isPreview ? new ShortShelf() : BrowserShelf.open()]);
    const drafts = new DeviceDrafts(shelf);
    const draft = isKiosk || isPreview ? undefined : await resumed(facts.form, version, drafts);
    root.replaceChildren();
    render(<Program root={root} facts={facts} texts={texts} beginning={{ version, drafts, isKiosk, ...(draft && { draft }) }} />, root);
  } catch (error) {
    root.replaceChildren();
    render(
      <TextsContext.Provider value={texts}>
        <Failed error={error} />
      </TextsContext.Provider>,
      root,
    );
  }
}

/** The language can change while somebody writes: everything written stays. */
function Program({ root, beginning, ...first }: { root: HTMLElement; facts: PageFacts; texts: Texts; beginning: Beginning }) {
  const [{ facts, texts }, setPage] = useState(first);
  useEffect(() => followLanguage(root, async () => {
    const facts = factsOf(root);
    setPage({ facts, texts: await textsIn(facts.lang) });
  }), []);
  return (
    <TextsContext.Provider value={texts}>
      <App facts={facts} beginning={beginning} />
    </TextsContext.Provider>
  );
}
