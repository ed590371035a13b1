import type { Contract } from '@stoqey/ib';
import type { MarketEvent, Quote } from '../../../harness/world/market.js';
import { createWorld } from '../../../harness/world/world.js';
import { instrumentOf } from '../live-data.js';

export const SEED = 1;

/** A moment at which something happens, and what the market is then. */
export interface Moment {
  readonly at: number;
  readonly price: number;
  readonly quote: Quote;
}

/** What the gateway's market is at the moment of a scene, and what it will do: prices for orders come from it. */
export interface SceneMarket {
  readonly now: number;
  quote(contract: Contract, at?: number): Quote;
  /** The price of the last reported trade. */
  last(contract: Contract): number;
  volume(contract: Contract): number;
  previousClose(contract: Contract): number;
  /** What stands behind the best price, row by row, the best first. */
  rows(
    contract: Contract,
    side: 'bids' | 'asks',
  ): readonly { readonly price: number; readonly size: number }[];
  /** The first time that the ask is as low as it gets in the next minutes: below what it is now. */
  lowestAsk(contract: Contract, minutes?: number): Moment;
  /** The first time that the bid is as high as it gets. */
  highestBid(contract: Contract, minutes?: number): Moment;
  /** The first trade at the lowest price of the next minutes. */
  lowestTrade(contract: Contract, minutes?: number): Moment;
  highestTrade(contract: Contract, minutes?: number): Moment;
  events(contract: Contract, minutes: number): readonly MarketEvent[];
}

export function sceneMarket(now: number): SceneMarket {
  const world = createWorld({ seed: SEED });
  const quote = (contract: Contract, at = now): Quote => {
    const shown = world.snapshot(instrumentOf(contract), at).quote;
    if (!shown) throw new Error(`expected a quote of ${contract.symbol}`);
    return shown;
  };
  const events = (contract: Contract, minutes: number) =>
    world.events(instrumentOf(contract), now, now + minutes * 60_000);
  const trades = (contract: Contract, minutes: number) =>
    events(contract, minutes).filter(({ trade }) => trade !== undefined && !trade.unreported);
  const tradePrice = ({ trade }: MarketEvent) => trade?.price;
  return {
    now,
    quote,
    events,
    last: (contract) => known(world.snapshot(instrumentOf(contract), now).last).price,
    volume: (contract) => world.snapshot(instrumentOf(contract), now).volume,
    previousClose: (contract) => known(world.snapshot(instrumentOf(contract), now).previousClose),
    rows: (contract, side) => world.book(instrumentOf(contract), now, 11)[side],
    lowestAsk: (contract, minutes = 3) => extreme(events(contract, minutes), ({ quote }) => quote?.ask, -1),
    highestBid: (contract, minutes = 3) => extreme(events(contract, minutes), ({ quote }) => quote?.bid, 1),
    lowestTrade: (contract, minutes = 3) => extreme(trades(contract, minutes), tradePrice, -1),
    highestTrade: (contract, minutes = 3) => extreme(trades(contract, minutes), tradePrice, 1),
  };
}

function extreme(
  events: readonly MarketEvent[],
  priceOf: (event: MarketEvent) => number | undefined,
  sign: 1 | -1,
): Moment {
  const prices = events.flatMap((event) => priceOf(event) ?? []);
  const price = sign * Math.max(...prices.map((each) => sign * each));
  const event = known(events.find((each) => priceOf(each) === price));
  return { at: event.time, price, quote: known(event.quote) };
}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('expected the market to know it');
  return value;
}
