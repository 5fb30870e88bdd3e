// The scanned pages as they were sorted: what was recognised, what is missing, what needs a hand.

import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import {
  apart,
  loose,
  missing,
  moved,
  placed,
  taken,
  turned,
  twice,
  without,
  type Place,
  type ScannedPage,
  type Sheet,
  type Stack,
} from '../../../../services/scan/index.ts';
import { useTexts } from '../../context.tsx';
import { Badge, Notice, Select } from '../../parts/index.tsx';
import { placeName, recognised, whyApart } from './names.ts';
import { Picture } from './picture.tsx';

const THUMBNAIL = 480;

export interface StackProps {
  stack: Stack;
  pages: ReadonlyMap<string, ScannedPage>;
  onChange(stack: Stack): void;
  /** Shows a page large. */
  onOpen(id: string): void;
}

export function StackView(props: StackProps) {
  const { t } = useTexts();
  const { stack } = props;
  const [own, waiting, aside] = [taken(stack), loose(stack), apart(stack)];
  return (
    <>
      <Findings stack={stack} />
      <Part {...props} title={t('services-scan-waiting')} about={t('services-scan-waiting-about')} sheets={waiting} />
      <Part {...props} title={t('services-scan-own')} sheets={own} isOrdered />
      <Part {...props} title={t('services-scan-aside')} about={t('services-scan-aside-about')} sheets={aside} />
    </>
  );
}

/** What is missing and what is there twice, said in words. */
function Findings({ stack }: { stack: Stack }) {
  const { t, lang } = useTexts();
  const list = (pages: number[]) => new Intl.ListFormat(lang, { type: 'conjunction' }).format(pages.map(String));
  const [absent, doubled] = [missing(stack), twice(stack)];
  const isWhole = stack.copy !== undefined && absent.length === 0 && doubled.length === 0;
  return (
    <div role="status">
      {absent.length > 0 && (
        <Notice tone="warning" title={t('services-scan-missing', { count: absent.length, pages: list(absent) })}>
          <p>{t('services-scan-missing-about')}</p>
        </Notice>
      )}
      {doubled.length > 0 && (
        <Notice tone="warning" title={t('services-scan-twice', { count: doubled.length, pages: list(doubled) })}>
          <p>{t('services-scan-twice-about')}</p>
        </Notice>
      )}
      {isWhole && <Notice tone="success" title={t('services-scan-whole', { count: stack.copy?.pages ?? 0 })} />}
    </div>
  );
}

interface PartProps extends StackProps {
  title: string;
  about?: string;
  sheets: Sheet[];
  /** Whether its pages can be moved. */
  isOrdered?: boolean;
}

function Part({ title, about, sheets, isOrdered = false, ...props }: PartProps) {
  return sheets.length === 0 ? null : (
    <section class="scan">
      <h2>{title}</h2>
      {about && <p>{about}</p>}
      <ol class="scan__sheets">
        {sheets.map((sheet, at) => (
          <SheetView key={sheet.id} {...props} sheet={sheet} canRise={isOrdered && at > 0} canSink={isOrdered && at + 1 < sheets.length} />
        ))}
      </ol>
    </section>
  );
}

interface SheetProps extends StackProps {
  sheet: Sheet;
  canRise: boolean;
  canSink: boolean;
}

function SheetView({ sheet, stack, pages, onChange, onOpen, canRise, canSink }: SheetProps) {
  const texts = useTexts();
  const { t } = texts;
  const item = useRef<HTMLLIElement>(null);
  const page = pages.get(sheet.id);
  if (!page) {
    return null;
  }
  const source = t('services-scan-source', { file: page.file, number: page.number });
  // The page moves with its buttons: the focus stays on the one that was pressed.
  const move = (by: -1 | 1) => {
    onChange(moved(stack, sheet.id, by));
    requestAnimationFrame(() => item.current?.querySelector<HTMLElement>(`[data-by="${by}"]:enabled, [data-by]:enabled`)?.focus());
  };
  return (
    <li class="scan__sheet" ref={item}>
      <button type="button" class="scan__thumbnail" onClick={() => onOpen(sheet.id)}>
        <Picture image={page.image} turn={sheet.turn} longest={THUMBNAIL} class="scan__picture" label={t('services-scan-open', { source })} />
      </button>
      <p class="scan__place">
        <strong>{placeName(texts, sheet)}</strong>
      </p>
      <p class="scan__about">
        {sheet.place === 'apart' ? whyApart(texts, sheet, stack.copy) : recognised(texts, sheet)}
        <br />
        {source}
      </p>
      {sheet.reading.kind !== 'mark' && typeof sheet.place === 'number' && <Badge>{t('services-scan-by-hand')}</Badge>}
      {(sheet.reading.kind !== 'mark' || sheet.place === 'apart') && (
        <PlaceChoice sheet={sheet} stack={stack} onPlace={(place) => onChange(placed(stack, sheet.id, place))} />
      )}
      <p class="scan__tools">
        {canRise && <Tool by={-1} onPress={() => move(-1)} name="up" source={source} />}
        {canSink && <Tool by={1} onPress={() => move(1)} name="down" source={source} />}
        <Tool onPress={() => onChange(turned(stack, sheet.id))} name="turn" source={source} />
        {sheet.place !== 'apart' && <Tool onPress={() => onChange(placed(stack, sheet.id, 'apart'))} name="aside-it" source={source} />}
        <Tool onPress={() => onChange(without(stack, [sheet.id]))} name="remove" source={source} />
      </p>
    </li>
  );
}

function Tool({ name, source, by, onPress }: { name: string; source: string; by?: number; onPress: () => void }): ComponentChildren {
  const { t } = useTexts();
  return (
    <button type="button" class="textual" data-by={by} onClick={onPress}>
      {t(`services-scan-${name}`)}
      <span class="kern-sr-only"> {source}</span>
    </button>
  );
}

/** A page that nobody could read is placed by hand. */
function PlaceChoice({ sheet, stack, onPlace }: { sheet: Sheet; stack: Stack; onPlace(place: Place): void }) {
  const { t } = useTexts();
  const open = missing(stack);
  const own = typeof sheet.place === 'number' ? [sheet.place] : [];
  const numbers = [...new Set([...own, ...open])].sort((one, other) => one - other);
  const options = [
    ...(sheet.place === 'nowhere' ? [{ value: 'nowhere', label: t('services-scan-place-choose') }] : []),
    ...numbers.map((page) => ({ value: String(page), label: t('services-scan-place-page', { page }) })),
    { value: 'enclosed', label: t('services-scan-place-enclosed') },
    { value: 'apart', label: t('services-scan-place-apart') },
  ];
  return (
    <Select
      name={`place-${sheet.id}`}
      label={t('services-scan-place')}
      value={String(sheet.place)}
      options={options}
      onInput={(value) => onPlace(/^\d+$/.test(value) ? Number(value) : (value as Place))}
    />
  );
}
