// Case keys (spec §5): the root of a case, signed by who made it and sealed to each party alone.

import { b64u, fromB64u, text, utf8, type Bytes } from './bytes.ts';
import { is, isB64u, isId, isList, isNumber, isTime, shaped } from './canonical.ts';
import { demand } from './errors.ts';
import { open, recipientOf, seal } from './age.ts';
import { sign, unverified, verify, type Signer, type Signers } from './jws.ts';
import { demandAddressed, demandSorted, isAddressee, kindOf, sorted, type Addressee, type Reader } from './parties.ts';

export interface CaseKey {
  case: string;
  from: Addressee;
  root: string;
  time: string;
  to: Addressee[];
  v: 1;
  version: number;
}

export interface CaseKeyFacts {
  case: string;
  version: number;
  root: Bytes;
  time: string;
  /** All who hold this version, the maker among them. */
  to: Addressee[];
}

/** The signed statement, still open: it must be sealed to each party. */
export function signCaseKey(facts: CaseKeyFacts, party: string, signer: Signer): string {
  const from = { keyset: signer.kid, party };
  const statement: CaseKey = { ...facts, from, root: b64u(facts.root), to: sorted(facts.to), v: 1 };
  readCaseKey(statement);
  return sign('allmende-case-key+jws', statement, signer);
}

export function sealCaseKey(jws: string, recipient: string): Promise<Bytes> {
  return seal(utf8(jws), recipient);
}

/** The statement in a wrap, not yet verified. */
export async function openCaseKey(wrap: Uint8Array, root: Uint8Array): Promise<{ jws: string; claimed: CaseKey }> {
  const jws = text(await open(wrap, root));
  return { jws, claimed: readCaseKey(unverified(jws, 'allmende-case-key+jws').payload) };
}

export interface OpenedCaseKey {
  statement: CaseKey;
  root: Bytes;
  recipient: string;
}

/** Believes a statement: by one of `signers` (the proved keysets of its maker), for this case and version, to this reader. */
export async function verifyCaseKey(jws: string, expected: { case: string; version: number }, reader: Reader, signers: Signers): Promise<OpenedCaseKey> {
  const { kid, payload } = verify(jws, 'allmende-case-key+jws', signers);
  const statement = readCaseKey(payload);
  const args = { case: expected.case, version: expected.version };
  demand(statement.from.keyset === kid, 'signer');
  demand(statement.case === expected.case && statement.version === expected.version, 'case-key', args);
  demandAddressed(statement.to, reader);
  demandNobodyElse(statement);
  const root = fromB64u(statement.root);
  return { statement, root, recipient: await recipientOf(root) };
}

/** Who is no office opens a case with one office, and brings nobody else into it. */
function demandNobodyElse({ from: { party: maker }, to, version }: CaseKey): void {
  const others = to.filter(({ party }) => party !== maker);
  const isAlone = others.length === 1 && to.length === 2 && kindOf(others[0]!.party) === 'office';
  demand(version > 1 || kindOf(maker) === 'office' || isAlone, 'case-key-others', { party: maker });
}

function readCaseKey(value: unknown): CaseKey {
  const statement = shaped<CaseKey>(value, {
    case: isId, from: isAddressee, root: isB64u, time: isTime, to: isList(isAddressee), v: is(1), version: isNumber,
  });
  demandSorted(statement.to);
  demand(fromB64u(statement.root).length === 32, 'form');
  return statement;
}
