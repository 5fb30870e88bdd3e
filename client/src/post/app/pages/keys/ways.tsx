// The ways into the mailbox: passphrase, recovery code, passkeys, this device.

import { useState } from 'preact/hooks';
import { useApp } from '../../context.tsx';
import { Actions, Form } from '../../parts/desk.tsx';
import { Button, Day, Notice, SecretField } from '../../parts/index.tsx';
import { CodeSheet, TypeBack } from '../../parts/recovery-code.tsx';
import { Loaded, Switch, WorkState, useFetched, useWork } from '../../parts/work.tsx';

/** As short as the mailbox's passphrase may be. */
const SHORTEST = 12;

export function Ways() {
  const { t } = useApp();
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">{t('post-keys-ways')}</h2>
      <p>{t('post-keys-ways-text')}</p>
      <Passphrase />
      <NewCode />
      <Passkeys />
      <ThisDevice />
    </section>
  );
}

function Passphrase() {
  const { engine, t } = useApp();
  const work = useWork();
  const [{ first, second }, setTyped] = useState({ first: '', second: '' });
  const [problem, setProblem] = useState<string>();
  const change = () => {
    const wrong = problemOf(first, second);
    setProblem(wrong && t(wrong, { count: SHORTEST }));
    if (wrong === undefined) {
      return work.run(async () => {
        await engine.account.changePassphrase(first);
        setTyped({ first: '', second: '' });
      });
    }
  };
  return (
    <>
      <h3>{t('post-keys-passphrase')}</h3>
      <p>{t('post-keys-passphrase-text')}</p>
      <details class="more">
        <summary>{t('post-keys-passphrase-change')}</summary>
        <div class="more__body">
          <Form onSend={change}>
            <SecretField
              name="new-passphrase"
              label={t('post-app-passphrase-new')}
              hint={t('post-app-passphrase-hint', { count: SHORTEST })}
              error={problem}
              value={first}
              onInput={(value) => setTyped({ first: value, second })}
              autocomplete="new-password"
            />
            <SecretField
              name="new-passphrase-again"
              label={t('post-app-passphrase-again')}
              value={second}
              onInput={(value) => setTyped({ first, second: value })}
              autocomplete="new-password"
            />
            <Actions>
              <Button look="secondary" disabled={work.busy}>
                {t('post-keys-passphrase-change')}
              </Button>
            </Actions>
          </Form>
        </div>
      </details>
      <WorkState work={work} done={t('post-keys-passphrase-changed')} />
    </>
  );
}

function problemOf(first: string, second: string): string | undefined {
  if (first.length < SHORTEST) {
    return 'post-app-passphrase-short';
  }
  return first === second ? undefined : 'post-app-passphrase-differs';
}

interface MadeCode {
  recoveryCode: string;
  confirm(typed: string): Promise<void>;
}

/** Shown once, noted, typed back: only then does the new one take the old one's place. */
function NewCode() {
  const { engine, t } = useApp();
  const work = useWork();
  const [made, setMade] = useState<MadeCode>();
  const [isNoted, setNoted] = useState(false);
  const [isDone, setDone] = useState(false);
  const make = () =>
    work.run(async () => {
      setMade(await engine.account.newRecoveryCode());
      setNoted(false);
      setDone(false);
    });
  const confirm = async (typed: string) => {
    await made?.confirm(typed);
    setMade(undefined);
    setDone(true);
  };
  return (
    <>
      <h3>{t('post-keys-code')}</h3>
      <p>{t('post-keys-code-text')}</p>
      {!made && (
        <Actions>
          <Button look="secondary" onPress={make}>
            {t('post-keys-code-new')}
          </Button>
        </Actions>
      )}
      {made && !isNoted && <CodeSheet code={made.recoveryCode} onNoted={() => setNoted(true)} />}
      {made && isNoted && <TypeBack onConfirm={confirm} onBack={() => setNoted(false)} />}
      <WorkState work={work} />
      <div role="status">{isDone && <Notice tone="success" title={t('post-keys-code-done')} />}</div>
    </>
  );
}

function Passkeys() {
  const { engine, t } = useApp();
  const work = useWork();
  const ways = useFetched(() => engine.account.ways());
  const then = (change: () => Promise<void>) => work.run(() => change().then(ways.reload));
  return (
    <>
      <h3>{t('post-keys-passkeys')}</h3>
      <p>{t('post-keys-passkeys-text')}</p>
      <Loaded of={ways}>
        {(all) => (
          <ul class="filters" aria-label={t('post-keys-passkeys')}>
            {all
              .filter(({ kind }) => kind === 'passkey')
              .map(({ id, createdAt }) => (
                <li key={id}>
                  <span>
                    {t('post-keys-passkey-since')} <Day time={createdAt} />
                  </span>
                  <button class="textual" type="button" onClick={() => void then(() => engine.account.removeWay(id))}>
                    {t('post-keys-passkey-remove')}
                  </button>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
      <Actions>
        <Button look="secondary" onPress={() => then(() => engine.account.addPasskey())} disabled={work.busy}>
          {t('post-keys-passkey-add')}
        </Button>
      </Actions>
      <WorkState work={work} done={t('post-keys-saved')} />
    </>
  );
}

function ThisDevice() {
  const { engine, t } = useApp();
  const trusted = useFetched(() => engine.account.isTrustedDevice());
  return (
    <>
      <h3>{t('post-keys-device')}</h3>
      <Loaded of={trusted}>
        {(isOn) => (
          <Switch
            name="trust"
            label={t('post-app-trust')}
            hint={t('post-app-trust-hint')}
            isOn={isOn}
            turn={(next) => engine.account.trustDevice(next)}
          />
        )}
      </Loaded>
    </>
  );
}
