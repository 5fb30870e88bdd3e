// What the mailbox tells others and its owner, how much it holds, and taking it along.

import { useState } from 'preact/hooks';
import type { Me } from '../../../engine/types.ts';
import { useApp } from '../../context.tsx';
import { Actions, Form } from '../../parts/desk.tsx';
import { Button, Facts, Notice, TextField, size } from '../../parts/index.tsx';
import { Loaded, Switch, WorkState, useFetched, useWork } from '../../parts/work.tsx';

export function Receipts() {
  const { engine, t } = useApp();
  const receipts = useFetched(() => engine.mailboxes.receipts());
  return (
    <section aria-labelledby="receipts">
      <h2 id="receipts">{t('post-keys-receipts')}</h2>
      <Loaded of={receipts}>
        {(isOn) => (
          <Switch
            name="receipts"
            label={t('post-keys-receipts-on')}
            hint={t('post-keys-receipts-text')}
            isOn={isOn}
            turn={(next) => engine.mailboxes.setReceipts(next)}
          />
        )}
      </Loaded>
    </section>
  );
}

export function Notices() {
  const { engine, t } = useApp();
  const me = useFetched(() => engine.account.me());
  return (
    <section aria-labelledby="notices">
      <h2 id="notices">{t('post-keys-notices')}</h2>
      <p>{t('post-keys-notices-text')}</p>
      <Loaded of={me}>
        {({ mail, notice }) => (mail ? <Ordered notice={notice} onChange={me.reload} /> : <p>{t('post-keys-notices-none')}</p>)}
      </Loaded>
    </section>
  );
}

function Ordered({ notice, onChange }: { notice: Me['notice']; onChange(): Promise<void> }) {
  const { engine, t } = useApp();
  const work = useWork();
  const [email, setEmail] = useState('');
  const set = (address: string | null) => work.run(() => engine.account.setNotice(address).then(onChange));
  if (notice) {
    const state = notice.confirmed ? 'post-keys-notices-on' : 'post-keys-notices-waiting';
    return (
      <>
        <Notice tone={notice.confirmed ? 'success' : 'info'} title={t(state, { email: notice.email })}>
          {!notice.confirmed && <p>{t('post-keys-notices-waiting-text')}</p>}
        </Notice>
        <Actions>
          <Button look="secondary" onPress={() => set(null)} disabled={work.busy}>
            {t('post-keys-notices-stop')}
          </Button>
        </Actions>
        <WorkState work={work} />
      </>
    );
  }
  return (
    <Form onSend={() => set(email)}>
      <TextField
        name="email"
        label={t('post-keys-notices-email')}
        hint={t('post-keys-notices-email-hint')}
        type="email"
        value={email}
        onInput={setEmail}
        attributes={{ autocomplete: 'email', required: true }}
      />
      <Actions>
        <Button look="secondary" disabled={work.busy}>
          {t('post-keys-notices-order')}
        </Button>
      </Actions>
      <WorkState work={work} />
    </Form>
  );
}

export function Space() {
  const { engine, lang, t } = useApp();
  const me = useFetched(() => engine.account.me());
  return (
    <section aria-labelledby="space">
      <h2 id="space">{t('post-keys-space')}</h2>
      <Loaded of={me}>
        {({ quota: { used, limit } }) => (
          <>
            <div class="progress kern-progress">
              <label>
                <span class="progress__label">{t('post-keys-space-used', { used: size(lang, used), limit: size(lang, limit) })}</span>
                <progress max={limit} value={Math.min(used, limit)} />
              </label>
            </div>
            <p>{t('post-keys-space-text')}</p>
          </>
        )}
      </Loaded>
    </section>
  );
}

export function Export() {
  const { t } = useApp();
  return (
    <section aria-labelledby="export">
      <h2 id="export">{t('post-keys-export')}</h2>
      <p>{t('post-keys-export-text')}</p>
      <Actions>
        <a class="kern-btn kern-btn--secondary" href="/api/post/export" download="mailbox.tar">
          <span class="kern-label">{t('post-keys-export-get')}</span>
        </a>
      </Actions>
      <p>{t('post-keys-export-open')}</p>
      <pre class="code" tabIndex={0}>
        <code>allmende letters open mailbox.tar</code>
      </pre>
      <Facts
        facts={[
          [t('post-keys-export-needs'), t('post-keys-export-needs-text')],
          [t('post-keys-export-holds'), t('post-keys-export-holds-text')],
        ]}
      />
    </section>
  );
}
