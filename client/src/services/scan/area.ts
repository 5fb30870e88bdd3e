// How many pixels an image unpacks to, by what its head says: a small file can be a very large image,
// which takes the browser's memory before anything is to be seen.

import type { Kind } from './types.ts';

/** A3 at 800 dots an inch. */
export const MOST_PIXELS = 120_000_000;

/** So far into a file its size stands: photographs have their own thumbnails before it. */
const HEAD = 1 << 20;

/** The pixels of an image; nothing where its head does not say. */
export async function pixelsIn(file: Blob, kind: Exclude<Kind, 'pdf'>): Promise<number | undefined> {
  const head = new DataView(await file.slice(0, HEAD).arrayBuffer());
  try {
    const [width, height] = READERS[kind](head) ?? [];
    return width === undefined || height === undefined ? undefined : width * height;
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

type Size = [width: number, height: number];

const READERS: Record<Exclude<Kind, 'pdf'>, (head: DataView) => Size | undefined> = {
  png: (head) => [head.getUint32(16), head.getUint32(20)],
  jpeg: sizeOfJpeg,
  webp: sizeOfWebp,
};

/** The first frame (ITU-T T.81, B.2.2): SOF0 to SOF15, without DHT, JPG and DAC. */
function sizeOfJpeg(head: DataView): Size | undefined {
  for (let at = 2; ; ) {
    const marker = head.getUint16(at);
    if (marker < 0xff00) {
      return undefined;
    }
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) {
      return [head.getUint16(at + 7), head.getUint16(at + 5)];
    }
    // Before a marker there may be any number of 0xff.
    at += marker === 0xffff ? 1 : 2 + head.getUint16(at + 2);
  }
}

/** RFC 9649: with more than pixels, without loss, with loss. */
function sizeOfWebp(head: DataView): Size | undefined {
  switch (head.getUint32(12)) {
    case 0x56503858:
      return [1 + (head.getUint32(24, true) & 0xffffff), 1 + (head.getUint32(26, true) >>> 8)];
    case 0x5650384c: {
      const bits = head.getUint32(21, true);
      return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
    }
    case 0x56503820:
      return [head.getUint16(26, true) & 0x3fff, head.getUint16(28, true) & 0x3fff];
    default:
      return undefined;
  }
}
