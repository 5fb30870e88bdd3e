import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type Axe from 'axe-core';
import type { RunOnly } from 'axe-core';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Everything that is wrong with the page that is open. */
export async function faults(page: Page, language: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const found = [...(await basics(page, language)), ...(await axe(page))];
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await axe(page, 'color-contrast')).map((it) => `dark: ${it}`));
  found.push(...(await reflow(page)));
  if (language === 'de') {
    found.push(...(await walkByKeyboard(page)));
  }
  return found;
}

/** Opens a page, and waits until its program has drawn it, where it has one. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('#form-app .form-late').waitFor({ state: 'detached' });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on a page: all of it, or one rule only. It comes into a page once, and only what is wrong comes out. */
export async function axe(page: Page, rule?: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    await page.evaluate(AXE);
  }
  const only: RunOnly = rule ? { type: 'rule', values: [rule] } : { type: 'tag', values: STANDARDS };
  return page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { axe: typeof Axe };
    const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    );
  }, only);
}

/** What a page owes to everyone who reads it, beyond what axe sees. */
export async function basics(page: Page, language: string): Promise<string[]> {
  const { lang, title, headings, scripts } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title.trim(),
    headings: document.querySelectorAll('h1').length,
    scripts: [...document.querySelectorAll('[style], style, script:not([src])')].map((it) => it.outerHTML.slice(0, 120)),
  }));
  const text = await page.locator('body').innerText();
  return [
    lang === language ? '' : `the language is ${lang}, not ${language}`,
    title ? '' : 'the page has no title',
    headings === 1 ? '' : `${headings} first-level headings`,
    ...scripts.map((html) => `an inline style or script: ${html}`),
    ...untranslated(text).map((key) => `a text is missing: ${key}`),
  ].filter(Boolean);
}

/** Keys of texts that show through where a translation is missing, such as `ui-shell-search`. */
function untranslated(text: string): string[] {
  const crates = 'ui|nav|store|record|identity|privacy|opendata|post|sealed|services|house|allmende|error|promise|processing|check';
  return text.match(new RegExp(`(?<![\\w/.-])(?:${crates})-[a-z]+(?:-[a-z]+|\\.[a-z]+)+(?![\\w/.-])`, 'g')) ?? [];
}

/** At 320 pixels (a phone, or 400 % zoom) nothing may scroll sideways but a table in its frame. */
export async function reflow(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => {
    if (document.documentElement.scrollWidth <= 320) {
      return [];
    }
    const inFrame = (element: Element): boolean => {
      for (let it = element.parentElement; it; it = it.parentElement) {
        if (it !== document.body && /auto|scroll|hidden/.test(getComputedStyle(it).overflowX)) {
          return true;
        }
      }
      return false;
    };
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > 320.5 && !inFrame(element))
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 120));
  });
  await page.setViewportSize(before!);
  return wide.map((html) => `wider than 320 pixels: ${html}`);
}

/** More stops than a page has. */
const STOPS = 600;

/**
 * Walks a page with Tab from its beginning: every element that can have the focus gets it, in the
 * order of the page, is seen to have it, lies in view, and lets it go again.
 */
export async function walkByKeyboard(page: Page): Promise<string[]> {
  const expected = await page.evaluate(() => {
    const stops = [...document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex="0"]',
    )].filter((it) => it.checkVisibility({ visibilityProperty: true })
      && !(it as HTMLButtonElement).disabled && it.tabIndex >= 0 && it.closest('[inert]') === null);
    // A group of radio buttons is one stop: the chosen one, else the first.
    const isRadio = (it: HTMLElement): it is HTMLInputElement => it instanceof HTMLInputElement && it.type === 'radio';
    const alone = stops.filter((it) => {
      const group = isRadio(it) ? stops.filter(isRadio).filter(({ name }) => name === it.name) : [it];
      return it === (group.find((one) => isRadio(one) && one.checked) ?? group[0]);
    });
    alone.forEach((it, place) => it.setAttribute('data-stop', String(place)));
    // A form with errors begins with the focus on them: the walk begins above.
    const start = document.createElement('span');
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
    return alone.length;
  });
  const wrong: string[] = [];
  const reached: number[] = [];
  for (let press = 0; press < STOPS; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await lookAtFocus(page);
    if (stop === null || (stop.place !== null && stop.place === reached[0])) {
      break;
    }
    // The parts of a date (day, month, year, calendar) are stops of their own in one field.
    if (stop.place !== null && stop.place === reached.at(-1)) {
      continue;
    }
    wrong.push(...stop.faults.map((fault) => `${fault}: ${stop.html}`));
    if (stop.place !== null) {
      reached.push(stop.place);
    }
  }
  if (reached.length !== expected) {
    wrong.push(`the keyboard reaches ${reached.length} of ${expected} elements`);
  }
  if (reached.some((place, at) => at > 0 && place < reached[at - 1]!)) {
    wrong.push('the focus does not follow the order of the page');
  }
  return wrong;
}

type Stop = { place: number | null; html: string; faults: string[] };

/** What has the focus; null where the walk has left the page. */
function lookAtFocus(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) {
      return null;
    }
    const parts = [element, element.parentElement, element.nextElementSibling, element.closest('label')];
    const look = (): string =>
      parts
        .filter((part): part is HTMLElement => part !== null)
        .flatMap((part) => [undefined, '::before', '::after'].map((it) => getComputedStyle(part, it)))
        .map((s) => [s.outline, s.boxShadow, s.border, s.backgroundColor, s.textDecoration, s.translate, s.clip, s.position].join())
        .join('|');
    const focused = look();
    const box = element.getBoundingClientRect();
    const isInView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    // Leaving a date would begin it anew: there, the ring itself is looked for.
    const isDate = element instanceof HTMLInputElement && /^(date|time)/.test(element.type);
    const hasRing = getComputedStyle(element).outlineStyle !== 'none';
    if (!isDate) {
      element.blur();
    }
    const blurred = isDate && hasRing ? '' : look();
    if (!isDate) {
      element.focus({ focusVisible: true } as FocusOptions);
    }
    const place = element.dataset.stop;
    const faults = [];
    if (focused === blurred) {
      faults.push('the focus does not show');
    }
    if (!isInView) {
      faults.push('the focus is out of view');
    }
    const html = element.outerHTML.slice(0, 100);
    return { place: place === undefined ? null : Number(place), html, faults };
  });
}
