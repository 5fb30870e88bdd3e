import type { APIRequestContext } from '@playwright/test';

/** Of pages that differ only in what they show, so many are looked at. */
const OF_A_KIND = 2;

/** Pages that forms lead to, and what is said where something is missing. */
const BY_FORM = [
  '/search?q=stadt',
  '/search?q=gibtesnicht',
  '/data?status=withheld',
  '/data/haushalt-2026?Betrag__lt=0&sort=-Betrag&page=2',
  '/data/haushalt-2026?Produkt-Bez=gibtesnicht',
  '/appointments',
  '/appointments/slots?service=personalausweis&service=meldebescheinigung',
  '/appointments/display/buergerservice-rathaus',
];

/** Where whoever reads without an account begins. */
export const PUBLIC = ['/', ...BY_FORM];

/**
 * Every page that links lead to, as the one who is signed in with this request context sees it.
 * Machine forms (they have a suffix) and the parameters of a page are left out; of pages of one
 * kind, the first few are taken.
 */
export async function pagesOf(request: APIRequestContext, starts = PUBLIC): Promise<string[]> {
  const found: string[] = [];
  const waiting = [...starts];
  const seen = new Set(waiting);
  const ofAKind = new Map<string, number>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const known = ofAKind.get(kindOf(path)) ?? 0;
    if (known >= OF_A_KIND && !starts.includes(path)) {
      continue;
    }
    const answer = await request.get(path, { maxRedirects: 0 });
    if (!answer.ok() || !answer.headers()['content-type']?.startsWith('text/html')) {
      continue;
    }
    found.push(path);
    if (!starts.includes(path)) {
      ofAKind.set(kindOf(path), known + 1);
    }
    for (const next of links(await answer.text(), path)) {
      if (!seen.has(next)) {
        seen.add(next);
        waiting.push(next);
      }
    }
  }
  return found;
}

/** Folders whose pages have words for names; everywhere else, a folder holds things of one kind. */
const WITH_WORDS = ['record', 'account', 'admin', 'sign-in', 'privacy'];

/**
 * The address without what it names: the pages at `/data/schools/versions/2` and
 * `/data/streets/versions/1` are of one kind, and so are all pages right under `/data`.
 */
export function kindOf(path: string): string {
  const parts = path.split('/').slice(1);
  const firstName = WITH_WORDS.includes(parts[0]!) ? 2 : 1;
  const isName = (at: number): boolean => at >= firstName && (at - firstName) % 2 === 0;
  return parts.map((part, at) => (isName(at) ? '*' : part)).join('/');
}

/** The pages of this town that a page links to. */
export function links(html: string, from: string): string[] {
  const here = new URL(from, 'http://town.invalid');
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]+)"[^>]*>/g)]
    .filter(([tag]) => !/\sdownload[\s=>]/.test(tag))
    .map(([, href]) => new URL(href!.replaceAll('&amp;', '&'), here))
    .filter((url) => url.host === here.host && url.protocol === 'http:')
    .map((url) => url.pathname)
    .filter((path) => !/\.[\w-]+$/.test(path) && !path.startsWith('/assets/'));
}
