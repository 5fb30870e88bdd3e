// Whoever was asked and has written has answered: the office's clock runs again.

import type { Case } from '../../../engine/index.ts';
import type { ServiceCase, Services } from '../../../../services/api.ts';

/** The case, with the answer noted where it came. What is not noted now, the town notes within the hour. */
export async function answered(services: Services, { letters }: Case, of: ServiceCase | null): Promise<ServiceCase | null> {
  const last = letters.filter(({ kind }) => kind !== 'receipt').at(-1);
  const isAnswer = of?.role === 'applicant' && of.acts.includes('answer') && last?.mine === true;
  return of && isAnswer ? services.act(of, { act: 'answer' }).catch(() => of) : of;
}
