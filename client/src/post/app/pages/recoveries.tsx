// `/post/recoveries`: offices that lost their keys and ask me for my share.

import type { Offices } from '../../engine/index.ts';
import { useApp, useTitle } from '../context.tsx';
import { officeName } from '../names.ts';
import { useOffices } from '../offices.ts';
import { Actions, Sure, Up, word } from '../parts/desk.tsx';
import { Button, Empty, Facts, Notice, SafetyNumber } from '../parts/index.tsx';
import { Loaded, WorkState, useFetched, useWork } from '../parts/work.tsx';

type Request = Awaited<ReturnType<Offices['recoveries']>>[number];

export function RecoveriesPage() {
  const { engine, refresh, t } = useApp();
  useTitle(t('post-recoveries-title'));
  const requests = useFetched(() => engine.offices.recoveries());
  const changed = async () => void (await Promise.all([requests.reload(), refresh()]));
  return (
    <>
      <Up href="/post">{t('post-app-own')}</Up>
      <p class="lead">{t('post-recoveries-lead')}</p>
      <Loaded of={requests}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('post-recoveries-none')}>
              <p>{t('post-recoveries-none-text')}</p>
            </Empty>
          ) : (
            all.map((request) => <OneRequest key={`${request.id} ${request.holder}`} of={request} onChange={changed} />)
          )
        }
      </Loaded>
    </>
  );
}

function OneRequest({ of: request, onChange }: { of: Request; onChange(): Promise<void> }) {
  const app = useApp();
  const { engine, t } = app;
  const work = useWork();
  const office = officeName(app, request.office, useOffices());
  const { askedBy } = request;
  const give = () => work.run(() => engine.offices.giveShare(request.id).then(onChange));
  const refuse = () => work.run(() => engine.offices.refuseRecovery(request.id).then(onChange));
  return (
    <section class="safety" aria-labelledby={request.id}>
      <div>
        <h2 id={request.id}>{office}</h2>
        <Facts
          facts={[
            [t('post-recoveries-who'), `${askedBy.name}, ${word(app, 'post-desk-role', askedBy.role)}`],
            [t('post-recoveries-why'), request.reason],
            [t('post-recoveries-as'), word(app, 'post-desk-holder', request.holder)],
          ]}
        />
        <Notice tone="danger" title={t('post-recoveries-warning')}>
          <ol>
            <li>{t('post-recoveries-warning-call')}</li>
            <li>{t('post-recoveries-warning-ask')}</li>
            <li>{t('post-recoveries-warning-compare')}</li>
          </ol>
        </Notice>
        <h3>{t('post-recoveries-number', { name: askedBy.name })}</h3>
        <SafetyNumber digits={askedBy.safetyNumber} />
        <Actions>
          <Sure
            label={t('post-recoveries-give')}
            title={t('post-recoveries-give-sure', { office })}
            about={t('post-recoveries-give-sure-text')}
            yes={t('post-recoveries-give')}
            onYes={give}
          />
          <Button look="tertiary" onPress={refuse} disabled={work.busy}>
            {t('post-recoveries-refuse')}
          </Button>
        </Actions>
        <WorkState work={work} />
      </div>
    </section>
  );
}
