// What the doors to other systems use of the engine.

import type { Needs } from '../doors/needs.ts';
import { open, seal } from '../protocol/age.ts';
import type { Bytes } from '../protocol/bytes.ts';
import { newId } from '../protocol/derive.ts';
import { Refused } from '../protocol/errors.ts';
import type { OwnMailboxes } from './mailboxes.ts';
import type { Names } from './names.ts';
import type { Room } from './room.ts';
import type { OwnOffices } from './offices.ts';

export function needsOfDoors(room: Room, mailboxes: OwnMailboxes, offices: OwnOffices, names: Names): Needs {
  const { town, ring, memory } = room;
  return {
    call: (method, path, body, type) => town.call(method, path, body, type === undefined ? {} : { headers: { 'content-type': type } }),
    newId,
    nameOf: (office) => names.of(`office:${office}`),
    openCase: (case_) => mailboxes.open(case_),
    download: (case_, attachment) => mailboxes.download(case_, attachment, () => {}),
    pin: (name) => memory.get<string>(`pin/${name}`),
    setPin: (name, value) => memory.set(`pin/${name}`, value),
    async seal(office, plain) {
      const { keyset } = (await ring.office(office)).newest;
      return { epoch: keyset.version, sealed: await seal(plain, keyset.seal) };
    },
    async unseal(office, epoch, sealed) {
      const keys = (await ring.office(office)).at(epoch);
      if (!keys) {
        throw new Refused('office-behind', { party: `office:${office}` });
      }
      return open(sealed as Bytes, keys.root);
    },
    async keepLetter(office, case_, letter, onProgress) {
      if (case_ === undefined) {
        return offices.recordPaper(office, letter, onProgress);
      }
      const { code } = await mailboxes.replyAs(`office:${office}`, case_, letter, onProgress);
      return { case: case_, code };
    },
  };
}
