// OpenPGP mail (RFC 9580, PGP/MIME by RFC 3156): keys that GnuPG of Debian 12 reads, mail that is
// signed and sealed with its subject and files, and what others wrote.

import {
  type Config,
  config,
  createMessage,
  decrypt,
  encrypt,
  enums,
  generateKey,
  type Key,
  type PrivateKey,
  readKey,
  readKeys,
  readMessage,
  readPrivateKey,
} from 'openpgp';
import type { MailKey, OpenedMail } from '../engine/types.ts';
import { Refused } from '../protocol/errors.ts';
import { addressesOf, ownAddress, plainAddress } from './address.ts';
import { MAX_MEBIBYTES, MAX_MESSAGE } from './limits.ts';
import { type PlainMail, plainMail, sealedMail } from './mime.ts';
import { type ReadMail, readMail, sealedPart } from './read-mail.ts';

/** Keys of version 4 and the formats that GnuPG 2.2 knows; nothing without integrity is opened. */
const CONFIG: Config = {
  ...config,
  v6Keys: false,
  aeadProtect: false,
  allowUnauthenticatedMessages: false,
  allowUnauthenticatedStream: false,
  minRSABits: 2048,
  maxDecompressedMessageSize: MAX_MESSAGE,
  preferredHashAlgorithm: enums.hash.sha512,
  preferredCompressionAlgorithm: enums.compression.uncompressed,
};

export interface NewMailKey {
  /** Hex, upper case. */
  fingerprint: string;
  publicKey: string;
  privateKey: string;
  /** Ends the key everywhere, should it be lost. */
  revocation: string;
}

/** A key for an office: Ed25519 to sign, X25519 to open, in their form of before RFC 9580. */
export async function makeMailKey(name: string, address: string): Promise<NewMailKey> {
  const { publicKey, privateKey, revocationCertificate } = await generateKey({
    type: 'ecc',
    curve: 'curve25519Legacy',
    userIDs: [{ name: name.replace(/[<>()\u0000-\u001f]/g, ' ').trim(), email: ownAddress(address) }],
    format: 'object',
    config: CONFIG,
  });
  return {
    fingerprint: fingerprintOf(publicKey),
    publicKey: publicKey.armor(),
    privateKey: privateKey.armor(),
    revocation: revocationCertificate,
  };
}

/** The keys in an armored text that can be written to; refuses a text that holds none. */
export async function usableKeys(armored: string): Promise<MailKey[]> {
  const keys = await readKeys({ armoredKeys: armored, config: CONFIG }).catch(() => []);
  const usable = (await Promise.all(keys.map(usableKey))).filter((key) => key !== undefined);
  if (usable.length === 0) {
    throw new Refused('mail-key-unusable');
  }
  return usable;
}

async function usableKey(key: Key): Promise<MailKey | undefined> {
  try {
    await key.getEncryptionKey(undefined, new Date(), undefined, CONFIG);
    const expires = await key.getExpirationTime();
    return {
      fingerprint: fingerprintOf(key),
      userIds: key.getUserIDs(),
      armored: key.toPublic().armor(),
      ...(expires instanceof Date && { expires: expires.toISOString().slice(0, 10) }),
    };
  } catch {
    return undefined;
  }
}

/** Seals a mail to a key and signs it with the office's. Refuses a key that is not the address's. */
export async function sealMail(mail: PlainMail, to: MailKey, office: string): Promise<string> {
  const address = plainAddress(mail.to);
  const key = await readKey({ armoredKey: to.armored, config: CONFIG });
  if (!addressesOf(key.getUserIDs()).includes(address.toLowerCase())) {
    throw new Refused('mail-key-of-another', { address });
  }
  const content = await plainMail({ ...mail, to: address });
  if (content.length > MAX_MESSAGE) {
    throw new Refused('mail-too-large', { limit: MAX_MEBIBYTES });
  }
  const armored = await encrypt({
    message: await createMessage({ binary: content }),
    encryptionKeys: key,
    signingKeys: await readPrivateKey({ armoredKey: office, config: CONFIG }),
    config: CONFIG,
  });
  return sealedMail(armored);
}

/**
 * Opens a mail with whichever of the office's keys fits. `find` looks for an address's keys, which
 * tells its domain that the mail is read; without it the signature stays unchecked.
 */
export async function openMail(
  raw: Uint8Array,
  office: string[],
  find?: (address: string) => Promise<MailKey[]>,
): Promise<OpenedMail> {
  const outside = await sealedPart(raw);
  const keys = await Promise.all(office.map((armoredKey) => readPrivateKey({ armoredKey, config: CONFIG })));
  const { content, signers } = await opened(outside.armored, keys, []);
  const isMime = /^(content-type|mime-version|from|subject)\s*:/im.test(headOf(content));
  const mail: ReadMail = isMime ? await readMail(content) : inlineMail(content);
  const from = mail.from || outside.from;
  const read = { ...mail, from, time: mail.time || outside.time };
  if (signers.length === 0) {
    return { ...read, signature: 'none' };
  }
  return { ...read, ...(await (find ? judged(outside.armored, keys, from, signers, find) : unchecked(signers))) };
}

type Judgement = Pick<OpenedMail, 'signature' | 'signedBy'>;

function unchecked(signers: string[]): Judgement {
  return { signature: 'unchecked', signedBy: (signers[0] ?? '').toUpperCase() };
}

/** Good is only what was signed by a key that names the sender's address. */
async function judged(
  armored: string,
  keys: PrivateKey[],
  from: string,
  signers: string[],
  find: (address: string) => Promise<MailKey[]>,
): Promise<Judgement> {
  const found = await find(from).catch(() => []);
  const theirs = await Promise.all(found.map(({ armored }) => readKey({ armoredKey: armored, config: CONFIG })));
  const named = theirs.filter((key) => addressesOf(key.getUserIDs()).includes(from.toLowerCase()));
  const signer = named.find((key) => key.getKeyIDs().some((id) => signers.includes(id.toHex())));
  if (signer === undefined) {
    return { ...unchecked(signers), signature: 'unknown' };
  }
  const { verified } = await opened(armored, keys, [signer]);
  return { signature: verified ? 'good' : 'bad', signedBy: fingerprintOf(signer) };
}

async function opened(armored: string, decryptionKeys: PrivateKey[], verificationKeys: Key[]) {
  try {
    const { data, signatures } = await decrypt({
      message: await readMessage({ armoredMessage: armored, config: CONFIG }),
      decryptionKeys,
      verificationKeys,
      format: 'binary',
      config: CONFIG,
    });
    const results = await Promise.all(signatures.map(({ verified }) => verified.catch(() => false)));
    return {
      content: data,
      signers: signatures.map(({ keyID }) => keyID.toHex()),
      verified: results.some(Boolean),
    };
  } catch {
    throw new Refused('mail-not-opened');
  }
}

function headOf(content: Uint8Array): string {
  return new TextDecoder().decode(content.subarray(0, 4096)).split(/\r?\n\r?\n/)[0] ?? '';
}

/** A text that was sealed by itself and put into a mail. */
function inlineMail(content: Uint8Array): ReadMail {
  return { from: '', subject: '', body: new TextDecoder().decode(content).replace(/\r\n?/g, '\n'), files: [], time: '' };
}

function fingerprintOf(key: Key): string {
  return key.getFingerprint().toUpperCase();
}
