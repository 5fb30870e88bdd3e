// What parties and doors are called on pages.

import type { OfficeName, Party } from '../engine/index.ts';
import type { Texts } from './texts.ts';

type Names = { offices: OfficeName[] };

export function partyName(texts: Texts, party: Party, { offices }: Names): string {
  const [kind, id] = party.split(':') as [string, string];
  if (kind === 'office') {
    return officeName(texts, id, offices);
  }
  return texts.t(`post-app-party-${kind}`);
}

export function officeName(texts: Texts, slug: string, offices: OfficeName[]): string {
  const found = offices.find((office) => office.slug === slug);
  return found ? found.name[texts.lang] || found.name.de : slug;
}
