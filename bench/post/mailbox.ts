// Opening a mailbox of many letters with the app that people use, beside a town in memory: what
// the browser itself takes, without the way over the network.

import { resident, letter, silent, PASSPHRASE, townWithOffice } from '../../client/test/post/people.ts';
import type { Engine } from '../../client/src/post/engine/index.ts';
import { newId } from '../../client/src/post/protocol/derive.ts';

interface Figures {
  /** From the key that is pressed to the open mailbox: passphrase, keys. */
  unlockMs: number;
  /** From there until the list stands on the page. */
  listMs: number;
  /** From a word in the search field to the lines that hold it. */
  searchMs: number;
  /** From a line that is pressed to its letter, opened and proved. */
  letterMs: number;
  /** What the town sends of the list and its sealed memory. */
  bytes: number;
}

const TIME = '2026-11-26T08:00:00Z';

async function measure(letters: number): Promise<Figures> {
  const { town } = await townWithOffice();
  const { person, engine } = await resident(town, 'Resident');
  await engine.mailboxes.write('bau', letter('Darf ich bauen?', { subject: 'Carport' }), silent);
  await fill(town, engine, letters - 1);
  await engine.save();

  const ask = town.fetchAs(person);
  let bytes = 0;
  globalThis.fetch = async (address, request) => {
    const answer = await ask(address, request);
    bytes += String(address).endsWith('/mailbox') ? (await answer.clone().arrayBuffer()).byteLength : 0;
    return answer;
  };
  history.replaceState(null, '', '/post');
  document.body.innerHTML = '<main id="main"><h1></h1><div id="post-app" data-lang="de" data-town="Musterstadt"></div></main>';
  await import('../../client/src/post/app/main.tsx');

  const passphrase = await found<HTMLInputElement>('#post-app input[type=password]');
  write(passphrase, PASSPHRASE);
  await frame();
  let since = performance.now();
  passphrase.form!.requestSubmit();
  await found('.post-bar');
  const unlockMs = performance.now() - since;
  since = performance.now();
  await found('.post-line');
  const listMs = performance.now() - since;

  since = performance.now();
  write(document.querySelector<HTMLInputElement>('input[type=search]')!, 'Carport');
  await until(() => document.querySelectorAll('.post-line').length === 1);
  const searchMs = performance.now() - since;
  since = performance.now();
  document.querySelector<HTMLElement>('.post-line a')!.click();
  await found('article');
  return { unlockMs, listMs, searchMs, letterMs: performance.now() - since, bytes };
}

/** Cases that are read already: the mailbox remembers them. */
async function fill(town: Awaited<ReturnType<typeof townWithOffice>>['town'], engine: Engine, count: number): Promise<void> {
  const [known] = town.cases.values();
  const [party] = known!.parties.map(({ party }) => party).filter((one) => one.startsWith('account:'));
  const mailboxes = engine.mailboxes as unknown as { began(as: string, begun: object): Promise<void> };
  for (let at = 0; at < count; at += 1) {
    const case_ = newId();
    town.cases.set(case_, { ...known!, case: case_, letters: [], last_seq: 1 });
    const line = { case: case_, from: 'office:bau', hash: 'ab'.repeat(32), parties: [party, 'office:bau'], read: 1, seq: 1, subject: `Ihr Antrag vom ${at}. Tag`, time: TIME };
    await mailboxes.began(party!, { case: case_, line });
  }
}

function write(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 0)));

/** Longer than anything here takes. */
const PATIENCE = 60_000;

async function until(isSo: () => boolean): Promise<void> {
  const since = performance.now();
  while (!isSo()) {
    if (performance.now() - since > PATIENCE) {
      throw new Error(`The page stays as it is: ${document.body.innerText.slice(0, 400)}`);
    }
    await frame();
  }
}

async function found<T extends Element>(selector: string): Promise<T> {
  await until(() => document.querySelector(selector) !== null);
  return document.querySelector<T>(selector)!;
}

Object.assign(globalThis, { measure });
