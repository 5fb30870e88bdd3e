// Below every page of the form: whether it is kept here, and how to take it along.

import { useState } from 'preact/hooks';
import { useTexts } from '../../post/app/context.tsx';
import { Notice } from '../../post/app/parts/index.tsx';
import type { Filler } from './app.tsx';
import { TakeAlong } from './take-along.tsx';

export function Kept({ filler }: { filler: Filler }) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { drafting, drafts, isKiosk } = filler;
  if (isKiosk) {
    return <p class="form-kept">{t('services-online-kiosk-kept')}</p>;
  }
  const said = { none: '', keeping: '', kept: t(drafts.lasts ? 'services-online-kept' : 'services-online-not-lasting'), failed: t('services-online-not-kept') };
  return (
    <div class="form-kept">
      <p role="status">{said[drafting.state]}</p>
      {drafting.state === 'failed' ? <Notice tone="warning" title={t('services-online-not-kept-text')} /> : null}
      {drafting.isBegun ? (
        <details class="more" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('services-online-take')}</summary>
          <div class="more__body">{isOpen ? <TakeAlong filler={filler} /> : null}</div>
        </details>
      ) : null}
    </div>
  );
}
