// Patterns of text: rows of characters and classes with counts. They take time in proportion to
// the text, whatever stands in it: the browser's own expressions may go back without end.

interface Part {
  readonly ranges: readonly (readonly [from: number, to: number])[];
  readonly isNegated: boolean;
  readonly least: number;
  readonly most: number;
}

/** Whether a whole text is made as a pattern says; the pattern was checked when it was saved. */
export function matches(pattern: string, text: string): boolean {
  const parts = read(pattern);
  let places = closed(parts, new Map([[key(0, 0), [0, 0]]]));
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    const next = new Map<number, Place>();
    for (const [at, taken] of places.values()) {
      const part = parts[at];
      if (part !== undefined && taken < part.most && fits(part, code)) {
        // Beyond the least, an endless part need not be counted.
        const counted = part.most === Infinity ? Math.min(taken + 1, part.least) : taken + 1;
        next.set(key(at, counted), [at, counted]);
      }
    }
    places = closed(parts, next);
    if (places.size === 0) {
      return false;
    }
  }
  return [...places.values()].some(([at]) => at === parts.length);
}

type Place = readonly [part: number, taken: number];

const key = (part: number, taken: number): number => part * 10000 + taken;

const fits = (part: Part, code: number): boolean =>
  part.ranges.some(([from, to]) => code >= from && code <= to) !== part.isNegated;

/** These places, and those after parts that may end there. */
function closed(parts: readonly Part[], places: Map<number, Place>): Map<number, Place> {
  for (const [at, taken] of places.values()) {
    const part = parts[at];
    if (part !== undefined && taken >= part.least) {
      places.set(key(at + 1, 0), [at + 1, 0]);
    }
  }
  return places;
}

const known = new Map<string, readonly Part[]>();

function read(pattern: string): readonly Part[] {
  let parts = known.get(pattern);
  if (parts === undefined) {
    parts = [...new Reader(pattern).parts()];
    known.set(pattern, parts);
  }
  return parts;
}

class Reader {
  readonly #chars: readonly string[];
  #at = 1;

  constructor(pattern: string) {
    this.#chars = [...pattern];
  }

  *parts(): Generator<Part> {
    while (this.#at < this.#chars.length - 1) {
      const start = this.#next();
      const [ranges, isNegated] = start === '[' ? this.#class() : [[this.#single(start)] as const, false];
      const [least, most] = this.#count();
      yield { ranges, isNegated, least, most };
    }
  }

  #next(): string {
    const c = this.#chars[this.#at];
    if (c === undefined) {
      throw new Error('The pattern ends too early.');
    }
    this.#at += 1;
    return c;
  }

  #single(c: string): readonly [number, number] {
    if (c !== '\\') {
      return same(c);
    }
    const escaped = this.#next();
    return escaped === 'd' ? [48, 57] : same(escaped);
  }

  #class(): [ranges: (readonly [number, number])[], isNegated: boolean] {
    const isNegated = this.#chars[this.#at] === '^';
    this.#at += isNegated ? 1 : 0;
    const ranges: (readonly [number, number])[] = [];
    for (let c = this.#next(); c !== ']'; c = this.#next()) {
      const from = this.#single(c);
      const isRange = this.#chars[this.#at] === '-' && this.#chars[this.#at + 1] !== ']' && from[0] === from[1];
      if (isRange) {
        this.#at += 1;
        ranges.push([from[0], this.#single(this.#next())[1]]);
      } else {
        ranges.push(from);
      }
    }
    return [ranges, isNegated];
  }

  #count(): readonly [number, number] {
    switch (this.#chars[this.#at]) {
      case '?':
        this.#at += 1;
        return [0, 1];
      case '*':
        this.#at += 1;
        return [0, Infinity];
      case '+':
        this.#at += 1;
        return [1, Infinity];
      case '{': {
        const end = this.#chars.indexOf('}', this.#at);
        const [least = '', most = least] = this.#chars.slice(this.#at + 1, end).join('').split(',');
        this.#at = end + 1;
        return [Number(least), most === '' ? Infinity : Number(most)];
      }
      default:
        return [1, 1];
    }
  }
}

function same(c: string): readonly [number, number] {
  const code = c.codePointAt(0) ?? 0;
  return [code, code];
}
