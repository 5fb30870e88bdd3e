// Somebody without an account comes by themself and opens one case (spec §10). Everything is drawn
// once: whoever tries again after a cut goes on with the same guest, case and letter.

import { b64u, random } from '../protocol/bytes.ts';
import { newId } from '../protocol/derive.ts';
import { guestAccess, guestAccessHash, guestRoot, newPin } from '../protocol/guest.ts';
import { keysOf, signKeyset, type Keys } from '../protocol/keyset.ts';
import { OwnKeys } from './ring.ts';
import type { Room } from './room.ts';
import { partsOf, type EngineOptions } from './rooms.ts';
import type { NewLetter, OnProgress } from './types.ts';
import { newBeginning, type Writer } from './writing.ts';

/** What a guest holds who has opened a case. */
export interface OpenedByGuest {
  case: string;
  code: string;
  /** What stands in the link: its page, and behind `#` the secret. */
  guest: string;
  secret: string;
  pin: string;
  /** What the guest shows other interfaces of the town. */
  authorization: string;
  /** Whether an earlier attempt had arrived, with another letter than this one. */
  earlier: boolean;
}

export interface GuestOpening {
  /** Seals and sends; safe to call again until it has answered. */
  send(letter: NewLetter, onProgress: OnProgress, signal?: AbortSignal): Promise<OpenedByGuest>;
}

export function openCaseAsGuest(options: EngineOptions & { office: string }): GuestOpening {
  const opening = partsOf(options).then(({ room, writer }) => new OwnGuestOpening(room, writer, options.office));
  return { send: async (letter, onProgress, signal) => (await opening).send(letter, onProgress, signal) };
}

class OwnGuestOpening implements GuestOpening {
  private readonly room: Room;
  private readonly writer: Writer;
  private readonly office: string;
  private readonly guest = newId();
  private readonly secret = b64u(random(32));
  private readonly pin = newPin();
  private readonly beginning = newBeginning();
  private made: Promise<Keys> | undefined;

  constructor(room: Room, writer: Writer, office: string) {
    this.room = room;
    this.writer = writer;
    this.office = office;
  }

  async send(letter: NewLetter, onProgress: OnProgress, signal?: AbortSignal): Promise<OpenedByGuest> {
    this.room.town.authorization = undefined;
    // Nothing goes to the town before the office's key is proved.
    await this.provedOffice();
    const keys = await this.keys();
    const authorization = await this.register(keys);
    const own = new OwnKeys(keys.keyset.owner, [keys]);
    const plan = async () => ({ own, office: this.office, others: [await this.provedOffice()], guests: [] });
    const { case: case_, code, earlier } = await this.writer.begin(plan, { ...letter, door: 'link' }, onProgress, signal, this.beginning);
    return { case: case_, code, guest: this.guest, secret: this.secret, pin: this.pin, authorization, earlier };
  }

  private provedOffice() {
    return this.room.trust.newest(`office:${this.office}`);
  }

  private keys(): Promise<Keys> {
    this.made ??= guestRoot(this.guest, this.secret, this.pin).then((root) => keysOf(root, `guest:${this.guest}`, 1));
    this.made.catch(() => (this.made = undefined));
    return this.made;
  }

  /** Says who comes; the same again changes nothing. */
  private async register(keys: Keys): Promise<string> {
    const { town } = this.room;
    const { status } = await town.call('POST', '/guests', { guest: this.guest, keyset: signKeyset(keys).jws, access_sha256: guestAccessHash(keys.root) });
    if (status === 201) {
      // The town forgets who opens no case for a day, and their files with them.
      this.beginning.files.clear();
    }
    town.authorization = `Guest ${this.guest}.${guestAccess(keys.root)}`;
    return town.authorization;
  }
}
