import type { Clock } from '../../../../platform/clock/clock.js';
import { tickPrice, tickSnapshotEnd } from '../../../wire/replies/market-data.js';
import { reqMktData } from '../../../wire/requests/market-data.js';
import { blankContract } from '../../asked/asked-order.js';
import { known, unknown } from '../asking/known.js';
import { createMemo } from '../asking/memo.js';
import type { Questions } from '../asking/questions.js';
import { errorIn, said } from '../asking/said.js';
import type { WatchSettings } from '../settings.js';
import type { Known, Quote } from '../watch.js';
import type { Details } from './details.js';

export interface Prices extends Quote {
  /** Between bid and ask; where there are not both, the last price, or that of the day before. */
  readonly middle: number;
}

/** Prices of instruments, a snapshot at a time. */
export interface Quotes {
  isAtHand(of: Details): boolean;
  get(of: Details): Known<Prices>;
  fetch(of: Details): Promise<void>;
}

type Side = 'bid' | 'ask' | 'last' | 'close';
type Seen = Partial<Record<Side, number>>;

/** By the number of their tick, live and delayed. */
const SIDES: ReadonlyMap<number, Side> = new Map([
  [1, 'bid'],
  [2, 'ask'],
  [4, 'last'],
  [9, 'close'],
  [66, 'bid'],
  [67, 'ask'],
  [68, 'last'],
  [75, 'close'],
]);

export function createQuotes(questions: Questions, clock: Clock, settings: WatchSettings): Quotes {
  const memo = createMemo<Prices>({
    clock,
    lasts: settings.quoteLasts,
    refusalLasts: settings.refusalLasts,
    grace: settings.fetchWithin,
    most: settings.mostKept,
  });
  return {
    isAtHand: (of) => memo.isFresh(nameOf(of)),
    get: (of) => memo.get(nameOf(of)),
    fetch: (of) => memo.renew(nameOf(of), () => ask(questions, clock, settings, of)),
  };
}

function nameOf({ conId, quotedAt }: Details): string {
  return `${conId} ${quotedAt}`;
}

function ask(
  questions: Questions,
  clock: Clock,
  settings: WatchSettings,
  of: Details,
): Promise<Known<Prices>> {
  const seen: Seen = {};
  let settles = () => {};
  const sum = (): Known<Prices> => {
    settles();
    const prices = pricesOf(seen, clock.now());
    return prices ? known(prices) : unknown(`the upstream has no price of ${of.symbol} now`);
  };
  return questions.ask<Prices>({
    within: settings.quoteWithin,
    late: sum,
    request: (reqId, send) =>
      send(reqMktData, { ...snapshot, reqId, conId: of.conId, exchange: of.quotedAt }),
    hear(message, answer) {
      const error = errorIn(message);
      if (error !== undefined) {
        settles();
        answer(unknown(`no price of ${of.symbol}: ${error.message}`));
        return;
      }
      if (said(tickSnapshotEnd, message) !== undefined) {
        answer(sum());
        return;
      }
      const tick = said(tickPrice, message);
      const side = SIDES.get(tick?.tickType ?? -1);
      if (tick === undefined || side === undefined) return;
      seen[side] = tick.price ?? -1;
      if (!isEnough(seen)) return;
      settles();
      settles = clock.after(settings.quoteSettles, () => answer(sum()));
    },
  });
}

/** Currencies have no last price, and options often not even a bid. */
function isEnough(seen: Seen): boolean {
  return seen.last !== undefined || (seen.bid !== undefined && seen.ask !== undefined);
}

/** What is -1, or 0, is no price. */
function pricesOf(seen: Seen, at: number): Prices | undefined {
  const [bid, ask, last, close] = [seen.bid, seen.ask, seen.last, seen.close].map((price = 0) =>
    Math.max(price, 0),
  );
  if (bid === undefined || ask === undefined || last === undefined || close === undefined) return undefined;
  const high = Math.max(bid, ask, last, close);
  if (high === 0) return undefined;
  const low = Math.min(...[bid, ask, last, close].filter((price) => price > 0));
  return { high, low, middle: bid > 0 && ask > 0 ? (bid + ask) / 2 : last || close || high, at };
}

const snapshot = {
  ...blankContract,
  ...{ hasDeltaNeutralContract: false, genericTickList: '', snapshot: true, regulatorySnapshot: false },
  mktDataOptions: '',
};
