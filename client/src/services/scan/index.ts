// Scans: files become pages, pages become an application.

export { bound, type Leaf } from './bind.ts';
export { readMark, writeMark, type Mark } from './mark.ts';
export { MOST_PAGES, readFiles, type Fault, type ScannedPage } from './pages.ts';
export * from './sort.ts';
