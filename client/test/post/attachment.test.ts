import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recipientOf } from '../../src/post/protocol/age.ts';
import { openAttachment, sealAttachment } from '../../src/post/protocol/attachment.ts';
import { random, type Bytes } from '../../src/post/protocol/bytes.ts';
import { newId, newRoot, sha256Hex } from '../../src/post/protocol/derive.ts';
import { padded } from '../../src/post/protocol/padding.ts';
import { flipped, refuses } from './refusals.ts';
import { streamOf, whole } from './vectors.ts';

async function sealed(content: Bytes, root: Bytes) {
  const sealing = await sealAttachment(streamOf(content, 7000), content.length, await recipientOf(root));
  const file = await whole(sealing.stream);
  assert.equal(file.length, sealing.size, 'the length is known before');
  return { file, facts: { id: newId(), name: 'a.pdf', type: 'application/pdf', size: content.length, sha256: sealing.sha256() } };
}

test('a file of any length comes back, and its sealed length says little', async () => {
  const root = newRoot();
  for (const length of [0, 1, 255, 256, 65535, 65536, 65537, 131072, 200001]) {
    const content = Uint8Array.from({ length }, (_, at) => at * 31);
    const { file, facts } = await sealed(content, root);
    assert.equal(facts.sha256, sha256Hex(content));
    assert.ok(file.length > padded(length));
    assert.deepEqual(await whole(await openAttachment(streamOf(file, 1234), root, facts)), content);
  }
});

test('a file that changes while it is sealed is not sent', async () => {
  const recipient = await recipientOf(newRoot());
  for (const size of [99, 101]) {
    const sealing = await sealAttachment(streamOf(random(100)), size, recipient);
    await refuses('file-changed', () => whole(sealing.stream));
    await refuses('file-changed', () => sealing.sha256());
  }
  await refuses('attachment-size', () => sealAttachment(streamOf(random(1)), 2 ** 31 + 1, recipient));
});

test('content, size or hash other than the letter says is refused', async () => {
  const root = newRoot();
  const content = random(1000);
  const { file, facts } = await sealed(content, root);
  const opening = (more: object) => async () => whole(await openAttachment(streamOf(file), root, { ...facts, ...more }));
  await refuses('attachment-changed', opening({ sha256: 'a'.repeat(64) }));
  await refuses('attachment-changed', opening({ size: 999 }));
  await refuses('attachment-changed', opening({ size: 1001 }));
  await refuses('attachment-changed', opening({ size: 10000 }));
  await refuses('attachment-damaged', async () => openAttachment(streamOf(file), newRoot(), facts));
  for (let at = 0; at < file.length; at += 61) {
    await refuses(/^post-refused-(attachment-damaged|recipient-kinds|header-size)$/, async () => whole(await openAttachment(streamOf(flipped(file, at)), root, facts)));
  }
});

test('only as much is sealed as is read: the file is never held as a whole', async () => {
  const root = newRoot();
  let asked = 0;
  const size = 64 * 1024 * 1024;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      asked += 65536;
      controller.enqueue(new Uint8Array(65536));
      if (asked === size) {
        controller.close();
      }
    },
  });
  const { stream } = await sealAttachment(endless, size, await recipientOf(root));
  const reader = stream.getReader();
  for (let read = 0; read < 1_000_000; ) {
    read += (await reader.read()).value!.length;
  }
  assert.ok(asked < 2_000_000, `${asked} bytes were read ahead`);
  await reader.cancel();
});
