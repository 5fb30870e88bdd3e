// An authority that certifies keys, for tests: a root, one below it, and certificates as asked.

import { RSAPublicKey } from '@peculiar/asn1-rsa';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  BasicConstraints,
  Certificate,
  Extension,
  Extensions,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import type { JWK } from 'jose';

const SHA512_RSA = '1.2.840.113549.1.1.13';
const SHA1_RSA = '1.2.840.113549.1.1.5';

export interface Wish {
  name: string;
  authority?: boolean;
  pathLength?: number;
  usage?: KeyUsageFlags;
  notAfter?: Date;
  notBefore?: Date;
  /** An extension that nobody knows, marked critical. */
  strange?: boolean;
  sha1?: boolean;
}

export interface Holder {
  name: string;
  keys: CryptoKeyPair;
  der: Uint8Array;
}

export async function rsaPair(modulusLength = 2048): Promise<CryptoKeyPair> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', modulusLength, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-512' };
  return (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
}

/** A certificate of an authority of its own (a root), or one that `issuer` signed. */
export async function authority(wish: Wish, issuer?: Holder): Promise<Holder> {
  const keys = await rsaPair();
  const spki = await crypto.subtle.exportKey('spki', keys.publicKey);
  const full = { authority: true, usage: KeyUsageFlags.keyCertSign, ...wish };
  return { name: wish.name, keys, der: await signed(full, spki, issuer ?? { name: wish.name, keys }) };
}

/** The certificate chain (`x5c`) of a public key. */
export async function chainOf(key: JWK, wish: Wish, issuers: Holder[]): Promise<string[]> {
  const [issuer] = issuers as [Holder];
  const own = await signed(wish, spkiOf(key), issuer);
  return [own, ...issuers.map(({ der }) => der)].map((der) => Buffer.from(der).toString('base64'));
}

export function pem(...holders: Holder[]): string {
  const block = ({ der }: Holder) => Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n');
  return holders.map((holder) => `-----BEGIN CERTIFICATE-----\n${block(holder)}\n-----END CERTIFICATE-----\n`).join('');
}

function spkiOf({ n, e }: JWK): ArrayBuffer {
  const number = (text = '') => new Uint8Array([0, ...Buffer.from(text, 'base64url')]).buffer as ArrayBuffer;
  const key = new RSAPublicKey({ modulus: number(n), publicExponent: number(e).slice(1) });
  const algorithm = new AlgorithmIdentifier({ algorithm: '1.2.840.113549.1.1.1', parameters: null });
  return AsnConvert.serialize(new SubjectPublicKeyInfo({ algorithm, subjectPublicKey: AsnConvert.serialize(key) }));
}

async function signed(wish: Wish, spki: ArrayBuffer, issuer: { name: string; keys: CryptoKeyPair }): Promise<Uint8Array> {
  const algorithm = new AlgorithmIdentifier({ algorithm: wish.sha1 ? SHA1_RSA : SHA512_RSA, parameters: null });
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: crypto.getRandomValues(new Uint8Array(8)).map((byte, at) => (at === 0 ? 1 : byte)).buffer as ArrayBuffer,
    signature: algorithm,
    issuer: nameOf(issuer.name),
    validity: new Validity({ notBefore: wish.notBefore ?? new Date('2026-01-01'), notAfter: wish.notAfter ?? new Date('2036-01-01') }),
    subject: nameOf(wish.name),
    subjectPublicKeyInfo: AsnConvert.parse(spki, SubjectPublicKeyInfo),
    extensions: new Extensions(extensions(wish)),
  });
  const content = AsnConvert.serialize(tbsCertificate);
  const signatureValue = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', issuer.keys.privateKey, content);
  return new Uint8Array(AsnConvert.serialize(new Certificate({ tbsCertificate, signatureAlgorithm: algorithm, signatureValue })));
}

function extensions({ authority: cA, pathLength, usage, strange }: Wish): Extension[] {
  const extension = (extnID: string, value: unknown) =>
    new Extension({ extnID, critical: true, extnValue: new OctetString(AsnConvert.serialize(value)) });
  return [
    extension('2.5.29.19', new BasicConstraints({ cA: cA ?? false, ...(pathLength !== undefined && { pathLenConstraint: pathLength }) })),
    ...(usage === undefined ? [] : [extension('2.5.29.15', new KeyUsage(usage))]),
    ...(strange ? [extension('1.2.3.4.5', new OctetString(new Uint8Array([1])))] : []),
  ];
}

function nameOf(common: string): Name {
  const value = new AttributeValue({ utf8String: common });
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: '2.5.4.3', value })])]);
}
