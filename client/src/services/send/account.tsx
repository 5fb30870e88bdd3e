// Sending from one's own mailbox: it is unlocked as anywhere else, then the application goes out.
// Who has no mailbox yet learns how to get one, and that it goes without.

import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { newBeginning, openEngine, type Beginning, type Engine, type Me } from '../../post/engine/index.ts';
import { AppContext, TextsContext } from '../../post/app/context.tsx';
import { Button, Failed, Loading, Notice, ProgressBar } from '../../post/app/parts/index.tsx';
import { Actions } from '../../post/app/parts/desk.tsx';
import { useWork } from '../../post/app/parts/work.tsx';
import { UnlockForm } from '../../post/app/pages/unlock.tsx';
import type { Texts } from '../../texts.ts';
import { caseOf, written, type AccountHandlers, type ApplicationLetter, type Sending } from './index.ts';
import { register, texts } from './register.ts';

interface Props {
  texts: Texts;
  sending: Sending;
  letter: ApplicationLetter;
  handlers: AccountHandlers;
}

export async function mount(element: HTMLElement, sending: Sending, letter: ApplicationLetter, handlers: AccountHandlers): Promise<() => void> {
  const all = await texts();
  render(
    <TextsContext.Provider value={all}>
      <FromMailbox texts={all} sending={sending} letter={letter} handlers={handlers} />
    </TextsContext.Provider>,
    element,
  );
  return () => render(null, element);
}

function FromMailbox(props: Props) {
  const { texts, handlers } = props;
  const { t } = texts;
  const [engine, setEngine] = useState<Engine>();
  const [me, setMe] = useState<Me>();
  const [error, setError] = useState<unknown>();
  const refresh = async () => setMe(await engine?.account.me());
  useEffect(() => void openEngine({ api: '/api/post', language: texts.lang }).then(opened).catch(setError), []);

  /** A device that is trusted opens the mailbox by itself. */
  async function opened(engine: Engine): Promise<void> {
    setEngine(engine);
    const me = await engine.account.me();
    if (me.state === 'locked' && me.ways.includes('device')) {
      await engine.account.unlockWithDevice().catch(() => undefined);
      setMe(await engine.account.me());
    } else {
      setMe(me);
    }
  }

  if (error !== undefined) {
    return (
      <>
        <Failed error={error} />
        <Without {...props} />
      </>
    );
  }
  if (!engine || !me) {
    return <Loading>{t('post-app-loading')}</Loading>;
  }
  const town = { name: '', url: location.origin };
  return (
    <AppContext.Provider value={{ ...texts, engine, me, town, refresh }}>
      {me.state === 'none' ? <NoMailbox texts={texts} refresh={refresh} /> : me.state === 'locked' ? <Locked {...texts} /> : <Send engine={engine} {...props} />}
      {me.state === 'open' ? null : <Without texts={texts} handlers={handlers} />}
    </AppContext.Provider>
  );
}

function Locked({ t }: Texts) {
  return (
    <>
      <p>{t('post-send-unlock')}</p>
      <UnlockForm />
    </>
  );
}

function NoMailbox({ texts: { t }, refresh }: { texts: Texts; refresh(): Promise<void> }) {
  return (
    <>
      <Notice tone="info" title={t('post-send-no-mailbox')}>
        <p>{t('post-send-no-mailbox-text')}</p>
        <p>
          <a href="/post" target="_blank" rel="noopener">
            {t('post-send-set-up')}
          </a>
        </p>
      </Notice>
      <Actions>
        <Button look="secondary" onPress={refresh}>
          {t('post-send-look-again')}
        </Button>
      </Actions>
    </>
  );
}

function Without({ texts: { t }, handlers }: Pick<Props, 'texts' | 'handlers'>) {
  return (
    <Actions>
      <Button look="tertiary" onPress={handlers.onWithout}>
        {t('post-send-without')}
      </Button>
    </Actions>
  );
}

function Send({ engine, texts: { t }, sending, letter, handlers }: Props & { engine: Engine }) {
  const work = useWork();
  // Drawn once: pressed again after a cut, it is the same case.
  const beginning = useRef<Beginning | undefined>(undefined);
  const send = () =>
    work.run(async (onProgress) => {
      const { attempt, isResumed } = await handlers.attempt();
      beginning.current ??= newBeginning(attempt.case);
      const arrived = isResumed ? await engine.mailboxes.arrived(attempt.case) : undefined;
      const begun = arrived ?? (await engine.mailboxes.write(`office:${sending.office}`, written(letter), onProgress, undefined, beginning.current));
      const notice = await register(caseOf(begun.case, sending));
      handlers.onSent({ ...begun, ...(notice !== undefined && { notice }) });
    });
  return (
    <>
      <p>{t('post-send-open')}</p>
      {work.error === undefined ? null : <Failed error={work.error} />}
      {work.busy ? work.progress ? <ProgressBar progress={work.progress} /> : <Loading>{t('post-send-sealing')}</Loading> : null}
      <Actions>
        <Button disabled={work.busy} onPress={send}>
          {t(work.error === undefined ? 'post-send-send' : 'post-send-again')}
        </Button>
      </Actions>
    </>
  );
}
