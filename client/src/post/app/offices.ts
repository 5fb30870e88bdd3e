// The town's offices, asked for once.

import { useEffect, useState } from 'preact/hooks';
import type { Offices } from '../engine/index.ts';
import { useApp } from './context.tsx';

export type Reachable = Awaited<ReturnType<Offices['offices']>>[number];

let known: Reachable[] | undefined;

/** All offices; empty until the town has answered. */
export function useOffices(): Reachable[] {
  const { engine } = useApp();
  const [offices, setOffices] = useState(known ?? []);
  useEffect(() => {
    if (!known) {
      void engine.offices.offices().then((found) => {
        known = found;
        setOffices(found);
      }, () => undefined);
    }
  }, [engine]);
  return offices;
}
