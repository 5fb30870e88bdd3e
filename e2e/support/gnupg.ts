import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Somebody who reads and writes mail with GnuPG. */
export class MailUser {
  readonly #home = mkdtempSync(join(tmpdir(), 'gnupg-'));

  constructor(readonly address: string) {
    this.#gpg(['--passphrase', '', '--quick-generate-key', address, 'default', 'default', 'never']);
  }

  /** Their public key, armored. */
  get publicKey(): string {
    return this.#gpg(['--armor', '--export', this.address]).toString();
  }

  /** Takes somebody's key; answers with its fingerprint. */
  takes(key: Uint8Array): string {
    const listed = this.#gpg(['--with-colons', '--import-options', 'show-only', '--import'], key).toString();
    this.#gpg(['--import'], key);
    return /^fpr:+([0-9A-F]+):/m.exec(listed)![1]!;
  }

  /** Opens a sealed message; answers with its text and the fingerprint of who signed it. */
  opens(message: string): { text: string; signedBy: string | undefined } {
    const status = join(this.#home, 'status');
    const text = this.#gpg(['--status-file', status, '--decrypt'], armorOf(message)).toString();
    return { text, signedBy: /VALIDSIG ([0-9A-F]+) /.exec(readFileSync(status, 'utf8'))?.[1] };
  }

  /** Writes a mail, signed and sealed to a key (PGP/MIME, RFC 3156). */
  writes(to: string, fingerprint: string, subject: string, body: string): string {
    const head = `Content-Type: text/plain; charset=utf-8; protected-headers="v1"\r\nSubject: ${subject}\r\nFrom: ${this.address}\r\n\r\n`;
    const sealed = this.#gpg(
      ['--armor', '--sign', '--encrypt', '--local-user', this.address, '--recipient', fingerprint],
      `${head}${body}\r\n`,
    );
    return [
      `From: ${this.address}`, `To: ${to}`, 'Subject: ...', `Message-ID: <${Date.now()}@dorf.example>`, 'MIME-Version: 1.0',
      'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="=_x"', '',
      '--=_x', 'Content-Type: application/pgp-encrypted', '', 'Version: 1', '',
      '--=_x', 'Content-Type: application/octet-stream; name="encrypted.asc"', '',
      sealed.toString().trim(), '', '--=_x--', '',
    ].join('\r\n');
  }

  forget(): void {
    execFileSync('gpgconf', ['--homedir', this.#home, '--kill', 'all']);
    rmSync(this.#home, { recursive: true, force: true });
  }

  #gpg(args: string[], input?: string | Uint8Array): Buffer {
    const usual = ['--homedir', this.#home, '--batch', '--yes', '--pinentry-mode', 'loopback', '--trust-model', 'always'];
    return execFileSync('gpg', [...usual, ...args], { input, stdio: ['pipe', 'pipe', 'pipe'] });
  }
}

function armorOf(message: string): string {
  return /-----BEGIN PGP MESSAGE-----[\s\S]*-----END PGP MESSAGE-----/.exec(message)![0];
}
