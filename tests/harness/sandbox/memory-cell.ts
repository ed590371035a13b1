import { PassThrough } from 'node:stream';
import type { Cell, CellEnd } from '../../../harness/sandbox/cell.js';
import { type WaitingCell, waitingCell } from '../../../harness/sandbox/waiting-cell.js';

/** A cell without a process: what is behind it is the test. */
export interface MemoryCell {
  readonly waiting: WaitingCell;
  readonly signs: PassThrough;
  readonly isOver: () => boolean;
  end(end?: Partial<CellEnd>): void;
}

export function memoryCell(): MemoryCell {
  const stdin = new PassThrough();
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const orders = new PassThrough();
  const signs = new PassThrough();
  let isOver = false;
  let tell: (end: CellEnd) => void = () => {};
  const ended = new Promise<CellEnd>((resolve) => {
    tell = resolve;
  });
  const end = (how: Partial<CellEnd> = {}) => {
    isOver = true;
    for (const stream of [stdout, stderr, signs]) stream.end();
    tell({ exitCode: undefined, signal: undefined, broke: undefined, trouble: undefined, ...how });
  };
  const cell: Cell = { stdin, stdout, stderr, orders, signs, ended, kill: () => end({ signal: 'SIGKILL' }) };
  const door = { socket: '', lead: () => {}, close: async () => {} };
  return { waiting: waitingCell(cell, door, true), signs, isOver: () => isOver, end };
}
