import { createInterface } from 'node:readline';
import type { Cell, CellEnd } from './cell.js';
import type { Door } from './door.js';
import { type Orders, signs } from './inside/orders.js';

/** A cell whose runtime has been started, and that runs one program once it is told which. */
export interface WaitingCell {
  readonly cell: Cell;
  readonly door: Door;
  readonly isWarm: boolean;
  /** Whether it came so far as to wait for its orders; false once it has ended before. */
  readonly ready: Promise<boolean>;
  /** Whether the program began; false once the cell has ended before. */
  readonly begun: Promise<boolean>;
  give(orders: Orders): void;
  /** Ends it, whatever it is at; resolves once nothing of it is left. */
  remove(): Promise<CellEnd>;
}

export function waitingCell(cell: Cell, door: Door, isWarm: boolean): WaitingCell {
  // Who writes to a cell that has died hears of it by its end.
  for (const stream of [cell.stdin, cell.orders, cell.signs]) stream.on('error', () => {});
  cell.stdin.end();
  const lines = createInterface({ input: cell.signs });
  lines.on('error', () => {});
  const said = (sign: string) =>
    new Promise<boolean>((resolve) => {
      lines.on('line', (line) => line === sign && resolve(true));
      lines.once('close', () => resolve(false));
      void cell.ended.then(() => resolve(false));
    });
  return {
    cell,
    door,
    isWarm,
    ready: said(signs.ready),
    begun: said(signs.begins),
    give: (orders) => void cell.orders.end(JSON.stringify(orders)),
    async remove() {
      cell.kill();
      const end = await cell.ended;
      await door.close();
      return end;
    },
  };
}
