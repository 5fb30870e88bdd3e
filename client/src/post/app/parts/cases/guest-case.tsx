// The case of a guest: registered or not, shown as to whoever has an account.

import { useEffect, useState } from 'preact/hooks';
import { openServices, type ServiceCase, type Services } from '../../../../services/api.ts';
import { SERVICES_TEXTS } from '../../../../services/texts.ts';
import type { Case, Guest } from '../../../engine/index.ts';
import { Failed } from '../index.tsx';
import { lazy } from '../lazy.tsx';
import { answered } from './answered.ts';

const OwnCase = lazy(async () => (await import('./own-case.tsx')).OwnCase, SERVICES_TEXTS);

interface GuestCaseProps {
  guest: Guest;
  /** Asked for anew with every letter. */
  found: Case;
}

export function GuestCase({ guest, found }: GuestCaseProps) {
  const [services, setServices] = useState<Services>();
  const [of, setOf] = useState<ServiceCase>();
  const [error, setError] = useState<unknown>();
  const load = async () => {
    const known = services ?? openServices(await guest.authorization());
    setServices(known);
    setOf((await answered(known, found, await known.ofPost(found.case))) ?? undefined);
  };
  useEffect(() => void load().catch(setError), [found]);
  return (
    <>
      <Failed error={error} />
      {of && services ? <OwnCase of={of} services={services} onChange={load} /> : null}
    </>
  );
}
