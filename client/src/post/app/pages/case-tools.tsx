// What can be done with a case besides answering.

import { useEffect, useState } from 'preact/hooks';
import type { Case } from '../../engine/index.ts';
import { useApp } from '../context.tsx';
import { Button, Confirm, Failed } from '../parts/index.tsx';
import { printWhole } from '../parts/letter.tsx';
import { go } from '../router.tsx';

type ToolsProps = { found: Case; office: string | undefined; isService: boolean; onChange: () => Promise<void> };

export function Tools({ found, office, isService, onChange }: ToolsProps) {
  const { t, engine } = useApp();
  const [error, setError] = useState<unknown>();
  const isOpen = found.status === 'open';
  const doing = (work: () => Promise<void>) => async () => {
    setError(undefined);
    await work().then(onChange, setError);
  };
  return (
    <section class="post-tools" aria-label={t('post-app-tools')}>
      <Failed error={error} />
      <div class="form__send">
        <Button look="secondary" onPress={printWhole}>
          {t('post-app-print')}
        </Button>
        {office ? null : <ReceiptButton found={found} doing={doing} />}
        {office && !isService ? (
          <Button look="secondary" onPress={doing(() => engine.mailboxes.close(found.case, isOpen))}>
            {t(isOpen ? 'post-app-close' : 'post-app-reopen')}
          </Button>
        ) : null}
        {/* An office keeps what it still has to decide. */}
        {office && isService && isOpen ? null : <RemoveButton found={found} office={office} />}
      </div>
    </section>
  );
}

type ReceiptProps = { found: Case; doing: (work: () => Promise<void>) => () => Promise<void> };

/** Only for who switched read receipts on, and once for each letter. */
function ReceiptButton({ found, doing }: ReceiptProps) {
  const { t, engine } = useApp();
  const [isOn, setOn] = useState(false);
  useEffect(() => void engine.mailboxes.receipts().then(setOn, () => undefined), []);
  const last = found.letters.filter(({ mine, kind }) => !mine && kind !== 'receipt').at(-1);
  const wasSent = found.letters.some(({ mine, kind, receiptOf }) => mine && kind === 'receipt' && receiptOf === last?.seq);
  return isOn && last && !wasSent ? (
    <Button look="secondary" onPress={doing(() => engine.mailboxes.sendReceipt(found.case, last.seq))}>
      {t('post-app-send-receipt')}
    </Button>
  ) : null;
}

function RemoveButton({ found, office }: { found: Case; office: string | undefined }) {
  const { t, engine } = useApp();
  const [asks, setAsks] = useState(false);
  const [error, setError] = useState<unknown>();
  const remove = async () => {
    setError(undefined);
    try {
      await engine.mailboxes.remove(found.case);
      go(office ? `/post/office/${office}` : '/post', true);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      <Button look="tertiary" onPress={() => setAsks(true)}>
        {t(office ? 'post-app-remove-office' : 'post-app-remove')}
      </Button>
      {asks ? (
        <Confirm title={t('post-app-remove-title')} action={t('post-app-remove-yes')} onCancel={() => setAsks(false)} onConfirm={remove}>
          <Failed error={error} />
          <p>{t(office ? 'post-app-remove-about-office' : 'post-app-remove-about')}</p>
        </Confirm>
      ) : null}
    </>
  );
}
