// Somebody without an account comes by themself and opens one case (spec §10). Everything is drawn
// once: whoever tries again after a cut goes on with the same guest, case and letter; and whoever
// loaded the page anew since, with the same guest and case.

import { isProblem } from '../api.ts';
import { b64u, random } from '../protocol/bytes.ts';
import { demand } from '../protocol/errors.ts';
import { newId } from '../protocol/derive.ts';
import { guestAccess, guestAccessHash, guestRoot, newPin } from '../protocol/guest.ts';
import { keysOf, signKeyset, type Keys } from '../protocol/keyset.ts';
import { OwnKeys } from './ring.ts';
import type { Room } from './room.ts';
import { partsOf, type EngineOptions } from './rooms.ts';
import type { NewLetter, OnProgress } from './types.ts';
import { newBeginning, type Beginning, type Writer } from './writing.ts';

/** Who begins a case, and which: kept until it has arrived, so that it arrives once. */
export interface Attempt {
  case: string;
  /** What stands in the link: its page, and behind `#` the secret. */
  guest: string;
  secret: string;
  pin: string;
}

export function newAttempt(): Attempt {
  return { case: newId(), guest: newId(), secret: b64u(random(32)), pin: newPin() };
}

/** What a guest holds who has opened a case. */
export interface OpenedByGuest extends Attempt {
  code: string;
  /** What the guest shows other interfaces of the town. */
  authorization: string;
  /** Whether an earlier attempt had arrived, with another letter than this one. */
  earlier: boolean;
}

export interface GuestOpening {
  /** Seals and sends; safe to call again until it has answered. */
  send(letter: NewLetter, onProgress: OnProgress, signal?: AbortSignal): Promise<OpenedByGuest>;
}

export function openCaseAsGuest(options: EngineOptions & { office: string; attempt?: Attempt }): GuestOpening {
  const { office, attempt = newAttempt() } = options;
  const opening = partsOf(options).then(({ room, writer }) => new OwnGuestOpening(room, writer, office, attempt));
  return { send: async (letter, onProgress, signal) => (await opening).send(letter, onProgress, signal) };
}

class OwnGuestOpening implements GuestOpening {
  private readonly room: Room;
  private readonly writer: Writer;
  private readonly office: string;
  private readonly attempt: Attempt;
  private readonly beginning: Beginning;
  private made: Promise<Keys> | undefined;

  constructor(room: Room, writer: Writer, office: string, attempt: Attempt) {
    this.room = room;
    this.writer = writer;
    this.office = office;
    this.attempt = attempt;
    this.beginning = newBeginning(attempt.case);
  }

  async send(letter: NewLetter, onProgress: OnProgress, signal?: AbortSignal): Promise<OpenedByGuest> {
    this.room.town.authorization = undefined;
    // Nothing goes to the town before the office's key is proved.
    await this.provedOffice();
    const keys = await this.keys();
    const { authorization, isKnown } = await this.register(keys);
    // What we know nothing of was sent before this page was loaded.
    const arrived = isKnown && !this.beginning.sent ? await this.arrived() : undefined;
    const { case: case_, code, earlier } = arrived ?? (await this.begin(keys, letter, onProgress, signal));
    return { ...this.attempt, case: case_, code, authorization, earlier };
  }

  private async begin(keys: Keys, letter: NewLetter, onProgress: OnProgress, signal?: AbortSignal): Promise<Arrived> {
    const own = new OwnKeys(keys.keyset.owner, [keys]);
    const plan = async () => ({ own, office: this.office, others: [await this.provedOffice()], guests: [] });
    try {
      return await this.writer.begin(plan, { ...letter, door: 'link' }, onProgress, signal, this.beginning);
    } catch (error) {
      // It was on its way all the time.
      const arrived = isProblem(error, 'post-one-case', 'post-taken') ? await this.arrived() : undefined;
      if (arrived) {
        return arrived;
      }
      throw error;
    }
  }

  /** The case that this guest has opened. */
  private async arrived(): Promise<Arrived | undefined> {
    const { case: case_ } = await this.room.town.get<{ case: string | null }>('/guest');
    if (case_ === null) {
      return undefined;
    }
    const code = await this.writer.codeOf(case_);
    demand(code !== undefined, 'guest-no-case');
    return { case: case_, code, earlier: true };
  }

  private provedOffice() {
    return this.room.trust.newest(`office:${this.office}`);
  }

  private keys(): Promise<Keys> {
    const { guest, secret, pin } = this.attempt;
    this.made ??= guestRoot(guest, secret, pin).then((root) => keysOf(root, `guest:${guest}`, 1));
    this.made.catch(() => (this.made = undefined));
    return this.made;
  }

  /** Says who comes; the same again changes nothing. */
  private async register(keys: Keys): Promise<{ authorization: string; isKnown: boolean }> {
    const { town } = this.room;
    const { guest } = this.attempt;
    const { status } = await town.call('POST', '/guests', { guest, keyset: signKeyset(keys).jws, access_sha256: guestAccessHash(keys.root) });
    if (status === 201) {
      // The town forgets who opens no case for a day, and their files with them.
      this.beginning.files.clear();
    }
    town.authorization = `Guest ${guest}.${guestAccess(keys.root)}`;
    return { authorization: town.authorization, isKnown: status !== 201 };
  }
}

interface Arrived {
  case: string;
  code: string;
  earlier: boolean;
}
