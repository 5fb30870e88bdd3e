// A letter that is being written is kept as a draft, sealed, a moment after each change.

import { useEffect, useRef, useState } from 'preact/hooks';
import { newId, type Draft } from '../../engine/index.ts';
import { useApp } from '../context.tsx';

/** So long after the last key the draft is sealed and kept. */
const PAUSE_MS = 1500;

export interface Drafting {
  /** Whether all that was written is kept. */
  kept: boolean;
  keep(subject: string, body: string): void;
  /** The letter was sent: the draft goes. */
  forget(): Promise<void>;
}

export function useDraft(to: string, case_?: string, first?: Draft): Drafting {
  const { engine } = useApp();
  const [kept, setKept] = useState(false);
  const id = useRef(first?.id);
  const written = useRef<{ subject: string; body: string } | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const save = async () => {
    clearTimeout(timer.current);
    const text = written.current;
    if (text) {
      written.current = undefined;
      id.current ??= newId();
      const draft: Draft = { id: id.current, to, ...text, changedAt: new Date().toISOString() };
      // What could not be kept now is tried again with the next key.
      const isKept = await engine.mailboxes.saveDraft(case_ ? { ...draft, case: case_ } : draft).then(() => true, () => false);
      written.current ??= isKept ? undefined : text;
      setKept(isKept && !written.current);
    }
  };
  const latest = useRef(save);
  latest.current = save;
  const later = () => {
    setKept(false);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void latest.current(), PAUSE_MS);
  };

  // Who leaves the page within the pause loses nothing.
  useEffect(() => () => void latest.current(), []);
  return {
    kept,
    keep(subject, body) {
      written.current = { subject, body };
      later();
    },
    async forget() {
      clearTimeout(timer.current);
      written.current = undefined;
      if (id.current) {
        await engine.mailboxes.removeDraft(id.current).catch(() => undefined);
      }
    },
  };
}
