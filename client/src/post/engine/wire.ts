// What the town's interface takes and gives. Bytes are b64u.

import type { SignedKeyset } from '../protocol/keyset.ts';
import type { Opening } from '../protocol/proof.ts';
import type { OfficeName, Party } from './types.ts';

export interface WireKeyset extends SignedKeyset {
  party: Party;
  version: number;
  /** Its entry in the record; guests have none. */
  entry?: { index: number; opening?: Opening };
}

export interface WireMe {
  person: { name: string; staff: boolean };
  account: { id: string; version: number; keysets: WireKeyset[]; wraps: unknown[]; wrapped_at: Record<string, string>; chains: unknown[] } | null;
  notice: { email: string; confirmed: boolean } | null;
  offices: (OfficeName & { role: string; state: 'unfounded' | 'waiting' | 'member' | 'renew' })[];
  recoveries: number;
  quota: { used: number; limit: number };
  town: { name: string; base_url: string };
  mail: boolean;
}

export interface WireOffice extends OfficeName {
  description: { de: string; en: string };
  version: number | null;
  doors: string[];
}

export interface WireListed {
  case: string;
  code: string;
  office: string;
  status: 'open' | 'closed';
  parties: Party[];
  last_seq: number;
  key_version: number;
  delete_after?: string;
}

export interface WireMailbox {
  party: Party;
  revision: number;
  index: string | null;
  cases: WireListed[];
}

export interface WireWrap {
  party: Party;
  keyset_version: number;
  sealed: string;
}

export interface WireLetter {
  id: string;
  seq: number;
  key: number;
  from: Party;
  door: string;
  silent: boolean;
  day: string;
  attachments: { id: string; size: number }[];
  sealed?: string;
}

export interface WireCase {
  case: string;
  code: string;
  office: string;
  status: 'open' | 'closed';
  parties: { party: Party; removed: boolean }[];
  key_version: number;
  keys: { version: number; recipient: string; wraps: WireWrap[] }[];
  letters: WireLetter[];
  last_seq: number;
}

export interface WireTeam {
  office: string;
  epoch: number | null;
  keysets: WireKeyset[];
  /** The root of the epoch before, sealed to this one. */
  histories: { epoch: number; sealed: string }[];
  wraps: { epoch: number; version: number; sealed: string }[];
  members: { name: string; role: string; account: string | null; holds: number | null }[];
  leavers: number;
  renew: boolean;
  /** `held`: whether a share of the newest root lies with them. */
  holders: { holder: string; party: Party | null; name: string | null; held: boolean }[];
  steps: { jws: string; index: number; opening?: Opening }[];
  recoveries: { id: string; reason: string; given: number }[];
  doors: { number: number; door: string; fingerprint: string; since: string }[];
}

export interface WireRecovery {
  id: string;
  office: string;
  epoch: number;
  reason: string;
  asked_by: { name: string; role: string; account: string };
  holder: string;
  share: string;
}
