// Canvases for tests, without a browser.

import { createRequire } from 'node:module';
import type { Canvas, Picture, Studio } from '../../../src/services/scan/studio.ts';

interface Canvases {
  createCanvas(width: number, height: number): Canvas & { encode(kind: 'jpeg', quality: number): Promise<Uint8Array<ArrayBuffer>> };
  loadImage(bytes: Buffer): Promise<Picture>;
}

const { createCanvas, loadImage } = createRequire(import.meta.url)('@napi-rs/canvas') as Canvases;

export const inTests: Studio = {
  canvas: createCanvas,
  open: async (file) => {
    const bytes = Buffer.from(await file.arrayBuffer());
    // Browsers refuse a broken image; this library falls over it.
    if (!isWhole(bytes)) {
      throw new Error('no image');
    }
    return loadImage(bytes);
  },
  close: () => undefined,
  jpeg: async (canvas) => new Blob([await (canvas as ReturnType<typeof createCanvas>).encode('jpeg', 85)]),
};

function isWhole(bytes: Buffer): boolean {
  const end = bytes.subarray(-12).toString('latin1');
  return end.endsWith('\xff\xd9') || end.includes('IEND');
}
