import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { updateMktDepth, updateMktDepthL2 } from '../../../wire/replies/market-data.js';
import type { Book, BookLevel } from '../../../world/market.js';
import type { Session } from '../../session.js';
import { twsErrors } from '../../tws-errors.js';
import { bookChanges } from './book-changes.js';
import { bookRows } from './book-rows.js';
import type { DepthKind } from './depth-kind.js';

/** Several makers stand at one price, and not all of them are shown: for some rows, more are looked at. */
const LOOKED_AT_A_ROW = 4;
const SIDES = [
  ['asks', 0],
  ['bids', 1],
] as const;

export interface DepthLine {
  /** Tells how the book has changed since it was told last. */
  beat(now: number): void;
}

export function createDepthLine(
  session: Session,
  { reqId, instrument, kind, rows }: { reqId: number; instrument: Instrument; kind: DepthKind; rows: number },
): DepthLine {
  const { market } = session.backend;
  let told: Book = { bids: [], asks: [] };
  let halted = false;

  const bookAt = (now: number): Book => {
    const book = market.book(instrument, now, rows * LOOKED_AT_A_ROW);
    return {
      bids: bookRows(book.bids, kind, instrument).slice(0, rows),
      asks: bookRows(book.asks, kind, instrument).slice(0, rows),
    };
  };

  const tell = (side: 0 | 1, before: readonly BookLevel[], after: readonly BookLevel[]) => {
    for (const { operation, position, level } of bookChanges(before, after)) {
      const { price, size, maker: marketMaker } = level;
      const row = { reqId, position, operation, side, price, size };
      if (kind === 'prices') session.send(updateMktDepth, row);
      else session.send(updateMktDepthL2, { ...row, marketMaker, isSmartDepth: kind === 'smart' });
    }
  };

  return {
    beat(now) {
      const wasHalted = halted;
      halted = market.snapshot(instrument, now).halted;
      if (halted) {
        if (!wasHalted) session.error(reqId, twsErrors.depthHalted());
        return;
      }
      // What stood in the book before a halt is not what stands there now.
      if (wasHalted) {
        session.error(reqId, twsErrors.depthReset());
        told = { bids: [], asks: [] };
      }
      const book = bookAt(now);
      for (const [name, side] of SIDES) tell(side, told[name], book[name]);
      told = book;
    },
  };
}
