// Addresses of mail, as narrow as the post needs them: nothing that could become a second header,
// a second recipient or a comment.

import { Refused } from '../protocol/errors.ts';

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** The address with its domain in lower case; refuses anything but one plain address. */
export function plainAddress(text: string): string {
  return checked(text, 2);
}

/** The same for an office's own address, which ends in `@localhost` where a town is tried out. */
export function ownAddress(text: string): string {
  return checked(text, 1);
}

function checked(text: string, fewest: number): string {
  const address = text.trim();
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const labels = address.slice(at + 1).toLowerCase().split('.');
  const fits = at > 0 && address.length <= 254 && local.length <= 64;
  if (!fits || !LOCAL.test(local) || labels.length < fewest || !labels.every((label) => LABEL.test(label))) {
    throw new Refused('mail-address', { address: address.slice(0, 254) });
  }
  return `${local}@${labels.join('.')}`;
}

/** The addresses that user ids name: `Name <a@b>` or `a@b`, in lower case. */
export function addressesOf(userIds: string[]): string[] {
  return userIds.map((id) => (/<([^<>]*)>\s*$/.exec(id)?.[1] ?? id).trim().toLowerCase());
}
