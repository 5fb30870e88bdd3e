/** A number of bytes as people say it: `48 kB`, `2 GB`. */
export function size(lang: string, bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(lang, { style: 'unit', unit: units[step]!, maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 }).format(value);
}
