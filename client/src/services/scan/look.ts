// What is to be seen on a page: its mark, or something, or nothing.

import { decodeQRBatch, type FinderPoints } from 'qr/decode.js';
import { readMark, type Mark } from './mark.ts';
import type { Reading } from './sort.ts';
import { contextOf, pixelsOf, whiteCanvas, type Canvas, type Pixels, type Studio, type Turn } from './studio.ts';

/** Scale and leaning in degrees of what is tried after the page itself, likely ones first. */
const ATTEMPTS: [scale: number, lean: number][] = [
  [0.5, 0],
  [1.5, 0],
  [1, 7],
  [1, -7],
  [0.7, 22],
  [0.7, 45],
];

/** In milliseconds: so long one attempt may try harder. */
const EFFORT = 300;

export interface Looked {
  readonly reading: Reading;
  /** By how much it must be turned to stand upright: its mark tells. */
  readonly turn: Turn;
}

interface Found {
  readonly mark: Mark;
  /** By how much the mark is turned, in degrees. */
  readonly angle: number;
}

/** Looks at a page. The reader finds codes whichever way they lie; what it misses is looked at in
 * other sizes and leanings. */
export async function look(studio: Studio, page: Canvas): Promise<Looked> {
  const pixels = pixelsOf(page);
  const found = await marksOn(pixels);
  if (found.length > 0) {
    return lookedAt(found, 0);
  }
  if (isBlank(pixels)) {
    return { reading: { kind: 'blank' }, turn: 0 };
  }
  for (const [scale, lean] of ATTEMPTS) {
    const marks = await marksOn(pixelsOf(leaning(studio, page, scale, lean)));
    if (marks.length > 0) {
      return lookedAt(marks, lean);
    }
  }
  return { reading: { kind: 'none' }, turn: 0 };
}

function lookedAt([first, ...others]: Found[], lean: number): Looked {
  if (others.length > 0) {
    return { reading: { kind: 'several' }, turn: 0 };
  }
  const { mark, angle } = first!;
  const quarters = Math.round((lean - angle) / 90);
  return { reading: { kind: 'mark', mark }, turn: ((((quarters % 4) + 4) % 4) * 90) as Turn };
}

/** Different marks; codes that are no marks are somebody else's. */
async function marksOn({ width, height, data }: Pixels): Promise<Found[]> {
  const angles = new Map<string, number>();
  const pointsOnDetect = ({ tl, tr }: FinderPoints, code: string | Error) => {
    if (typeof code === 'string') {
      angles.set(code, (Math.atan2(tr.y - tl.y, tr.x - tl.x) * 180) / Math.PI);
    }
  };
  const [codes = []] = await decodeQRBatch([{ width, height, data }], { timeLimit: EFFORT, pointsOnDetect });
  const texts = new Set(codes.filter((code) => typeof code === 'string'));
  return [...texts].flatMap((text) => {
    const mark = readMark(text);
    return mark ? [{ mark, angle: angles.get(text) ?? 0 }] : [];
  });
}

function leaning(studio: Studio, page: Canvas, scale: number, lean: number): Canvas {
  const angle = (lean * Math.PI) / 180;
  const [width, height] = [page.width * scale, page.height * scale];
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
  const canvas = whiteCanvas(studio, Math.round(width * cos + height * sin), Math.round(width * sin + height * cos));
  const context = contextOf(canvas);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate(angle);
  context.drawImage(page as unknown as CanvasImageSource, -width / 2, -height / 2, width, height);
  return canvas;
}

/** Darker than the paper around it by this much, of 255, is ink. */
const INK = 60;
/** Dust is no writing: of a thousand points, so many may be dark. */
const DUST = 0.3;

/** Whether nothing is written on a page. The outermost tenth does not count: shadows, holes, staples. */
export function isBlank({ width, height, data }: Pixels): boolean {
  const [left, top] = [Math.floor(width / 10), Math.floor(height / 10)];
  const luma: number[] = [];
  for (let y = top; y < height - top; y += 2) {
    for (let x = left; x < width - left; x += 2) {
      const at = (y * width + x) * 4;
      luma.push(Math.round((data[at]! * 299 + data[at + 1]! * 587 + data[at + 2]! * 114) / 1000));
    }
  }
  const paper = median(luma);
  const dark = luma.filter((light) => light < paper - INK).length;
  return dark * 1000 <= DUST * luma.length;
}

function median(values: readonly number[]): number {
  const counts = new Uint32Array(256);
  for (const value of values) {
    counts[value]! += 1;
  }
  let seen = 0;
  return counts.findIndex((count) => (seen += count) * 2 >= values.length);
}
