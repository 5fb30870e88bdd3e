// An engine without keys and without a town, with made-up letters: for looking at pages.

import type {
  Account,
  CaseLine,
  Case,
  Doors,
  Draft,
  Engine,
  Guest,
  Letter,
  Mailboxes,
  Me,
  OfficeName,
  Offices,
  OnProgress,
  Team,
} from '../../../src/post/engine/types.ts';

export type * from '../../../src/post/engine/types.ts';

const OFFICES: (OfficeName & { description: { de: string; en: string }; reachable: boolean })[] = [
  office('buergerservice', 'Bürgerservice', 'Residents’ office', 'Ausweise, Meldewesen, Führungszeugnisse', 'Identity cards, registration, certificates', true),
  office('bauamt', 'Bauamt', 'Building office', 'Bauanträge, Denkmalschutz, Straßen', 'Building permits, monuments, roads', true),
  office('kaemmerei', 'Kämmerei', 'Treasury', 'Steuern, Gebühren, Haushalt', 'Taxes, fees, budget', false),
  office('archiv', 'Stadtarchiv', 'Archive', 'Akten, Urkunden, Familienforschung', 'Files, charters, genealogy', true),
];
const DIGITS = '482910375529104837264518290376'.repeat(2);
const SUBJECTS = [
  'Neuer Personalausweis: Foto und Unterschrift',
  'Bauantrag Gartenhaus, Lindenstraße 12',
  'Ummeldung zum 1. Dezember',
  'Frage zum Führungszeugnis',
  'Widerspruch gegen den Gebührenbescheid 2026/0815 vom 3. November',
  'Einsicht in die Akte der Großeltern',
];

function office(slug: string, de: string, en: string, aboutDe: string, aboutEn: string, reachable: boolean) {
  return { slug, name: { de, en }, description: { de: aboutDe, en: aboutEn }, reachable };
}

const pause = (ms: number, signal?: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
  });

function lines(count: number, ofOffice?: string): CaseLine[] {
  return Array.from({ length: count }, (_, at) => {
    const slug = ofOffice ?? OFFICES[at % 2]!.slug;
    const line: CaseLine = {
      case: `case${at}`,
      code: `K7M2-9Q${String(at).padStart(2, '0').slice(-2)}`,
      office: slug,
      subject: SUBJECTS[at % SUBJECTS.length]!,
      from: ofOffice ? (at % 5 === 4 ? 'guest:g' : at % 3 === 1 ? `office:${slug}` : 'account:x') : at % 3 === 1 ? 'account:me' : `office:${slug}`,
      time: new Date(Date.now() - at * 9.3e6 - (at > 20 ? at * 2e7 : 0)).toISOString(),
      letters: 1 + (at % 4),
      unread: at === 0 ? 2 : at === 3 ? 1 : 0,
      status: at % 7 === 5 ? 'closed' : 'open',
    };
    return at === 4 ? { ...line, trouble: { code: 'post-refused-signature', args: {} } } : line;
  });
}

function letter(seq: number, more: Partial<Letter>): Letter {
  return {
    id: `l${seq}`,
    seq,
    from: 'account:me',
    mine: false,
    kind: 'letter',
    door: 'online',
    subject: SUBJECTS[0]!,
    body: '',
    time: new Date(Date.now() - (6 - seq) * 9e7).toISOString(),
    attachments: [],
    ...more,
  };
}

function caseOf(id: string): Case {
  const isOfOffice = location.search.includes('as=buergerservice') || location.pathname.includes('/office/');
  const slug = 'buergerservice';
  const letters = [
    letter(1, {
      mine: !isOfOffice,
      body: 'Guten Tag,\n\nich möchte einen neuen Personalausweis beantragen. Mein alter läuft am 14. Januar ab. Das Foto und die eingescannte Unterschrift liegen bei. Auf https://www.ausweis.example/ steht, dass das so geht.\n\nMuss ich trotzdem noch einmal vorbeikommen?\n\nMit freundlichen Grüßen\nAnna Linde',
      attachments: [
        { id: 'a1', name: 'foto.jpg', type: 'image/jpeg', size: 48_211 },
        { id: 'a2', name: 'Unterschrift und Meldebescheinigung, beide Seiten, eingescannt.pdf', type: 'application/pdf', size: 52_428_800 },
      ],
    }),
    letter(2, {
      from: `office:${slug}`,
      mine: isOfOffice,
      author: 'Jonas Berg',
      subject: `AW: ${SUBJECTS[0]}`,
      body: 'Guten Tag, Frau Linde,\n\ndanke für Ihre Unterlagen. Ein Termin ist nötig, damit wir Ihre Fingerabdrücke aufnehmen können. Bitte rufen Sie uns an oder kommen Sie vorbei:\n\nMontag bis Freitag, 8 bis 12 Uhr\nDonnerstag auch 14 bis 18 Uhr',
    }),
    letter(3, { kind: 'receipt', mine: !isOfOffice, receiptOf: 2 }),
    letter(4, { kind: 'paper', door: 'paper', from: `office:${slug}`, mine: isOfOffice, author: 'Jonas Berg', subject: 'Ihr Brief vom 20. November', body: 'Eingang auf Papier, eingescannt.', attachments: [{ id: 'a3', name: 'scan-2026-11-20.pdf', type: 'application/pdf', size: 1_204_811 }] }),
    letter(5, {
      from: `office:${slug}`,
      mine: isOfOffice,
      author: 'Jonas Berg',
      kind: 'decision',
      subject: 'Bescheid über die Ausstellung',
      body: 'Ihr Personalausweis wird ausgestellt. Der Bescheid liegt als PDF bei.',
      attachments: [{ id: 'a4', name: 'bescheid.pdf', type: 'application/pdf', size: 183_400 }],
    }),
  ];
  return {
    case: id,
    code: 'K7M2-9QXD',
    office: slug,
    status: 'open',
    parties: [
      { party: 'account:me', name: 'Anna Linde', removed: false },
      { party: `office:${slug}`, name: 'Bürgerservice', removed: false },
    ],
    letters,
    troubles: id === 'case4' ? [{ code: 'post-refused-letter-missing', args: { from: 3, to: 4 } }] : [],
    safetyNumber: DIGITS,
    as: isOfOffice ? `office:${slug}` : 'account:me',
    unvouched: [],
    outbound: [],
  };
}

async function sending(files: File[], onProgress: OnProgress, signal?: AbortSignal): Promise<void> {
  for (const file of files) {
    for (let done = 0; done <= 10; done += 1) {
      onProgress({ what: 'sending', name: file.name, done: (file.size * done) / 10, all: file.size });
      await pause(250, signal);
    }
  }
  await pause(300, signal);
}

class Drafts {
  all: Draft[] = [{ id: 'd1', to: 'bauamt', subject: 'Baum vor dem Haus', body: 'Guten Tag,\n\n', changedAt: new Date().toISOString() }];
}

export async function openEngine({ api: as }: { api: string }): Promise<Engine> {
  const isClerk = as === 'clerk';
  const drafts = new Drafts();
  const me: Me = {
    name: 'Anna Linde',
    staff: isClerk,
    state: as === 'none' ? 'none' : as === 'locked' ? 'locked' : 'open',
    ways: ['passkey', 'passphrase', 'recovery'],
    offices: isClerk
      ? [
          { ...OFFICES[0]!, role: 'clerk', state: 'member' },
          { ...OFFICES[1]!, role: 'office-head', state: 'renew' },
          { ...OFFICES[2]!, role: 'office-head', state: 'unfounded' },
        ]
      : [],
    notice: null,
    mail: true,
    recoveries: isClerk ? 1 : 0,
    quota: { used: 5e7, limit: 1e10 },
  };
  const open = async () => {
    await pause(400);
    me.state = 'open';
  };
  const account: Partial<Account> = {
    me: async () => ({ ...me }),
    setUp: async () => {
      await pause(400);
      return {
        recoveryCode: '7K2MQ-XD9VR-3HNWB-5ZTCE-8PGJ4A',
        confirm: async (typed) => {
          await pause(200);
          if (!typed.toUpperCase().startsWith('7')) {
            throw Object.assign(new Error('differs'), { code: 'post-refused-code-differs', args: {} });
          }
          await open();
        },
      };
    },
    unlockWithPassphrase: open,
    unlockWithPasskey: open,
    unlockWithDevice: open,
    unlockWithRecoveryCode: open,
    trustDevice: () => pause(10),
    isTrustedDevice: async () => false,
    lock: async () => void (me.state = 'locked'),
    ways: async () => [{ id: 'w1', kind: 'passkey', createdAt: '2026-11-20T10:00:00Z' }],
    ownSafetyNumber: () => ({ digits: DIGITS.slice(0, 30), hash: 'ab'.repeat(32), version: 1 }),
    watchOwnKeys: async () => ({ upTo: 12, strangers: [] }),
  };
  const mailboxes: Partial<Mailboxes> = {
    async list(of, onUpdate) {
      const all = as === 'many' ? lines(10_000) : as === 'empty' ? [] : lines(of.startsWith('office:') ? 8 : 14, of.split(':')[1]);
      if (as === 'opening') {
        for (let done = 0; done < 400; done += 1) {
          onUpdate(all, { what: 'opening', done, all: 400 });
          await pause(100);
        }
      }
      await pause(60);
      onUpdate(all);
    },
    open: async (id) => (await pause(150), caseOf(id)),
    markRead: async () => undefined,
    write: async (_, { files }, onProgress, signal) => (await sending(files, onProgress, signal), { case: 'case0', code: 'K7M2-9QXD', earlier: false }),
    reply: (_, { files }, onProgress, signal) => sending(files, onProgress, signal),
    sendReceipt: () => pause(200),
    async download(_, { name, size }, onProgress) {
      for (let done = 0; done <= 10; done += 1) {
        onProgress({ what: 'receiving', name, done: (size * done) / 10, all: size });
        await pause(150);
      }
      return new Blob(['x']);
    },
    close: () => pause(200),
    remove: () => pause(200),
    drafts: async () => [...drafts.all],
    saveDraft: async (draft) => void (drafts.all = [draft, ...drafts.all.filter(({ id }) => id !== draft.id)]),
    removeDraft: async (id) => void (drafts.all = drafts.all.filter((draft) => draft.id !== id)),
    receipts: async () => true,
    setReceipts: async () => undefined,
  };
  const team: Team = {
    office: 'buergerservice',
    epoch: 2,
    holds: true,
    renew: false,
    leavers: 0,
    keyset: 'ab'.repeat(32),
    fingerprint: DIGITS.slice(0, 30),
    members: [],
    holders: [],
    steps: [],
    recovery: null,
    doors: [],
  };
  const offices: Partial<Offices> = {
    offices: async () => OFFICES,
    safetyNumber: async () => DIGITS.slice(0, 30),
    team: async () => team,
    recoveries: async () => [],
    inbound: async () => [],
    recordPaper: async (_, { files }, onProgress) => {
      await sending(files, onProgress);
      return { case: 'case1', code: 'K7M2-9QXD' };
    },
    writeToGuest: async (_, { files }, __, onProgress) => {
      await sending(files, onProgress);
      return { case: 'case1', code: 'K7M2-9QXD', link: 'https://post.example/post/reply/abc#secret', pin: '48291037' };
    },
  };
  return { account, mailboxes, offices, doors: { of: async () => ({ keys: [] }) } as Partial<Doors> } as Engine;
}

export function openGuest(): Guest {
  return {
    authorization: async () => 'Guest preview.preview',
    open: async () => caseOf('case0'),
    reply: ({ files }, onProgress) => sending(files, onProgress),
    download: async () => new Blob(['x']),
  };
}

export { Problem } from '../../../src/post/api.ts';
export { newId } from '../../../src/post/protocol/derive.ts';
export { Refused } from '../../../src/post/protocol/errors.ts';
