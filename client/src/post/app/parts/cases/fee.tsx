// The fee of a case: what is owed and how it is paid. For whoever applied, with or without account.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Fee, Receipts, ServiceCase, Services } from '../../../../services/api.ts';
import { useTexts } from '../../context.tsx';
import { Actions } from '../desk.tsx';
import { Badge, Button, Facts, LinkButton, Notice } from '../index.tsx';
import { printAlone } from '../sheet.tsx';
import { useWork, WorkState } from '../work.tsx';
import { ReceiptSheet } from './receipt.tsx';
import { money } from './signs.tsx';

type FeeProps = { of: ServiceCase; services: Services };
type OwnFeeProps = FeeProps & { onChange(): Promise<void> };

/** What is owed, and the ways to pay. */
export function OwnFee({ of, services, onChange }: OwnFeeProps) {
  const { t } = useTexts();
  const { fee } = of;
  return fee === null ? null : (
    <>
      <h3>{t('services-desk-fee')}</h3>
      <FeeFacts fee={fee} />
      {fee.state === 'open' ? <Pay of={of} services={services} online={fee.online} onChange={onChange} /> : <PrintReceipt of={of} services={services} />}
    </>
  );
}

export function FeeFacts({ fee }: { fee: Fee }) {
  const { t, lang } = useTexts();
  const state = <Badge tone={fee.state === 'open' ? 'warning' : 'success'}>{t(`services-fees-state-${fee.state}`)}</Badge>;
  return (
    <Facts
      facts={[
        [t('services-desk-amount'), <>{money(lang, fee.cents)} {state}</>],
        ...(fee.account
          ? ([
              [t('services-desk-holder'), fee.account.holder],
              [t('services-desk-iban'), <span class="digits">{fee.account.iban}</span>],
            ] as [string, ComponentChildren][])
          : []),
        [t('services-desk-reference'), <span class="digits">{fee.reference}</span>],
        ...(fee.surplus ? ([[t('services-desk-surplus'), money(lang, fee.surplus)]] as [string, string][]) : []),
      ]}
    />
  );
}

function Pay({ of, services, online, onChange }: OwnFeeProps & { online: boolean }) {
  const { t } = useTexts();
  const [address, setAddress] = useState<string>();
  const work = useWork();
  const begin = () => work.run(async () => setAddress(await services.beginPayment(of.case)));
  // Who gave up there begins anew here.
  const look = () =>
    work.run(async () => {
      setAddress(undefined);
      await onChange();
    });
  return (
    <>
      <p>{t('services-desk-pay-transfer')}</p>
      {of.fee?.account ? null : <p>{t('services-desk-pay-no-account')}</p>}
      {address === undefined ? null : (
        <Notice tone="info" title={t('services-desk-pay-ready')}>
          <Actions>
            <LinkButton href={address}>{t('services-desk-pay-go')}</LinkButton>
            <Button look="secondary" onPress={look}>
              {t('services-desk-pay-look')}
            </Button>
          </Actions>
        </Notice>
      )}
      {online && address === undefined ? (
        <Actions>
          <Button look="secondary" onPress={begin}>
            {t('services-desk-pay-online')}
          </Button>
        </Actions>
      ) : null}
      <WorkState work={work} />
    </>
  );
}

/** Where money moved, there is a receipt. */
export function PrintReceipt({ of, services }: FeeProps) {
  const texts = useTexts();
  const work = useWork();
  if (of.fee === null || of.fee.state === 'open' || of.fee.state === 'waived') {
    return null;
  }
  const show = (all: Receipts) => printAlone(texts, <ReceiptSheet of={all} />);
  return (
    <>
      <Actions>
        <Button look="secondary" onPress={() => work.run(async () => show(await services.receipts(of.case)))}>
          {texts.t('services-desk-receipt-print')}
        </Button>
      </Actions>
      <WorkState work={work} />
    </>
  );
}
