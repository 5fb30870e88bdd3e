// The test kit of C2SP for age (https://c2sp.org/CCTV/age): what is for our kind of recipient opens
// or is refused as it says; whatever names another kind is refused, even where the kit would open it.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { openWith } from '../../src/post/protocol/age.ts';
import { sha256Hex } from '../../src/post/protocol/derive.ts';
import { Refused } from '../../src/post/protocol/errors.ts';

const KIT = '../../shared/data/post/age-cctv/age/testdata';

interface Case {
  name: string;
  fields: Map<string, string>;
  identity: string;
  file: Uint8Array;
}

test('the test kit of age for hybrid files', async () => {
  if (!existsSync(KIT)) {
    console.log(`# The test kit is not at ${KIT}: nothing was checked.`);
    return;
  }
  const cases = readdirSync(KIT).map(read).filter(({ fields }) => fields.get('armored') !== 'yes');
  const hybrid = cases.filter(({ name }) => name.startsWith('hybrid'));
  assert.ok(hybrid.length >= 18, `only ${hybrid.length} hybrid files`);
  for (const one of hybrid) {
    await (namesOnlyOurs(one) ? asTheKitSays(one) : refused(one));
  }
  const others = cases.filter((one) => !one.name.startsWith('hybrid') && one.fields.get('expect') === 'success');
  for (const one of others) {
    await refused({ ...one, identity: hybrid.find(({ name }) => name === 'hybrid')!.identity });
  }
});

async function asTheKitSays({ name, fields, identity, file }: Case): Promise<void> {
  if (fields.get('expect') === 'success') {
    assert.equal(sha256Hex(await openWith(file, identity)), fields.get('payload'), name);
  } else {
    await assert.rejects(() => openWith(file, identity), Refused, name);
  }
}

async function refused({ name, identity, file }: Case): Promise<void> {
  await assert.rejects(() => openWith(file, identity), (error) => error instanceof Refused && error.code === 'post-refused-recipient-kinds', name);
}

function namesOnlyOurs({ file }: Case): boolean {
  const header = new TextDecoder('latin1').decode(file).split('\n---')[0]!;
  return [...header.matchAll(/^-> (\S+)/gm)].every(([, kind]) => kind === 'mlkem768x25519');
}

/** A file of the kit: lines of what is expected, an empty one, and the age file. */
function read(name: string): Case {
  const bytes = readFileSync(`${KIT}/${name}`);
  const end = bytes.indexOf('\n\n');
  const lines = bytes.subarray(0, end).toString().split('\n');
  const fields = new Map(lines.map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]));
  const rest = bytes.subarray(end + 2);
  const identity = lines.find((line) => line.startsWith('identity: AGE-SECRET-KEY-PQ-'))?.slice('identity: '.length) ?? '';
  return { name, fields, identity, file: fields.get('compressed') === 'zlib' ? inflateSync(rest) : rest };
}

