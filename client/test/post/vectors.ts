// The test vectors that this implementation gives to others: everything with its secrets, so that
// another one can open it and make what is not drawn at random anew. `build/vectors.mjs` writes
// them down; `docs/specs/post.md` is what they are vectors of.

import { identityOf, open, recipientOf } from '../../src/post/protocol/age.ts';
import { openAttachment, sealAttachment } from '../../src/post/protocol/attachment.ts';
import { b64u, concat, hex, text, utf8, type Bytes } from '../../src/post/protocol/bytes.ts';
import { canonical } from '../../src/post/protocol/canonical.ts';
import { sealCaseKey, signCaseKey } from '../../src/post/protocol/case-key.ts';
import { readCode, shownCode } from '../../src/post/protocol/codes.ts';
import { derived, sha256Hex } from '../../src/post/protocol/derive.ts';
import { guestAccess, guestAccessHash, guestRoot } from '../../src/post/protocol/guest.ts';
import { sealIndex } from '../../src/post/protocol/index-file.ts';
import { keysOf, signKeyset, type Keys } from '../../src/post/protocol/keyset.ts';
import { letterHash, sealLetter, signLetter, type LetterContent } from '../../src/post/protocol/letter.ts';
import { HOLDERS, sealOfficeRoot, sealShare, signStep, splitRoot } from '../../src/post/protocol/office.ts';
import type { Addressee } from '../../src/post/protocol/parties.ts';
import { pad, padded } from '../../src/post/protocol/padding.ts';
import { accountSlug } from '../../src/post/protocol/proof.ts';
import { jointSafetyNumber, safetyNumber } from '../../src/post/protocol/safety.ts';
import { chainRoot, wrapForPasskey, wrapForPassphrase, wrapForRecovery } from '../../src/post/protocol/wraps.ts';

const ACCOUNT = '01234abcdefghjkmnpqrstvwxy';
const GUEST = '0gvest0gvest0gvest0gvest00';
const CASE = 'c0case0case0case0case0case';
const TIME = '2026-11-26T10:00:00Z';

export async function makeVectors(): Promise<Record<string, unknown>> {
  const world = await makeWorld();
  return {
    about: 'Vectors of docs/specs/post.md. Written by `npm run vectors` in client/. Bytes named *_hex are hexadecimal, others b64u.',
    derivations: derivations(),
    keysets: world.all.map(keysetVector),
    wraps: await wraps(world.first.root),
    chains: [{ root_hex: hex(world.first.root), next_hex: hex(world.second.root), chain: await chainRoot(world.first.root, ACCOUNT, 1, world.second.root) }],
    codes: codes(),
    padding: [0, 1, 255, 256, 257, 1000, 1023, 1024, 1025, 4097, 48211, 65536, 1048576, 1048577, 2147483647, 2147483648].map((length) => ({ length, padded: padded(length) })),
    padded: [{ content: 'Grüße', padded: b64u(pad(utf8('Grüße'))) }],
    safety_numbers: safetyNumbers(world),
    account_slugs: [{ account: ACCOUNT, slug: accountSlug(ACCOUNT) }],
    case_keys: await caseKeys(world),
    letters: await letters(world),
    attachments: [await attachment(world.caseRoot, 0), await attachment(world.caseRoot, 70000)],
    office_roots: await officeRoots(world),
    steps: [step(world)],
    shares: await shares(world),
    guests: [await guest()],
    guest_openings: [await guestOpening(world)],
    indexes: [await index(world)],
  };
}

interface World {
  first: Keys;
  second: Keys;
  office: Keys;
  caseRoot: Bytes;
  all: { keys: Keys; before?: Keys }[];
}

async function makeWorld(): Promise<World> {
  const first = await keysOf(rootNamed('account 1'), `account:${ACCOUNT}`, 1);
  const second = await keysOf(rootNamed('account 2'), `account:${ACCOUNT}`, 2, first.hash);
  const office = await keysOf(rootNamed('office 1'), 'office:buergerservice', 1);
  const all = [{ keys: first }, { keys: second, before: first }, { keys: office }];
  return { first, second, office, caseRoot: rootNamed('case 1'), all };
}

/** Roots that are the same each time: the SHA-256 of a name. */
function rootNamed(name: string): Bytes {
  return Uint8Array.from(sha256Hex(utf8(`vector ${name}`)).match(/../g)!, (pair) => Number.parseInt(pair, 16));
}

function derivations() {
  return ['seal', 'sign', 'ballot', 'chain', 'recovery', 'passkey', 'guest', 'guest-access'].map((label) => {
    const root = rootNamed('account 1');
    return { ikm_hex: hex(root), label, output_hex: hex(derived(root, label)) };
  });
}

function keysetVector({ keys, before }: { keys: Keys; before?: Keys }) {
  return {
    root_hex: hex(keys.root),
    identity: identityOf(keys.root),
    keyset: text(canonical(keys.keyset)),
    hash: keys.hash,
    ...signKeyset(keys, before),
  };
}

async function wraps(root: Bytes) {
  const salt = Uint8Array.from({ length: 16 }, (_, at) => at);
  const code = shownCode('0123456789abcdefghjkmnpqrs');
  const output = rootNamed('passkey output');
  return [
    { root_hex: hex(root), passphrase: 'Grüße aus dem Moor', wrap: await wrapForPassphrase(root, ACCOUNT, 1, 'Grüße aus dem Moor', salt) },
    // The same letters, decomposed: NFC makes them one passphrase.
    { root_hex: hex(root), passphrase: 'Gru\u0308ße aus dem Moor', wrap: await wrapForPassphrase(root, ACCOUNT, 1, 'Grüße aus dem Moor', salt) },
    { root_hex: hex(root), code, wrap: await wrapForRecovery(root, ACCOUNT, 1, code) },
    { root_hex: hex(root), prf_output_hex: hex(output), wrap: await wrapForPasskey(root, ACCOUNT, 1, { credential: 'AQID', salt: rootNamed('passkey salt'), output }) },
  ];
}

function codes() {
  const typed = ['01234-56789-ABCDE-FGHJK-MNPQRS', ' oI234 56789 abcde fghjk mnpqrs\n', 'OL2345 6789-abcdefghjkmnpqrs', '0123', '01234-56789-ABCDE-FGHJK-MNPQRU', '01234-56789-ABCDE-FGHJK-MNPQRST'];
  return typed.map((one) => ({ typed: one, code: codeOrNull(one) }));
}

function codeOrNull(typed: string): string | null {
  try {
    return readCode(typed);
  } catch {
    return null;
  }
}

function safetyNumbers({ first, office }: World) {
  const of = ({ keyset, hash }: Keys) => ({ party: keyset.owner, keyset: hash, digits: safetyNumber(keyset.owner, hash) });
  const [one, other] = [of(first), of(office)];
  return { single: [one, other], joint: [{ one: one.digits, other: other.digits, digits: jointSafetyNumber(one.digits, other.digits) }] };
}

async function caseKeys({ first, second, office, caseRoot }: World) {
  const to = [{ party: first.keyset.owner, keyset: second.hash }, { party: office.keyset.owner, keyset: office.hash }];
  const jws = signCaseKey({ case: CASE, version: 1, root: caseRoot, time: TIME, to }, first.keyset.owner, { kid: second.hash, root: second.root });
  const sealed = (reader: Keys) => sealCaseKey(jws, reader.keyset.seal);
  return [
    { case: CASE, version: 1, case_root_hex: hex(caseRoot), case_recipient: await recipientOf(caseRoot), jws, reader: first.keyset.owner, reader_root_hex: hex(second.root), reader_keyset: second.hash, sealed: b64u(await sealed(second)) },
    { case: CASE, version: 1, case_root_hex: hex(caseRoot), case_recipient: await recipientOf(caseRoot), jws, reader: office.keyset.owner, reader_root_hex: hex(office.root), reader_keyset: office.hash, sealed: b64u(await sealed(office)) },
  ];
}

async function letters({ second, office, caseRoot }: World) {
  const account = { party: second.keyset.owner, keyset: second.hash };
  const counter = { party: office.keyset.owner, keyset: office.hash };
  const shared = { case: CASE, key: 1, time: TIME, door: 'online' as const };
  const file = { id: '0f11e0f11e0f11e0f11e0f11e0', name: 'plan.pdf', sha256: sha256Hex(utf8('plan')), size: 4, type: 'application/pdf' };
  const asked: Omit<LetterContent, 'v'> = {
    ...shared, attachments: [file], body: 'Guten Tag,\nich bitte um Auskunft.\n', from: account, id: '01e77e001e77e001e77e001e77', kind: 'letter', seq: 1, subject: 'Frage', to: [counter],
  };
  const first = signLetter(asked, { kid: second.hash, root: second.root });
  const answer: Omit<LetterContent, 'v'> = {
    ...shared, attachments: [], author: 'Sachbearbeitung, Bürgerservice', body: 'Die Antwort.\n', from: counter, id: '02e77e002e77e002e77e002e77', kind: 'decision', prev: letterHash(first), seq: 2, subject: 'Antwort', to: [account],
  };
  const second_ = signLetter(answer, { kid: office.hash, root: office.root });
  const receipt: Omit<LetterContent, 'v'> = {
    ...shared, attachments: [], body: '', from: account, id: '03e77e003e77e003e77e003e77', kind: 'receipt', prev: letterHash(second_), receipt_of: 2, seq: 3, subject: '', to: [counter],
  };
  const third = signLetter(receipt, { kid: second.hash, root: second.root });
  const recipient = await recipientOf(caseRoot);
  return Promise.all([first, second_, third].map(async (jws) => ({ case_root_hex: hex(caseRoot), jws, hash: letterHash(jws), sealed: b64u(await sealLetter(jws, recipient)) })));
}

async function attachment(caseRoot: Bytes, size: number) {
  const content = Uint8Array.from({ length: size }, (_, at) => at % 251);
  const sealed = await sealAttachment(streamOf(content), size, await recipientOf(caseRoot));
  const file = await whole(sealed.stream);
  const facts = { id: CASE, name: 'file.bin', sha256: sealed.sha256(), size, type: 'application/octet-stream' };
  await whole(await openAttachment(streamOf(file), caseRoot, facts));
  return { case_root_hex: hex(caseRoot), about: 'Byte n of the content is n modulo 251.', size, sha256: facts.sha256, sealed: b64u(file) };
}

async function officeRoots({ first, office }: World) {
  const sealed = await sealOfficeRoot('buergerservice', 1, office.root, first.keyset.seal);
  return [{ office: 'buergerservice', epoch: 1, root_hex: hex(office.root), reader_root_hex: hex(first.root), content: text(await open(sealed, first.root)), sealed: b64u(sealed) }];
}

function step({ office }: World) {
  const facts = { by: 'office-head', change: 'joined' as const, epoch: 1, keyset: office.hash, members: { clerk: 3, 'office-head': 1 }, office: 'buergerservice', role: 'clerk', step: 2, time: TIME };
  return { keyset: office.hash, jws: signStep(facts, { kid: office.hash, root: office.root }), payload: text(canonical({ ...facts, v: 1 })) };
}

async function shares({ first, office }: World) {
  const split = await splitRoot(office.root);
  const sealed = await Promise.all(split.map((share, at) => sealShare('buergerservice', 1, HOLDERS[at]!, share, first.keyset.seal)));
  return split.map((share, at) => ({ office: 'buergerservice', epoch: 1, holder: HOLDERS[at], root_hex: hex(office.root), share_hex: hex(share), reader_root_hex: hex(first.root), sealed: b64u(sealed[at]!) }));
}

async function guest() {
  const secret = b64u(rootNamed('guest secret'));
  const root = await guestRoot(GUEST, secret, '01234567');
  return { guest: GUEST, secret, pin: '01234567', root_hex: hex(root), access: guestAccess(root), access_sha256: guestAccessHash(root) };
}

/** A case that a guest opened: what the office gets of it. */
async function guestOpening({ office }: World) {
  const { root_hex, ...drawn } = await guest();
  const keys = await keysOf(Uint8Array.from(root_hex.match(/../g)!, (pair) => Number.parseInt(pair, 16)), `guest:${GUEST}`, 1);
  const [caseRoot, signer] = [rootNamed('case of a guest'), { kid: keys.hash, root: keys.root }];
  const [self, counter] = [keys, office].map(({ keyset, hash }) => ({ party: keyset.owner, keyset: hash })) as [Addressee, Addressee];
  const jws = signCaseKey({ case: CASE, version: 1, root: caseRoot, time: TIME, to: [self, counter] }, self.party, signer);
  const first: Omit<LetterContent, 'v'> = {
    attachments: [], body: 'Kennzeichen: NE-S 12\n', case: CASE, door: 'link', from: self, id: '04e77e004e77e004e77e004e77', key: 1, kind: 'letter', seq: 1,
    subject: 'Bewohnerparkausweis', time: TIME, to: [counter],
  };
  const letter = signLetter(first, signer);
  return {
    ...drawn, case: CASE, case_root_hex: hex(caseRoot), keyset_jws: signKeyset(keys).jws, key_jws: jws, reader_root_hex: hex(office.root), reader_keyset: office.hash,
    sealed_key: b64u(await sealCaseKey(jws, office.keyset.seal)), letter_jws: letter, sealed_letter: b64u(await sealLetter(letter, await recipientOf(caseRoot))),
  };
}

async function index({ second }: World) {
  const content = { cases: [], checkpoint: '', party: second.keyset.owner, revision: 1, v: 1 as const, versions: { 'office:buergerservice': 1 } };
  const sealed = await sealIndex(content, { kid: second.hash, root: second.root }, second.keyset.seal);
  return { reader_root_hex: hex(second.root), content: text(canonical(content)), sealed: b64u(sealed) };
}

export function streamOf(bytes: Uint8Array, chunk = 10000): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.slice(at, (at += chunk)));
    },
  });
}

export async function whole(stream: ReadableStream<Uint8Array>): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  const reader = stream.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    parts.push(value!);
  }
  return concat(...parts);
}
