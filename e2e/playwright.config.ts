import { defineConfig } from '@playwright/test';

const browser = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** One demo town for the whole run, started by `support/town.ts`; the journeys share it. */
export default defineConfig({
  testDir: '.',
  outputDir: 'test-results/files',
  globalSetup: './support/town.ts',
  fullyParallel: true,
  workers: 2,
  // A browser on a busy machine stumbles now and then; whoever stumbles twice has a reason.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browser,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
