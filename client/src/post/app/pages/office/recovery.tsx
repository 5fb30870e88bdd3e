// The office has lost its keys: asking two of the three for their shares, and joining them.

import { useState } from 'preact/hooks';
import type { Team } from '../../../engine/index.ts';
import { useApp } from '../../context.tsx';
import { Actions, Form } from '../../parts/desk.tsx';
import { Button, Notice, SafetyNumber, TextArea } from '../../parts/index.tsx';
import { WorkState, useWork } from '../../parts/work.tsx';

/** So many shares bring the keys back. */
const NEEDED = 2;

export function Recovery({ team, onChange }: { team: Team; onChange(): Promise<void> }) {
  const { t } = useApp();
  if (team.recovery) {
    return <Running team={team} recovery={team.recovery} onChange={onChange} />;
  }
  return (
    <section aria-labelledby="recovery">
      <h2 id="recovery">{t('post-recovery-title')}</h2>
      <p>{t('post-recovery-text')}</p>
      <details class="more">
        <summary>{t('post-recovery-ask')}</summary>
        <div class="more__body">
          <Ask team={team} onChange={onChange} />
        </div>
      </details>
    </section>
  );
}

function Ask({ team, onChange }: { team: Team; onChange(): Promise<void> }) {
  const { engine, t } = useApp();
  const work = useWork();
  const [reason, setReason] = useState('');
  return (
    <Form onSend={() => work.run(() => engine.offices.askRecovery(team.office, reason).then(onChange))}>
      <TextArea
        name="reason"
        label={t('post-recovery-reason')}
        hint={t('post-recovery-reason-hint')}
        value={reason}
        onInput={setReason}
        rows={3}
      />
      <Actions>
        <Button look="secondary" disabled={work.busy}>
          {t('post-recovery-ask')}
        </Button>
      </Actions>
      <WorkState work={work} />
    </Form>
  );
}

interface RunningProps {
  team: Team;
  recovery: NonNullable<Team['recovery']>;
  onChange(): Promise<void>;
}

function Running({ team, recovery, onChange }: RunningProps) {
  const { engine, t } = useApp();
  const work = useWork();
  const finish = () =>
    work.run((onProgress) => engine.offices.finishRecovery(team.office, recovery.id, onProgress).then(onChange));
  const withdraw = () => work.run(() => engine.offices.refuseRecovery(recovery.id).then(onChange));
  return (
    <section aria-labelledby="recovery">
      <h2 id="recovery">{t('post-recovery-title')}</h2>
      <Notice tone="warning" title={t('post-recovery-running', { given: recovery.given, needed: NEEDED })}>
        <p>{t('post-recovery-running-reason', { reason: recovery.reason })}</p>
        <p>{t('post-recovery-running-text')}</p>
        <SafetyNumber digits={engine.account.ownSafetyNumber().digits} />
      </Notice>
      <Actions>
        <Button onPress={finish} disabled={work.busy || recovery.given < NEEDED}>
          {t('post-recovery-finish')}
        </Button>
        <Button look="tertiary" onPress={withdraw} disabled={work.busy}>
          {t('post-recovery-withdraw')}
        </Button>
      </Actions>
      <WorkState work={work} />
    </section>
  );
}
