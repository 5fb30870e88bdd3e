import type { Page } from '@playwright/test';
import { expect, type Someone } from './test.ts';
import { t } from './texts.ts';

export const PERMIT = '/services/forms/bewohnerparkausweis';

const PDF = { mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };

/** What somebody does with the form of the demo's parking permit, page by page. */
export class Permit {
  readonly #someone: Someone;

  constructor(someone: Someone) {
    this.#someone = someone;
  }

  get page(): Page {
    return this.#someone.page;
  }

  async begins(): Promise<void> {
    await this.page.goto(PERMIT);
    await this.presses('services-online-begin');
    await this.is('Über Sie');
  }

  async presses(button: string): Promise<void> {
    await this.#someone.hands.press(this.page.getByRole('button', { name: t(button), exact: true }));
  }

  async goesOn(): Promise<void> {
    await this.presses('services-online-next');
  }

  async is(heading: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(heading);
  }

  async writes(label: string, text: string): Promise<void> {
    await this.#someone.hands.write(this.page.getByLabel(label), text);
  }

  async ticks(label: string): Promise<void> {
    await this.#someone.hands.tick(this.page.getByLabel(label, { exact: true }));
  }

  async adds(label: string, name: string, content: Buffer = PDF.buffer): Promise<void> {
    await this.#someone.hands.pick(this.page.getByLabel(label), { ...PDF, name, buffer: content });
  }

  /** The person, where they live and how they are reached. */
  async tellsWho({ name = 'Wer hier wohnt', street = 'Am Markt 1' } = {}): Promise<void> {
    await this.writes('Ihr Vor- und Nachname', name);
    await this.goesOn();
    await this.writes('Straße und Hausnummer', street);
    await this.writes('Postleitzahl', '12345');
    await this.ticks('C – Nord');
    await this.goesOn();
    await this.writes('Ihre Telefonnummer', '030 123456');
    await this.goesOn();
    await this.is('Ihr Fahrzeug');
  }

  /** The car, the time, the documents, that all is true. */
  async tellsTheRest(day: string, paper: { name: string; content?: Buffer } = { name: 'schein.pdf' }): Promise<void> {
    await this.writes('Kennzeichen', 'M-AB 123');
    await this.ticks('Ja');
    await this.goesOn();
    await this.writes('Ab wann soll der Ausweis gelten?', day);
    await this.ticks('Ein Jahr: 30,70 €');
    await expect(this.page.locator('output')).toHaveText(/30,70/);
    await this.goesOn();
    await this.adds('Zulassungsbescheinigung', paper.name, paper.content);
    await this.adds('Nachweis der Wohnung', 'meldung.pdf');
    await this.goesOn();
    await this.ticks('Meine Angaben sind vollständig und richtig');
    await this.goesOn();
    await this.is(t('services-online-review'));
  }
}
