// Parts of the app that are loaded when they are first opened, with the texts that only they show.

import type { ComponentType } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { AppContext, TextsContext, useTexts } from '../context.tsx';
import { joined, textsOf, type Lang, type Texts } from '../texts.ts';
import { Failed, Loading } from './index.tsx';

/** One's own Fluent files, each language a part of its own. */
export type Sources = Record<Lang, () => Promise<{ default: string[] }>>;

interface Arrived<Props> {
  Page: ComponentType<Props>;
  texts: Texts | undefined;
}

/**
 * A component whose code is loaded when it is first drawn:
 *
 *     const QueuePage = lazy(async () => (await import('./cases/queue.tsx')).QueuePage, SERVICES_TEXTS);
 *
 * What could not be loaded is asked for again when the component is drawn next.
 */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>, sources?: Sources): ComponentType<Props> {
  let coming: Promise<Arrived<Props>> | undefined;
  let arrived: Arrived<Props> | undefined;
  const fetch = (lang: Lang) => {
    coming ??= arrive(lang).catch((error: unknown) => {
      coming = undefined;
      throw error;
    });
    return coming;
  };
  const arrive = async (lang: Lang): Promise<Arrived<Props>> => {
    const [Page, files] = await Promise.all([load(), sources?.[lang]()]);
    arrived = { Page, texts: files && textsOf(lang, files.default) };
    return arrived;
  };

  return function Lazy(props: Props) {
    const { lang, t } = useTexts();
    const [found, setFound] = useState(arrived);
    const [error, setError] = useState<unknown>();
    useEffect(() => void (found ?? fetch(lang).then(setFound, setError)), []);
    if (!found) {
      return error === undefined ? <Loading>{t('post-app-loading')}</Loading> : <Failed error={error} />;
    }
    return found.texts ? <WithTexts page={found.Page} props={props} texts={found.texts} /> : <found.Page {...props} />;
  };
}

/** Draws a component that finds its own texts beside those of the app. Guests have texts and no app. */
function WithTexts<Props extends object>({ page: Page, props, texts }: { page: ComponentType<Props>; props: Props; texts: Texts }) {
  const all = joined(useTexts(), texts);
  const app = useContext(AppContext);
  return (
    <TextsContext.Provider value={all}>
      <AppContext.Provider value={app && { ...app, ...all }}>
        <Page {...props} />
      </AppContext.Provider>
    </TextsContext.Provider>
  );
}
