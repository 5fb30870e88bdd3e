// Passkeys that open a mailbox: WebAuthn's PRF extension gives 32 bytes that only this passkey gives
// for this salt.

import { b64u, fromB64u, random, type Bytes } from '../protocol/bytes.ts';
import { demand, refusingLater } from '../protocol/errors.ts';

export interface PasskeyOutput {
  credential: string;
  salt: Bytes;
  output: Bytes;
}

export interface Passkeys {
  isThere(): boolean;
  create(town: string, person: string): Promise<PasskeyOutput>;
  /** Asks for one of these, each with its salt. */
  use(known: { credential: string; salt: Bytes }[]): Promise<PasskeyOutput>;
}

interface PrfOutputs {
  prf?: { enabled?: boolean; results?: { first?: BufferSource } };
}

export const BROWSER_PASSKEYS: Passkeys = {
  isThere: () => typeof window !== 'undefined' && 'PublicKeyCredential' in window,

  async create(town, person) {
    const salt = random(32);
    const publicKey: PublicKeyCredentialCreationOptions = {
      challenge: random(32),
      rp: { name: town },
      user: { id: random(32), name: person, displayName: person },
      pubKeyCredParams: [{ type: 'public-key', alg: -8 }, { type: 'public-key', alg: -7 }, { type: 'public-key', alg: -257 }],
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      extensions: { prf: { eval: { first: salt } } },
    };
    const made = await asked(() => navigator.credentials.create({ publicKey }));
    const credential = b64u(new Uint8Array(made.rawId));
    const output = outputOf(made);
    // Many authenticators give the output only when the passkey is used.
    return output ? { credential, salt, output } : BROWSER_PASSKEYS.use([{ credential, salt }]);
  },

  async use(known) {
    const salts = Object.fromEntries(known.map(({ credential, salt }) => [credential, { first: salt }]));
    const publicKey: PublicKeyCredentialRequestOptions = {
      challenge: random(32),
      allowCredentials: known.map(({ credential }) => ({ type: 'public-key', id: fromB64u(credential) })),
      userVerification: 'required',
      extensions: { prf: { evalByCredential: salts } },
    };
    const used = await asked(() => navigator.credentials.get({ publicKey }));
    const credential = b64u(new Uint8Array(used.rawId));
    const output = outputOf(used);
    demand(output, 'passkey-unable');
    const chosen = known.find((one) => one.credential === credential);
    demand(chosen, 'passkey');
    return { credential, salt: chosen.salt, output };
  },
};

async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await refusingLater('passkey-unable', ask);
  demand(credential, 'passkey-unable');
  return credential as PublicKeyCredential;
}

function outputOf(credential: PublicKeyCredential): Bytes | undefined {
  const first = (credential.getClientExtensionResults() as PrfOutputs).prf?.results?.first;
  if (!first) {
    return undefined;
  }
  return ArrayBuffer.isView(first) ? new Uint8Array(first.buffer as ArrayBuffer, first.byteOffset, first.byteLength) : new Uint8Array(first);
}
