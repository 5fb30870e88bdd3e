// Passkeys: the one part of signing in that a browser only does for a script.
//
// A form with `data-passkey="create"` or `"get"` names two addresses: `data-start` gives the
// browser its options, `data-finish` takes its answer and says where to go on. Everything the
// form holds is sent along. What is said to the person stands in the form's data attributes, in
// their language; the `[data-passkey-status]` beside it shows it.

import { bytes, text } from './base64url.ts';

type Json = Record<string, unknown>;

export function wirePasskeys(root: ParentNode = document): void {
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    if (!('PublicKeyCredential' in window)) {
      say(form, form.dataset.unavailable);
      continue;
    }
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void run(form);
    });
  }
}

async function run(form: HTMLFormElement): Promise<void> {
  const button = form.querySelector('button');
  button?.setAttribute('aria-disabled', 'true');
  say(form, form.dataset.working);
  try {
    const { publicKey } = await post(form, form.dataset.start, fields(form));
    const credential =
      form.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: creation(publicKey as Json) })
        : await navigator.credentials.get({ publicKey: request(publicKey as Json) });
    const answer = { ...fields(form), credential: written(credential as PublicKeyCredential) };
    const { next } = await post(form, form.dataset.finish, answer);
    location.assign(String(next));
  } catch (error) {
    say(form, error instanceof Refused ? error.message : form.dataset.cancelled);
    button?.removeAttribute('aria-disabled');
  }
}

/** What the town answered, in the person's language. */
class Refused extends Error {}

async function post(form: HTMLFormElement, address: string | undefined, body: Json): Promise<Json> {
  const answer = await fetch(address ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  const said = (await answer.json().catch(() => ({}))) as Json;
  if (!answer.ok) {
    throw new Refused(String(said['detail'] ?? said['title'] ?? form.dataset.cancelled));
  }
  return said;
}

function fields(form: HTMLFormElement): Json {
  return Object.fromEntries(new FormData(form));
}

function say(form: HTMLFormElement, text: string | undefined): void {
  const status = form.parentElement?.querySelector('[data-passkey-status]');
  if (status) {
    status.textContent = text ?? '';
  }
}

function creation(options: Json): PublicKeyCredentialCreationOptions {
  const user = options['user'] as Json;
  const known = (options['excludeCredentials'] ?? []) as Json[];
  return {
    ...options,
    challenge: bytes(options['challenge']),
    user: { ...user, id: bytes(user['id']) },
    excludeCredentials: known.map((key) => ({ ...key, id: bytes(key['id']) })),
  } as unknown as PublicKeyCredentialCreationOptions;
}

function request(options: Json): PublicKeyCredentialRequestOptions {
  const allowed = (options['allowCredentials'] ?? []) as Json[];
  return {
    ...options,
    challenge: bytes(options['challenge']),
    allowCredentials: allowed.map((key) => ({ ...key, id: bytes(key['id']) })),
  } as unknown as PublicKeyCredentialRequestOptions;
}

function written(credential: PublicKeyCredential): Json {
  const response = credential.response as AuthenticatorResponse &
    Partial<AuthenticatorAttestationResponse & AuthenticatorAssertionResponse>;
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      userHandle: text(response.userHandle),
    },
  };
}
