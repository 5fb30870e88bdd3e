// Why a file that somebody brought cannot be opened.

export type Refusal = 'not-a-draft' | 'newer' | 'word' | 'damaged';

export class DraftRefused extends Error {
  readonly reason: Refusal;

  constructor(reason: Refusal, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

export const ENDING = 'allmende-draft';

/** The reason that fits the file that was chosen: one with the name of a draft was one before it broke. */
export function refusalOf(error: unknown, name: string): Refusal | undefined {
  const { reason } = error as Partial<DraftRefused>;
  return reason === 'not-a-draft' && name.endsWith(`.${ENDING}`) ? 'damaged' : reason;
}
