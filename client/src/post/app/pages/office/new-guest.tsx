// To somebody without an account: a link and a PIN that go different ways.

import { useState } from 'preact/hooks';
import type { Letterhead } from '../../parts/sheet.tsx';
import { useApp } from '../../context.tsx';
import { Actions, Copyable } from '../../parts/desk.tsx';
import { Button, Link, Notice, Select } from '../../parts/index.tsx';
import { Qr } from '../../parts/qr.tsx';
import { LetterForm } from '../../parts/letter.tsx';
import { PrintButton, Recipient, Sheet } from '../../parts/sheet.tsx';
import { locale } from '../../texts.ts';

/** How long a link may work, in days. */
const DAYS = [14, 30, 60, 90];

export interface Made {
  case: string;
  code: string;
  link: string;
  pin: string;
  until: Date;
}

export function ToGuest({ office }: { office: string }) {
  const { engine, me, t } = useApp();
  const [days, setDays] = useState(30);
  const [made, setMade] = useState<Made>();
  if (made) {
    return <Handover office={office} made={made} onNext={() => setMade(undefined)} />;
  }
  return (
    <>
      <p>{t('post-guest-out-text')}</p>
      <LetterForm
        subject=""
        body=""
        author={me.name}
        sendLabel={t('post-guest-out-make')}
        send={async (letter, onProgress) => {
          const handed = await engine.offices.writeToGuest(office, letter, days, onProgress);
          setMade({ ...handed, until: new Date(Date.now() + days * 86_400_000) });
        }}
      >
        {() => (
          <Select
            name="days"
            label={t('post-guest-out-days')}
            hint={t('post-guest-out-days-hint')}
            value={String(days)}
            onInput={(value) => setDays(Number(value))}
            options={DAYS.map((count) => ({ value: String(count), label: t('post-guest-out-days-count', { count }) }))}
          />
        )}
      </LetterForm>
    </>
  );
}

/** Link and PIN, shown this once: two boxes, two sheets, two ways. */
function Handover({ office, made, onNext }: { office: string; made: Made; onNext: () => void }) {
  const { t } = useApp();
  const [recipient, setRecipient] = useState('');
  return (
    <>
      <Notice tone="success" title={t('post-guest-out-made', { code: made.code })} />
      <Notice tone="warning" title={t('post-guest-out-once')}>
        <p>{t('post-guest-out-once-text')}</p>
      </Notice>
      <Recipient value={recipient} onInput={setRecipient} />
      <LinkAndPin office={office} made={made} recipient={recipient} />
      <Actions>
        <Button look="secondary" onPress={onNext}>
          {t('post-guest-out-another')}
        </Button>
        <Link href={`/post/cases/${made.case}?as=${office}`}>{t('post-desk-to-case')}</Link>
      </Actions>
    </>
  );
}

/** Link and PIN side by side, each with a sheet of its own. */
export function LinkAndPin({ office, made, recipient }: { office: string; made: Made; recipient: string }) {
  const { t } = useApp();
  return (
    <ul class="ways">
      <li>
        <h2>{t('post-guest-out-link')}</h2>
        <p>{t('post-guest-out-link-text')}</p>
        <Copyable text={made.link} label={t('post-guest-out-link')} />
        <PrintButton office={office} label={t('post-guest-out-link-print')} sheet={(head) => <LinkSheet {...{ head, made, recipient }} />} />
      </li>
      <li>
        <h2>{t('post-guest-out-pin')}</h2>
        <p>{t('post-guest-out-pin-text')}</p>
        <p class="post-code" translate={false}>
          {spaced(made.pin)}
        </p>
        <PrintButton office={office} label={t('post-guest-out-pin-print')} sheet={(head) => <PinSheet {...{ head, made, recipient }} />} />
      </li>
    </ul>
  );
}

/** Eight digits as two groups, as people read them. */
function spaced(pin: string): string {
  return pin.replace(/^(\d{4})(\d{4})$/, '$1 $2');
}

function Until({ made }: { made: Made }) {
  const { t, lang } = useApp();
  const day = new Intl.DateTimeFormat(locale(lang), { dateStyle: 'long' }).format(made.until);
  return <p>{t('post-sheet-until', { day })}</p>;
}

interface GuestSheetProps {
  head: Letterhead;
  made: Made;
  recipient: string;
}

function LinkSheet({ head, made, recipient }: GuestSheetProps) {
  const { t } = useApp();
  return (
    <Sheet head={head} title={t('post-sheet-link')} recipient={recipient} code={made.code}>
      <p>{t('post-sheet-link-text')}</p>
      <div class="sheet__link">
        <Qr text={made.link} label={t('post-sheet-link-qr')} />
        <p class="sheet__secret">{made.link}</p>
      </div>
      <p>{t('post-sheet-link-pin')}</p>
      <Until made={made} />
      <p>{t('post-sheet-otherwise')}</p>
    </Sheet>
  );
}

function PinSheet({ head, made, recipient }: GuestSheetProps) {
  const { t, town } = useApp();
  return (
    <Sheet head={head} title={t('post-sheet-pin')} recipient={recipient}>
      <p>{t('post-sheet-pin-text')}</p>
      <p class="sheet__pin">{spaced(made.pin)}</p>
      <p>{t('post-sheet-pin-where', { url: town.url })}</p>
      <Until made={made} />
      <p>{t('post-sheet-otherwise')}</p>
    </Sheet>
  );
}
