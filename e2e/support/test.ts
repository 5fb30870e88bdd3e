import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { type Hands, keyboard, mouse } from './hands.ts';

/**
 * What the browser complains about while a page is used: errors in the console (a violation of
 * the content security policy is one), uncaught errors, requests to anyone but the town.
 */
export class Complaints {
  #heard: string[] = [];
  #expected: RegExp[] = [];
  readonly #town: string;

  constructor(town: string) {
    this.#town = town;
  }

  listenTo(context: BrowserContext): void {
    context.on('page', (page) => this.#listenToPage(page));
  }

  #listenToPage(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error') {
        this.#heard.push(`${message.text()} (${message.location().url || page.url()})`);
      }
    });
    page.on('pageerror', (error) => this.#heard.push(`${error.message} (${page.url()})`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== new URL(this.#town).origin) {
        this.#heard.push(`a request to a third party: ${request.url()} (${page.url()})`);
      }
    });
  }

  /** A complaint that belongs to the journey, such as the 404 of a page that is gone. */
  expect(complaint: RegExp): void {
    this.#expected.push(complaint);
  }

  get unexpected(): string[] {
    return this.#heard.filter((heard) => !this.#expected.some((it) => it.test(heard)));
  }
}

export const test = base.extend<{ complaints: Complaints }>({
  baseURL: async ({}, use) => {
    await use(process.env.TOWN_URL);
  },
  complaints: [
    async ({ context, baseURL }, use) => {
      const complaints = new Complaints(baseURL!);
      complaints.listenTo(context);
      await use(complaints);
      expect(complaints.unexpected, 'complaints of the browser').toEqual([]);
    },
    { auto: true },
  ],
});

/** The ways a journey is made. Reading and public writing must work in each of them. */
type Way = { name: string; hands: (page: Page) => Hands; javaScript: boolean };

const WITH_MOUSE: Way = { name: 'with a mouse', hands: mouse, javaScript: true };
const BY_KEYBOARD: Way = { name: 'by keyboard alone', hands: keyboard, javaScript: true };
const WITHOUT_JAVASCRIPT: Way = { name: 'without JavaScript', hands: mouse, javaScript: false };

/** A journey that must work with a mouse, by keyboard alone and without JavaScript. */
export const EVERY_WAY = [WITH_MOUSE, BY_KEYBOARD, WITHOUT_JAVASCRIPT];

/** A journey that needs JavaScript, such as one with a passkey. */
export const WITH_JAVASCRIPT = [WITH_MOUSE, BY_KEYBOARD];

/** Somebody at a browser of their own. */
export type Someone = { page: Page; hands: Hands };

/** What a journey is made with. */
export type Traveller = Someone & {
  /** The name of the way, for names that must differ from those of the same journey elsewhere. */
  way: string;
  complaints: Complaints;
  /** Another person, at another browser, on the same way. */
  another: () => Promise<Someone>;
};

/** Declares one journey, once for each way it must work in. */
export function journey(
  title: string,
  ways: Way[],
  make: (traveller: Traveller) => Promise<void>,
): void {
  for (const way of ways) {
    test.describe(way.name, () => {
      test.use({ javaScriptEnabled: way.javaScript });
      test(title, async ({ page, complaints, browser, contextOptions }) => {
        const others: BrowserContext[] = [];
        const another = async (): Promise<Someone> => {
          const context = await browser.newContext(contextOptions);
          others.push(context);
          complaints.listenTo(context);
          const theirs = await context.newPage();
          return { page: theirs, hands: way.hands(theirs) };
        };
        await make({ page, hands: way.hands(page), way: way.name, complaints, another });
        await Promise.all(others.map((context) => context.close()));
      });
    });
  }
}

export { expect };
