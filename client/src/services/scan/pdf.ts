// PDFs become images. A part of its own: it is loaded when somebody opens the first PDF.
//
// PDF.js runs in a worker of this server, without eval and without asking anybody: what it needs to
// open images of scanners (JBIG2, CCITT, JPEG 2000) comes from this server too. Scripts, links and
// forms in a PDF are never looked at.

import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import jbig2 from 'pdfjs-dist/wasm/jbig2.wasm?address';
import openjpeg from 'pdfjs-dist/wasm/openjpeg.wasm?address';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?address';
import { MOST_PIXELS } from './area.ts';
import { whiteCanvas, type Canvas, type Studio } from './studio.ts';

/** Pixels a side: A4 at about 210 dots an inch, which is enough to read pencil and marks. */
const LONGEST = 2400;
/** Points are 1/72 inch; a small page is not blown up beyond this. */
const SHARPEST = 300 / 72;

const DECODERS: Record<string, string> = { 'jbig2.wasm': jbig2, 'openjpeg.wasm': openjpeg };

/** What PDF.js asks for while it reads; nothing else is there. */
class OwnData {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const address = DECODERS[filename];
    if (address === undefined) {
      throw new Error(`${filename} is not here`);
    }
    const answer = await fetch(address);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

export class Pdf {
  readonly #document: PDFDocumentProxy;
  readonly #studio: Studio;

  private constructor(document: PDFDocumentProxy, studio: Studio) {
    this.#document = document;
    this.#studio = studio;
  }

  /** Throws where it is broken or needs a password; see `faultOf`. */
  static async open(file: Blob, studio: Studio): Promise<Pdf> {
    GlobalWorkerOptions.workerSrc = worker;
    const task = getDocument({
      data: new Uint8Array(await file.arrayBuffer()),
      BinaryDataFactory: OwnData,
      useWorkerFetch: false,
      isEvalSupported: false,
      enableXfa: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      maxImageSize: MOST_PIXELS,
      verbosity: 0,
    });
    return new Pdf(await task.promise, studio);
  }

  get pages(): number {
    return this.#document.numPages;
  }

  /** A page as an image, from 1. */
  async page(number: number): Promise<Canvas> {
    const page = await this.#document.getPage(number);
    try {
      return await this.#draw(page);
    } finally {
      page.cleanup();
    }
  }

  async #draw(page: PDFPageProxy): Promise<Canvas> {
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: Math.min(SHARPEST, LONGEST / Math.max(width, height)) });
    const canvas = whiteCanvas(this.#studio, Math.ceil(viewport.width), Math.ceil(viewport.height));
    const canvasContext = canvas.getContext('2d') as CanvasRenderingContext2D;
    await page.render({ canvas: null, canvasContext, viewport, intent: 'print' }).promise;
    return canvas;
  }

  async close(): Promise<void> {
    await this.#document.loadingTask.destroy();
  }
}
