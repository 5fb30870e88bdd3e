// Which page stands at which address.

import type { JSX } from 'preact';
import { SERVICES_TEXTS } from '../../../services/texts.ts';
import { lazy } from '../parts/lazy.tsx';
import { match } from '../router.tsx';
import { CasePage } from './case.tsx';
import { Drafts } from './drafts.tsx';
import { ENTERING_TEXTS } from './entering/texts.ts';
import { KeysPage } from './keys/index.tsx';
import { Mailbox } from './mailbox.tsx';
import { NewLetterPage } from './new-letter.tsx';
import { NotFound } from './not-found.tsx';
import { RecoveriesPage } from './recoveries.tsx';

const ApplyPage = lazy(async () => (await import('./entering/apply.tsx')).ApplyPage, ENTERING_TEXTS);
const ScanPage = lazy(async () => (await import('./entering/scan.tsx')).ScanPage, ENTERING_TEXTS);
const Inbox = lazy(async () => (await import('./office/inbox.tsx')).Inbox);
const NewByOffice = lazy(async () => (await import('./office/new.tsx')).NewByOffice);
const TeamPage = lazy(async () => (await import('./office/team.tsx')).TeamPage);
const QueuePage = lazy(async () => (await import('./cases/queue.tsx')).QueuePage, SERVICES_TEXTS);

const PAGES: [string, (values: Record<string, string>) => JSX.Element][] = [
  ['/post', () => <Mailbox key="own" />],
  ['/post/new', () => <NewLetterPage />],
  ['/post/cases/:case', (values) => <CasePage key={values['case']} id={values['case']!} />],
  ['/post/drafts', () => <Drafts />],
  ['/post/keys', () => <KeysPage />],
  ['/post/recoveries', () => <RecoveriesPage />],
  ['/post/office/:office/team', (values) => <TeamPage key={values['office']} office={values['office']!} />],
  ['/post/office/:office/inbox', (values) => <Inbox key={values['office']} office={values['office']!} />],
  ['/post/office/:office/apply', (values) => <ApplyPage key={values['office']} office={values['office']!} />],
  ['/post/office/:office/scan', (values) => <ScanPage key={values['office']} office={values['office']!} />],
  ['/post/office/:office/new', (values) => <NewByOffice key={values['office']} office={values['office']!} />],
  ['/post/office/:office/cases', (values) => <QueuePage key={values['office']} office={values['office']!} />],
  ['/post/office/:office', (values) => <Mailbox key={values['office']} office={values['office']!} />],
];

export function pageAt(path: string): JSX.Element {
  for (const [pattern, page] of PAGES) {
    const values = match(pattern, path);
    if (values) {
      return page(values);
    }
  }
  return <NotFound />;
}
