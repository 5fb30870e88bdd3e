// JOSE as FIT-Connect wants it, and nothing else: RSA-OAEP-256 with A256GCM to seal, PS512 to sign,
// keys of at least 4096 bits. What a message says of its own algorithm chooses nothing.

import { CompactEncrypt, CompactSign, compactDecrypt, compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { Refused } from '../protocol/errors.ts';

export const SEAL = 'RSA-OAEP-256';
export const CONTENT = 'A256GCM';
export const SIGN = 'PS512';
const BITS = 4096;

/** Seals for the holder of a key; `contentType` stands in the header. */
export async function seal(plain: Uint8Array, key: JWK, contentType: string): Promise<string> {
  const recipient = await importJWK(strongKey(key, SEAL), SEAL);
  return new CompactEncrypt(plain)
    .setProtectedHeader({ alg: SEAL, enc: CONTENT, kid: key.kid ?? '', cty: contentType })
    .encrypt(recipient);
}

/** Opens what was sealed to one of the keys; refuses every other algorithm and compressed content. */
export async function open(jwe: string, keys: JWK[]): Promise<{ plain: Uint8Array; contentType?: string }> {
  const { alg, enc, kid, zip } = headerOf(jwe);
  if (alg !== SEAL || enc !== CONTENT) {
    throw new Refused('jose-algorithm', { alg: `${alg} ${enc}`, expected: `${SEAL} ${CONTENT}` });
  }
  if (zip !== undefined) {
    throw new Refused('jose-compressed');
  }
  const key = keys.find((candidate) => candidate.kid === kid);
  if (key === undefined) {
    throw new Refused('jose-no-key', { kid: `${kid ?? ''}` });
  }
  try {
    const opener = await importJWK(strongKey(key, SEAL), SEAL);
    const { plaintext, protectedHeader } = await compactDecrypt(jwe, opener, {
      keyManagementAlgorithms: [SEAL],
      contentEncryptionAlgorithms: [CONTENT],
      maxDecompressedLength: 0,
    });
    return { plain: plaintext, ...(protectedHeader.cty !== undefined && { contentType: protectedHeader.cty }) };
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('jose-not-opened');
  }
}

/** Signs claims as a security event token (RFC 8417). */
export async function signEvent(claims: object, key: JWK): Promise<string> {
  const signer = await importJWK(strongKey(key, SIGN), SIGN);
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: SIGN, typ: 'secevent+jwt', kid: key.kid ?? '' })
    .sign(signer);
}

/** The claims of a token that one of the keys signed; refuses every other algorithm and type. */
export async function verifiedEvent(token: string, keys: JWK[]): Promise<Record<string, unknown>> {
  const { alg, kid, typ } = headerOf(token);
  if (alg !== SIGN || typ !== 'secevent+jwt') {
    throw new Refused('jose-algorithm', { alg: `${alg} ${typ}`, expected: `${SIGN} secevent+jwt` });
  }
  const key = keys.find((candidate) => candidate.kid === kid);
  if (key === undefined) {
    throw new Refused('jose-no-key', { kid: `${kid ?? ''}` });
  }
  try {
    const { payload } = await compactVerify(token, await importJWK(strongKey(key, SIGN), SIGN), { algorithms: [SIGN] });
    return JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('jose-signature');
  }
}

/** The key without what it says of its own use; refuses one that is no RSA key or too short. */
export function strongKey({ kty, n, e, d, p, q, dp, dq, qi, alg, key_ops }: JWK, purpose: typeof SEAL | typeof SIGN): JWK {
  const operations = purpose === SEAL ? ['wrapKey', 'unwrapKey', 'encrypt', 'decrypt'] : ['verify', 'sign'];
  const fits = kty === 'RSA' && e === 'AQAB' && (alg === undefined || alg === purpose);
  if (!fits || !(key_ops ?? operations).every((operation) => operations.includes(operation))) {
    throw new Refused('jose-key');
  }
  if (bitsOf(n ?? '') < BITS) {
    throw new Refused('jose-key-short', { bits: bitsOf(n ?? ''), expected: BITS });
  }
  return { kty, n, e, ...(d !== undefined && { d, p, q, dp, dq, qi }) };
}

function bitsOf(modulus: string): number {
  const bytes = Math.floor((modulus.length * 3) / 4);
  const first = atob((modulus.slice(0, 4) || 'AAAA').replace(/-/g, '+').replace(/_/g, '/')).charCodeAt(0);
  return first === 0 ? 0 : bytes * 8 - Math.clz32(first) + 24;
}

function headerOf(token: string): Record<string, unknown> {
  try {
    return decodeProtectedHeader(token);
  } catch {
    throw new Refused('jose-malformed');
  }
}
