// What parties are called on pages.

import { nameOf } from '../protocol/parties.ts';
import type { Room } from './room.ts';
import type { Party } from './types.ts';
import type { WireOffice } from './wire.ts';

export class Names {
  private readonly room: Room;
  private readonly language: 'de' | 'en';
  private offices: Promise<WireOffice[]> | undefined;

  constructor(room: Room, language: 'de' | 'en') {
    this.room = room;
    this.language = language;
  }

  /** An office's name; people and guests have none that the town would tell. */
  async of(party: Party): Promise<string> {
    if (!party.startsWith('office:')) {
      return '';
    }
    this.offices ??= this.room.town.get<WireOffice[]>('/offices');
    this.offices.catch(() => (this.offices = undefined));
    const office = (await this.offices).find(({ slug }) => slug === nameOf(party));
    return office?.name[this.language] ?? nameOf(party);
  }
}
