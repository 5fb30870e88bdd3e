// Bytes as WebAuthn's JSON writes them (its level 3 has functions for that, which some browsers of
// today lack).

/** The bytes of a base64url text. */
export function bytes(text: unknown): Uint8Array<ArrayBuffer> {
  const binary = atob(String(text).replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Bytes as base64url. Nothing stays nothing: it is left out of the JSON. */
export function text(buffer: ArrayBuffer | null | undefined): string | undefined {
  if (!buffer) {
    return undefined;
  }
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
