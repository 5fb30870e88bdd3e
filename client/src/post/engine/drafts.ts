// Drafts (spec §9): sealed to the person's own key, padded like letters.

import { open, seal } from '../protocol/age.ts';
import { b64u, fromB64u } from '../protocol/bytes.ts';
import { canonical, is, isId, isText, readCanonical, shaped } from '../protocol/canonical.ts';
import { Refused } from '../protocol/errors.ts';
import { JWS_LIMIT } from '../protocol/jws.ts';
import { pad, unpad } from '../protocol/padding.ts';
import type { OwnKeys } from './ring.ts';
import type { Room } from './room.ts';
import { troubleOf } from './troubles.ts';
import type { Draft } from './types.ts';

interface DraftContent {
  body: string;
  case?: string;
  id: string;
  subject: string;
  to: string;
  v: 1;
}

interface WireDraft {
  id: string;
  sealed: string;
  changed_at: string;
}

export async function drafts({ town, ring }: Room): Promise<Draft[]> {
  const all = await town.get<WireDraft[]>('/drafts');
  return Promise.all(all.map((wire) => shown(wire, ring.account)));
}

async function shown(wire: WireDraft, own: OwnKeys): Promise<Draft> {
  const { id, changed_at: changedAt } = wire;
  try {
    const { to, case: case_, subject, body } = await opened(wire, own);
    return { id, to, subject, body, changedAt, ...(case_ !== undefined && { case: case_ }) };
  } catch (error) {
    return { id, to: '', subject: '', body: '', changedAt, trouble: troubleOf(error) };
  }
}

async function opened({ id, sealed }: WireDraft, own: OwnKeys): Promise<DraftContent> {
  const file = fromB64u(sealed);
  let refusal: unknown = new Refused('sealed');
  // After a change of keys a draft is still sealed to the keys before.
  for (const { root } of [...own.all].reverse()) {
    try {
      const content = readCanonical(unpad(await open(file, root), JWS_LIMIT));
      return shaped<DraftContent>(content, { body: isText, id: is(id), subject: isText, to: isText, v: is(1) }, { case: isId });
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

export async function saveDraft({ town, ring }: Room, draft: Draft): Promise<void> {
  const { id, to, case: case_, subject, body } = draft;
  const content: DraftContent = { body, id, subject, to, v: 1, ...(case_ !== undefined && { case: case_ }) };
  const sealed = await seal(pad(canonical(content)), ring.account.newest.keyset.seal);
  await town.put(`/drafts/${id}`, { sealed: b64u(sealed) });
}

export function removeDraft({ town }: Room, id: string): Promise<void> {
  return town.delete(`/drafts/${id}`);
}
