// The own safety number, and the watch over what stands in the record under the own name.

import { useState } from 'preact/hooks';
import { useApp } from '../../context.tsx';
import { Actions } from '../../parts/desk.tsx';
import { Button, Notice, SafetyNumber } from '../../parts/index.tsx';
import { WorkState, useWork } from '../../parts/work.tsx';

export function OwnKeys() {
  const { engine, t } = useApp();
  const { digits, hash, version } = engine.account.ownSafetyNumber();
  return (
    <section class="safety" aria-labelledby="own-keys">
      <div>
        <h2 id="own-keys">{t('post-keys-number')}</h2>
        <SafetyNumber digits={digits} />
        <p>{t('post-keys-number-text')}</p>
        <details class="more">
          <summary>{t('post-keys-number-hash')}</summary>
          <div class="more__body">
            <p>{t('post-keys-number-version', { version })}</p>
            <p>
              <code>{hash}</code>
            </p>
          </div>
        </details>
        <Watch />
      </div>
    </section>
  );
}

function Watch() {
  const { engine, t } = useApp();
  const work = useWork();
  const [found, setFound] = useState<{ upTo: number; strangers: number[] }>();
  const look = () => work.run(async (onProgress) => setFound(await engine.account.watchOwnKeys(onProgress)));
  return (
    <>
      <h3>{t('post-keys-watch')}</h3>
      <p>{t('post-keys-watch-text')}</p>
      <Actions>
        <Button look="secondary" onPress={look} disabled={work.busy}>
          {t('post-keys-watch-now')}
        </Button>
      </Actions>
      <WorkState work={work} />
      <div aria-live="polite">{work.done && found && <Found {...found} />}</div>
    </>
  );
}

function Found({ upTo, strangers }: { upTo: number; strangers: number[] }) {
  const { t } = useApp();
  if (strangers.length === 0) {
    return <Notice tone="success" title={t('post-keys-watch-none', { entries: upTo })} />;
  }
  return (
    <Notice tone="danger" title={t('post-keys-watch-strangers', { count: strangers.length })}>
      <p>{t('post-keys-watch-strangers-text')}</p>
      <ul>
        {strangers.map((index) => (
          <li key={index}>
            <a href={`/record/entries/${index}`}>{t('post-desk-entry', { index: String(index) })}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
