import type { APIRequestContext } from '@playwright/test';

/** Of pages that differ only in what they show, so many are looked at. */
const OF_A_KIND = 3;

/**
 * Every page that links lead to, as the one who is signed in with this request context sees it.
 * Machine forms (they have a suffix) and the parameters of a page are left out; of the pages in
 * one folder, the first few are taken.
 */
export async function pagesOf(request: APIRequestContext, starts = ['/']): Promise<string[]> {
  const found: string[] = [];
  const waiting = [...starts];
  const seen = new Set(waiting);
  const ofAKind = new Map<string, number>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await request.get(path, { maxRedirects: 0 });
    if (!answer.ok() || !answer.headers()['content-type']?.startsWith('text/html')) {
      continue;
    }
    found.push(path);
    for (const next of links(await answer.text(), path)) {
      const kind = next.slice(0, next.lastIndexOf('/'));
      const known = ofAKind.get(kind) ?? 0;
      if (!seen.has(next) && (kind === '' || known < OF_A_KIND)) {
        ofAKind.set(kind, known + 1);
        seen.add(next);
        waiting.push(next);
      }
    }
  }
  return found;
}

/** The pages of this town that a page links to. */
export function links(html: string, from: string): string[] {
  const here = new URL(from, 'http://town.invalid');
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]+)"[^>]*>/g)]
    .filter(([tag]) => !/\sdownload[\s=>]/.test(tag))
    .map(([, href]) => new URL(href!.replaceAll('&amp;', '&'), here))
    .filter((url) => url.host === here.host && url.protocol === 'http:')
    .map((url) => url.pathname)
    .filter((path) => !/\.\w+$/.test(path) && !path.startsWith('/assets/'));
}
