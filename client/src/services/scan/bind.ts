// The pages of an application become one PDF: upright, in order, and nobody else's pages in it.

import { drawn, inBrowser, type Studio, type Turn } from './studio.ts';

export interface Leaf {
  readonly image: Blob;
  readonly width: number;
  readonly height: number;
  readonly turn: Turn;
}

/** Points of the longer side of A4. */
const A4 = 842;

/** A PDF with one JPEG on each page (ISO 32000-1, 7.5 and 8.9). */
export async function bound(leaves: readonly Leaf[], name: string, studio: Studio = inBrowser): Promise<File> {
  const writer = new Writer();
  const pageOf = (at: number) => 3 + at * 3;
  writer.object(1, '<</Type/Catalog/Pages 2 0 R>>');
  writer.object(2, `<</Type/Pages/Count ${leaves.length}/Kids[${leaves.map((_, at) => `${pageOf(at)} 0 R`).join(' ')}]>>`);
  for (const [at, leaf] of leaves.entries()) {
    const { image, width, height } = await upright(leaf, studio);
    const scale = A4 / Math.max(width, height);
    const [wide, high] = [round(width * scale), round(height * scale)];
    const [page, content, picture] = [pageOf(at), pageOf(at) + 1, pageOf(at) + 2];
    const draw = `q ${wide} 0 0 ${high} 0 0 cm /I Do Q`;
    writer.object(page, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${wide} ${high}]/Contents ${content} 0 R/Resources<</XObject<</I ${picture} 0 R>>>>>>`);
    writer.stream(content, '', new Blob([draw]));
    writer.stream(picture, `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode`, image);
  }
  return new File([writer.finish()], name, { type: 'application/pdf' });
}

async function upright({ image, width, height, turn }: Leaf, studio: Studio): Promise<{ image: Blob; width: number; height: number }> {
  if (turn === 0) {
    return { image, width, height };
  }
  const picture = await studio.open(image);
  const canvas = drawn(studio, picture, Infinity, turn);
  studio.close(picture);
  return { image: await studio.jpeg(canvas), width: canvas.width, height: canvas.height };
}

const round = (points: number) => Math.round(points * 100) / 100;

class Writer {
  readonly #parts: Blob[] = [new Blob(['%PDF-1.4\n'])];
  readonly #offsets: number[] = [];
  #size = 9;

  object(number: number, dictionary: string): void {
    this.#begin(number);
    this.#write(new Blob([`${number} 0 obj\n${dictionary}\nendobj\n`]));
  }

  stream(number: number, entries: string, content: Blob): void {
    this.#begin(number);
    this.#write(new Blob([`${number} 0 obj\n<<${entries}/Length ${content.size}>>\nstream\n`, content, '\nendstream\nendobj\n']));
  }

  finish(): Blob {
    const start = this.#size;
    const lines = this.#offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    const size = lines.length + 1;
    this.#write(new Blob([`xref\n0 ${size}\n0000000000 65535 f \n`, ...lines, `trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`]));
    return new Blob(this.#parts);
  }

  #begin(number: number): void {
    this.#offsets[number] = this.#size;
  }

  #write(part: Blob): void {
    this.#parts.push(part);
    this.#size += part.size;
  }
}
