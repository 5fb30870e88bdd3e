// A small town for tests: the interface of the post, in memory, as honest as it is told to be. It
// knows what the real one knows: ids, sizes and days, and bytes that it cannot read.

import { sha256 } from '@noble/hashes/sha2.js';
import { b64u, concat, fromB64u, hex, type Bytes } from '../../src/post/protocol/bytes.ts';
import { canonical } from '../../src/post/protocol/canonical.ts';
import { newId } from '../../src/post/protocol/derive.ts';
import { unverified } from '../../src/post/protocol/jws.ts';
import { readKeyset } from '../../src/post/protocol/keyset.ts';
import { readStep } from '../../src/post/protocol/office.ts';
import { keysetSubject, stepSubject } from '../../src/post/protocol/proof.ts';
import type { WireCase, WireKeyset, WireLetter, WireWrap } from '../../src/post/engine/wire.ts';
import { PublicRecord } from './record.ts';

export class Answer extends Error {
  readonly status: number;
  readonly body: object;

  constructor(status: number, body: object) {
    super(String(status));
    this.status = status;
    this.body = body;
  }
}

interface Account {
  id: string;
  person: Person;
  keysets: WireKeyset[];
  wraps: { id: string; type: string }[];
  chains: object[];
}

interface Office {
  slug: string;
  members: { person: Person; role: string }[];
  holders: Record<string, () => string | null>;
  keysets: WireKeyset[];
  wraps: { epoch: number; account: string; version: number; sealed: string }[];
  histories: { epoch: number; sealed: string }[];
  shares: { epoch: number; holder: string; party: string; sealed: string }[];
  steps: { jws: string; index: number }[];
  recoveries: { id: string; reason: string; by: Person; epoch: number; shares: { holder: string; sealed: string }[] }[];
}

interface TownCase extends Omit<WireCase, 'parties'> {
  parties: { party: string; removed: boolean }[];
  /** By version of the case's key and party: the version of the party's own keys that it was sealed to first. */
  firstHeld: Map<string, number>;
}

export interface Person {
  name: string;
}

type Guest = { id: string; case: string | null; access: string; wrong: number; keyset: WireKeyset };
interface Asking {
  person?: Person;
  guest?: Guest;
}

type Handler = (asking: Asking, match: string[], body: any, request: { headers: Headers; bytes: Bytes; query: URLSearchParams }) => unknown;

export class Town {
  readonly record = new PublicRecord();
  readonly accounts = new Map<string, Account>();
  readonly offices = new Map<string, Office>();
  readonly cases = new Map<string, TownCase>();
  readonly guests = new Map<string, Guest>();
  readonly uploads = new Map<string, { size: number; bytes: Bytes }>();
  readonly indexes = new Map<string, { revision: number; sealed: string }>();
  readonly outbound: { id: string; door: string; address: string; state: string; at: string }[] = [];
  /** Applications: cases that were registered for a service. */
  readonly registered = new Map<string, object>();
  readonly drafts = new Map<string, { id: string; sealed: string; changed_at: string }>();
  /** Changes what is answered: the town lies. */
  lie: (path: string, answer: any) => any = (_, answer) => answer;
  /** Runs before a request is handled: for a broken connection, or for who is quicker. */
  before: (method: string, path: string) => Promise<void> | void = () => {};
  readonly asked: string[] = [];

  /** What somebody's browser calls. */
  fetchAs(person?: Person): typeof fetch {
    return async (address, request = {}) => {
      const url = new URL(String(address), 'https://town.example');
      const method = request.method ?? 'GET';
      request.signal?.throwIfAborted();
      this.asked.push(`${method} ${url.pathname}`);
      try {
        await this.before(method, url.pathname);
        return this.answer(method, url, new Headers(request.headers), request.body as string | Bytes | null, person);
      } catch (error) {
        if (error instanceof Answer) {
          return new Response(JSON.stringify(error.body), { status: error.status });
        }
        throw error;
      }
    };
  }

  private answer(method: string, url: URL, headers: Headers, sent: string | Bytes | null, person?: Person): Response {
    const asking = this.whoAsks(headers, person);
    for (const [how, form, handler] of HANDLERS) {
      const match = how === method && form.exec(url.pathname);
      if (match) {
        const body = typeof sent === 'string' ? JSON.parse(sent) : undefined;
        const bytes = sent instanceof Uint8Array ? Uint8Array.from(sent) : new Uint8Array();
        const result = handler.call(this, asking, match.slice(1), body, { headers, bytes, query: url.searchParams });
        if (result instanceof Response) {
          return result;
        }
        const told = this.lie(url.pathname, structuredClone(result));
        return told === undefined ? new Response(null, { status: 204 }) : new Response(typeof told === 'string' ? told : JSON.stringify(told));
      }
    }
    throw new Answer(404, { code: 'http-404', detail: `${method} ${url.pathname}` });
  }

  private whoAsks(headers: Headers, person?: Person): Asking {
    const [, id, access] = /^Guest ([^.]+)\.(.+)$/.exec(headers.get('authorization') ?? '') ?? [];
    if (id && access) {
      const guest = this.guests.get(id);
      if (!guest || guest.wrong >= 10 || guest.access !== hex(sha256(fromB64u(access)))) {
        guest && (guest.wrong += 1);
        throw new Answer(403, { code: 'post-no-guest', detail: 'no guest' });
      }
      return { guest };
    }
    return person ? { person } : {};
  }

  /** An office with its members and, by role, who holds its shares. */
  addOffice(slug: string, members: [Person, string][], holders: Partial<Record<string, Person | string>> = {}): Office {
    const partyOf = (holder: Person | string | undefined) => () =>
      typeof holder === 'string' ? (this.offices.get(holder)?.keysets.length ? `office:${holder}` : null) : holder ? this.partyOf(holder) : null;
    const named = ['office-head', 'data-protection-officer', 'archive'].map((holder) => [holder, partyOf(holders[holder])] as const);
    const office: Office = { slug, members: members.map(([person, role]) => ({ person, role })), holders: Object.fromEntries(named), keysets: [], wraps: [], histories: [], shares: [], steps: [], recoveries: [] };
    this.offices.set(slug, office);
    return office;
  }

  accountOf(person?: Person): Account | undefined {
    return [...this.accounts.values()].find((account) => account.person === person);
  }

  partyOf(person: Person): string | null {
    const account = this.accountOf(person);
    return account ? `account:${account.id}` : null;
  }

  /** Publishes a keyset in the record, as the real town does. */
  publish(jws: string, previous_jws?: string): WireKeyset {
    const keyset = readKeyset(unverified(jws, 'allmende-keyset+jws').payload);
    const entry = this.record.append(keysetSubject(keyset.owner, keyset.version), canonical(keyset), keyset.owner.startsWith('office:'));
    return { party: keyset.owner, version: keyset.version, jws, ...(previous_jws && { previous_jws }), entry };
  }

  /** The parties that somebody acts for. */
  partiesOf({ person, guest }: Asking): Set<string> {
    if (guest) {
      return new Set([`guest:${guest.id}`]);
    }
    const offices = [...this.offices.values()].filter(({ members }) => members.some((member) => member.person === person));
    const account = this.accountOf(person);
    return new Set([...(account ? [`account:${account.id}`] : []), ...offices.map(({ slug }) => `office:${slug}`)]);
  }

  caseFor(asking: Asking, id: string): TownCase {
    const found = this.cases.get(id);
    const own = this.partiesOf(asking);
    if (!found || !found.parties.some(({ party, removed }) => !removed && own.has(party))) {
      throw new Answer(404, { code: 'post-no-case', detail: 'no case' });
    }
    return found;
  }

  newestOf(party: string): number {
    const [kind, name] = party.split(':') as [string, string];
    return (kind === 'office' ? this.offices.get(name)?.keysets.length : kind === 'account' ? this.accounts.get(name)?.keysets.length : 1) ?? 0;
  }

  demandNewest(wraps: WireWrap[]): void {
    if (wraps.some(({ party, keyset_version: version }) => version !== this.newestOf(party))) {
      throw new Answer(409, { code: 'post-party-key-moved', detail: 'keys moved' });
    }
  }

  mailbox(party: string) {
    const index = this.indexes.get(party);
    const cases = [...this.cases.values()].filter(({ parties }) => parties.some((one) => one.party === party && !one.removed));
    const listed = cases.map(({ case: case_, code, office, status, parties, last_seq, key_version }) => ({ case: case_, code, office, status, parties: parties.map((one) => one.party), last_seq, key_version }));
    return { party, revision: index?.revision ?? 0, index: index?.sealed ?? null, cases: listed };
  }

  putIndex(party: string, { revision, sealed }: { revision: number; sealed: string }): void {
    if (revision !== (this.indexes.get(party)?.revision ?? 0) + 1) {
      throw new Answer(409, { code: 'post-index-moved', detail: 'index moved' });
    }
    this.indexes.set(party, { revision, sealed });
  }
}

function own(this: Town, asking: Asking): Account {
  const account = this.accountOf(asking.person);
  if (!account) {
    throw new Answer(403, { code: 'post-no-account', detail: 'no account' });
  }
  return account;
}

function officeOf(this: Town, slug: string): Office {
  const office = this.offices.get(slug);
  if (!office) {
    throw new Answer(404, { code: 'post-no-office', detail: 'no office' });
  }
  return office;
}

function teamOf(this: Town, asking: Asking, slug: string) {
  const office = officeOf.call(this, slug);
  const account = this.accountOf(asking.person)?.id;
  const epoch = office.keysets.length || null;
  const holds = (id?: string) => Math.max(0, ...office.wraps.filter((wrap) => wrap.account === id).map((wrap) => wrap.epoch)) || null;
  const members = office.members.map(({ person, role }) => ({ name: person.name, role, account: this.accountOf(person)?.id ?? null, holds: holds(this.accountOf(person)?.id) }));
  const present = new Set(members.map((member) => member.account));
  const leavers = new Set(office.wraps.filter((wrap) => wrap.epoch === epoch && !present.has(wrap.account)).map((wrap) => wrap.account));
  return {
    office: slug, epoch, keysets: office.keysets, histories: office.histories, wraps: office.wraps.filter((wrap) => wrap.account === account), members,
    leavers: leavers.size, renew: leavers.size > 0, holders: Object.entries(office.holders).map(([holder, party]) => ({ holder, party: party(), name: holder, held: office.shares.some((share) => share.epoch === epoch && share.holder === holder) })),
    steps: office.steps, recoveries: office.recoveries.map(({ id, reason, shares }) => ({ id, reason, given: shares.length })), doors: [],
  };
}

function keepStep(this: Town, office: Office, jws: string): void {
  const step = readStep(unverified(jws, 'allmende-step+jws').payload);
  if (step.step !== office.steps.length + 1) {
    throw new Answer(409, { code: 'post-steps-moved', detail: 'steps moved' });
  }
  office.steps.push({ jws, index: this.record.append(stepSubject(office.slug, step.step), canonical(step), true).index });
}

function beginEpoch(this: Town, office: Office, body: any): void {
  office.keysets.push(this.publish(body.keyset, body.previous_jws));
  const epoch = office.keysets.length;
  keepStep.call(this, office, body.step);
  office.wraps.push(...body.wraps.map((wrap: object) => ({ ...wrap, epoch })));
  office.shares.push(...body.shares.map((share: object) => ({ ...share, epoch })));
  if (body.history) {
    office.histories.push({ epoch, sealed: body.history });
  }
}

function keepLetter(this: Town, case_: TownCase, from: string, { sealed, ...letter }: any): { seq: number; day: string } {
  const same = case_.letters.find(({ id }) => id === letter.id);
  if (same?.sealed === sealed) {
    return { seq: letter.seq, day: '2026-11-26' };
  }
  if (letter.seq !== case_.last_seq + 1) {
    throw new Answer(409, { code: 'post-case-moved', detail: 'case moved', last_seq: case_.last_seq });
  }
  if (letter.key !== case_.key_version) {
    throw new Answer(409, { code: 'post-case-key-moved', detail: 'key moved' });
  }
  const attachments = letter.attachments.map((id: string) => {
    const upload = this.uploads.get(id);
    if (!upload || upload.bytes.length !== upload.size) {
      throw new Answer(400, { code: 'post-no-attachment', detail: 'no attachment' });
    }
    return { id, size: upload.size };
  });
  case_.letters.push({ ...letter, from, day: '2026-11-26', attachments, sealed } as WireLetter);
  case_.last_seq = letter.seq;
  return { seq: letter.seq, day: '2026-11-26' };
}

/** Who leaves an office may know what was sealed to its keys of that time, also after it was sealed anew. */
function hold({ firstHeld }: TownCase, key: number, wraps: { party: string; keyset_version: number }[]): void {
  for (const { party, keyset_version: version } of wraps) {
    const name = `${key} ${party}`;
    firstHeld.set(name, firstHeld.get(name) ?? version);
  }
}

const HANDLERS: [string, RegExp, (this: Town, ...given: Parameters<Handler>) => unknown][] = [
  ['GET', /^\/record\/key$/, function () { return this.record.key; }],
  ['GET', /^\/record\/checkpoint$/, function () { return this.record.checkpoint(); }],
  ['GET', /^\/record\/proof\/(\d+)\.json$/, function (_, [index]) { return this.record.receipt(Number(index)); }],
  ['GET', /^\/record\/consistency\/(\d+)\/(\d+)$/, function (_, [older, newer]) { return { proof: this.record.consistency(Number(older), Number(newer)) }; }],
  ['GET', /^\/record\/tile\/entries\/(\d+)(?:\.p\/(\d+))?$/, function (_, [number, width]) { return new Response(this.record.bundle(Number(number), Number(width ?? 256))); }],
  ['GET', /^\/api\/post\/me$/, function (asking) {
    const account = this.accountOf(asking.person);
    const offices = [...this.offices.values()].flatMap((office) => {
      const member = office.members.find(({ person }) => person === asking.person);
      const holds = office.wraps.some((wrap) => wrap.account === account?.id && wrap.epoch === office.keysets.length);
      const state = office.keysets.length === 0 ? 'unfounded' : !holds ? 'waiting' : teamOf.call(this, asking, office.slug).renew ? 'renew' : 'member';
      return member ? [{ slug: office.slug, name: { de: office.slug, en: office.slug }, role: member.role, state }] : [];
    });
    const shown = account && { id: account.id, version: account.keysets.length, keysets: account.keysets, wraps: account.wraps, wrapped_at: Object.fromEntries(account.wraps.map(({ id }) => [id, '2026-11-26T10:00:00Z'])), chains: account.chains };
    return { person: { name: asking.person?.name, staff: offices.length > 0 }, account: shown ?? null, notice: null, offices, recoveries: 0, quota: { used: 0, limit: 1e9 }, town: { name: 'Town', base_url: 'https://town.example' }, mail: false };
  }],
  ['POST', /^\/api\/post\/account$/, function ({ person }, _, { keyset, wraps }) {
    const published = this.publish(keyset);
    const id = published.party.slice('account:'.length);
    this.accounts.set(id, { id, person: person!, keysets: [published], wraps, chains: [] });
    return published;
  }],
  ['POST', /^\/api\/post\/account\/rotate$/, function (asking, _, { keyset, previous_jws, chain, wraps }) {
    const account = own.call(this, asking);
    account.keysets.push(this.publish(keyset, previous_jws));
    account.chains.push(chain);
    account.wraps = wraps;
    return account.keysets.at(-1);
  }],
  ['PUT', /^\/api\/post\/wraps\/(\w+)$/, function (asking, _, wrap) {
    const account = own.call(this, asking);
    account.wraps = [...account.wraps.filter(({ type }) => type === 'passkey' || type !== wrap.type), wrap];
  }],
  ['DELETE', /^\/api\/post\/wraps\/(\w+)$/, function (asking, [id]) {
    const account = own.call(this, asking);
    account.wraps = account.wraps.filter((wrap) => wrap.id !== id);
  }],
  ['GET', /^\/api\/post\/offices$/, function () {
    return [...this.offices.values()].map(({ slug, keysets }) => ({ slug, name: { de: `Amt ${slug}`, en: `Office ${slug}` }, description: { de: '', en: '' }, version: keysets.length || null, doors: [] }));
  }],
  ['GET', /^\/api\/post\/offices\/([\w-]+)\/keysets$/, function (_, [slug]) { return officeOf.call(this, slug!).keysets; }],
  ['GET', /^\/api\/post\/accounts\/(\w+)\/keysets$/, function (_, [id]) { return this.accounts.get(id!)?.keysets ?? fail(404, 'post-no-keyset'); }],
  ['GET', /^\/api\/post\/guests\/(\w+)\/keyset$/, function (_, [id]) { return this.guests.get(id!)?.keyset ?? fail(404, 'post-no-keyset'); }],
  ['GET', /^\/api\/post\/mailbox$/, function (asking) { return this.mailbox(`account:${own.call(this, asking).id}`); }],
  ['PUT', /^\/api\/post\/mailbox\/index$/, function (asking, _, body) { this.putIndex(`account:${own.call(this, asking).id}`, body); }],
  ['GET', /^\/api\/post\/offices\/([\w-]+)\/mailbox$/, function (_, [slug]) { return this.mailbox(`office:${slug}`); }],
  ['PUT', /^\/api\/post\/offices\/([\w-]+)\/mailbox\/index$/, function (_, [slug], body) { this.putIndex(`office:${slug}`, body); }],
  ['POST', /^\/api\/post\/guests$/, function (_asking, _match, { guest: id, keyset: jws, access_sha256: access }) {
    const known = this.guests.get(id);
    if (known) {
      return known.access === access && known.keyset.jws === jws ? undefined : fail(409, 'post-taken');
    }
    this.guests.set(id, { id, case: null, access, wrong: 0, keyset: { party: `guest:${id}`, version: 1, jws } });
    this.lie('/api/post/guests', undefined);
    return new Response(null, { status: 201 });
  }],
  ['POST', /^\/api\/services\/cases$/, function (asking, _, registration) {
    this.caseFor(asking, registration.case);
    const isNew = !this.registered.has(registration.case);
    this.registered.set(registration.case, registration);
    return new Response('{}', { status: isNew ? 201 : 200 });
  }],
  ['POST', /^\/api\/post\/cases$/, function (asking, _, { case: id, office, key, letter }) {
    const from = letter.from ?? (asking.guest ? `guest:${asking.guest.id}` : `account:${own.call(this, asking).id}`);
    const known = this.cases.get(id);
    if (known && !known.letters.some((one) => one.id === letter.id && one.sealed === letter.sealed)) {
      fail(409, 'post-taken');
    }
    if (known) {
      return { case: id, code: known.code, ...keepLetter.call(this, known, from, letter) };
    }
    if (asking.guest?.case) {
      fail(409, 'post-one-case');
    }
    this.demandNewest(key.wraps);
    const parties = key.wraps.map(({ party }: WireWrap) => ({ party, removed: false }));
    const made: TownCase = { case: id, code: 'K7M2-9QXD', office, status: 'open', parties, key_version: 1, keys: [{ version: 1, recipient: key.recipient, wraps: key.wraps }], letters: [], last_seq: 0, firstHeld: new Map() };
    hold(made, 1, key.wraps);
    const sent = keepLetter.call(this, made, from, letter);
    this.cases.set(id, made);
    asking.guest && (asking.guest.case = id);
    return { case: id, code: made.code, ...sent };
  }],
  ['GET', /^\/api\/post\/cases\/(\w+)$/, function (asking, [id], _, { query }) {
    const { firstHeld: _held, ...found } = this.caseFor(asking, id!);
    const mine = this.partiesOf(asking);
    const after = Number(query.get('after') ?? 0);
    const letters = found.letters.filter(({ seq }) => seq > after).slice(0, Number(query.get('limit') ?? 200));
    const shown = query.get('bodies') === '1' ? letters : letters.map(({ sealed: _sealed, ...letter }) => letter);
    return { ...found, keys: found.keys.map((key) => ({ ...key, wraps: key.wraps.filter(({ party }) => mine.has(party)) })), letters: shown };
  }],
  ['POST', /^\/api\/post\/cases\/(\w+)\/letters$/, function (asking, [id], letter) {
    const found = this.caseFor(asking, id!);
    const from = letter.from ?? (asking.guest ? `guest:${asking.guest.id}` : `account:${own.call(this, asking).id}`);
    return keepLetter.call(this, found, from, letter);
  }],
  ['POST', /^\/api\/post\/cases\/(\w+)\/keys$/, function (asking, [id], { version, recipient, wraps }) {
    const found = this.caseFor(asking, id!);
    if (version !== found.key_version + 1) {
      fail(409, 'post-case-key-moved');
    }
    this.demandNewest(wraps);
    found.keys.push({ version, recipient, wraps });
    found.key_version = version;
    hold(found, version, wraps);
  }],
  ['POST', /^\/api\/post\/cases\/(\w+)\/parties$/, function (asking, [id], { party, wraps }) {
    const case_ = this.caseFor(asking, id!);
    case_.parties = [...case_.parties.filter((one) => one.party !== party), { party, removed: false }];
    for (const { version, ...wrap } of wraps) {
      const key = case_.keys.find((one) => one.version === version)!;
      key.wraps = [...key.wraps.filter((one) => one.party !== party), { party, ...wrap }];
      hold(case_, version, [{ party, ...wrap }]);
    }
  }],
  ['POST', /^\/api\/post\/cases\/(\w+)\/wraps$/, function (asking, [id], { wraps }) {
    const found = this.caseFor(asking, id!);
    for (const { version, ...wrap } of wraps) {
      const key = found.keys.find((one) => one.version === version)!;
      key.wraps = [...key.wraps.filter(({ party }) => party !== wrap.party), wrap];
    }
  }],
  ['POST', /^\/api\/post\/cases\/(\w+)\/status$/, function (asking, [id], { status }) { this.caseFor(asking, id!).status = status; }],
  ['DELETE', /^\/api\/post\/cases\/(\w+)$/, function (asking, [id], _, { query }) {
    this.caseFor(asking, id!).parties.forEach((one) => (one.removed ||= one.party === query.get('as')));
  }],
  ['POST', /^\/api\/post\/cases\/(\w+)\/guests$/, function (asking, [id], { guest, keyset, access_sha256, wraps }) {
    const found = this.caseFor(asking, id!);
    const party = `guest:${guest}`;
    this.guests.set(guest, { id: guest, case: id!, access: access_sha256, wrong: 0, keyset: { party, version: 1, jws: keyset } });
    found.parties.push({ party, removed: false });
    wraps.forEach(({ version, ...wrap }: any) => found.keys.find((key) => key.version === version)!.wraps.push({ ...wrap, party }));
  }],
  ['GET', /^\/api\/post\/guest$/, function ({ guest }) { return { guest: guest!.id, case: guest!.case, office: '', town: 'Town', expires_at: '2027-01-01T00:00:00Z' }; }],
  ['POST', /^\/api\/post\/uploads$/, function (_asking, _match, _body, { headers }) {
    const id = newId();
    this.uploads.set(id, { size: Number(headers.get('upload-length')), bytes: new Uint8Array() });
    return new Response(null, { status: 201, headers: { location: `/api/post/uploads/${id}` } });
  }],
  ['HEAD', /^\/api\/post\/uploads\/(\w+)$/, function (_, [id]) { return offset(this.uploads.get(id!)!.bytes.length); }],
  ['PATCH', /^\/api\/post\/uploads\/(\w+)$/, function (_asking, [id], _body, { headers, bytes }) {
    const upload = this.uploads.get(id!) ?? fail(404, 'post-no-upload');
    if (Number(headers.get('upload-offset')) !== upload.bytes.length) {
      fail(409, 'post-upload-moved');
    }
    upload.bytes = concat(upload.bytes, bytes);
    return offset(upload.bytes.length);
  }],
  ['DELETE', /^\/api\/post\/uploads\/(\w+)$/, function (_, [id]) { this.uploads.delete(id!); }],
  ['GET', /^\/api\/post\/attachments\/(\w+)$/, function (_asking, [id], _body, { headers }) {
    const { bytes } = this.uploads.get(id!) ?? fail(404, 'post-no-attachment');
    const from = Number(/^bytes=(\d+)-$/.exec(headers.get('range') ?? '')?.[1] ?? 0);
    const file = this.lie(`/api/post/attachments/${id}`, bytes.slice(from));
    return file instanceof ReadableStream || file instanceof Uint8Array ? new Response(file as Bytes, { status: from > 0 ? 206 : 200 }) : file;
  }],
  ['GET', /^\/api\/post\/drafts$/, function () { return [...this.drafts.values()]; }],
  ['PUT', /^\/api\/post\/drafts\/(\w+)$/, function (_, [id], { sealed }) { this.drafts.set(id!, { id: id!, sealed, changed_at: '2026-11-26T10:00:00Z' }); }],
  ['DELETE', /^\/api\/post\/drafts\/(\w+)$/, function (_, [id]) { this.drafts.delete(id!); }],
  ['GET', /^\/api\/post\/offices\/([\w-]+)\/team$/, function (asking, [slug]) { return teamOf.call(this, asking, slug!); }],
  ['POST', /^\/api\/post\/offices\/([\w-]+)\/found$/, function (_, [slug], body) { beginEpoch.call(this, officeOf.call(this, slug!), body); }],
  ['POST', /^\/api\/post\/offices\/([\w-]+)\/rotate$/, function (_, [slug], body) { beginEpoch.call(this, officeOf.call(this, slug!), body); }],
  ['POST', /^\/api\/post\/offices\/([\w-]+)\/members$/, function (_, [slug], { account, version, sealed, step }) {
    const office = officeOf.call(this, slug!);
    keepStep.call(this, office, step);
    office.wraps.push({ epoch: office.keysets.length, account, version, sealed });
  }],
  ['GET', /^\/api\/post\/offices\/([\w-]+)\/door-keys$/, function () { return { address: null, fit_connect: null, keys: [] }; }],
  ['GET', /^\/api\/post\/offices\/([\w-]+)\/outbound$/, function () { return this.outbound; }],
  ['GET', /^\/api\/post\/offices\/([\w-]+)\/renewals$/, function (_, [slug]) {
    const epoch = officeOf.call(this, slug!).keysets.length;
    const party = `office:${slug}`;
    const takesPart = ({ parties }: TownCase) => parties.some((one) => one.party === party && !one.removed);
    const isStale = (one: TownCase) => (one.firstHeld.get(`${one.key_version} ${party}`) ?? epoch) < epoch;
    const stale = [...this.cases.values()].filter((one) => one.status === 'open' && takesPart(one) && isStale(one));
    return { cases: stale.map(({ case: id, key_version, parties }) => ({ case: id, key_version, parties: parties.map(({ party }) => party) })) };
  }],
  ['POST', /^\/api\/post\/offices\/([\w-]+)\/recoveries$/, function ({ person }, [slug], { reason }) {
    const office = officeOf.call(this, slug!);
    office.recoveries.push({ id: newId(), reason, by: person!, epoch: office.keysets.length, shares: [] });
  }],
  ['GET', /^\/api\/post\/recoveries$/, function (asking) {
    const mine = this.partiesOf(asking);
    return [...this.offices.values()].flatMap((office) => office.recoveries.flatMap(({ id, reason, by, epoch }) =>
      office.shares.filter((share) => share.epoch === epoch && mine.has(share.party)).map(({ holder, sealed }) => ({
        id, office: office.slug, epoch, reason, holder, share: sealed, asked_by: { name: by.name, role: 'clerk', account: this.accountOf(by)!.id },
      }))));
  }],
  ['POST', /^\/api\/post\/recoveries\/(\w+)\/shares$/, function (_, [id], { holder, sealed }) {
    [...this.offices.values()].flatMap(({ recoveries }) => recoveries).find((one) => one.id === id)!.shares.push({ holder, sealed });
  }],
  ['DELETE', /^\/api\/post\/recoveries\/(\w+)$/, function (_, [id]) {
    this.offices.forEach((office) => (office.recoveries = office.recoveries.filter((one) => one.id !== id)));
  }],
  ['GET', /^\/api\/post\/offices\/([\w-]+)\/recoveries\/(\w+)$/, function (_, [slug, id]) {
    return { shares: officeOf.call(this, slug!).recoveries.find((one) => one.id === id)!.shares };
  }],
];

function offset(bytes: number): Response {
  return new Response(null, { status: 204, headers: { 'upload-offset': String(bytes) } });
}

function fail(status: number, code: string): never {
  throw new Answer(status, { code, detail: code });
}

/** The bytes of a sealed thing in an answer, changed by `change`. */
export function changed(sealed: string, change: (bytes: Bytes) => Bytes): string {
  return b64u(change(fromB64u(sealed)));
}
