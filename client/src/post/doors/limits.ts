// The most that the doors take in at once. What comes from outside is opened in memory.

/** Of a sealed message, of what it contains, and of all files of a submission together. */
export const MAX_MEBIBYTES = 64;
export const MAX_MESSAGE = MAX_MEBIBYTES * 1024 * 1024;
/** Parts of one mail. */
export const MAX_PARTS = 500;
/** Parts within parts. */
export const MAX_DEPTH = 16;
/** All headers of a mail together. */
export const MAX_HEADERS = 256 * 1024;
