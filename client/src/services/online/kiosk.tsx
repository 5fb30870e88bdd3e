// A device of many people: nothing is kept, and what was written is wiped after sending, on leaving
// and when nobody is there any more. Somebody who needs longer says so, as often as they like.

import { useEffect, useRef, useState } from 'preact/hooks';
import { useTexts } from '../../post/app/context.tsx';
import { Button, Notice } from '../../post/app/parts/index.tsx';

/** So long nobody touches anything before the countdown begins. */
export const QUIET_SECONDS = 180;
/** So long the countdown can be seen. */
export const COUNTDOWN_SECONDS = 60;

/** The page begins anew: nothing of what was written is left in it. */
export function wipe(): void {
  location.replace(`${location.pathname}?kiosk`);
}

export function Kiosk({ isSent, isBegun, onEnd }: { isSent: boolean; isBegun: boolean; onEnd(): void }) {
  const { t } = useTexts();
  const left = useCountdown(onEnd);
  return (
    <div class="form-kiosk">
      <Notice tone="info" title={t('services-online-kiosk-on')}>
        <p>{t(isSent ? 'services-online-kiosk-sent' : 'services-online-kiosk-on-text', { minutes: (QUIET_SECONDS + COUNTDOWN_SECONDS) / 60 })}</p>
        {isBegun ? (
          <Button look="secondary" onPress={onEnd}>
            {t('services-online-kiosk-end')}
          </Button>
        ) : null}
      </Notice>
      {left === undefined ? null : <StillThere left={left} />}
    </div>
  );
}

/** The seconds that are left, once the countdown runs. Whatever somebody does stops it. */
function useCountdown(onEnd: () => void): number | undefined {
  const [left, setLeft] = useState<number>();
  const last = useRef(Date.now());
  useEffect(() => {
    const act = () => {
      last.current = Date.now();
      setLeft(undefined);
    };
    const tick = setInterval(() => {
      const seconds = QUIET_SECONDS + COUNTDOWN_SECONDS - Math.floor((Date.now() - last.current) / 1000);
      if (seconds <= 0) {
        clearInterval(tick);
        onEnd();
      } else if (seconds <= COUNTDOWN_SECONDS) {
        setLeft(seconds);
      }
    }, 1000);
    const acts = ['pointerdown', 'keydown', 'input', 'wheel'];
    acts.forEach((name) => addEventListener(name, act, { capture: true, passive: true }));
    return () => {
      clearInterval(tick);
      acts.forEach((name) => removeEventListener(name, act, { capture: true }));
    };
  }, []);
  return left;
}

function StillThere({ left }: { left: number }) {
  const { t } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  // Read out when it begins, and every quarter of a minute.
  const said = Math.ceil(left / 15) * 15;
  return (
    <dialog class="post-dialog" ref={dialog} aria-labelledby="form-still">
      <h2 id="form-still" tabIndex={-1} autofocus>
        {t('services-online-still')}
      </h2>
      <p aria-hidden="true">{t('services-online-still-left', { seconds: left })}</p>
      <p class="kern-sr-only" role="status">
        {t('services-online-still-left', { seconds: said })}
      </p>
      <div class="form__send">
        <Button onPress={() => undefined}>{t('services-online-still-yes')}</Button>
      </div>
    </dialog>
  );
}
