import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equal, fromB64, random, utf8 } from '../../src/post/protocol/bytes.ts';
import { readCheckpoint } from '../../src/post/protocol/checkpoint.ts';
import { Frontier, isConsistent, leafHash, rootOfPath } from '../../src/post/protocol/merkle.ts';
import { demandCommits, keysetSubject, readBundle, readReceipt } from '../../src/post/protocol/proof.ts';
import { cosigned, PublicRecord } from './record.ts';
import { flipped, refuses } from './refusals.ts';

const SUBJECT = keysetSubject('office:bau', 1);

function recordOf(size: number): PublicRecord {
  const record = new PublicRecord();
  for (let at = 0; at < size; at += 1) {
    record.append(keysetSubject('office:bau', at + 1), utf8(`${at}`), true);
  }
  return record;
}

test('every entry of every small tree is proved, and no proof fits elsewhere', () => {
  const record = recordOf(20);
  for (let size = 1; size <= 20; size += 1) {
    const { root } = readCheckpoint(record.checkpoint(size), record.key);
    for (let index = 0; index < size; index += 1) {
      const path = record.receipt(index, size).path.map(fromB64);
      const leaf = leafHash(record.entries[index]!.leaf);
      assert.ok(equal(rootOfPath(index, size, leaf, path)!, root));
      assert.ok(!equal(rootOfPath(index, size, leafHash(random(8)), path)!, root));
      for (const [at, of, way] of [[index + 1, size, path], [index, size, path.slice(1)], [index, size, [...path, random(32)]]] as const) {
        const other = rootOfPath(at, of, leaf, [...way]);
        assert.ok(size === 1 && at === index && way.length === 0 ? true : !other || !equal(other, root));
      }
    }
  }
});

test('every two states of a record that only grew are consistent, others never', () => {
  const record = recordOf(20);
  const state = (size: number) => readCheckpoint(record.checkpoint(size), record.key);
  for (let newer = 1; newer <= 20; newer += 1) {
    for (let older = 1; older <= newer; older += 1) {
      const proof = record.consistency(older, newer).map(fromB64);
      assert.ok(isConsistent(state(older), state(newer), proof));
      assert.ok(!isConsistent({ size: older, root: random(32) }, state(newer), proof));
      assert.ok(!isConsistent(state(older), { size: newer, root: random(32) }, proof));
      assert.ok(proof.every((_, at) => !isConsistent(state(older), state(newer), proof.map((hash, place) => (place === at ? random(32) : hash)))));
      assert.ok(!isConsistent(state(older), state(newer), [...proof, random(32)]));
      assert.ok(older === newer || !isConsistent(state(newer), state(older), proof));
    }
  }
});

test('a tree grows from the left siblings of any entry', () => {
  const record = recordOf(40);
  for (let index = 0; index < 40; index += 1) {
    const tree = Frontier.before(index, 40, record.receipt(index).path.map(fromB64));
    assert.equal(tree.size, index);
    record.entries.slice(index).forEach(({ leaf }) => tree.add(leafHash(leaf)));
    assert.ok(equal(tree.root(), readCheckpoint(record.checkpoint(), record.key).root));
  }
});

test('a receipt is refused with any part of it changed', async () => {
  const record = recordOf(7);
  const receipt = record.receipt(3);
  const proof = readReceipt(receipt, record.key);
  assert.equal(proof.leaf.subject.version, 4);
  await refuses('proof-path', () => readReceipt({ ...receipt, index: 4 }, record.key));
  await refuses('proof-path', () => readReceipt({ ...receipt, index: 7 }, record.key));
  await refuses('proof-path', () => readReceipt({ ...receipt, leaf: receipt.leaf.replace('office', 'offise') }, record.key));
  await refuses('proof-path', () => readReceipt({ ...receipt, path: receipt.path.slice(1) }, record.key));
  await refuses('record-key', () => readReceipt({ ...receipt, checkpoint: receipt.checkpoint.replace('\n7\n', '\n8\n') }, record.key));
  await refuses('record-key', () => readReceipt(receipt, recordOf(1).key));
  await refuses('form', () => readReceipt({ ...receipt, more: 1 }, record.key));
  await refuses('form', () => readReceipt({ ...receipt, format: 'allmende-receipt/v2' }, record.key));
});

test('an entry must be about the right keys, and commit to them', async () => {
  const record = recordOf(3);
  const proof = readReceipt(record.receipt(0), record.key);
  const { opening } = record.entries[0]!;
  demandCommits(proof, SUBJECT, opening, utf8('0'));
  await refuses('proof-subject', () => demandCommits(proof, keysetSubject('office:bau', 2), opening, utf8('0')));
  await refuses('proof-subject', () => demandCommits(proof, keysetSubject('office:other', 1), opening, utf8('0')));
  await refuses('proof-subject', () => demandCommits(proof, { ...SUBJECT, kind: 'account-keys-published' }, opening, utf8('0')));
  await refuses('proof-opening', () => demandCommits(proof, SUBJECT, opening, utf8('1')));
  await refuses('proof-opening', () => demandCommits(proof, SUBJECT, undefined, utf8('0')));
  await refuses('proof-opening', () => demandCommits(proof, SUBJECT, record.entries[1]!.opening, utf8('1')));
  await refuses('proof-opening', () => demandCommits(proof, SUBJECT, { ...opening, salt: 'a'.repeat(64) }, utf8('0')));
});

test('a checkpoint counts with the witnesses that are demanded', async () => {
  const record = recordOf(2);
  const [one, other] = [random(32), random(32)];
  const first = cosigned(record.checkpoint(), one, 'one.example');
  const both = cosigned(first.note, other, 'other.example');
  const keys = [first.key, both.key];
  assert.equal(readCheckpoint(both.note, record.key, { keys, atLeast: 2 }).size, 2);
  await refuses('witnesses', () => readCheckpoint(first.note, record.key, { keys, atLeast: 2 }));
  // The same witness twice is one.
  await refuses('witnesses', () => readCheckpoint(cosigned(first.note, one, 'one.example').note, record.key, { keys, atLeast: 2 }));
  await refuses('record-key', () => readCheckpoint(both.note.replace(/\n2\n/, '\n1\n'), record.key, { keys, atLeast: 0 }));
});

test('a note that is not in its form is refused', async () => {
  const record = recordOf(2);
  const note = record.checkpoint();
  for (const broken of ['', 'x', note.trimEnd(), note.replace('\u2014', '-'), note.replace('\n\n', '\n'), note.replace(/ (\S+)\n$/, ' !\n'), 'x'.repeat(70000)]) {
    await refuses('checkpoint', () => readCheckpoint(broken, record.key));
  }
  for (const broken of [record.key.slice(1), record.key.replace('+', '-'), `${record.key}A`, '']) {
    await refuses('record-key', () => readCheckpoint(note, broken));
  }
});

test('a bundle of entries is read to its last byte or refused', async () => {
  const record = recordOf(3);
  const bundle = record.bundle(0, 3);
  assert.deepEqual(readBundle(bundle), record.entries.map(({ leaf }) => leaf));
  await refuses('bundle', () => readBundle(bundle.subarray(0, -1)));
  await refuses('bundle', () => readBundle(flipped(bundle, 0)));
  await refuses('bundle', () => readBundle(Uint8Array.of(...bundle, 0)));
});
