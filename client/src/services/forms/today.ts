// The town's own day, whatever the clock of a browser is set to elsewhere.

import { readDay, writeDay } from './days.ts';

/** The day in the town. */
export function todayInTown(now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(now);
}

/** So many days ago something may have come that is entered only now, as the server takes it. */
const EARLIEST = 366;

/** The earliest day on which something may have come that is entered today. */
export function earliest(today = todayInTown()): string {
  return writeDay(readDay(today)! - EARLIEST);
}

/** Whether something may have come on that day that is entered today. */
export function isDayOfEntry(day: string, today = todayInTown()): boolean {
  return readDay(day) !== undefined && day >= earliest(today) && day <= today;
}
