// What another implementation made is opened here, and made anew where nothing is drawn at random.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { identityOf, open, recipientOf } from '../../src/post/protocol/age.ts';
import { openAttachment } from '../../src/post/protocol/attachment.ts';
import { b64u, fromB64u, fromHex, hex, text, utf8 } from '../../src/post/protocol/bytes.ts';
import { canonical } from '../../src/post/protocol/canonical.ts';
import { openCaseKey, verifyCaseKey } from '../../src/post/protocol/case-key.ts';
import { readCode } from '../../src/post/protocol/codes.ts';
import { derived, sha256Hex } from '../../src/post/protocol/derive.ts';
import { guestAccess, guestAccessHash, guestRoot } from '../../src/post/protocol/guest.ts';
import { openIndex } from '../../src/post/protocol/index-file.ts';
import { keysOf, readKeysetBytes, signersOf, signKeyset, verifyKeyset, type Keys } from '../../src/post/protocol/keyset.ts';
import { letterHash, openLetter, verifyLetter } from '../../src/post/protocol/letter.ts';
import { joinShares, openOfficeRoot, openShare, verifyStep } from '../../src/post/protocol/office.ts';
import { pad, padded } from '../../src/post/protocol/padding.ts';
import { accountSlug } from '../../src/post/protocol/proof.ts';
import { jointSafetyNumber, safetyNumber } from '../../src/post/protocol/safety.ts';
import { openChain, openWithPasskey, openWithPassphrase, openWithRecoveryCode, readWrap } from '../../src/post/protocol/wraps.ts';
import { makeVectors, streamOf, whole } from './vectors.ts';

type Vectors = Record<string, any>;

for (const name of ['typescript', 'rust']) {
  test(`the vectors of ${name}.json are opened and made anew`, () => check(JSON.parse(readFileSync(`../crates/sealed/vectors/${name}.json`, 'utf8'))));
}

test('vectors made now hold', async () => check(JSON.parse(JSON.stringify(await makeVectors()))));

async function check(vectors: Vectors): Promise<void> {
  const keys = await checkKeysets(vectors);
  checkFigures(vectors);
  await checkWraps(vectors);
  await checkCase(vectors, keys);
  await checkGuestOpening(vectors);
  await checkOffice(vectors, keys);
  for (const { guest, secret, pin, root_hex, access, access_sha256 } of all(vectors, 'guests')) {
    const root = await guestRoot(guest, secret, pin);
    assert.deepEqual([hex(root), guestAccess(root), guestAccessHash(root)], [root_hex, access, access_sha256]);
  }
}

/** A kind of vectors that must be there. */
function all(vectors: Vectors, kind: string): any[] {
  assert.ok(vectors[kind]?.length > 0, `no ${kind}`);
  return vectors[kind];
}

async function checkKeysets(vectors: Vectors): Promise<Keys[]> {
  const made: Keys[] = [];
  for (const { root_hex, identity, keyset, hash, jws, previous_jws } of all(vectors, 'keysets')) {
    const { owner, version } = readKeysetBytes(utf8(keyset));
    const before = version > 1 ? made.filter((one) => one.keyset.owner === owner).at(-1) : undefined;
    const keys = await keysOf(fromHex(root_hex), owner, version, before?.hash);
    assert.equal(identityOf(keys.root), identity);
    assert.equal(text(canonical(keys.keyset)), keyset);
    assert.equal(keys.hash, hash);
    // Ed25519 draws nothing: the signatures are the same too.
    assert.deepEqual(JSON.parse(JSON.stringify(signKeyset(keys, before))), { jws, ...(previous_jws && { previous_jws }) });
    assert.equal(verifyKeyset({ jws, previous_jws }, owner, before?.keyset).hash, hash);
    made.push(keys);
  }
  return made;
}

function checkFigures(vectors: Vectors): void {
  for (const { ikm_hex, label, output_hex } of all(vectors, 'derivations')) {
    assert.equal(hex(derived(fromHex(ikm_hex), label)), output_hex);
  }
  for (const { typed, code } of all(vectors, 'codes')) {
    code === null ? assert.throws(() => readCode(typed)) : assert.equal(readCode(typed), code);
  }
  for (const { length, padded: expected } of all(vectors, 'padding')) {
    assert.equal(padded(length), expected);
  }
  for (const { content, padded: expected } of all(vectors, 'padded')) {
    assert.equal(b64u(pad(utf8(content))), expected);
  }
  for (const { party, keyset, digits } of all(vectors.safety_numbers, 'single')) {
    assert.equal(safetyNumber(party, keyset), digits);
  }
  for (const { one, other, digits } of all(vectors.safety_numbers, 'joint')) {
    assert.equal(jointSafetyNumber(one, other), digits);
  }
  for (const { account, slug } of all(vectors, 'account_slugs')) {
    assert.equal(accountSlug(account), slug);
  }
}

async function checkWraps(vectors: Vectors): Promise<void> {
  for (const { root_hex, wrap: wire, passphrase, code, prf_output_hex } of all(vectors, 'wraps')) {
    const wrap = readWrap(wire, wire.account);
    const root = passphrase !== undefined ? openWithPassphrase(wrap, passphrase) : code !== undefined ? openWithRecoveryCode(wrap, code) : openWithPasskey(wrap, fromHex(prf_output_hex));
    assert.equal(hex(await root), root_hex);
  }
  for (const { root_hex, next_hex, chain } of all(vectors, 'chains')) {
    assert.equal(hex(await openChain(chain, chain.account, chain.version, fromHex(next_hex))), root_hex);
  }
}

async function checkCase(vectors: Vectors, keys: Keys[]): Promise<void> {
  const signers = signersOf(...keys.map(({ keyset }) => keyset));
  for (const vector of all(vectors, 'case_keys')) {
    const { jws } = await openCaseKey(fromB64u(vector.sealed), fromHex(vector.reader_root_hex));
    assert.equal(jws, vector.jws);
    const reader = { party: vector.reader, keysets: new Set<string>([vector.reader_keyset]) };
    const { root, recipient } = await verifyCaseKey(jws, vector, reader, signers);
    assert.deepEqual([hex(root), recipient], [vector.case_root_hex, vector.case_recipient]);
    assert.equal(await recipientOf(root), recipient);
  }
  const [{ case: case_, reader, reader_keyset }] = vectors.case_keys;
  for (const { case_root_hex, jws, hash, sealed } of all(vectors, 'letters')) {
    const opened = await openLetter(fromB64u(sealed), fromHex(case_root_hex));
    assert.deepEqual([opened.jws, opened.hash, letterHash(jws)], [jws, hash, hash]);
    verifyLetter(jws, { case: case_, key: 1 }, { party: reader, keysets: new Set([reader_keyset]) }, signers);
  }
  for (const { case_root_hex, size, sha256, sealed } of all(vectors, 'attachments')) {
    const facts = { id: case_, name: 'x', type: 'x', size, sha256 };
    const content = await whole(await openAttachment(streamOf(fromB64u(sealed)), fromHex(case_root_hex), facts));
    assert.ok(content.length === size && content.every((byte, at) => byte === at % 251));
    assert.equal(sha256Hex(content), sha256);
  }
  for (const { reader_root_hex, content, sealed } of all(vectors, 'indexes')) {
    const index = await openIndex(fromB64u(sealed), fromHex(reader_root_hex), JSON.parse(content).party, signers);
    assert.equal(text(canonical(index)), content);
  }
}

/** An office believes the first key of a guest's case by the keyset that came with it. */
async function checkGuestOpening(vectors: Vectors): Promise<void> {
  for (const one of all(vectors, 'guest_openings')) {
    const party = `guest:${one.guest}`;
    const { keyset, hash } = verifyKeyset({ jws: one.keyset_jws }, party);
    assert.equal((await keysOf(await guestRoot(one.guest, one.secret, one.pin), party, 1)).hash, hash);
    const { jws } = await openCaseKey(fromB64u(one.sealed_key), fromHex(one.reader_root_hex));
    assert.equal(jws, one.key_jws);
    const reader = { party: 'office:buergerservice', keysets: new Set<string>([one.reader_keyset]) };
    const { root, statement } = await verifyCaseKey(jws, { case: one.case, version: 1 }, reader, signersOf(keyset));
    assert.deepEqual([hex(root), statement.from], [one.case_root_hex, { keyset: hash, party }]);
    const opened = await openLetter(fromB64u(one.sealed_letter), root);
    assert.equal(opened.jws, one.letter_jws);
    assert.equal(verifyLetter(opened.jws, { case: one.case, key: 1 }, reader, signersOf(keyset)).door, 'link');
  }
}

async function checkOffice(vectors: Vectors, keys: Keys[]): Promise<void> {
  const office = (slug: string, epoch: number) => keys.find(({ keyset }) => keyset.owner === `office:${slug}` && keyset.version === epoch)!.keyset;
  for (const { office: slug, epoch, root_hex, reader_root_hex, content, sealed } of all(vectors, 'office_roots')) {
    const { root } = await openOfficeRoot(fromB64u(sealed), fromHex(reader_root_hex), office(slug, epoch));
    assert.equal(hex(root), root_hex);
    assert.equal(text(await open(fromB64u(sealed), fromHex(reader_root_hex))), content);
  }
  for (const { jws, payload } of all(vectors, 'steps')) {
    assert.equal(text(canonical(verifyStep(jws, signersOf(...keys.map(({ keyset }) => keyset))))), payload);
  }
  const shares = all(vectors, 'shares');
  const opened = await Promise.all(shares.map((one) => openShare(fromB64u(one.sealed), fromHex(one.reader_root_hex), one.office, one.epoch, one.holder)));
  assert.deepEqual(opened.map(hex), shares.map((one) => one.share_hex));
  for (const pair of [[0, 1], [1, 2], [2, 0]]) {
    assert.equal(hex(await joinShares(pair.map((at) => opened[at]!))), shares[0].root_hex);
  }
}
