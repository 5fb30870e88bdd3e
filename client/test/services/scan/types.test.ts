import assert from 'node:assert/strict';
import test from 'node:test';
import { LARGEST, typeOf, typeOfBytes } from '../../../src/services/scan/types.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const typed = (text: string) => Object.values(typeOfBytes(bytes(text)))[0];

test('documents and images are known by their first bytes', () => {
  for (const [begin, kind] of [
    ['%PDF-1.7\n%\xe2\xe3', 'pdf'],
    ['\xef\xbb\xbf%PDF-2.0\n', 'pdf'],
    ['\r\n%PDF-1.4\n', 'pdf'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'png'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'jpeg'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'webp'],
  ] as const) {
    assert.equal(typed(begin), kind, JSON.stringify(begin));
  }
});

test('what is no scan has a name of its own, whatever it is called', () => {
  for (const [begin, unfit] of [
    ['', 'empty'],
    ['MZ\x90\0\x03', 'program'],
    ['MZ%PDF-1.7', 'program'],
    ['\x7fELF\x02\x01', 'program'],
    ['\xcf\xfa\xed\xfe', 'program'],
    ['#!/bin/sh\nrm', 'script'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'office'],
    ['PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'office'],
    ['PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text', 'office'],
    ['PK\x03\x04\x14\0photo.jpg', 'archive'],
    ['\x1f\x8b\x08', 'archive'],
    ['<!DOCTYPE html><p>', 'page'],
    ['  <script>alert(1)</script>', 'page'],
    ['<svg xmlns=', 'page'],
    ['\0\0\0\x18ftypheic', 'heic'],
    ['II*\0', 'tiff'],
    ['GIF89a', 'other-image'],
    ['Guten Tag', 'unknown'],
    ['RIFF\x10\0\0\0WAVE', 'unknown'],
    ['a PDF: %PDF-1.7', 'unknown'],
  ] as const) {
    assert.equal(typed(begin), unfit, JSON.stringify(begin));
  }
});

/** A file of any size of which only the beginning can be read. */
function huge(begin: string, size: number): Blob {
  return {
    size,
    slice: (start: number, end: number) => {
      assert.ok(start === 0 && end <= 1024, 'only the beginning is read');
      return new Blob([bytes(begin)]);
    },
  } as unknown as Blob;
}

test('200 megabytes of the wrong kind are refused by their beginning alone', async () => {
  assert.deepEqual(await typeOf(huge('MZ', 200_000_000)), { unfit: 'program' });
  assert.deepEqual(await typeOf(huge('%PDF-1.7', LARGEST)), { kind: 'pdf' });
  assert.deepEqual(await typeOf(huge('%PDF-1.7', LARGEST + 1)), { unfit: 'large' });
});

const PNG = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR';
const u16 = (number: number) => String.fromCharCode(number >> 8, number & 255);
/** A photograph with its thumbnail and its tables before the frame, which says how large it is. */
const photo = (width: number, height: number) =>
  `\xff\xd8\xff\xe1${u16(60_002)}${'\0'.repeat(60_000)}\xff\xc4${u16(4)}\0\0\xff\xff\xff\xc2${u16(17)}\x08${u16(height)}${u16(width)}`;
const webp = (chunk: string) => `RIFF\0\0\0\0WEBP${chunk}`;

test('a small file that unpacks to an image beyond all measure is refused before it is unpacked', async () => {
  for (const [image, kind] of [
    [`${PNG}\0\0\x1b\x64\0\0\x26\xc1`, { kind: 'png' }],
    [`${PNG}\0\0\xff\xff\0\0\xff\xff`, { unfit: 'pixels' }],
    [photo(7016, 9921), { kind: 'jpeg' }],
    [photo(65_535, 65_535), { unfit: 'pixels' }],
    [webp('VP8X\x0a\0\0\0\0\0\0\0\xff\x3f\0\xff\x0f\0'), { kind: 'webp' }],
    [webp('VP8X\x0a\0\0\0\0\0\0\0\xff\xff\0\xff\xff\0'), { unfit: 'pixels' }],
    [webp('VP8L\0\0\0\0\x2f\xff\xff\xff\x0f'), { unfit: 'pixels' }],
    [webp('VP8 \0\0\0\0\0\0\0\x9d\x01\x2a\xff\x3f\xff\x3f'), { unfit: 'pixels' }],
    // What does not say its size, or not there, is left to the browser.
    [`${PNG}\0`, { kind: 'png' }],
    ['\xff\xd8\xff\xe1\xff\xff', { kind: 'jpeg' }],
    ['\xff\xd8\xff\xe1\0\0\0\0', { kind: 'jpeg' }],
    [webp('ABCD'), { kind: 'webp' }],
  ] as const) {
    assert.deepEqual(await typeOf(new Blob([bytes(image)])), kind, JSON.stringify(image.slice(0, 40)));
  }
});
