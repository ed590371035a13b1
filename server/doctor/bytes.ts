const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** `999 B`, `1.2 kB`, `34 GB`: as a person would say it. */
export function bytesText(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${size < 9.95 && unit > 0 ? size.toFixed(1) : Math.round(size)} ${UNITS[unit] ?? 'B'}`;
}
