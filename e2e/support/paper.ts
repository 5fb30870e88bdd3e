import { client, ofClient } from './client.ts';
import type { File } from './hands.ts';

// A printer and a scanner: the libraries are those of the client.
const { createCanvas } = client('@napi-rs/canvas') as { createCanvas(width: number, height: number): Drawn };

interface Drawn {
  width: number;
  height: number;
  getContext(kind: '2d'): Pen;
  encode(kind: 'jpeg', quality: number): Promise<Uint8Array>;
}

interface Pen {
  fillStyle: string;
  font: string;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  translate(x: number, y: number): void;
  rotate(angle: number): void;
  drawImage(image: Drawn, x: number, y: number): void;
}

/** At about 150 dots an inch. */
const SCALE = 150 / 72;

/** A printed form, page by page, as a scanner sees it. */
export async function printed(pdf: Buffer): Promise<Drawn[]> {
  const { getDocument } = await ofClient<any>('pdfjs-dist/legacy/build/pdf.mjs');
  const { promise } = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await promise;
  const pages: Drawn[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: SCALE });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    await page.render({ canvas: null, canvasContext: pen, viewport }).promise;
    pages.push(canvas);
  }
  return pages;
}

/** A scan of one page that lay so on the glass; `turn` in degrees. */
export async function scanned(page: Drawn, name: string, turn = 0): Promise<File> {
  const isAcross = turn % 180 !== 0;
  const canvas = createCanvas(isAcross ? page.height : page.width, isAcross ? page.width : page.height);
  const pen = canvas.getContext('2d');
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((turn * Math.PI) / 180);
  pen.drawImage(page, -page.width / 2, -page.height / 2);
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(await canvas.encode('jpeg', 85)) };
}

/** Writes on a page by hand. */
export function write(page: Drawn, text: string, x: number, y: number): void {
  const pen = page.getContext('2d');
  pen.fillStyle = '#1a2a6c';
  pen.font = '34px serif';
  pen.fillText(text, x, y);
}
