// Paper: a sheet that is printed by itself, with the office's safety number and case code.

import { render, type ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { AppContext, TextsContext, useApp, type App } from '../context.tsx';
import { officeName } from '../names.ts';
import { keyPage } from '../paper.ts';
import { locale, type Texts } from '../texts.ts';
import { Button, Failed, SafetyNumber, TextArea } from './index.tsx';
import { Qr } from './qr.tsx';

/** What of an office stands on its paper. */
export interface Letterhead {
  name: string;
  /** Address, telephone and hours, line by line. */
  contact: string[];
  /** The office's keys as this browser proved them, where it is the office that prints. */
  keys?: { safetyNumber: string; /** The address in the QR code (spec §8). */ page: string };
}

export async function letterhead(app: App, office: string, isOffice = true): Promise<Letterhead> {
  const [team, contact] = await Promise.all([isOffice ? app.engine.offices.team(office) : undefined, contactOf(app, office)]);
  return {
    name: officeName(app, office, await app.engine.offices.offices()),
    contact,
    ...(team && { keys: { safetyNumber: team.fingerprint, page: keyPage(app.town.url, team) } }),
  };
}

type Text = Record<string, string>;

async function contactOf({ lang }: App, office: string): Promise<string[]> {
  const answer = await fetch(`/offices/${office}.json`);
  const { contact } = (await answer.json()) as { contact: { address?: Text; phone?: string; hours?: Text } };
  const lines = (text: Text = {}) => (text[lang] ?? text['de'] ?? '').split('\n');
  return [...lines(contact.address), contact.phone ?? '', ...lines(contact.hours)].filter(Boolean);
}

interface PrintProps {
  office: string;
  label: string;
  sheet: (head: Letterhead) => ComponentChildren;
  /** Whether it is the office that prints, and not who got its letter. */
  isOffice?: boolean;
}

/** Prints a sheet of an office and nothing else of the page. */
export function PrintButton({ office, label, sheet, isOffice = true }: PrintProps) {
  const app = useApp();
  const [error, setError] = useState<unknown>();
  const run = async () => {
    setError(undefined);
    try {
      const head = await letterhead(app, office, isOffice);
      printAlone(app, <AppContext.Provider value={app}>{sheet(head)}</AppContext.Provider>);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      <Button look="secondary" onPress={run}>
        {label}
      </Button>
      <Failed error={error} />
    </>
  );
}

/** Prints this and nothing else of the page. */
export function printAlone(texts: Texts, sheet: ComponentChildren): void {
  document.querySelector('.sheet')?.remove();
  const paper = document.createElement('div');
  paper.className = 'sheet';
  document.body.append(paper);
  render(
    <TextsContext.Provider value={texts}>{sheet}</TextsContext.Provider>,
    paper,
  );
  const clear = () => {
    render(null, paper);
    paper.remove();
  };
  addEventListener('afterprint', clear, { once: true });
  print();
}

interface SheetProps {
  head: Letterhead;
  title: string;
  /** Whom it goes to, as it stands in the window of an envelope; printed and kept nowhere. */
  recipient: string;
  /** The case's code; a sheet that must not tell which case it opens has none. */
  code?: string;
  /** When it was written; without it, today. */
  time?: string;
  children: ComponentChildren;
}

export function Sheet({ head, title, recipient, code, time, children }: SheetProps) {
  const { t, lang, town } = useApp();
  const day = new Intl.DateTimeFormat(locale(lang), { dateStyle: 'long', timeZone: 'Europe/Berlin' }).format(time ? new Date(time) : new Date());
  return (
    <>
      <header class="sheet__head">
        <p class="sheet__from">
          <strong>{town.name}</strong>
          <br />
          {head.name}
        </p>
        <p class="sheet__contact">
          {head.contact.map((line) => (
            <span key={line}>
              {line}
              <br />
            </span>
          ))}
        </p>
      </header>
      <p class="sheet__recipient">{recipient}</p>
      <p class="sheet__facts">
        <span>{day}</span>
        {code && (
          <span>
            {t('post-app-code')}: <strong class="digits">{code}</strong>
          </span>
        )}
      </p>
      <h1>{title}</h1>
      {children}
      {head.keys ? (
        <footer class="sheet__foot">
          <div>
            <h2>{t('post-sheet-number', { office: head.name })}</h2>
            <SafetyNumber digits={head.keys.safetyNumber} />
            <p>{t('post-sheet-number-text')}</p>
          </div>
          <Qr text={head.keys.page} label={t('post-app-safety-qr')} />
        </footer>
      ) : null}
    </>
  );
}

/** Whom a sheet goes to. */
export function Recipient({ name = 'recipient', value, onInput }: { name?: string; value: string; onInput(value: string): void }) {
  const { t } = useApp();
  return (
    <TextArea
      name={name}
      optional
      label={t('post-sheet-recipient')}
      hint={t('post-sheet-recipient-hint')}
      value={value}
      onInput={onInput}
      rows={4}
    />
  );
}

/** A text of several paragraphs. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph, at) => (
        <p class="sheet__text" key={at}>
          {paragraph}
        </p>
      ))}
    </>
  );
}
