// What whoever applied sees of their case: how it stands, what happens next, what it costs. It needs
// no account: guests see the same.

import type { ServiceCase, Services } from '../../../../services/api.ts';
import { wordsIn } from '../../cases.ts';
import { useTexts } from '../../context.tsx';
import { Actions, Sure } from '../desk.tsx';
import { Day, Facts, Notice } from '../index.tsx';
import { useWork, WorkState } from '../work.tsx';
import { OwnFee } from './fee.tsx';
import { History } from './history.tsx';
import { StatusBadge } from './signs.tsx';

export interface OwnCaseProps {
  of: ServiceCase;
  services: Services;
  onChange(): Promise<void>;
}

export function OwnCase({ of, services, onChange }: OwnCaseProps) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <section class="case" aria-labelledby="own-case">
      <h2 id="own-case">{t('services-desk-application', { service: wordsIn(texts, of.service.name) })}</h2>
      <p class="case__signs">
        <StatusBadge of={of} />
      </p>
      <Next of={of} />
      <Facts
        facts={[
          [t('services-desk-received'), <Day time={of.received} />],
          [t('services-desk-door'), t(`services-cases-door-${of.door}`)],
          [t('services-desk-office'), wordsIn(texts, of.office.name)],
          ...(of.outcome ? ([[t('services-desk-outcome'), t(`services-cases-outcome-${of.outcome}`)]] as [string, string][]) : []),
        ]}
      />
      {of.reasons.length > 0 ? (
        <ul>
          {of.reasons.map((reason) => (
            <li key={reason}>{t(`services-cases-reason-${reason}`)}</li>
          ))}
        </ul>
      ) : null}
      <OwnFee of={of} services={services} onChange={onChange} />
      <Withdraw of={of} services={services} onChange={onChange} />
      <History events={of.history} />
    </section>
  );
}

/** What happens next, and until when. */
function Next({ of }: { of: ServiceCase }) {
  const texts = useTexts();
  const { t } = texts;
  const about = t(`services-cases-status-${of.status}.about`, { office: wordsIn(texts, of.office.name) });
  if (of.status === 'asked') {
    return (
      <Notice tone="warning" title={about}>
        <p>{t('services-desk-asked-clock')}</p>
      </Notice>
    );
  }
  return (
    <p>
      {about}{' '}
      {of.due === null ? null : (
        <>
          {t(of.promised_days === null ? 'services-desk-next-by-law' : 'services-desk-next')} <Day time={of.due} />.
        </>
      )}
    </p>
  );
}

function Withdraw({ of, services, onChange }: OwnCaseProps) {
  const { t } = useTexts();
  const work = useWork();
  if (!of.acts.includes('withdraw')) {
    return null;
  }
  const withdraw = () =>
    work.run(async () => {
      await services.act(of, { act: 'withdraw' });
      await onChange();
    });
  return (
    <>
      <Actions>
        <Sure
          label={t('services-desk-withdraw')}
          title={t('services-desk-withdraw-title')}
          about={t('services-desk-withdraw-about')}
          yes={t('services-desk-withdraw-yes')}
          onYes={withdraw}
        />
      </Actions>
      <WorkState work={work} />
    </>
  );
}
