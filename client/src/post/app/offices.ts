// The town's offices, asked for once.

import { useEffect, useState } from 'preact/hooks';
import type { Engine, Offices } from '../engine/index.ts';
import { useApp } from './context.tsx';

export type Reachable = Awaited<ReturnType<Offices['offices']>>[number];

let known: Promise<Reachable[]> | undefined;

/** Asked anew after a failure. */
function officesOf(engine: Engine): Promise<Reachable[]> {
  known ??= engine.offices.offices().catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

/** All offices; empty until the town has answered. */
export function useOffices(): Reachable[] {
  return useOfficesOrError().offices ?? [];
}

/** The same for pages that cannot go on without them. */
export function useOfficesOrError(): { offices?: Reachable[]; error?: unknown } {
  const { engine } = useApp();
  const [state, setState] = useState<{ offices?: Reachable[]; error?: unknown }>({});
  useEffect(() => void officesOf(engine).then((offices) => setState({ offices }), (error: unknown) => setState({ error })), [engine]);
  return state;
}
