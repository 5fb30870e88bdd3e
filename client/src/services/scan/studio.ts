// Where images are drawn and read: the browser's canvases. Tests bring their own.

/** Pixels, four bytes each: red, green, blue, opacity. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

export interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: '2d', options?: CanvasRenderingContext2DSettings): Context | null;
}

export type Context = Pick<
  CanvasRenderingContext2D,
  'drawImage' | 'fillRect' | 'fillStyle' | 'getImageData' | 'rotate' | 'translate' | 'imageSmoothingQuality'
>;

export interface Picture {
  readonly width: number;
  readonly height: number;
}

export interface Studio {
  canvas(width: number, height: number): Canvas;
  /** Reads an image, upright as its camera says. Throws where it is none. */
  open(file: Blob): Promise<Picture>;
  close(picture: Picture): void;
  jpeg(canvas: Canvas): Promise<Blob>;
}

export type Turn = 0 | 90 | 180 | 270;

const QUALITY = 0.85;

export const inBrowser: Studio = {
  canvas: (width, height) => new OffscreenCanvas(width, height) as unknown as Canvas,
  open: (file) => createImageBitmap(file, { imageOrientation: 'from-image' }),
  close: (picture) => (picture as ImageBitmap).close(),
  jpeg: (canvas) => (canvas as unknown as OffscreenCanvas).convertToBlob({ type: 'image/jpeg', quality: QUALITY }),
};

export function contextOf(canvas: Canvas): Context {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) {
    throw new Error('no canvas');
  }
  return context;
}

export function whiteCanvas(studio: Studio, width: number, height: number): Canvas {
  const canvas = studio.canvas(width, height);
  const context = contextOf(canvas);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  return canvas;
}

/** A picture on white ground, no side longer than `longest`, turned clockwise. */
export function drawn(studio: Studio, picture: Picture, longest: number, turn: Turn = 0): Canvas {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const [width, height] = [Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale))];
  const canvas = turn % 180 === 0 ? whiteCanvas(studio, width, height) : whiteCanvas(studio, height, width);
  const context = contextOf(canvas);
  context.imageSmoothingQuality = 'high';
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turn * Math.PI) / 180);
  context.drawImage(picture as CanvasImageSource, -width / 2, -height / 2, width, height);
  return canvas;
}

export function pixelsOf(canvas: Canvas): Pixels {
  return contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height);
}
