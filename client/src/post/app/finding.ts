// Which lines of a mailbox somebody looks for: by words in what is already opened, and by state.

import type { CaseLine } from '../engine/index.ts';

export const SHOWS = ['all', 'unread', 'open', 'closed'] as const;
export type Show = (typeof SHOWS)[number];

/** So many lines are drawn at once, however many there are. */
export const PAGE = 50;

const FITS: Record<Show, (line: CaseLine) => boolean> = {
  all: () => true,
  unread: ({ unread }) => unread > 0,
  open: ({ status }) => status === 'open',
  closed: ({ status }) => status === 'closed',
};

/** The newest first. A code is found with or without its hyphen; every word must be found somewhere. */
export function findLines(lines: CaseLine[], words: string, show: Show, name: (line: CaseLine) => string): CaseLine[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const hasAll = (line: CaseLine) => {
    const text = `${line.subject}\n${name(line)}\n${line.code}\n${line.code.replace('-', '')}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  const found = lines.filter((line) => FITS[show](line) && (wanted.length === 0 || hasAll(line)));
  return found.sort((one, other) => (one.time < other.time ? 1 : one.time > other.time ? -1 : 0));
}

export interface Page<Item> {
  items: Item[];
  /** From 1, never behind the last. */
  at: number;
  pages: number;
}

export function pageOf<Item>(all: Item[], wanted: number): Page<Item> {
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const at = Math.min(Math.max(1, Math.floor(wanted) || 1), pages);
  return { items: all.slice((at - 1) * PAGE, at * PAGE), at, pages };
}
