// The recovery code: shown once, on paper at best, and typed back.

import { useState } from 'preact/hooks';
import { useTexts } from '../context.tsx';
import { Button, Checkbox, Failed, Notice, TextField } from './index.tsx';

export function CodeSheet({ code, onNoted }: { code: string; onNoted: () => void }) {
  const { t } = useTexts();
  const [noted, setNoted] = useState(false);
  return (
    <>
      <p>{t('post-app-code-about')}</p>
      <p class="post-code" translate={false}>
        {code}
      </p>
      <Notice tone="warning" title={t('post-app-code-only-you')}>
        <p>{t('post-app-code-only-you-about')}</p>
      </Notice>
      <Checkbox name="noted" label={t('post-app-code-noted')} checked={noted} onChange={setNoted} />
      <div class="form__send">
        <Button disabled={!noted} onPress={onNoted}>
          {t('post-app-next')}
        </Button>
        <Button look="secondary" onPress={() => print()}>
          {t('post-app-print')}
        </Button>
      </div>
    </>
  );
}

export function TypeBack({ onConfirm, onBack }: { onConfirm: (typed: string) => Promise<void>; onBack: () => void }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<unknown>();
  const submit = async (event: Event) => {
    event.preventDefault();
    setError(undefined);
    await onConfirm(typed).catch(setError);
  };
  return (
    <form class="form" onSubmit={(event) => void submit(event)} noValidate>
      <p>{t('post-app-code-type')}</p>
      <Failed error={error} />
      <TextField
        name="code"
        label={t('post-app-recovery-code')}
        hint={t('post-app-recovery-code-hint')}
        value={typed}
        onInput={setTyped}
        attributes={{ autocomplete: 'off', autocapitalize: 'characters', spellcheck: false }}
      />
      <div class="form__send">
        <Button>{t('post-app-code-confirm')}</Button>
        <Button look="secondary" onPress={onBack}>
          {t('post-app-code-show-again')}
        </Button>
      </div>
    </form>
  );
}
