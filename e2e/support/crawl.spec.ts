import { expect, test } from '@playwright/test';
import { links } from './crawl.ts';

test('links to pages of the town are found, machine forms and other places are not', () => {
  const html = `
    <a href="/datasets">all</a> <a class="x" href="schools">one</a> <a href="?page=2">next</a>
    <a href="/datasets/schools.json">JSON</a> <a href="https://example.org/">elsewhere</a>
    <a href="/files/1" download>file</a> <a href="#main">skip</a> <a href="mailto:a@b.c">mail</a>`;
  expect(links(html, '/datasets/')).toEqual([
    '/datasets', '/datasets/schools', '/datasets/', '/datasets/',
  ]);
});
