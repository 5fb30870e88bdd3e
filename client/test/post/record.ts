// A small public record for tests: a real signed tree, as docs/specs/record.md describes it.

import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { b64, concat, hex, random, utf8, type Bytes } from '../../src/post/protocol/bytes.ts';
import { canonical } from '../../src/post/protocol/canonical.ts';
import { sha256Hex } from '../../src/post/protocol/derive.ts';
import { leafHash, nodeHash } from '../../src/post/protocol/merkle.ts';
import { commitmentOf, type Opening, type Subject } from '../../src/post/protocol/proof.ts';

const NAME = 'town.example/record';

export interface Entry {
  leaf: Bytes;
  opening: Opening;
  isPublic: boolean;
}

export class PublicRecord {
  secret = random(32);
  entries: Entry[] = [];

  get key(): string {
    return vkeyOf(NAME, 0x01, ed25519.getPublicKey(this.secret));
  }

  /** Appends an entry; answers with its number and opening. */
  append({ kind, subject }: Subject, content: Uint8Array, isPublic: boolean): { index: number; opening: Opening } {
    const opening = { salt: hex(random(32)), 'content-sha256': sha256Hex(content) };
    const leaf = canonical({ commitment: commitmentOf(opening), kind, subject, time: '2026-11-26T10:00:00Z', v: 1 });
    this.entries.push({ leaf, opening, isPublic });
    return { index: this.entries.length - 1, opening };
  }

  checkpoint(size = this.entries.length): string {
    const body = `${NAME}\n${size}\n${b64(this.root(0, size))}\n`;
    const id = idOf(NAME, 0x01, ed25519.getPublicKey(this.secret));
    return `${body}\n\u2014 ${NAME} ${b64(concat(id, ed25519.sign(utf8(body), this.secret)))}\n`;
  }

  receipt(index: number, size = this.entries.length) {
    const { leaf, opening, isPublic } = this.entries[index]!;
    return {
      format: 'allmende-receipt/v1',
      key: this.key,
      index,
      leaf: new TextDecoder().decode(leaf),
      ...(isPublic && { opening }),
      path: this.path(index, 0, size).map(b64),
      checkpoint: this.checkpoint(size),
    };
  }

  /** RFC 6962, section 2.1.2. */
  consistency(older: number, newer: number): string[] {
    return older === 0 || older === newer ? [] : this.grown(older, 0, newer, true).map(b64);
  }

  bundle(number: number, width: number): Bytes {
    const entries = this.entries.slice(number * 256, number * 256 + width);
    return concat(...entries.flatMap(({ leaf }) => [Uint8Array.of(leaf.length >> 8, leaf.length & 255), leaf]));
  }

  private root(from: number, to: number): Bytes {
    if (to - from <= 1) {
      return to === from ? (sha256(new Uint8Array()) as Bytes) : leafHash(this.entries[from]!.leaf);
    }
    const middle = from + split(to - from);
    return nodeHash(this.root(from, middle), this.root(middle, to));
  }

  private path(index: number, from: number, to: number): Bytes[] {
    if (to - from <= 1) {
      return [];
    }
    const middle = from + split(to - from);
    return index < middle
      ? [...this.path(index, from, middle), this.root(middle, to)]
      : [...this.path(index, middle, to), this.root(from, middle)];
  }

  private grown(older: number, from: number, to: number, isWhole: boolean): Bytes[] {
    if (older === to - from) {
      return isWhole ? [] : [this.root(from, to)];
    }
    const left = split(to - from);
    return older <= left
      ? [...this.grown(older, from, from + left, isWhole), this.root(from + left, to)]
      : [...this.grown(older - left, from + left, to, false), this.root(from, from + left)];
  }
}

/** A cosignature of a checkpoint, as witnesses make it; and the witness's key. */
export function cosigned(checkpoint: string, secret: Uint8Array, name = 'witness.example'): { note: string; key: string } {
  const body = checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1);
  const time = 1764150000;
  const stamp = new Uint8Array(8);
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time));
  const signature = ed25519.sign(utf8(`cosignature/v1\ntime ${time}\n${body}`), secret);
  const key = ed25519.getPublicKey(secret);
  return { note: `${checkpoint}\u2014 ${name} ${b64(concat(idOf(name, 0x04, key), stamp, signature))}\n`, key: vkeyOf(name, 0x04, key) };
}

function vkeyOf(name: string, type: number, key: Uint8Array): string {
  return `${name}+${hex(idOf(name, type, key))}+${b64(concat(Uint8Array.of(type), key))}`;
}

function idOf(name: string, type: number, key: Uint8Array): Uint8Array {
  return sha256(concat(utf8(`${name}\n`), Uint8Array.of(type), key)).subarray(0, 4);
}

function split(size: number): number {
  return 2 ** Math.ceil(Math.log2(size) - 1);
}
