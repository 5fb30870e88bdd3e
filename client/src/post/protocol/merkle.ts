// The record's Merkle tree (RFC 6962, section 2.1): paths, consistency, and growing a tree leaf by
// leaf.

import { sha256 } from '@noble/hashes/sha2.js';
import { concat, equal, type Bytes } from './bytes.ts';

export function leafHash(leaf: Uint8Array): Bytes {
  return sha256(concat(Uint8Array.of(0), leaf)) as Bytes;
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Bytes {
  return sha256(concat(Uint8Array.of(1), left, right)) as Bytes;
}

/** The root that a path leads to from the leaf at `index` of a tree of `size`; nothing when it does not fit. */
export function rootOfPath(index: number, size: number, leaf: Uint8Array, path: Uint8Array[]): Bytes | undefined {
  if (index >= size) {
    return undefined;
  }
  let [at, last] = [index, size - 1];
  let hash = concat(leaf);
  for (const sibling of path) {
    if (last === 0) {
      return undefined;
    }
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) {
        [at, last] = [half(at), half(last)];
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? hash : undefined;
}

/** Whether a tree only grew from `older` to `newer` (RFC 9162, section 2.1.4.2). */
export function isConsistent(older: { size: number; root: Uint8Array }, newer: { size: number; root: Uint8Array }, proof: Uint8Array[]): boolean {
  if (older.size === newer.size) {
    return proof.length === 0 && equal(older.root, newer.root);
  }
  if (older.size > newer.size) {
    return false;
  }
  if (older.size === 0) {
    return proof.length === 0;
  }
  let [at, last] = [older.size - 1, newer.size - 1];
  while (at % 2 === 1) {
    [at, last] = [half(at), half(last)];
  }
  const rest = [...proof];
  const start = at === 0 ? older.root : rest.shift();
  if (!start) {
    return false;
  }
  let [old, grown] = [concat(start), concat(start)];
  for (const hash of rest) {
    if (last === 0) {
      return false;
    }
    if (at % 2 === 1 || at === last) {
      [old, grown] = [nodeHash(hash, old), nodeHash(hash, grown)];
      while (at % 2 === 0 && at !== 0) {
        [at, last] = [half(at), half(last)];
      }
    } else {
      grown = nodeHash(grown, hash);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && equal(old, older.root) && equal(grown, newer.root);
}

/** A tree known by the roots of its complete subtrees, largest first: enough to add leaves. */
export class Frontier {
  /** The roots of the complete subtrees. */
  readonly nodes: { height: number; hash: Bytes }[];

  constructor(nodes: { height: number; hash: Bytes }[] = []) {
    this.nodes = [...nodes];
  }

  /** The tree before the leaf at `index`, from that leaf's path: its left siblings are the complete subtrees. */
  static before(index: number, size: number, path: Uint8Array[]): Frontier {
    const nodes: { height: number; hash: Bytes }[] = [];
    let [at, last, height, used] = [index, size - 1, 0, 0];
    for (; last > 0; [at, last, height] = [half(at), half(last), height + 1]) {
      if (at % 2 === 1) {
        nodes.unshift({ height, hash: concat(path[used++]!) });
      } else if (at !== last) {
        used += 1;
      }
    }
    return new Frontier(nodes);
  }

  get size(): number {
    return this.nodes.reduce((sum, { height }) => sum + 2 ** height, 0);
  }

  add(leaf: Bytes): void {
    let node = { height: 0, hash: leaf };
    while (this.nodes.at(-1)?.height === node.height) {
      node = { height: node.height + 1, hash: nodeHash(this.nodes.pop()!.hash, node.hash) };
    }
    this.nodes.push(node);
  }

  root(): Bytes {
    const [last, ...others] = [...this.nodes].reverse();
    return last ? others.reduce((hash, node) => nodeHash(node.hash, hash), last.hash) : (sha256(new Uint8Array()) as Bytes);
  }
}

function half(number: number): number {
  return Math.floor(number / 2);
}
