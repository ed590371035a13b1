import { closeSync, fsyncSync, openSync } from 'node:fs';
import { Fault } from '../../../platform/errors/fault.js';
import { linesOf } from '../../../platform/files/lines.js';
import { PRIVATE_FILE } from '../../../platform/files/private.js';
import { writeAll } from '../../../platform/files/write.js';
import { type Entry, type Fold, foldEntries } from './entry.js';
import { gatewayStateFaults as faults } from './faults.js';
import { onFile } from './file-fault.js';
import { countersOf, type GatewayState } from './gateway-state.js';
import { readLine, writeLine } from './line.js';

const FORMAT: GatewayState['format'] = 1;
const WHAT = 'state of a paper gateway';

/** Records of a line. A state of one line might be longer than a string can be. */
const ROWS = 500;
/** Written at a time, in characters. */
const PIECE = 512 * 1024;

/** The first line of a snapshot, in every format. */
interface Header {
  readonly what: typeof WHAT;
  readonly format: number;
  /** Which snapshot of this folder; its journal bears the same number. */
  readonly sequence: number;
}

/** Also in every format, so that a snapshot of which the end is missing is known as such. */
const END = { end: true };

/** A snapshot, which its journal goes on from. */
export interface ReadSnapshot {
  readonly sequence: number;
  readonly fold: Fold;
  readonly checksum: number;
}

/** Writes all of it; gives the last checksum. */
export function writeSnapshot(
  file: string,
  state: GatewayState,
  { sequence, durable }: { readonly sequence: number; readonly durable: boolean },
): number {
  return onFile(file, () => {
    const handle = openSync(file, 'w', PRIVATE_FILE);
    try {
      let checksum = 0;
      let piece = '';
      for (const value of valuesOf(state, sequence)) {
        const line = writeLine(value, checksum);
        checksum = line.checksum;
        piece += line.text;
        if (piece.length < PIECE) continue;
        writeAll(handle, piece);
        piece = '';
      }
      writeAll(handle, piece);
      if (durable) fsyncSync(handle);
      return checksum;
    } finally {
      closeSync(handle);
    }
  });
}

function* valuesOf(state: GatewayState, sequence: number): Generator<Header | Entry | typeof END> {
  const { format, seed, nextOrderIds, tickets, drafts, exchange } = state;
  const { orders, fills, accounts, taken } = exchange;
  yield { what: WHAT, format, sequence };
  yield { seed, nextOrderIds, counters: countersOf(exchange), accounts, taken };
  for (const some of inParts(orders)) yield { orders: some };
  for (const some of inParts(fills)) yield { fills: some };
  for (const some of inParts(tickets)) yield { tickets: some };
  for (const some of inParts(drafts)) yield { drafts: some };
  yield END;
}

function* inParts<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += ROWS) yield rows.slice(from, from + ROWS);
}

export function readSnapshot(file: string): ReadSnapshot {
  const fold = foldEntries();
  let checksum = 0;
  let sequence = 0;
  let hasEnded = false;
  for (const { number, bytes, isWhole, isLast } of linesOf(file, { onFile })) {
    const line = isWhole ? readLine(bytes, checksum) : undefined;
    if (number === 1 && !line && !bytes.includes(WHAT)) throw foreign(file);
    if (line === undefined) throw damaged(file, number, 'the line is not what was written');
    checksum = line.checksum;
    if (number === 1) sequence = sequenceOf(line.json, file);
    else if (isLast) hasEnded = line.json === JSON.stringify(END);
    // Its checksum says that this program has written it.
    else fold.add(JSON.parse(line.json));
  }
  if (!hasEnded) throw damaged(file, undefined, 'its end is missing');
  return { sequence, fold, checksum };
}

function sequenceOf(json: string, file: string): number {
  const { what, format, sequence }: Readonly<Record<keyof Header, unknown>> = JSON.parse(json);
  if (what !== WHAT || typeof format !== 'number') throw foreign(file);
  if (format > FORMAT) {
    throw new Fault(
      faults.newer,
      `${file} has format ${format}; this version of the program knows ${FORMAT}`,
      { details: { file, found: format, expected: FORMAT } },
    );
  }
  if (typeof sequence !== 'number') throw damaged(file, 1, 'it has no number');
  return sequence;
}

function foreign(file: string): Fault {
  return new Fault(faults.foreign, `expected the state of a paper gateway in ${file}, found something else`, {
    details: { file },
  });
}

export function damaged(file: string, line: number | undefined, what: string): Fault {
  const place = line === undefined ? file : `${file}, line ${line}`;
  return new Fault(faults.damaged, `${place}: ${what}`, { details: { file, line } });
}
