// What is being written is kept on the device by itself, a moment after each change.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from '../entry/use-entry.ts';
import { isBegun, type DeviceDrafts } from './drafts/on-device.ts';
import { remember } from './resuming.ts';
import type { Attempt } from './sending.ts';

/** So long after the last change the draft is kept. */
const PAUSE_MS = 600;

export interface Drafting {
  /** The name under which it is kept. */
  id: string;
  /** Whether there is something to keep. */
  isBegun: boolean;
  state: 'none' | 'keeping' | 'kept' | 'failed';
  /** The attempt to send it, kept with the draft before it begins. `isResumed` where it is one of before. */
  attempt(make: () => Attempt): Promise<{ attempt: Attempt; isResumed: boolean }>;
  /** Deletes the draft on this device; what is written from now on is kept again, unless nothing is kept. */
  takeAway(): Promise<void>;
  /** Deletes the draft on this device and keeps none any more. */
  forget(): Promise<void>;
}

interface Wanted {
  drafts: DeviceDrafts;
  form: string;
  version: number;
  entry: Entry;
  /** The page that is open; on the first page of the form, the one before counts. */
  step: string | undefined;
  /** Everything is being read again: who comes back goes on there. */
  isReview: boolean;
  firstStep: string | undefined;
  /** The draft that was opened, and the attempt to send it. */
  id: string | undefined;
  firstAttempt: Attempt | undefined;
  isOff: boolean;
}

export function useDrafting({ drafts, form, version, entry, step, isReview, firstStep, id, firstAttempt, isOff }: Wanted): Drafting {
  const [state, setState] = useState<Drafting['state']>('none');
  const own = useRef(id ?? crypto.randomUUID());
  const forgotten = useRef(false);
  const first = useRef(entry.answers);
  const attempt = useRef(firstAttempt);
  const begun = isBegun(entry.answers);
  const lastStep = useRef(firstStep);
  lastStep.current = isReview ? undefined : step ?? lastStep.current;

  const save = async () => {
    if (forgotten.current || isOff || (!begun && entry.answers === first.current && attempt.current === firstAttempt)) {
      return;
    }
    clearTimeout(timer.current);
    const content = { form, version, answers: entry.answers, ...(lastStep.current !== undefined && { step: lastStep.current }), ...(attempt.current && { attempt: attempt.current }) };
    const isKept = await drafts.save(own.current, content, entry.contents).then(() => true, () => false);
    if (isKept) {
      remember(form, own.current);
    }
    setState(isKept ? 'kept' : 'failed');
  };
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(save);
  latest.current = save;

  useEffect(() => {
    if (isOff || !begun) {
      return;
    }
    setState((before) => (before === 'failed' ? before : 'keeping'));
    timer.current = setTimeout(() => void latest.current(), PAUSE_MS);
    return () => clearTimeout(timer.current);
  }, [entry.answers, step, isReview, isOff]);

  // Who leaves the page within the pause loses nothing.
  useEffect(() => {
    const leave = () => void (document.visibilityState === 'hidden' && latest.current());
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      clearTimeout(timer.current);
    };
  }, []);

  const takeAway = async () => {
    clearTimeout(timer.current);
    remember(form, undefined);
    const gone = own.current;
    // Under another name its files are kept anew.
    own.current = crypto.randomUUID();
    await drafts.remove(gone).catch(() => undefined);
    setState('none');
  };
  return {
    id: own.current,
    isBegun: begun,
    state,
    async attempt(make) {
      attempt.current ??= make();
      await latest.current();
      return { attempt: attempt.current, isResumed: attempt.current === firstAttempt };
    },
    takeAway,
    async forget() {
      forgotten.current = true;
      await takeAway();
    },
  };
}
