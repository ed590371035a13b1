/** Prices in the order in which they came. */
export interface Course {
  open: number;
  high: number;
  low: number;
  close: number;
  empty: boolean;
}

/**
 * A bar in the making: prices in half units of the grid, so that the middle between two ticks is a whole number
 * too. Whole numbers add up to the same sum in any order.
 */
export interface Row extends Course {
  /** In units of the lot. */
  volume: number;
  count: number;
  /** Σ price × size, in whole units of the grid and the lot. */
  notional: number;
}

export function emptyRow(): Row {
  return { open: 0, high: 0, low: 0, close: 0, volume: 0, count: 0, notional: 0, empty: true };
}

export function extend(row: Course, open: number, high: number, low: number, close: number): void {
  if (row.empty) {
    row.open = open;
    row.high = high;
    row.low = low;
    row.empty = false;
  } else {
    if (high > row.high) row.high = high;
    if (low < row.low) row.low = low;
  }
  row.close = close;
}

export function addRow(row: Row, next: Row): void {
  if (next.empty) return;
  extend(row, next.open, next.high, next.low, next.close);
  row.volume += next.volume;
  row.count += next.count;
  row.notional += next.notional;
}
