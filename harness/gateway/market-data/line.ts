import { marketDataType, tickReqParams } from '../../wire/replies/market-data.js';
import type { Market } from '../../world/market.js';
import { bboExchangeOf } from '../contracts/bbo-exchange.js';
import { createNewsLine } from '../news/news-line.js';
import type { NewsSource } from '../news/sources.js';
import type { Session } from '../session.js';
import { DELAY_MS, type Feed } from './feed.js';
import { genericTicks } from './generic/generic-ticks.js';
import {
  createTimeAndSales,
  RT_TRADE_VOLUME,
  RT_VOLUME,
  type TimeAndSales,
} from './generic/time-and-sales.js';
import { continuedFrom } from './leap.js';
import type { MarketDataType } from './market-data-type.js';
import type { Quoted } from './quoted.js';
import type { Screen } from './screens.js';
import { sendTick } from './send-tick.js';
import { changedTicks, type Tick } from './ticks.js';

export interface LineOptions {
  readonly reqId: number;
  readonly quoted: Quoted;
  readonly feed: Feed;
  /** Numbers of generic ticks, as they go today. */
  readonly generic: readonly number[];
  /** Shows the generic ticks and nothing else. */
  readonly quiet: boolean;
  /** Whose headlines it tells, of what. */
  readonly news: NewsSource | undefined;
}

/** A line of market data: everything at first, then what has changed. */
export interface Line {
  /** Shows how things stand. */
  open(now: number): void;
  /** Shows what is new since the moment before. */
  beat(now: number, before: number): void;
  close(): void;
}

/** May be had as a regulatory snapshot too, for a fee. */
const SNAPSHOT_PERMISSIONS = 3;

export function createLine(session: Session, options: LineOptions): Line {
  const { reqId, quoted, feed, generic, quiet } = options;
  const news = options.news && createNewsLine(session, reqId, options.news);
  const { market, screens } = session.backend;
  const watch = screens.watch(quoted, feed);
  let shown: Screen | undefined;
  let genericShown: readonly Tick[] = [];
  let sales: TimeAndSales | undefined;
  let soldUntil = 0;

  const send = (dataType: MarketDataType, ticks: readonly Tick[]) => {
    for (const tick of ticks) sendTick(session, reqId, dataType, tick);
  };

  const showGeneric = ({ view }: Screen) => {
    const { instrument } = quoted;
    if (generic.length === 0 || instrument === undefined) return;
    const ticks = genericTicks(generic, { market, instrument, view });
    send(view.type, changedTicks(genericShown, ticks));
    genericShown = ticks;
  };

  const show = (screen: Screen) => {
    if (screen.view.type !== shown?.view.type) {
      session.send(marketDataType, { reqId, marketDataType: screen.view.type });
    }
    if (shown === undefined) {
      const { minTick, instrument } = quoted;
      const bboExchange = instrument ? bboExchangeOf(instrument) : '';
      const snapshotPermissions = SNAPSHOT_PERMISSIONS;
      session.send(tickReqParams, { reqId, minTick, bboExchange, snapshotPermissions });
    }
    if (!quiet) send(screen.view.type, shown ? watch.changes(shown, screen) : screen.ticks);
    showGeneric(screen);
    shown = screen;
  };

  return {
    open(now) {
      show(watch.screenAt(now));
      news?.open(now);
      sales = salesOf(market, quoted, generic, now - behind(feed));
      soldUntil = now;
    },
    beat(now, before) {
      const screen = watch.screenAt(now);
      show(screen);
      news?.beat(now, before);
      const from = continuedFrom(before, now);
      // What was left out, in a leap or while nothing got here, has its place in the day's volume all the same.
      if (from !== soldUntil) sales = salesOf(market, quoted, generic, from - behind(feed));
      soldUntil = now;
      if (sales === undefined || quoted.instrument === undefined) return;
      const events = market.events(quoted.instrument, from - behind(feed), now - behind(feed));
      send(screen.view.type, sales.tell(events));
    },
    close: watch.leave,
  };
}

function salesOf(
  market: Market,
  { instrument }: Quoted,
  generic: readonly number[],
  at: number,
): TimeAndSales | undefined {
  const wanted = generic.includes(RT_VOLUME) || generic.includes(RT_TRADE_VOLUME);
  return wanted && instrument ? createTimeAndSales(market, instrument, generic, at) : undefined;
}

const behind = ({ delayed }: Feed): number => (delayed ? DELAY_MS : 0);
