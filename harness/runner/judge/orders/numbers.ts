/** Prices and averages are told to eight decimals, and not all in the same way. */
const TOLERANCE = 1e-6;

export function isAbout(one: number, other: number): boolean {
  return Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(one), Math.abs(other));
}
