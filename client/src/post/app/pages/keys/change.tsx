// New keys for the whole mailbox: for the day on which somebody may have the old ones.

import { useState } from 'preact/hooks';
import { useApp } from '../../context.tsx';
import { Actions, Form } from '../../parts/desk.tsx';
import { Button, Checkbox, Notice, SecretField } from '../../parts/index.tsx';
import { WorkState, useWork } from '../../parts/work.tsx';

export function ChangeOfKeys() {
  const { t } = useApp();
  return (
    <section aria-labelledby="change">
      <h2 id="change">{t('post-keys-change')}</h2>
      <p>{t('post-keys-change-text')}</p>
      <details class="more">
        <summary>{t('post-keys-change-open')}</summary>
        <div class="more__body">
          <Change />
        </div>
      </details>
    </section>
  );
}

function Change() {
  const { engine, t } = useApp();
  const work = useWork();
  const [passphrase, setPassphrase] = useState('');
  const [isSure, setSure] = useState(false);
  const [code, setCode] = useState<string>();
  const change = () =>
    work.run(async (onProgress) => {
      setCode((await engine.account.rotate(passphrase, onProgress)).recoveryCode);
      setPassphrase('');
    });
  if (code) {
    return (
      <Notice tone="success" title={t('post-keys-change-done')}>
        <p>{t('post-keys-change-code')}</p>
        <p class="post-code" translate={false}>
          {code}
        </p>
      </Notice>
    );
  }
  return (
    <Form onSend={() => void change()}>
      <Notice tone="warning" title={t('post-keys-change-warning')}>
        <ul>
          <li>{t('post-keys-change-warning-number')}</li>
          <li>{t('post-keys-change-warning-ways')}</li>
          <li>{t('post-keys-change-warning-old')}</li>
        </ul>
      </Notice>
      <SecretField
        name="change-passphrase"
        label={t('post-app-passphrase')}
        hint={t('post-app-passphrase-not-login')}
        value={passphrase}
        onInput={setPassphrase}
        autocomplete="current-password"
      />
      <Checkbox name="sure" label={t('post-keys-change-sure')} checked={isSure} onChange={setSure} />
      <Actions>
        <Button look="secondary" disabled={work.busy || !isSure}>
          {t('post-keys-change-now')}
        </Button>
      </Actions>
      <WorkState work={work} />
    </Form>
  );
}
