import { expect, test } from '@playwright/test';
import { kindOf, links } from './crawl.ts';

test('links to pages of the town are found, machine forms and other places are not', () => {
  const html = `
    <a href="/datasets">all</a> <a class="x" href="schools">one</a> <a href="?page=2">next</a>
    <a href="/datasets/schools.json">JSON</a> <a href="https://example.org/">elsewhere</a>
    <a href="/files/1" download>file</a> <a href="#main">skip</a> <a href="mailto:a@b.c">mail</a>`;
  expect(links(html, '/datasets/')).toEqual([
    '/datasets', '/datasets/schools', '/datasets/', '/datasets/',
  ]);
});

test('pages that differ only in what they show are of one kind', () => {
  expect(kindOf('/data/schools/versions/2')).toBe(kindOf('/data/streets/versions/1'));
  expect(kindOf('/data/schools')).toBe(kindOf('/data/streets'));
  expect(kindOf('/record/entries/20')).not.toBe(kindOf('/record/verify'));
  expect(kindOf('/record/entries/20')).not.toBe(kindOf('/record/entries'));
  expect(kindOf('/about')).not.toBe(kindOf('/privacy'));
});
