// Fetching and working: what is under way, how far it is, what went wrong.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OnProgress, Progress } from '../../engine/index.ts';
import { useTexts } from '../context.tsx';
import { Checkbox, Failed, Loading, Notice, ProgressBar } from './index.tsx';

/** Something that is being fetched, or could not be. */
export interface Fetched<T> {
  value?: T;
  error?: unknown;
  reload(): Promise<void>;
}

/** Fetches when the page opens and whenever `key` changes. What comes too late is dropped. */
export function useFetched<T>(fetch: () => Promise<T>, key = ''): Fetched<T> {
  const [state, setState] = useState<{ key: string; value?: T; error?: unknown }>({ key });
  const current = useRef(key);
  current.current = key;
  const reload = async () => {
    const outcome = await fetch().then((value) => ({ value }), (error: unknown) => ({ error }));
    if (current.current === key) {
      setState({ key, ...outcome });
    }
  };
  useEffect(() => void reload(), [key]);
  return state.key === key ? { ...state, reload } : { reload };
}

/** Draws what was fetched; until then says that it is coming. */
export function Loaded<T>({ of, children }: { of: Fetched<T>; children: (value: T) => ComponentChildren }) {
  const { t } = useTexts();
  if (of.error !== undefined) {
    return <Failed error={of.error} />;
  }
  return of.value === undefined ? <Loading>{t('post-app-loading')}</Loading> : <>{children(of.value)}</>;
}

/** One piece of work at a time. */
export interface Work {
  busy: boolean;
  done: boolean;
  progress?: Progress;
  error?: unknown;
  run(work: (onProgress: OnProgress) => Promise<unknown>): Promise<void>;
}

export function useWork(): Work {
  const [state, setState] = useState<Omit<Work, 'run'>>({ busy: false, done: false });
  const isRunning = useRef(false);
  const run: Work['run'] = async (work) => {
    if (isRunning.current) {
      return;
    }
    isRunning.current = true;
    setState({ busy: true, done: false });
    try {
      await work((progress) => setState({ busy: true, done: false, progress }));
      setState({ busy: false, done: true });
    } catch (error) {
      setState({ busy: false, done: false, error });
    } finally {
      isRunning.current = false;
    }
  };
  return { ...state, run };
}

/** Below the button that began it: the progress, why it did not work, or that it is done. */
export function WorkState({ work, done }: { work: Work; done?: string }) {
  return (
    <>
      {work.progress && <ProgressBar progress={work.progress} />}
      <Failed error={work.error} />
      <div role="status">{work.done && done && <Notice tone="success" title={done} />}</div>
    </>
  );
}

interface SwitchProps {
  name: string;
  label: string;
  hint?: string;
  isOn: boolean;
  turn(isOn: boolean): Promise<unknown>;
}

/** A choice that holds at once. It shows what was chosen, and goes back where that did not work. */
export function Switch({ name, label, hint, isOn, turn }: SwitchProps) {
  const work = useWork();
  const [chosen, setChosen] = useState(isOn);
  const choose = (next: boolean) => {
    setChosen(next);
    void work.run(() =>
      turn(next).catch((error: unknown) => {
        setChosen(!next);
        throw error;
      }),
    );
  };
  return (
    <>
      <Checkbox name={name} label={label} hint={hint} checked={chosen} onChange={choose} />
      <WorkState work={work} />
    </>
  );
}
