import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, recipientOf, seal } from '../../src/post/protocol/age.ts';
import { b64u, fromB64u, fromHex, hex, random, text, utf8 } from '../../src/post/protocol/bytes.ts';
import { canonical, readCanonical } from '../../src/post/protocol/canonical.ts';
import { newRecoveryCode, readCode } from '../../src/post/protocol/codes.ts';
import { derived, newId, newRoot } from '../../src/post/protocol/derive.ts';
import { guestRoot, newPin } from '../../src/post/protocol/guest.ts';
import { keysOf, signKeyset, verifyKeyset } from '../../src/post/protocol/keyset.ts';
import { joinShares, openOfficeRoot, openShare, provedKeys, sealOfficeRoot, sealShare, signStep, splitRoot, verifyStep } from '../../src/post/protocol/office.ts';
import { pad, padded, unpad } from '../../src/post/protocol/padding.ts';
import { jointSafetyNumber, safetyNumber } from '../../src/post/protocol/safety.ts';
import { openIndex, sealIndex, type IndexContent } from '../../src/post/protocol/index-file.ts';
import { signersOf } from '../../src/post/protocol/keyset.ts';
import { flipped, refuses } from './refusals.ts';

test('bytes come back from every way of writing them', () => {
  for (let length = 0; length < 200; length += 1) {
    const bytes = random(length);
    assert.deepEqual(fromB64u(b64u(bytes)), bytes);
    assert.deepEqual(fromHex(hex(bytes)), bytes);
    assert.equal(b64u(bytes), Buffer.from(bytes).toString('base64url'));
  }
});

test('base64 with padding, other letters, bits left over or an impossible length is refused', async () => {
  for (const wrong of ['AA==', 'A+/A', 'AB', 'AAA AAAA', 'A', 'AAAAé']) {
    await refuses('form', () => fromB64u(wrong));
  }
});

test('only canonical JSON is read', async () => {
  const value = { b: [1, 'ü\u2028', null, true], a: { z: '', y: 0 } };
  assert.equal(text(canonical(value)), '{"a":{"y":0,"z":""},"b":[1,"ü\u2028",null,true]}');
  assert.deepEqual(readCanonical(canonical(value)), value);
  for (const other of ['{"b":1,"a":2}', '{"a": 1}', '{"a":1.0}', '{"a":1,"a":1}', '{"a":"\\u00fc"}', '{"a":1e3}', '{"a":0.5}', '{"a":9007199254740993}', '{', '{"a":1}\n']) {
    await refuses('form', () => readCanonical(utf8(other)));
  }
});

test('bytes that are not UTF-8 are refused', async () => {
  await refuses('form', () => readCanonical(Uint8Array.of(0x22, 0xff, 0x22)));
});

test('a recovery code is read as people type it', async () => {
  const code = newRecoveryCode();
  assert.match(code, /^([0-9A-Z]{5}-){4}[0-9A-Z]{6}$/);
  const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  assert.equal(readCode(typed), readCode(code));
  for (const wrong of ['', code.slice(1), `${code}0`, code.replace(/.$/, 'U'), code.replace(/.$/, '!')]) {
    await refuses('code-form', () => readCode(wrong));
  }
});

test('padded lengths are those of the specification', () => {
  assert.deepEqual([0, 255, 256, 257, 1000, 4097, 48211, 2 ** 31].map(padded), [256, 256, 256, 272, 1024, 4352, 49152, 2 ** 31]);
  for (let round = 0; round < 2000; round += 1) {
    const length = Math.floor(2 ** (Math.random() * 31));
    assert.ok(padded(length) >= length);
    assert.equal(padded(padded(length)), padded(length));
    assert.ok(length < 256 || padded(length) - length <= length / 8);
  }
});

test('what was padded comes back, and other padding is refused', async () => {
  for (const length of [0, 1, 251, 252, 253, 300, 5000]) {
    const whole = pad(random(length));
    assert.deepEqual(unpad(whole, 5000), whole.slice(4, 4 + length));
    await refuses('padding', () => unpad(whole.subarray(0, -1), 5000));
    await refuses('padding', () => unpad(Uint8Array.of(...whole, 0), 5000));
    if (whole.length > 4 + length) {
      await refuses('padding', () => unpad(flipped(whole, whole.length - 1), 5000));
    }
  }
  await refuses('padding', () => unpad(pad(random(5001)), 5000));
});

test('every changed byte of an age file is refused', async () => {
  const root = newRoot();
  const file = await seal(utf8('Guten Tag'), await recipientOf(root));
  assert.equal(text(await open(file, root)), 'Guten Tag');
  // Each byte of what frames the header, every tenth of the long share, each byte of the payload.
  const share = { from: file.indexOf(32, 25) + 20, to: file.indexOf(10, 40) - 4 };
  for (let at = 0; at < file.length; at += at > share.from && at < share.to ? 41 : 3) {
    await refuses(/^post-refused-(sealed|recipient-kinds|header-size)$/, () => open(flipped(file, at), root));
  }
  for (const length of [0, 10, 100, file.length - 1]) {
    await refuses('sealed', () => open(file.subarray(0, length), root));
  }
  await refuses('sealed', () => open(file, newRoot()));
});

test('a header that does not end is refused before it is read', async () => {
  const root = newRoot();
  const endless = utf8(`age-encryption.org/v1\n${'-> mlkem768x25519 AAAA\nAAAA\n'.repeat(4000)}`);
  await refuses('header-size', () => open(endless, root));
});

test('sealing to another kind of recipient is refused', async () => {
  await refuses('recipient-kinds', () => seal(utf8('x'), 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'));
});

test('a keyset is signed by itself and by the one before', async () => {
  const owner = `account:${newId()}`;
  const first = await keysOf(newRoot(), owner, 1);
  const second = await keysOf(newRoot(), owner, 2, first.hash);
  assert.equal(verifyKeyset(signKeyset(first), owner).hash, first.hash);
  assert.equal(verifyKeyset(signKeyset(second, first), owner, first.keyset).hash, second.hash);

  await refuses('keyset', () => verifyKeyset(signKeyset(first), `account:${newId()}`));
  await refuses('predecessor', () => verifyKeyset(signKeyset(second), owner, first.keyset));
  await refuses('predecessor', () => verifyKeyset(signKeyset(second, first), owner));
  const stranger = await keysOf(newRoot(), owner, 1);
  await refuses('predecessor', () => verifyKeyset(signKeyset(second, first), owner, stranger.keyset));
  await refuses('signer', () => verifyKeyset(signKeyset(second, { ...first, hash: stranger.hash }), owner, first.keyset));
  await refuses('signature', () => verifyKeyset(signKeyset(second, { ...first, root: stranger.root }), owner, first.keyset));
  await refuses('predecessor', () => verifyKeyset({ ...signKeyset(second, first), previous_jws: signKeyset({ ...first, keyset: first.keyset }).jws }, owner, first.keyset));
});

test('an office root leads to the proved keyset or is refused', async () => {
  const [member, root] = [newRoot(), newRoot()];
  const office = await keysOf(root, 'office:bau', 1);
  const recipient = await recipientOf(member);
  assert.equal((await openOfficeRoot(await sealOfficeRoot('bau', 1, root, recipient), member, office.keyset)).hash, office.hash);
  await refuses('office-root', async () => openOfficeRoot(await sealOfficeRoot('bau', 1, newRoot(), recipient), member, office.keyset));
  await refuses('form', async () => openOfficeRoot(await sealOfficeRoot('other', 1, root, recipient), member, office.keyset));
  await refuses('form', async () => openOfficeRoot(await sealOfficeRoot('bau', 2, root, recipient), member, office.keyset));
});

test('any two of three shares give the root back, wrong ones are noticed', async () => {
  const root = newRoot();
  const office = await keysOf(root, 'office:bau', 1);
  const [a, b, c] = await splitRoot(root);
  for (const pair of [[a!, b!], [a!, c!], [c!, b!]]) {
    assert.deepEqual(await joinShares(pair), root);
  }
  await refuses('office-root', async () => provedKeys(await joinShares([flipped(a!, 3), b!]), office.keyset));
  await refuses('shares', () => joinShares([a!, a!]));
  await refuses('shares', () => joinShares([a!]));
  const member = newRoot();
  const sealed = await sealShare('bau', 1, 'archive', c!, await recipientOf(member));
  assert.deepEqual(await openShare(sealed, member, 'bau', 1, 'archive'), c);
  await refuses('form', () => openShare(sealed, member, 'bau', 1, 'office-head'));
  await refuses('form', () => openShare(sealed, member, 'bau', 2, 'archive'));
});

test('a step names its role where somebody joined or left', async () => {
  const office = await keysOf(newRoot(), 'office:bau', 1);
  const step = { by: 'clerk', change: 'joined' as const, epoch: 1, keyset: office.hash, members: { clerk: 2 }, office: 'bau', role: 'clerk', step: 2, time: '2026-11-26T10:00:00Z' };
  const signer = { kid: office.hash, root: office.root };
  assert.equal(verifyStep(signStep(step, signer), signersOf(office.keyset)).members.clerk, 2);
  await refuses('form', () => signStep({ ...step, role: undefined }, signer));
  await refuses('form', () => signStep({ ...step, change: 'rotated' }, signer));
});

test('a guest gets the same keys from link and PIN, and others from another PIN', async () => {
  const [guest, secret, pin] = [newId(), b64u(random(32)), newPin()];
  assert.match(pin, /^\d{8}$/);
  const root = await guestRoot(guest, secret, pin);
  assert.deepEqual(await guestRoot(guest, secret, `${pin.slice(0, 4)} ${pin.slice(4)}`), root);
  assert.notDeepEqual(await guestRoot(guest, secret, pin.replace(/./, (digit) => String((Number(digit) + 1) % 10))), root);
  await refuses('pin', () => guestRoot(guest, secret, '1234'));
  await refuses('guest-link', () => guestRoot(guest, b64u(random(31)), pin));
});

test('safety numbers are the same from both sides and differ for other keys', () => {
  const one = safetyNumber('account:a', 'a'.repeat(64));
  const other = safetyNumber('office:b', 'b'.repeat(64));
  assert.match(one, /^\d{30}$/);
  assert.equal(jointSafetyNumber(one, other), jointSafetyNumber(other, one));
  assert.notEqual(one, safetyNumber('account:a', 'c'.repeat(64)));
});

test('an index comes back, and only its own mailbox may have signed it', async () => {
  const owner = `account:${newId()}`;
  const keys = await keysOf(newRoot(), owner, 1);
  const content: IndexContent = {
    cases: [{ case: newId(), from: 'office:bau', hash: 'a'.repeat(64), parties: [owner, 'office:bau'], read: 0, seq: 1, subject: 'Frage', time: '2026-11-26T10:00:00Z' }],
    checkpoint: '', party: owner, receipts: true, revision: 1, v: 1, versions: { 'office:bau': 1 },
  };
  const signer = { kid: keys.hash, root: keys.root };
  const sealed = await sealIndex(content, signer, keys.keyset.seal);
  assert.deepEqual(await openIndex(sealed, keys.root, owner, signersOf(keys.keyset)), content);
  await refuses('index', () => openIndex(sealed, keys.root, 'office:bau', signersOf(keys.keyset)));
  const stranger = await keysOf(newRoot(), owner, 1);
  const forged = await sealIndex(content, { kid: stranger.hash, root: stranger.root }, keys.keyset.seal);
  await refuses('signer', () => openIndex(forged, keys.root, owner, signersOf(keys.keyset)));
});

test('what follows from a root does not tell the root', () => {
  const root = newRoot();
  const labels = ['seal', 'sign', 'ballot', 'chain', 'guest-access'].map((label) => hex(derived(root, label)));
  assert.equal(new Set([...labels, hex(root)]).size, labels.length + 1);
});
