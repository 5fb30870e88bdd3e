// Printed forms as they come back from scanners and telephones: read by the real readers.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { bound } from '../../../src/services/scan/bind.ts';
import { Pdf } from '../../../src/services/scan/pdf.ts';
import { readFiles, type Fault, type ScannedPage } from '../../../src/services/scan/pages.ts';
import { loose, missing, sorted, taken, apart, difference } from '../../../src/services/scan/sort.ts';
import { contextOf, whiteCanvas, type Canvas } from '../../../src/services/scan/studio.ts';
import { inTests } from './studio.ts';

const printed = (name: string) => new Blob([new Uint8Array(readFileSync(`test/services/scan/${name}.pdf`))]);

/** The pages of a printed form, as a scanner that lies straight sees them. */
async function scanOf(name: string): Promise<Canvas[]> {
  const pdf = await Pdf.open(printed(name), inTests);
  const pages: Canvas[] = [];
  for (let number = 1; number <= pdf.pages; number += 1) {
    pages.push(await pdf.page(number));
  }
  await pdf.close();
  return pages;
}

interface Lying {
  /** In degrees. */
  turn?: number;
  /** 1: as sharp as it was. */
  scale?: number;
  /** How grey the paper is, and how pale the ink, 0 to 1. */
  pale?: number;
  /** So much of the page's top is covered, 0 to 1. */
  covered?: number;
}

/** A page as it really lies on the glass. */
function lying(page: Canvas, { turn = 0, scale = 1, pale = 0, covered = 0 }: Lying): Canvas {
  const angle = (turn * Math.PI) / 180;
  const [width, height] = [page.width * scale, page.height * scale];
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
  const canvas = whiteCanvas(inTests, Math.round(width * cos + height * sin), Math.round(width * sin + height * cos));
  const context = contextOf(canvas) as CanvasRenderingContext2D;
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate(angle);
  context.drawImage(page as unknown as CanvasImageSource, -width / 2, -height / 2, width, height);
  context.fillStyle = '#fff';
  context.fillRect(-width / 2, -height / 2, width, height * covered);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = `rgba(190, 185, 175, ${pale})`;
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}

async function fileOf(canvas: Canvas, name: string): Promise<File> {
  return new File([await inTests.jpeg(canvas)], name, { type: 'image/jpeg' });
}

async function read(...files: File[]): Promise<{ pages: ScannedPage[]; faults: Fault[] }> {
  const [pages, faults]: [ScannedPage[], Fault[]] = [[], []];
  await readFiles(files, { progress: () => undefined, page: (page) => pages.push(page), fault: (fault) => faults.push(fault) }, undefined, 150, inTests);
  return { pages, faults };
}

const marks = (pages: ScannedPage[]) => pages.map(({ reading }) => (reading.kind === 'mark' ? `${reading.mark.form} ${reading.mark.page}/${reading.mark.pages}` : reading.kind));

test('a printed form is read page by page from its PDF', async () => {
  const { pages, faults } = await read(new File([printed('hund-anmelden')], 'scan.pdf'));
  assert.deepEqual(faults, []);
  assert.deepEqual(marks(pages), ['hund-anmelden 1/3', 'hund-anmelden 2/3', 'hund-anmelden 3/3']);
  assert.deepEqual(pages.map(({ file, number }) => `${file} ${number}`), ['scan.pdf 1', 'scan.pdf 2', 'scan.pdf 3']);
});

test('shuffled, upside down, across and leaning pages find their order', async () => {
  const [one, two, three] = (await scanOf('hund-anmelden')) as [Canvas, Canvas, Canvas];
  const { pages } = await read(
    await fileOf(lying(three, { turn: 180 }), 'a.jpg'),
    await fileOf(lying(one, { turn: 90, scale: 0.8 }), 'b.jpg'),
    await fileOf(lying(two, { turn: -5, pale: 0.4 }), 'c.jpg'),
  );
  const stack = sorted(pages);
  assert.deepEqual(taken(stack).map(({ id }) => pages.find((page) => page.id === id)?.file), ['b.jpg', 'c.jpg', 'a.jpg']);
  assert.deepEqual(missing(stack), []);
  // Each is turned so that it stands upright.
  assert.deepEqual(taken(stack).map(({ turn }) => turn), [270, 0, 180]);
});

test('marks are read in many leanings and sizes', async () => {
  const [one] = (await scanOf('hund-anmelden')) as [Canvas];
  const unread: string[] = [];
  for (const turn of [0, 3, 12, 30, 45, 77, 180, 270]) {
    for (const scale of [0.45, 1]) {
      const { pages } = await read(await fileOf(lying(one, { turn, scale }), 'page.jpg'));
      if (marks(pages)[0] !== 'hund-anmelden 1/3') {
        unread.push(`${turn}° at ${scale}`);
      }
    }
  }
  assert.deepEqual(unread, []);
});

test('a stack with a missing page, another form, an empty back and a covered mark is told apart', async () => {
  const [one, two, three] = (await scanOf('hund-anmelden')) as [Canvas, Canvas, Canvas];
  const [other] = (await scanOf('bewohnerparkausweis')) as [Canvas];
  const back = lying(whiteCanvas(inTests, 1700, 2400), { pale: 0.3 });
  const stackOf = async (...canvases: Canvas[]) => {
    const { pages } = await read(...(await Promise.all(canvases.map((canvas, at) => fileOf(canvas, `${at}.jpg`)))));
    return sorted(pages);
  };
  const stack = await stackOf(three, other, back, one, lying(two, { covered: 0.2 }));
  assert.deepEqual(missing(stack), [2]);
  assert.deepEqual(taken(stack).map(({ place }) => place), [1, 3]);
  assert.deepEqual(loose(stack).map(({ reading }) => reading.kind), ['none']);
  assert.deepEqual(apart(stack).map((sheet) => difference(sheet, stack.copy) ?? sheet.reading.kind), ['form', 'blank']);
});

test('two sheets on one glass are not taken for one of them', async () => {
  const [one, two] = (await scanOf('hund-anmelden')) as [Canvas, Canvas];
  const both = whiteCanvas(inTests, one.width * 2, one.height);
  contextOf(both).drawImage(one as unknown as CanvasImageSource, 0, 0);
  contextOf(both).drawImage(two as unknown as CanvasImageSource, one.width, 0);
  const { pages } = await read(await fileOf(both, 'both.jpg'));
  assert.deepEqual(marks(pages), ['several']);
});

test('what is wrong with a file is told and loses no other file', async () => {
  const [one] = (await scanOf('hund-anmelden')) as [Canvas];
  const good = await fileOf(one, 'good.jpg');
  const { pages, faults } = await read(
    new File(['MZ\x90\0 a program'], 'antrag.pdf', { type: 'application/pdf' }),
    new File(['%PDF-1.7\nnothing\n%%EOF'], 'broken.pdf'),
    new File(['\x89PNG\r\n\x1a\nnothing'].map((text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))), 'cut.png'),
    good,
  );
  assert.deepEqual(faults, [
    { file: 'antrag.pdf', why: 'program' },
    { file: 'broken.pdf', why: 'broken' },
    { file: 'cut.png', why: 'broken' },
  ]);
  assert.deepEqual(marks(pages), ['hund-anmelden 1/3']);
});

test('the bound scan has the pages of the application alone, upright and in order', async () => {
  const [one, two] = (await scanOf('hund-anmelden')) as [Canvas, Canvas];
  const [other] = (await scanOf('bewohnerparkausweis')) as [Canvas];
  const { pages } = await read(await fileOf(lying(two, { turn: 90 }), '2.jpg'), await fileOf(other, 'x.jpg'), await fileOf(one, '1.jpg'));
  const leaves = taken(sorted(pages)).map(({ id, turn }) => ({ ...pages.find((page) => page.id === id)!, turn }));
  const scan = await bound(leaves, 'scan.pdf', inTests);
  assert.equal(scan.type, 'application/pdf');
  const again = await read(scan);
  assert.deepEqual(again.faults, []);
  assert.deepEqual(marks(again.pages), ['hund-anmelden 1/3', 'hund-anmelden 2/3']);
  assert.ok(again.pages.every(({ width, height }) => height > width), 'the turned page stands upright');
});
