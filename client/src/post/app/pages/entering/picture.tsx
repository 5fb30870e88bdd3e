// A scanned page, drawn. The policy of the page lets in no images but the town's own, so pages are
// drawn on canvases.

import { useEffect, useRef } from 'preact/hooks';
import type { Turn } from '../../../../services/scan/studio.ts';

interface PictureProps {
  image: Blob;
  turn: Turn;
  /** What it is, for who does not see it. */
  label: string;
  class: string;
  /** Pixels of the longer side; all that there are, without it. */
  longest?: number;
}

export function Picture({ image, turn, label, longest = Infinity, ...rest }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isGone = false;
    void createImageBitmap(image).then((bitmap) => {
      if (!isGone && canvas.current) {
        draw(canvas.current, bitmap, turn, longest);
      }
      bitmap.close();
    });
    return () => {
      isGone = true;
    };
  }, [image, turn, longest]);
  return <canvas ref={canvas} class={rest.class} role="img" aria-label={label} width={1} height={1} />;
}

function draw(canvas: HTMLCanvasElement, bitmap: ImageBitmap, turn: Turn, longest: number): void {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const isAcross = turn % 180 !== 0;
  canvas.width = isAcross ? height : width;
  canvas.height = isAcross ? width : height;
  const context = canvas.getContext('2d');
  if (context) {
    context.imageSmoothingQuality = 'high';
    context.translate(canvas.width / 2, canvas.height / 2);
    context.rotate((turn * Math.PI) / 180);
    context.drawImage(bitmap, -width / 2, -height / 2, width, height);
  }
}
