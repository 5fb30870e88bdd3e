// Sealing and sending: without an account, or from one's own mailbox. What fails loses nothing.

import { useEffect, useRef, useState } from 'preact/hooks';
import { useTexts } from '../../post/app/context.tsx';
import { Button, Failed, Loading, Notice, ProgressBar } from '../../post/app/parts/index.tsx';
import { applicationLetter, type ApplicationLetter } from '../application.ts';
import { filesIn } from '../entry/asked.ts';
import type { Filler } from './app.tsx';
import { loadSender, type Progress, type Sent } from './sending.ts';

interface SendProps {
  filler: Filler;
  onSent(sent: Sent): void;
}

export function Send({ filler, onSent }: SendProps) {
  const { t } = useTexts();
  const { facts, isKiosk } = filler;
  const canUseAccount = facts.isSignedIn && !isKiosk;
  const [byAccount, setByAccount] = useState(canUseAccount);
  const letter = useLetter(filler);
  return (
    <section class="form-send" aria-labelledby="form-send">
      <h2 id="form-send">{t('services-online-send-title')}</h2>
      <p>{t('services-online-send-about', { office: facts.officeName })}</p>
      {typeof letter === 'string' ? (
        <Notice tone="danger" title={letter} />
      ) : byAccount ? (
        <FromAccount filler={filler} letter={letter} onSent={onSent} onWithout={() => setByAccount(false)} />
      ) : (
        <>
          <AsGuest filler={filler} letter={letter} onSent={onSent} />
          {canUseAccount ? (
            <Button look="tertiary" onPress={() => setByAccount(true)}>
              {t('services-online-send-account')}
            </Button>
          ) : facts.isSignedIn || isKiosk ? null : (
            <p>
              <a href={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`}>{t('services-online-send-sign-in')}</a>
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** The letter, or why there is none: a file that the browser has lost. */
function useLetter({ facts, version, entry }: Filler): ApplicationLetter | string {
  const texts = useTexts();
  const { definition, outcome, contents } = entry;
  const placed = filesIn(definition, outcome.data);
  const files = placed.map(({ fact }) => contents.of(fact));
  const lost = placed.find((_, at) => files[at] === undefined);
  if (lost) {
    return texts.t('services-online-file-lost', { name: lost.fact.name });
  }
  const application = { form: facts.form, version: version.version, language: texts.lang, answers: outcome.data, files: files as File[] };
  return applicationLetter(definition, application, texts);
}

type GoingProps = SendProps & { letter: ApplicationLetter };

function AsGuest({ filler: { facts, version, entry, drafting }, letter, onSent }: GoingProps) {
  const { t } = useTexts();
  const [progress, setProgress] = useState<Progress>();
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  useStaying(isBusy);
  const send = async () => {
    setBusy(true);
    setFailed(undefined);
    try {
      const { newAttempt, sendAsGuest } = await loadSender();
      const { office, service, form } = entry.definition;
      const { attempt } = await drafting.attempt(newAttempt);
      onSent(await sendAsGuest({ office, service, form, version: version.version }, attempt, letter, setProgress, { url: facts.url }));
    } catch (error) {
      // What fails while sending says it in a sentence; else the program for it did not come.
      setFailed(error instanceof Error && !(error instanceof TypeError) ? error.message : t('post-app-offline'));
    } finally {
      setBusy(false);
      setProgress(undefined);
    }
  };
  return (
    <>
      <p>{t('services-online-send-guest', { office: facts.officeName })}</p>
      <div role="alert">{failed === undefined ? null : <Notice tone="danger" title={t('services-online-send-failed')}><p>{failed}</p></Notice>}</div>
      {isBusy ? progress ? <ProgressBar progress={progress} /> : <Loading>{t('services-online-sending')}</Loading> : null}
      <div class="form__send">
        <Button disabled={isBusy} onPress={send}>
          {t(failed === undefined ? 'services-online-send' : 'services-online-send-again')}
        </Button>
      </div>
    </>
  );
}

function FromAccount({ filler: { version, entry, drafting }, letter, onSent, onWithout }: GoingProps & { onWithout(): void }) {
  const { t } = useTexts();
  const place = useRef<HTMLDivElement>(null);
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let leave: (() => void) | undefined;
    let isGone = false;
    const { office, service, form } = entry.definition;
    void loadSender()
      .then(({ mountAccount, newAttempt }) => mountAccount(place.current!, { office, service, form, version: version.version }, letter, { attempt: () => drafting.attempt(newAttempt), onSent, onWithout }))
      .then((unmount) => (isGone ? unmount() : void (leave = unmount)), setError);
    return () => {
      isGone = true;
      leave?.();
    };
  }, []);
  return (
    <>
      <div ref={place}>
        <Loading>{t('post-app-loading')}</Loading>
      </div>
      <Failed error={error} />
    </>
  );
}

/** Asks before the window closes on what is on its way. */
function useStaying(isNeeded: boolean): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    if (isNeeded) {
      addEventListener('beforeunload', ask);
    }
    return () => removeEventListener('beforeunload', ask);
  }, [isNeeded]);
}
