// The fee as its office sees it: how much, paid at the counter or by transfer, waived, given back.

import { useState } from 'preact/hooks';
import type { FeeAct, ServiceCase } from '../../../../services/api.ts';
import { services } from '../../cases.ts';
import { useApp } from '../../context.tsx';
import { Actions, Form, Sure } from '../desk.tsx';
import { Button, TextField } from '../index.tsx';
import { useWork, WorkState, type Work } from '../work.tsx';
import { FeeFacts, PrintReceipt } from './fee.tsx';
import { centsOf } from './signs.tsx';

interface FeeProps {
  of: ServiceCase;
  onChange(): Promise<void>;
}

export function OfficeFee({ of, onChange }: FeeProps) {
  const { t } = useApp();
  const work = useWork();
  const does = (act: FeeAct) =>
    work.run(async () => {
      await services.settleFee(of.case, act);
      await onChange();
    });
  const { fee } = of;
  if (of.role !== 'office' && fee === null) {
    return null;
  }
  return (
    <section aria-labelledby="fee">
      <h3 id="fee">{t('services-desk-fee')}</h3>
      {fee === null ? <p>{t('services-desk-fee-none')}</p> : <FeeFacts fee={fee} />}
      {of.role === 'office' ? <Settle of={of} work={work} does={does} /> : null}
      <PrintReceipt of={of} services={services} />
      <WorkState work={work} />
    </section>
  );
}

type SettleProps = { of: ServiceCase; work: Work; does(act: FeeAct): Promise<void> };

function Settle({ of, work, does }: SettleProps) {
  const { t } = useApp();
  const isOpen = of.fee?.state === 'open';
  const isPaid = of.fee?.state.startsWith('paid-') === true;
  return (
    <>
      <Actions>
        {isOpen ? (
          <>
            <Button look="secondary" disabled={work.busy} onPress={() => does({ act: 'paid-counter' })}>
              {t('services-desk-fee-counter')}
            </Button>
            <Sure
              label={t('services-desk-fee-waive')}
              title={t('services-desk-fee-waive-title')}
              about={t('services-desk-fee-waive-about')}
              yes={t('services-desk-fee-waive')}
              onYes={() => does({ act: 'waive' })}
            />
          </>
        ) : null}
        {isPaid ? (
          <Sure
            label={t('services-desk-fee-refund')}
            title={t('services-desk-fee-refund-title')}
            about={t('services-desk-fee-refund-about')}
            yes={t('services-desk-fee-refund')}
            onYes={() => does({ act: 'refund' })}
          />
        ) : null}
      </Actions>
      {isOpen ? <Transfer work={work} does={does} /> : null}
      {of.fee === null || isOpen ? <Amount work={work} does={does} /> : null}
    </>
  );
}

function Transfer({ work, does }: Omit<SettleProps, 'of'>) {
  const { t } = useApp();
  const [reference, setReference] = useState('');
  return (
    <details class="more">
      <summary>{t('services-desk-fee-transfer')}</summary>
      <div class="more__body">
        <Form onSend={() => does({ act: 'paid-transfer', reference })}>
          <TextField
            name="transfer"
            label={t('services-desk-fee-transfer-reference')}
            hint={t('services-desk-fee-transfer-hint')}
            value={reference}
            onInput={setReference}
            attributes={{ autocomplete: 'off', required: true }}
          />
          <Actions>
            <Button look="secondary" disabled={work.busy}>
              {t('services-desk-fee-transfer-book')}
            </Button>
          </Actions>
        </Form>
      </div>
    </details>
  );
}

function Amount({ work, does }: Omit<SettleProps, 'of'>) {
  const { t } = useApp();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const set = () => {
    const cents = centsOf(typed);
    setError(cents === undefined ? t('services-desk-fee-amount-wrong') : undefined);
    return cents === undefined ? undefined : does({ act: 'set', cents });
  };
  return (
    <details class="more">
      <summary>{t('services-desk-fee-set')}</summary>
      <div class="more__body">
        <Form onSend={set}>
          <TextField
            name="amount"
            label={t('services-desk-fee-amount')}
            hint={t('services-desk-fee-amount-hint')}
            error={error}
            value={typed}
            onInput={setTyped}
            attributes={{ inputMode: 'decimal', autocomplete: 'off' }}
          />
          <Actions>
            <Button look="secondary" disabled={work.busy}>
              {t('services-desk-fee-set')}
            </Button>
          </Actions>
        </Form>
      </div>
    </details>
  );
}
