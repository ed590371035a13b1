import type { WhatToShow } from '../../world/market.js';

/** What a client may ask for: prices of some kind, or when the instrument trades. */
export type HistoricalView = WhatToShow | 'SCHEDULE';

/** How IB's data service calls each view in its errors. */
const SOURCES: Readonly<Record<HistoricalView, string>> = {
  TRADES: 'Last',
  AGGTRADES: 'AggLast',
  MIDPOINT: 'MidPoint',
  BID: 'Bid',
  ASK: 'Ask',
  BID_ASK: 'BidAsk',
  ADJUSTED_LAST: 'Last',
  HISTORICAL_VOLATILITY: 'HistVol',
  OPTION_IMPLIED_VOLATILITY: 'OptionImpliedVol',
  FEE_RATE: 'FeeRate',
  YIELD_BID: 'BidYield',
  YIELD_ASK: 'AskYield',
  YIELD_BID_ASK: 'BidYield',
  YIELD_LAST: 'LastYield',
  SCHEDULE: 'Schedule',
};

const views = new Map<string, HistoricalView>();
for (const name in SOURCES) if (isView(name)) views.set(name, name);

/** In either case; undefined for a word that names no view. */
export function readView(text: string): HistoricalView | undefined {
  return views.get(text.toUpperCase());
}

function isView(name: string): name is HistoricalView {
  return Object.hasOwn(SOURCES, name);
}

export function sourceOf(view: HistoricalView): string {
  return SOURCES[view];
}

/** `Bid_ask`, as TWS labels what brought no data. */
export function labelOf(view: HistoricalView): string {
  return view.charAt(0) + view.slice(1).toLowerCase();
}

const LIVE: readonly HistoricalView[] = ['TRADES', 'AGGTRADES', 'MIDPOINT', 'BID', 'ASK'];

/** Whether TWS keeps bars of this view up to date. */
export function canBeLive(view: HistoricalView): boolean {
  return LIVE.includes(view);
}

const DAILY: readonly HistoricalView[] = ['HISTORICAL_VOLATILITY', 'OPTION_IMPLIED_VOLATILITY', 'FEE_RATE'];

/** Whether a view has one value a day, and so no bars within a day. */
export function isDailyOnly(view: HistoricalView): boolean {
  return DAILY.includes(view);
}
