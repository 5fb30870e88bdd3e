// Mail to and from GnuPG as Debian brings it.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readKey } from 'openpgp';
import { sealedMail } from '../../../src/post/doors/mime.ts';
import { makeMailKey, openMail, sealMail, usableKeys } from '../../../src/post/doors/openpgp.ts';

const isThere = spawnSync('gpg', ['--version']).status === 0;
if (isThere || process.env.CI) {
  await interoperability();
} else {
  console.log('# gpg is absent: mail to and from GnuPG not tested (Debian: apt-get install gnupg)');
}

async function interoperability() {
  const home = mkdtempSync(join(tmpdir(), 'gnupg-'));
  after(() => {
    spawnSync('gpgconf', ['--homedir', home, '--kill', 'all']);
    rmSync(home, { recursive: true, force: true });
  });
  const gpg = (args: string[], input?: string | Uint8Array) =>
    execFileSync('gpg', ['--homedir', home, '--batch', '--yes', '--pinentry-mode', 'loopback', '--trust-model', 'always', ...args], {
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
    });

  const office = await makeMailKey('Bürgerservice', 'buergerservice@stadt.example');
  gpg(['--passphrase', '', '--quick-generate-key', 'Anna Muster <anna@mail.example>', 'default', 'default', 'never']);
  const [anna] = await usableKeys(gpg(['--armor', '--export', 'anna@mail.example']).toString());
  assert(anna);

  test('GnuPG reads our key in the form of the Web Key Directory', async () => {
    const binary = (await readKey({ armoredKey: office.publicKey })).write();
    gpg(['--import'], binary);
    const listed = gpg(['--with-colons', '--fingerprint', 'buergerservice@stadt.example']).toString();
    assert.match(listed, new RegExp(`^fpr:+${office.fingerprint}:`, 'm'));
    assert.match(listed, /^uid:.*Bürgerservice <buergerservice@stadt\.example>/m);
  });

  test('GnuPG opens our mail and verifies it', async () => {
    const mail = {
      from: 'buergerservice@stadt.example',
      to: 'anna@mail.example',
      subject: 'Ihr Bescheid',
      body: 'Sehr geehrte Frau Muster,\nim Anhang der Bescheid.',
      files: [new File(['%PDF-1.7'], 'Bescheid.pdf', { type: 'application/pdf' })],
      time: new Date(),
    };
    const sent = await sealMail(mail, anna, office.privateKey);
    const status = join(home, 'status');
    const plain = gpg(['--status-file', status, '--decrypt'], armorOf(sent)).toString();
    assert.match(plain, /^Subject: Ihr Bescheid\r$/m);
    assert.match(plain, /im Anhang der Bescheid\./);
    assert.match(plain, /filename\*=utf-8''Bescheid\.pdf/);
    assert.match(readFileSync(status, 'utf8'), new RegExp(`VALIDSIG ${office.fingerprint} `));
  });

  test('we open what GnuPG sealed and signed, and know who signed it', async () => {
    const content = join(home, 'mail');
    writeFileSync(content, 'Content-Type: text/plain; charset=utf-8; protected-headers="v1"\r\nSubject: Grüße\r\nFrom: anna@mail.example\r\n\r\nGuten Tag\r\n');
    const armored = gpg(['--armor', '--sign', '--encrypt', '--local-user', 'anna@mail.example', '--recipient', office.fingerprint, '--output', '-', content]).toString();
    const raw = new TextEncoder().encode(`From: anna@mail.example\r\nSubject: ...\r\nMIME-Version: 1.0\r\n${sealedMail(armored)}`);
    const opened = await openMail(raw, [office.privateKey], async () => [anna]);
    assert.equal(opened.subject, 'Grüße');
    assert.equal(opened.body, 'Guten Tag');
    assert.equal(opened.signature, 'good');
    assert.equal(opened.signedBy, anna.fingerprint);
  });
}

function armorOf(mail: string): string {
  return /-----BEGIN PGP MESSAGE-----[\s\S]*-----END PGP MESSAGE-----/.exec(mail)?.[0] ?? '';
}
