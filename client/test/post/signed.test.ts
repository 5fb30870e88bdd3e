import assert from 'node:assert/strict';
import { test } from 'node:test';
import { b64u, fromB64u, text, utf8 } from '../../src/post/protocol/bytes.ts';
import { canonical } from '../../src/post/protocol/canonical.ts';
import { openCaseKey, sealCaseKey, signCaseKey, verifyCaseKey } from '../../src/post/protocol/case-key.ts';
import { LetterChain } from '../../src/post/protocol/chain.ts';
import { newId, newRoot } from '../../src/post/protocol/derive.ts';
import { sign, signBytes, verify, type Signer } from '../../src/post/protocol/jws.ts';
import { keysOf, signersOf, type Keys } from '../../src/post/protocol/keyset.ts';
import { letterHash, openLetter, sealLetter, signLetter, verifyLetter, type LetterContent } from '../../src/post/protocol/letter.ts';
import { recipientOf } from '../../src/post/protocol/age.ts';
import { flipped, refuses } from './refusals.ts';

const TIME = '2026-11-26T10:00:00Z';
const [ACCOUNT, CASE] = [`account:${newId()}`, newId()];

interface World {
  account: Keys;
  office: Keys;
  root: Uint8Array<ArrayBuffer>;
}

async function world(): Promise<World> {
  return { account: await keysOf(newRoot(), ACCOUNT, 1), office: await keysOf(newRoot(), 'office:bau', 1), root: newRoot() };
}

function signer({ hash, root }: Keys): Signer {
  return { kid: hash, root };
}

function named({ keyset, hash }: Keys) {
  return { party: keyset.owner, keyset: hash };
}

function readerOf({ keyset, hash }: Keys) {
  return { party: keyset.owner, keysets: new Set([hash]) };
}

function letterBy(from: Keys, to: Keys, more: Partial<LetterContent> = {}): Omit<LetterContent, 'v'> {
  return {
    attachments: [], body: 'Guten Tag\n', case: CASE, door: 'online', from: named(from), id: newId(), key: 1, kind: 'letter', seq: 1, subject: 'Frage', time: TIME, to: [named(to)], ...more,
  };
}

/** The parts of a JWS, one of them replaced. */
function withPart(jws: string, at: number, part: string): string {
  const parts = jws.split('.');
  parts[at] = part;
  return parts.join('.');
}

test('a signature counts for its type and its signer only', async () => {
  const { account, office } = await world();
  const jws = sign('allmende-letter+jws', { a: 1 }, signer(account));
  const signers = signersOf(account.keyset);
  assert.deepEqual(verify(jws, 'allmende-letter+jws', signers).payload, { a: 1 });
  await refuses('type', () => verify(jws, 'allmende-step+jws', signers));
  await refuses('signer', () => verify(jws, 'allmende-letter+jws', signersOf(office.keyset)));
  const forged = sign('allmende-letter+jws', { a: 1 }, { kid: account.hash, root: office.root });
  await refuses('signature', () => verify(forged, 'allmende-letter+jws', signers));
});

test('any other algorithm, header or form of a signature is refused', async () => {
  const { account } = await world();
  const signers = signersOf(account.keyset);
  const jws = sign('allmende-letter+jws', { a: 1 }, signer(account));
  const header = { alg: 'EdDSA', kid: account.hash, typ: 'allmende-letter+jws' };
  const refusedHeaders: [object | string, string][] = [
    [{ ...header, alg: 'none' }, 'algorithm'],
    [{ ...header, alg: 'HS256' }, 'algorithm'],
    [{ ...header, alg: 'Ed25519' }, 'algorithm'],
    [{ kid: account.hash, typ: header.typ }, 'algorithm'],
    [{ ...header, kid: undefined }, 'signer'],
    [{ ...header, kid: 'a'.repeat(64) }, 'signer'],
    [{ ...header, jwk: {} }, 'form'],
    [{ ...header, crit: ['x'] }, 'form'],
    [JSON.stringify(header, null, 1), 'form'],
    [`{"typ":"${header.typ}","kid":"${account.hash}","alg":"EdDSA"}`, 'form'],
    ['{', 'form'],
    ['null', 'algorithm'],
  ];
  for (const [other, code] of refusedHeaders) {
    const written = b64u(typeof other === 'string' ? utf8(other) : canonical(other));
    await refuses(code, () => verify(withPart(jws, 0, written), 'allmende-letter+jws', signers));
  }
  for (const broken of ['', 'a.b', `${jws}.`, `${jws}.x`, jws.replace('.', '..'), withPart(jws, 2, ''), `${jws}=`, 'x'.repeat(2_000_000)]) {
    await refuses('form', () => verify(broken, 'allmende-letter+jws', signers));
  }
});

test('every changed byte of a signed letter is refused', async () => {
  const { account, office } = await world();
  const jws = signLetter(letterBy(account, office), signer(account));
  const signers = signersOf(account.keyset);
  for (const part of [0, 1, 2]) {
    const bytes = fromB64u(jws.split('.')[part]!);
    for (let at = 0; at < bytes.length; at += 1) {
      const other = withPart(jws, part, b64u(flipped(bytes, at)));
      await refuses(/^post-refused-(algorithm|type|signer|signature|form)$/, () => verifyLetter(other, { case: CASE, key: 1 }, readerOf(office), signers));
    }
  }
});

test('a payload of the same meaning in other bytes is refused, even when it is signed', async () => {
  const { account } = await world();
  for (const payload of ['{"b":1,"a":2}', '{"a":2, "b":1}', '{"a":2,"a":2}', '{"a":2.0}', '"\\u00e4"']) {
    const jws = signBytes('allmende-letter+jws', utf8(payload), signer(account));
    await refuses('form', () => verify(jws, 'allmende-letter+jws', signersOf(account.keyset)));
  }
});

test('a case key is believed for its case, version and readers', async () => {
  const { account, office, root } = await world();
  const facts = { case: CASE, version: 1, root, time: TIME, to: [named(office), named(account)] };
  const jws = signCaseKey(facts, ACCOUNT, signer(account));
  const wrap = await sealCaseKey(jws, office.keyset.seal);
  const opened = await openCaseKey(wrap, office.root);
  assert.deepEqual(opened.claimed.to, [named(account), named(office)]);
  const signers = signersOf(account.keyset);
  const key = await verifyCaseKey(opened.jws, facts, readerOf(office), signers);
  assert.equal(key.recipient, await recipientOf(root));

  await refuses('case-key', () => verifyCaseKey(jws, { ...facts, case: newId() }, readerOf(office), signers));
  await refuses('case-key', () => verifyCaseKey(jws, { ...facts, version: 2 }, readerOf(office), signers));
  await refuses('signer', () => verifyCaseKey(jws, facts, readerOf(office), signersOf(office.keyset)));
  const third = await keysOf(newRoot(), 'office:other', 1);
  await refuses('not-addressed', () => verifyCaseKey(jws, facts, readerOf(third), signers));
  await refuses('not-addressed', () => verifyCaseKey(jws, facts, { party: 'office:bau', keysets: new Set(['a'.repeat(64)]) }, signers));
  await refuses('sealed', () => openCaseKey(wrap, account.root));
  await refuses('form', () => signCaseKey({ ...facts, root: root.slice(1) }, ACCOUNT, signer(account)));
  const unsorted = { case: CASE, from: named(account), root: b64u(root), time: TIME, to: [named(office), named(account)], v: 1, version: 1 };
  await refuses('form', () => verifyCaseKey(sign('allmende-case-key+jws', unsorted, signer(account)), facts, readerOf(office), signers));
});

test('a letter comes back from its seal as it was written', async () => {
  const { account, office, root } = await world();
  const recipient = await recipientOf(root);
  for (const body of ['', 'ä'.repeat(5000), 'Zeile\n'.repeat(100)]) {
    const jws = signLetter(letterBy(account, office, { body }), signer(account));
    const opened = await openLetter(await sealLetter(jws, recipient), root);
    assert.deepEqual([opened.jws, opened.hash], [jws, letterHash(jws)]);
    assert.equal(verifyLetter(opened.jws, { case: CASE, key: 1 }, readerOf(office), signersOf(account.keyset)).body, body);
  }
  const lengths = Array.from({ length: 64 }, (_, length) => 'x'.repeat(length));
  const sizes = await Promise.all(lengths.map(async (body) => (await sealLetter(signLetter(letterBy(account, office, { body }), signer(account)), recipient)).length));
  assert.ok(new Set(sizes).size <= 4, 'how many letters it has hardly shows');
  await refuses('letter-size', () => sealLetter('x'.repeat(1024 * 1024 + 1), recipient));
});

test('a letter is refused by those it was not written to, and elsewhere', async () => {
  const { account, office } = await world();
  const jws = signLetter(letterBy(account, office), signer(account));
  const signers = signersOf(account.keyset);
  const third = await keysOf(newRoot(), 'office:other', 1);
  const here = { case: CASE, key: 1 };
  await refuses('not-addressed', () => verifyLetter(jws, here, readerOf(third), signers));
  await refuses('not-addressed', () => verifyLetter(jws, here, { party: 'office:bau', keysets: new Set([third.hash]) }, signers));
  await refuses('letter-elsewhere', () => verifyLetter(jws, { ...here, case: newId() }, readerOf(office), signers));
  await refuses('letter-elsewhere', () => verifyLetter(jws, { ...here, key: 2 }, readerOf(office), signers));
  assert.ok(verifyLetter(jws, here, readerOf(account), signers), 'its own writer reads it');
  // Signed by one of the party's keysets, but saying another.
  const said = signLetter(letterBy(account, office, { from: { party: ACCOUNT, keyset: third.hash } }), signer(account));
  await refuses('signer', () => verifyLetter(said, here, readerOf(office), signers));
});

test('a letter that is not as the specification says is refused', async () => {
  const { account, office } = await world();
  const file = { id: newId(), name: 'a.pdf', sha256: 'a'.repeat(64), size: 1, type: 'application/pdf' };
  const wrong: Partial<Record<keyof LetterContent, unknown>>[] = [
    { seq: 0 }, { seq: 1.5 }, { seq: 2 }, { prev: 'a'.repeat(64) }, { kind: 'letter2' }, { door: 'window' }, { time: '2026-11-26' }, { case: 'x' },
    { kind: 'receipt' }, { kind: 'receipt', receipt_of: 1 }, { receipt_of: 1 }, { author: 'Ada' }, { to: [named(office), named(office)] },
    { to: [named(account)] }, { to: [{ party: 'nobody', keyset: office.hash }] }, { attachments: [file, file] }, { attachments: [{ ...file, size: -1 }] },
    { attachments: [{ ...file, size: 2 ** 31 + 1 }] }, { attachments: [{ ...file, more: 1 }] }, { attachments: Array.from({ length: 101 }, () => ({ ...file, id: newId() })) },
    { body: 1 }, { more: 1 } as object, { from: { party: ACCOUNT } },
  ];
  for (const more of wrong) {
    const content = { ...letterBy(account, office), ...more, v: 1 };
    const read = () => verifyLetter(sign('allmende-letter+jws', content, signer(account)), { case: CASE, key: 1 }, readerOf(office), signersOf(account.keyset));
    await assert.doesNotReject(refuses('form', read), JSON.stringify(more));
  }
});

test('letters follow one another, and every other order shows', async () => {
  const letters = [1, 2, 3, 4].map((seq) => ({ id: newId(), seq, ...(seq > 1 && { prev: `hash ${seq - 1}` }) }));
  const follow = (order: [at: number, shown: number][], chain = new LetterChain()) => order.forEach(([at, shown]) => chain.follow(letters[at - 1]!, `hash ${at}`, shown));
  follow([[1, 1], [2, 2], [3, 3], [4, 4]]);
  follow([[3, 3], [4, 4]], new LetterChain({ seq: 2, hash: 'hash 2' }));
  await refuses('letter-missing', () => follow([[1, 1], [3, 3]]));
  await refuses('letter-missing', () => follow([[2, 2]]));
  await refuses('letter-order', () => follow([[1, 1], [3, 2]]));
  await refuses('letter-order', () => follow([[1, 1], [2, 2], [3, 2]]));
  await refuses('letter-replayed', () => follow([[1, 1], [2, 2], [2, 3]]));
  await refuses('letter-replayed', () => follow([[2, 3]], new LetterChain({ seq: 2, hash: 'hash 2' })));
  await refuses('letter-chain', () => follow([[3, 3]], new LetterChain({ seq: 2, hash: 'other' })));
  // What could not be opened has no hash: what comes next is not compared with it.
  const chain = new LetterChain();
  chain.skip(1);
  follow([[2, 2]], chain);
});

test('what is signed is readable by any JWS library', async () => {
  const { account, office } = await world();
  const jws = signLetter(letterBy(account, office), signer(account));
  const { compactVerify, importJWK } = await import('jose');
  const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: account.keyset.sign }, 'EdDSA');
  const { payload, protectedHeader } = await compactVerify(jws, key);
  assert.deepEqual(protectedHeader, { alg: 'EdDSA', kid: account.hash, typ: 'allmende-letter+jws' });
  assert.equal(JSON.parse(text(payload)).subject, 'Frage');
});
