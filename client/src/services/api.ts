// What the town knows of service cases, `/api/services`: for who is signed in, and for a guest, who
// shows the same word as in the post. Bytes and letters go by the post; nothing here holds content.

import { Town } from '../post/api.ts';
import type { SealedNote } from '../post/engine/types.ts';

/** A text in the languages in which somebody wrote it. */
export type Words = Record<string, string>;

export interface Named {
  slug: string;
  name: Words;
}

export const DOORS = ['online', 'paper', 'counter', 'phone', 'mail'] as const;
export type Door = (typeof DOORS)[number];

export const STATUSES = ['received', 'in-progress', 'asked', 'second-eyes', 'decided', 'withdrawn', 'handed-over'] as const;
export type Status = (typeof STATUSES)[number];

export const OUTCOMES = ['granted', 'partly', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const REASONS = [
  'conditions-not-met', 'documents-missing', 'too-late', 'not-entitled', 'not-responsible', 'decided-before', 'used-up', 'other',
] as const;
export type Reason = (typeof REASONS)[number];

export type Escalation = 'calm' | 'soon' | 'overdue';

export interface Colleague {
  person: string;
  /** Empty where the account is gone. */
  name: string;
  me: boolean;
}

/** What only its office sees of a case. */
export interface CaseWork {
  escalation: Escalation;
  four_eyes: boolean;
  assignee: Colleague | null;
  proposed_by: Colleague | null;
  confirmed_by: Colleague | null;
}

/** What lists show of a case. Days are `2026-11-26`. */
export interface CaseSummary {
  case: string;
  code: string;
  service: Named;
  office: Named;
  door: Door;
  status: Status;
  received: string;
  /** The last day for the decision as it stands today; none where the case is closed. */
  due: string | null;
  promised_days: number | null;
  asked: string | null;
  answered: string | null;
  decided: string | null;
  /** The days the office took, without those on which it waited. */
  took_days: number | null;
  outcome: Outcome | null;
  reasons: Reason[];
  form: string | null;
  form_version: number | null;
  version: number;
  work?: CaseWork;
}

export type FeeState = 'open' | 'paid-counter' | 'paid-transfer' | 'paid-online' | 'waived' | 'refunded';

export interface Fee {
  cents: number;
  state: FeeState;
  /** In groups of four. */
  reference: string;
  changed: string;
  /** Whether it can be paid online now. */
  online: boolean;
  /** Where a transfer goes, while it is owed; nothing where the town told no account. */
  account?: { holder: string; iban: string };
  /** Money that came when nothing was owed any more, in cents; only the office sees it. */
  surplus?: number;
}

export interface CaseEvent {
  day: string;
  what: string;
  /** The office that had the case from then on. */
  office: Named;
  by?: Colleague;
}

export type ActName = 'take' | 'give' | 'give-back' | 'ask' | 'answer' | 'decide' | 'confirm' | 'return' | 'withdraw' | 'hand-over' | 'reopen';

export interface ServiceCase extends CaseSummary {
  role: 'applicant' | 'office' | 'former-office';
  /** What may be done now. */
  acts: ActName[];
  fee: Fee | null;
  history: CaseEvent[];
}

export type Act =
  | { act: 'give'; to: string }
  | { act: 'decide'; outcome: Outcome; reasons: Reason[] }
  | { act: 'hand-over'; office: string }
  | { act: Exclude<ActName, 'give' | 'decide' | 'hand-over'> };

export type FeeAct =
  | { act: 'set'; cents: number }
  | { act: 'paid-transfer'; reference: string }
  | { act: 'paid-counter' | 'waive' | 'refund' };

export const VIEWS = ['open', 'mine', 'free', 'due', 'overdue', 'closed', 'all'] as const;
export type View = (typeof VIEWS)[number];

export const SORTS = ['due', 'received', 'newest', 'service'] as const;
export type Sort = (typeof SORTS)[number];

export interface QueueQuery {
  office: string;
  view?: View;
  status?: Status;
  service?: string;
  door?: Door;
  code?: string;
  sort?: Sort;
  page?: number;
}

export interface Queue {
  cases: CaseSummary[];
  total: number;
  page: number;
  pages: number;
  counts: { open: number; mine: number; free: number; due: number; overdue: number; asked: number; second_eyes: number; closed: number };
}

export interface Receipts {
  town: string;
  office: Words;
  service: Words;
  code: string;
  reference: string | null;
  receipts: { number: number; what: FeeState; cents: number; day: string }[];
}

export interface Registration {
  case: string;
  service: string;
  door: Door;
  form?: string;
  form_version?: number;
  /** Where an office enters it later. */
  received?: string;
}

export interface Member {
  person: string;
  name: string;
}

export class Services {
  private readonly town: Town;

  constructor(town: Town) {
    this.town = town;
  }

  register(registration: Registration): Promise<ServiceCase> {
    return this.town.post('/cases', registration);
  }

  /** What is registered for a post case; nothing for a plain letter. */
  async ofPost(id: string): Promise<ServiceCase | null> {
    return (await this.town.get<{ case: ServiceCase | null }>(`/cases?case=${id}`)).case;
  }

  case(id: string): Promise<ServiceCase> {
    return this.town.get(`/cases/${id}`);
  }

  caseByCode(code: string): Promise<ServiceCase> {
    return this.town.get(`/cases/code/${encodeURIComponent(code)}`);
  }

  /** Does something with a case as it was seen: a newer one is left as it is. */
  act(seen: Pick<ServiceCase, 'case' | 'version'>, act: Act): Promise<ServiceCase> {
    return this.town.post(`/cases/${seen.case}/acts`, { ...act, version: seen.version });
  }

  queue(query: QueueQuery): Promise<Queue> {
    const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
    return this.town.get(`/queue?${new URLSearchParams(asked.map(([name, value]) => [name, `${value}`]))}`);
  }

  async overdue(): Promise<CaseSummary[]> {
    return (await this.town.get<{ cases: CaseSummary[] }>('/overdue')).cases;
  }

  /** The cases that one applied for, the newest first. */
  async ownCases(): Promise<CaseSummary[]> {
    return (await this.town.get<{ cases: CaseSummary[] }>('/own-cases')).cases;
  }

  async members(office: string): Promise<Member[]> {
    return (await this.town.get<{ members: Member[] }>(`/offices/${office}/members`)).members;
  }

  async fourEyes(service: string): Promise<boolean> {
    return (await this.town.get<{ four_eyes: boolean }>(`/four-eyes/${service}`)).four_eyes;
  }

  async demandFourEyes(service: string, fourEyes: boolean): Promise<void> {
    await this.town.put(`/four-eyes/${service}`, { four_eyes: fourEyes });
  }

  async settleFee(id: string, act: FeeAct): Promise<Fee> {
    return (await this.town.post<{ fee: Fee }>(`/cases/${id}/fee`, act)).fee;
  }

  /** The case to which a transfer belongs. */
  feeByReference(reference: string): Promise<{ case: string; code: string; fee: Fee }> {
    return this.town.get(`/fees/${encodeURIComponent(reference)}`);
  }

  async notes(id: string): Promise<SealedNote[]> {
    return (await this.town.get<{ notes: SealedNote[] }>(`/cases/${id}/notes`)).notes;
  }

  async keepNote(id: string, { id: note, epoch, sealed }: SealedNote): Promise<void> {
    await this.town.post(`/cases/${id}/notes`, { id: note, epoch, sealed });
  }

  deleteNote(id: string, note: string): Promise<void> {
    return this.town.delete(`/cases/${id}/notes/${note}`);
  }

  receipts(id: string): Promise<Receipts> {
    return this.town.get(`/cases/${id}/receipts`);
  }

  /** Begins to pay; answers with the address where the payer goes on. */
  async beginPayment(id: string): Promise<string> {
    return (await this.town.post<{ pay_at: string }>(`/cases/${id}/payments`, {})).pay_at;
  }
}

/** The interface, for who is signed in, or for the guest of this `Guest ID.ACCESS`. */
export function openServices(authorization?: string, api = '/api/services', given?: typeof fetch): Services {
  const town = new Town({ api, ...(given && { fetch: given }) });
  town.authorization = authorization;
  return new Services(town);
}
