// The first visit: a mailbox of one's own is made in this browser, in three steps.

import { useState } from 'preact/hooks';
import { useApp, useTitle } from '../context.tsx';
import { Button, ErrorSummary, Failed, type FieldErrors, LinkButton, Notice, SecretField, Steps } from '../parts/index.tsx';
import { CodeSheet, TypeBack } from '../parts/recovery-code.tsx';

/** The shortest passphrase that is taken: it may be guessed at by whoever steals the database. */
const SHORTEST = 12;

type Made = Awaited<ReturnType<ReturnType<typeof useApp>['engine']['account']['setUp']>>;

export function SetUp() {
  const { t, engine, refresh } = useApp();
  const [made, setMade] = useState<Made>();
  const [noted, setNoted] = useState(false);
  const [done, setDone] = useState(false);
  useTitle(t('post-app-setup-title'));

  const at = done ? 3 : !made ? 0 : !noted ? 1 : 2;
  return (
    <>
      <Steps steps={[t('post-app-setup-step-passphrase'), t('post-app-setup-step-code'), t('post-app-setup-step-check')]} at={at} />
      {at === 0 ? <Passphrase onMade={setMade} setUp={(passphrase) => engine.account.setUp(passphrase)} /> : null}
      {at === 1 ? <CodeSheet code={made!.recoveryCode} onNoted={() => setNoted(true)} /> : null}
      {at === 2 ? (
        <TypeBack
          onBack={() => setNoted(false)}
          onConfirm={async (typed) => {
            await made!.confirm(typed);
            setDone(true);
          }}
        />
      ) : null}
      {at === 3 ? (
        <>
          <Notice tone="success" title={t('post-app-setup-done')}>
            <p>{t('post-app-setup-done-about')}</p>
          </Notice>
          <Button onPress={refresh}>{t('post-app-to-mailbox')}</Button>
        </>
      ) : null}
    </>
  );
}

function Passphrase({ setUp, onMade }: { setUp: (passphrase: string) => Promise<Made>; onMade: (made: Made) => void }) {
  const { t } = useApp();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [errors, setErrors] = useState<FieldErrors>({});
  const [error, setError] = useState<unknown>();

  const submit = async (event: Event) => {
    event.preventDefault();
    const found: FieldErrors = {};
    if ([...passphrase].length < SHORTEST) {
      found['passphrase'] = t('post-app-passphrase-short', { count: SHORTEST });
    } else if (passphrase !== again) {
      found['again'] = t('post-app-passphrase-differs');
    }
    setErrors(found);
    if (Object.keys(found).length === 0) {
      setError(undefined);
      await setUp(passphrase).then(onMade, setError);
    }
  };

  return (
    <form class="form" onSubmit={(event) => void submit(event)} noValidate>
      <p>{t('post-app-setup-about')}</p>
      <h2>{t('post-app-two-secrets')}</h2>
      <ul class="post-sides">
        <li>
          <strong>{t('post-app-secret-sign-in')}</strong>
          {t('post-app-secret-sign-in-about')}
        </li>
        <li>
          <strong>{t('post-app-secret-mailbox')}</strong>
          {t('post-app-secret-mailbox-about')}
        </li>
      </ul>
      <ErrorSummary errors={errors} />
      <Failed error={error} />
      <SecretField
        name="passphrase"
        label={t('post-app-passphrase-new')}
        hint={t('post-app-passphrase-hint', { count: SHORTEST })}
        error={errors['passphrase']}
        value={passphrase}
        onInput={setPassphrase}
        autocomplete="new-password"
      />
      <SecretField
        name="again"
        label={t('post-app-passphrase-again')}
        error={errors['again']}
        value={again}
        onInput={setAgain}
        autocomplete="new-password"
      />
      <div class="form__send">
        <Button>{t('post-app-next')}</Button>
        <LinkButton look="tertiary" href="/post/protects">
          {t('post-app-protects')}
        </LinkButton>
      </div>
    </form>
  );
}
