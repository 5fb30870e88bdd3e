// A receipt on paper.

import type { Receipts } from '../../../../services/api.ts';
import { wordsIn } from '../../cases.ts';
import { useTexts } from '../../context.tsx';
import { Day } from '../index.tsx';
import { money } from './signs.tsx';

export function ReceiptSheet({ of }: { of: Receipts }) {
  const texts = useTexts();
  const { t, lang } = texts;
  return (
    <>
      <header class="sheet__head">
        <p class="sheet__from">
          <strong>{of.town}</strong>
          <br />
          {wordsIn(texts, of.office)}
        </p>
      </header>
      <h1>{t('services-desk-receipt')}</h1>
      <p>{wordsIn(texts, of.service)}</p>
      <p>
        {t('post-app-code')}: <strong class="digits">{of.code}</strong>
        <br />
        {t('services-desk-reference')}: <strong class="digits">{of.reference}</strong>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('services-desk-receipt-number')}</th>
            <th scope="col">{t('services-desk-receipt-day')}</th>
            <th scope="col">{t('services-desk-receipt-what')}</th>
            <th scope="col" class="numeric">{t('services-desk-amount')}</th>
          </tr>
        </thead>
        <tbody>
          {of.receipts.map(({ number, day, what, cents }) => (
            <tr key={number}>
              <td>{number}</td>
              <td>
                <Day time={day} />
              </td>
              <td>{t(`services-fees-state-${what}`)}</td>
              <td class="numeric">{money(lang, what === 'refunded' ? -cents : cents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
