// Where the app begins: reads what the server's page says, opens the engine, draws the page.

import { render } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { openEngine, type Engine, type Me } from '../engine/index.ts';
import { AppContext, TextsContext, type Town } from './context.tsx';
import { Failed, Loading } from './parts/index.tsx';
import { GuestPage } from './pages/guest.tsx';
import { SetUp } from './pages/set-up.tsx';
import { Unlock } from './pages/unlock.tsx';
import { pageAt } from './pages/index.tsx';
import { followHeader, Router, usePlace } from './router.tsx';
import { textsIn, type Lang, type Texts } from './texts.ts';

const root = document.getElementById('post-app');
if (root) {
  const { api = '/api/post', lang = 'de', guest, town = '', url = location.origin } = root.dataset;
  const texts = await textsIn(lang as Lang);
  if (!guest) {
    followHeader(root);
  }
  root.replaceChildren();
  render(
    <TextsContext.Provider value={texts}>
      <Router>
        {guest ? (
          <GuestPage api={api} guest={guest} town={{ name: town, url }} />
        ) : (
          <Mailroom api={api} texts={texts} town={{ name: town, url }} />
        )}
      </Router>
    </TextsContext.Provider>,
    root,
  );
}

function Mailroom({ api, texts, town }: { api: string; texts: Texts; town: Town }) {
  const [engine, setEngine] = useState<Engine>();
  const [me, setMe] = useState<Me>();
  const [error, setError] = useState<unknown>();

  const refresh = useCallback(async () => {
    if (engine) {
      setMe(await engine.account.me());
    }
  }, [engine]);

  useEffect(() => void openEngine({ api, language: texts.lang }).then(setEngine, setError), [api]);
  useEffect(() => void begin(), [engine]);

  /** A device that is trusted opens the mailbox by itself. */
  async function begin(): Promise<void> {
    if (!engine) {
      return;
    }
    try {
      const found = await engine.account.me();
      if (found.state === 'locked' && found.ways.includes('device')) {
        await engine.account.unlockWithDevice().catch(() => undefined);
        setMe(await engine.account.me());
      } else {
        setMe(found);
      }
    } catch (failure) {
      setError(failure);
    }
  }

  if (error !== undefined) {
    return <Failed error={error} />;
  }
  if (!engine || !me) {
    return <Loading>{texts.t('post-app-loading')}</Loading>;
  }
  return (
    <AppContext.Provider value={{ ...texts, engine, me, town, refresh }}>
      {me.state === 'none' ? <SetUp /> : me.state === 'locked' ? <Unlock /> : <Page />}
    </AppContext.Provider>
  );
}

function Page() {
  const place = usePlace();
  return pageAt(place.path);
}
