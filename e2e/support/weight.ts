import type { BrowserContext } from '@playwright/test';

/** Bytes over the wire, headers included, that a fresh page of this context takes for a path. */
export async function weigh(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  let bytes = 0;
  network.on('Network.loadingFinished', (finished) => (bytes += finished.encodedDataLength));
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.close();
  return bytes;
}
