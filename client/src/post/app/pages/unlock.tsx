// A mailbox that is locked: any of the ways opens it, and the page that was asked for appears.

import { useState } from 'preact/hooks';
import { useApp, useTitle } from '../context.tsx';
import { Button, Checkbox, Failed, SecretField, TextField } from '../parts/index.tsx';

export function Unlock() {
  const { t } = useApp();
  useTitle(t('post-app-unlock-title'));
  return (
    <>
      <p class="lead">{t('post-app-unlock-lead')}</p>
      <UnlockForm />
      <p>
        <a href="/post/protects">{t('post-app-protects')}</a>
      </p>
    </>
  );
}

/** The ways to open a mailbox, on any page. */
export function UnlockForm() {
  const { t, engine, me, refresh } = useApp();
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState('');
  const [trust, setTrust] = useState(false);
  const [byCode, setByCode] = useState(false);
  const [error, setError] = useState<unknown>();

  const open = async (unlock: () => Promise<void>) => {
    setError(undefined);
    try {
      await unlock();
      if (trust) {
        await engine.account.trustDevice(true);
      }
      await refresh();
    } catch (failure) {
      setError(failure);
    }
  };
  const submit = (unlock: () => Promise<void>) => (event: Event) => {
    event.preventDefault();
    void open(unlock);
  };
  const trustBox = (
    <Checkbox name="trust" label={t('post-app-trust')} hint={t('post-app-trust-hint')} checked={trust} onChange={setTrust} />
  );

  return (
    <>
      <Failed error={error} />
      {byCode ? (
        <form class="form" onSubmit={submit(() => engine.account.unlockWithRecoveryCode(code))} noValidate>
          <TextField
            name="code"
            label={t('post-app-recovery-code')}
            hint={t('post-app-recovery-code-hint')}
            value={code}
            onInput={setCode}
            attributes={{ autocomplete: 'off', autocapitalize: 'characters', spellcheck: false }}
          />
          {trustBox}
          <div class="form__send">
            <Button>{t('post-app-unlock-button')}</Button>
          </div>
        </form>
      ) : (
        <form class="form" onSubmit={submit(() => engine.account.unlockWithPassphrase(passphrase))} noValidate>
          <SecretField
            name="passphrase"
            label={t('post-app-passphrase')}
            hint={t('post-app-passphrase-not-login')}
            value={passphrase}
            onInput={setPassphrase}
            autocomplete="off"
          />
          {trustBox}
          <div class="form__send">
            <Button>{t('post-app-unlock-button')}</Button>
          </div>
        </form>
      )}
      {me.ways.includes('passkey') ? (
        <div class="form__send">
          <Button look="secondary" onPress={() => open(() => engine.account.unlockWithPasskey())}>
            {t('post-app-unlock-passkey')}
          </Button>
        </div>
      ) : null}
      <p>
        <button type="button" class="textual" onClick={() => setByCode(!byCode)}>
          {t(byCode ? 'post-app-by-passphrase' : 'post-app-by-code')}
        </button>
      </p>
    </>
  );
}
