// What was entered: the code of the case, large; what the person takes home.

import { useEffect, useState } from 'preact/hooks';
import { summaryOf } from '../../../../services/entry/index.ts';
import { textIn } from '../../../../services/entry/words.ts';
import { useApp } from '../../context.tsx';
import { Actions } from '../../parts/desk.tsx';
import { Button, Link, Notice } from '../../parts/index.tsx';
import { PrintButton, Recipient, Sheet, type Letterhead } from '../../parts/sheet.tsx';
import { LinkAndPin } from '../office/new-guest.tsx';
import type { Handed } from './data-entry.tsx';
import { LINK_DAYS, longDay } from './recording.ts';

interface DoneProps {
  office: string;
  handed: Handed;
  onNext: () => void;
  nextLabel: string;
}

export function Done({ office, handed, onNext, nextLabel }: DoneProps) {
  const { t } = useApp();
  const [recipient, setRecipient] = useState('');
  const { code, link, pin } = handed;
  useEffect(() => scrollTo(0, 0), []);
  return (
    <>
      <div role="status">
        <Notice tone="success" title={t(handed.known ? 'services-enter-done-known' : 'services-enter-done', { code })}>
          <p>{t('services-enter-done-about')}</p>
        </Notice>
      </div>
      <p class="post-code" translate={false}>
        {code}
      </p>
      <Recipient value={recipient} onInput={setRecipient} />
      {link && pin && (
        <>
          <Notice tone="warning" title={t('post-guest-out-once')}>
            <p>{t('post-guest-out-once-text')}</p>
          </Notice>
          <LinkAndPin office={office} recipient={recipient} made={{ case: handed.case, code, link, pin, until: new Date(Date.now() + LINK_DAYS * 86_400_000) }} />
        </>
      )}
      <Actions>
        <PrintButton office={office} label={t('services-enter-receipt-print')} sheet={(head) => <ReceiptSheet head={head} handed={handed} recipient={recipient} />} />
        <Button look="secondary" onPress={onNext}>
          {nextLabel}
        </Button>
        <Link href={`/post/cases/${handed.case}?as=${office}`}>{t('post-desk-to-case')}</Link>
      </Actions>
    </>
  );
}

/** That the application has come, and what is still open in it. */
function ReceiptSheet({ head, handed, recipient }: { head: Letterhead; handed: Handed; recipient: string }) {
  const app = useApp();
  const { t, lang, town } = app;
  const { code, received } = handed;
  const { definition, answers } = received.entry;
  const open = Object.values(summaryOf(app, definition, answers, received.kept));
  return (
    <Sheet head={head} title={t('services-enter-receipt')} recipient={recipient} code={code}>
      <p>{t(`services-enter-receipt-${received.door}`, { title: textIn(definition.title, lang).text, day: longDay(lang, received.day) })}</p>
      {open.length > 0 && (
        <>
          <p>{t('services-enter-receipt-open')}</p>
          <ul>
            {open.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      <p class="sheet__pin">{code}</p>
      <p>{t('services-enter-receipt-code', { url: town.url })}</p>
    </Sheet>
  );
}
