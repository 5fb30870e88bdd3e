// Checks that a key was certified, from its certificate up to a root that is believed (RFC 5280,
// as far as the administration's certificates need it: RSA, no constraints on names). What it does
// not know and is marked critical, it refuses. Revocation is not looked up.

import { RSAPublicKey, RsaSaPssParams } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import { BasicConstraints, Certificate, KeyUsage, KeyUsageFlags, type Name } from '@peculiar/asn1-x509';
import type { JWK } from 'jose';
import { Refused } from '../protocol/errors.ts';

const MAX_CHAIN = 6;
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
/** Critical extensions that are checked, or that limit nothing here: extended key usage, policies. */
const KNOWN = [BASIC_CONSTRAINTS, KEY_USAGE, '2.5.29.37', '2.5.29.32'];
const RSA_PSS = '1.2.840.113549.1.1.10';
const PKCS1: Record<string, string> = {
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
};
const HASHES: Record<string, string> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

export type Use = 'keyEncipherment' | 'digitalSignature';

interface Parsed {
  der: Uint8Array;
  certificate: Certificate;
}

/** The certificates of a PEM file. */
export function rootsOf(pem: string): Uint8Array[] {
  const blocks = pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g);
  return [...blocks].map(([, body]) => bytesOf((body ?? '').replace(/\s+/g, '')));
}

/**
 * The holder's name of a key whose chain (`x5c`, its own certificate first) leads to one of the
 * roots. Refuses a chain with a gap, a wrong signature, an expired certificate, another key.
 */
export async function certifiedHolder(key: JWK, use: Use, roots: Uint8Array[], now: Date): Promise<string> {
  const chain = (key.x5c ?? []).map((text) => parsed(bytesOf(text)));
  const [leaf] = chain;
  if (leaf === undefined || chain.length > MAX_CHAIN) {
    throw refused('no-chain');
  }
  demandSameKey(leaf.certificate, key);
  demandUse(leaf.certificate, use === 'keyEncipherment' ? KeyUsageFlags.keyEncipherment : KeyUsageFlags.digitalSignature);
  const path = withRoot(chain, roots.map(parsed));
  for (const [depth, { certificate }] of path.entries()) {
    demandValid(certificate, now);
    demandKnownExtensions(certificate);
    const issuer = path[depth + 1]?.certificate;
    if (issuer !== undefined) {
      demandAuthority(issuer, depth);
      await demandSigned(certificate, issuer);
    }
  }
  return commonName(leaf.certificate.tbsCertificate.subject);
}

/** The chain, ended by a believed root, whether or not that was sent along. */
function withRoot(chain: Parsed[], roots: Parsed[]): Parsed[] {
  const own = chain.findIndex(({ der }) => roots.some((root) => same(root.der, der)));
  if (own > 0) {
    return chain.slice(0, own + 1);
  }
  const last = chain[chain.length - 1] as Parsed;
  const root = roots.find(({ certificate }) => isNamed(certificate.tbsCertificate.subject, last.certificate.tbsCertificate.issuer));
  if (root === undefined || own === 0) {
    throw refused('foreign-root');
  }
  return [...chain, root];
}

function demandSameKey({ tbsCertificate }: Certificate, { n }: JWK) {
  const { modulus } = AsnConvert.parse(tbsCertificate.subjectPublicKeyInfo.subjectPublicKey, RSAPublicKey);
  if (!same(unsigned(new Uint8Array(modulus)), unsigned(bytesOf(n ?? '')))) {
    throw refused('other-key');
  }
}

function unsigned(number: Uint8Array): Uint8Array {
  return number[0] === 0 ? number.subarray(1) : number;
}

function demandUse(certificate: Certificate, flag: KeyUsageFlags) {
  const usage = extension(certificate, KEY_USAGE, KeyUsage);
  if (usage !== undefined && (usage.toNumber() & flag) === 0) {
    throw refused('other-use');
  }
}

function demandValid({ tbsCertificate: { validity } }: Certificate, now: Date) {
  if (now < validity.notBefore.getTime() || now > validity.notAfter.getTime()) {
    throw refused('expired');
  }
}

function demandKnownExtensions({ tbsCertificate }: Certificate) {
  if ([...(tbsCertificate.extensions ?? [])].some(({ critical, extnID }) => critical && !KNOWN.includes(extnID))) {
    throw refused('unknown-extension');
  }
}

/** Whether it may sign certificates, with so many others between it and the key's own. */
function demandAuthority(issuer: Certificate, between: number) {
  const basic = extension(issuer, BASIC_CONSTRAINTS, BasicConstraints);
  if (basic?.cA !== true || (basic.pathLenConstraint ?? MAX_CHAIN) < between) {
    throw refused('no-authority');
  }
  demandUse(issuer, KeyUsageFlags.keyCertSign);
}

async function demandSigned(certificate: Certificate, issuer: Certificate) {
  if (!isNamed(issuer.tbsCertificate.subject, certificate.tbsCertificate.issuer)) {
    throw refused('gap');
  }
  const { hash, saltLength } = signatureAlgorithm(certificate);
  const name = saltLength === undefined ? 'RSASSA-PKCS1-v1_5' : 'RSA-PSS';
  const spki = AsnConvert.serialize(issuer.tbsCertificate.subjectPublicKeyInfo);
  const signed = certificate.tbsCertificateRaw ?? AsnConvert.serialize(certificate.tbsCertificate);
  const isRight = await crypto.subtle
    .importKey('spki', spki, { name, hash }, false, ['verify'])
    .then((key) => crypto.subtle.verify({ name, saltLength: saltLength ?? 0 }, key, certificate.signatureValue, signed))
    .catch(() => false);
  if (!isRight) {
    throw refused('signature');
  }
}

function signatureAlgorithm({ signatureAlgorithm: { algorithm, parameters } }: Certificate): { hash: string; saltLength?: number } {
  const pss = algorithm === RSA_PSS && parameters ? AsnConvert.parse(parameters, RsaSaPssParams) : undefined;
  const hash = pss === undefined ? PKCS1[algorithm] : HASHES[pss.hashAlgorithm.algorithm];
  if (hash === undefined) {
    throw refused('algorithm');
  }
  return { hash, ...(pss && { saltLength: pss.saltLength }) };
}

function extension<T>({ tbsCertificate }: Certificate, id: string, type: new () => T): T | undefined {
  const found = [...(tbsCertificate.extensions ?? [])].find(({ extnID }) => extnID === id);
  return found && AsnConvert.parse(found.extnValue.buffer as ArrayBuffer, type);
}

function parsed(der: Uint8Array): Parsed {
  try {
    const certificate = AsnConvert.parse(der, Certificate);
    AsnConvert.parse(certificate.tbsCertificate.subjectPublicKeyInfo.subjectPublicKey, RSAPublicKey);
    return { der, certificate };
  } catch {
    throw refused('malformed');
  }
}

function commonName(name: Name): string {
  const parts = [...name].flatMap((set) => [...set]);
  const common = parts.find(({ type }) => type === '2.5.4.3') ?? parts[0];
  return common?.value.toString() ?? '';
}

function isNamed(name: Name, other: Name): boolean {
  return same(new Uint8Array(AsnConvert.serialize(name)), new Uint8Array(AsnConvert.serialize(other)));
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
  } catch {
    throw refused('malformed');
  }
}

function refused(reason: string): Refused {
  return new Refused(`certificate-${reason}`);
}
