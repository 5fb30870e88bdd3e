// Scanned pages, large: one at a time, with what one needs to read handwriting.

import { useRef } from 'preact/hooks';
import type { ScannedPage, Sheet } from '../../../../services/scan/index.ts';
import { useTexts } from '../../context.tsx';
import { placeName } from './names.ts';
import { Picture } from './picture.tsx';

// The style sheet knows each step: a page has no styles of its own.
const SMALLEST = 1;
const LARGEST = 4;
const STEP = 0.5;

export interface View {
  /** Which of the pages. */
  at: number;
  /** 1: as wide as its place. */
  zoom: number;
}

interface ViewerProps {
  sheets: readonly Sheet[];
  pages: ReadonlyMap<string, ScannedPage>;
  view: View;
  onView(view: View): void;
  onTurn(id: string): void;
}

export function Viewer({ sheets, pages, view, onView, onTurn }: ViewerProps) {
  const texts = useTexts();
  const { t } = texts;
  const frame = useRef<HTMLDivElement>(null);
  const at = Math.min(view.at, sheets.length - 1);
  const sheet = sheets[at];
  const page = sheet && pages.get(sheet.id);
  if (!sheet || !page) {
    return null;
  }
  const name = placeName(texts, sheet);
  const go = (to: number) => {
    onView({ ...view, at: to });
    frame.current?.scrollTo(0, 0);
  };
  const zoom = (by: number) => onView({ ...view, at, zoom: Math.min(LARGEST, Math.max(SMALLEST, view.zoom + by)) });
  return (
    <section class="viewer" aria-label={t('services-scan-viewer')}>
      <div class="viewer__tools">
        <Tool name="previous" isOff={at === 0} onPress={() => go(at - 1)} />
        <p class="viewer__where" role="status">
          {t('services-scan-where', { number: at + 1, count: sheets.length })}: {name}
        </p>
        <Tool name="next-page" isOff={at + 1 === sheets.length} onPress={() => go(at + 1)} />
        <Tool name="smaller" isOff={view.zoom <= SMALLEST} onPress={() => zoom(-STEP)} />
        <Tool name="larger" isOff={view.zoom >= LARGEST} onPress={() => zoom(STEP)} />
        <Tool name="turn" onPress={() => onTurn(sheet.id)} />
      </div>
      <div class="viewer__frame" ref={frame} tabIndex={0} role="group" aria-label={name}>
        <div class="viewer__paper" data-zoom={view.zoom}>
          <Picture image={page.image} turn={sheet.turn} class="scan__picture" label={t('services-scan-image', { place: name, file: page.file, number: page.number })} />
        </div>
      </div>
    </section>
  );
}

function Tool({ name, isOff = false, onPress }: { name: string; isOff?: boolean; onPress: () => void }) {
  const { t } = useTexts();
  return (
    <button type="button" class="textual" aria-disabled={isOff || undefined} onClick={() => isOff || onPress()}>
      {t(`services-scan-${name}`)}
    </button>
  );
}
