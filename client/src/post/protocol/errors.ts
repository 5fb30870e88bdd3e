// Every refusal has a code; the sentence for people stands in `crates/post/locales/app.*.ftl` under
// that code.

export type RefusalArgs = Record<string, string | number>;

/** Something sealed, signed or proved is not what it should be. Nothing was believed or sent. */
export class Refused extends Error {
  readonly code: `post-refused-${string}`;
  readonly args: RefusalArgs;

  constructor(code: string, args: RefusalArgs = {}, options?: ErrorOptions) {
    super(`post-refused-${code}`, options);
    this.name = 'Refused';
    this.code = `post-refused-${code}`;
    this.args = args;
  }
}

/** Refuses unless `holds`. */
export function demand(holds: unknown, code: string, args: RefusalArgs = {}): asserts holds {
  if (!holds) {
    throw new Refused(code, args);
  }
}

/** Runs `work`; whatever it throws becomes a refusal with `code`, unless it is one that says more. */
export function refusing<T>(code: string, work: () => T, args: RefusalArgs = {}): T {
  try {
    return work();
  } catch (cause) {
    throw refusalOf(cause, code, args);
  }
}

/** As `refusing`, for work that takes time. */
export async function refusingLater<T>(code: string, work: () => Promise<T>, args: RefusalArgs = {}): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw refusalOf(cause, code, args);
  }
}

function refusalOf(cause: unknown, code: string, args: RefusalArgs): Refused {
  const saysMore = cause instanceof Refused && cause.code !== 'post-refused-form';
  return saysMore ? cause : new Refused(code, args, { cause });
}
