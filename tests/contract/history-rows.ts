import { type BarSizeSetting, type Contract, EventName, SecType, WhatToShow } from '@stoqey/ib';
import { expect } from 'vitest';
import type { StoqeyClient } from './stoqey.js';

export const apple: Contract = { symbol: 'AAPL', secType: SecType.STK, exchange: 'SMART', currency: 'USD' };
export const euro: Contract = { symbol: 'EUR', secType: SecType.CASH, exchange: 'IDEALPRO', currency: 'USD' };

/** A bar as `@stoqey/ib` hands it on. */
export interface Row {
  readonly date: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly count: number;
  readonly wap: number;
}

export function rowOf(values: readonly unknown[]): Row {
  const [, date, ...rest] = values;
  const [open = 0, high = 0, low = 0, close = 0, volume = 0, count = 0, wap = 0] = rest.map(Number);
  return { date: String(date), open, high, low, close, volume, count, wap };
}

let lastId = 1000;

/** Asks as a user would, and hands back the bars and what came behind them. */
export async function barsOf(
  client: StoqeyClient,
  barSize: BarSizeSetting,
  duration: string,
  { contract = apple, what = WhatToShow.TRADES as WhatToShow, end = '', useRTH = true, formatDate = 1 } = {},
): Promise<{ rows: readonly Row[]; end: string }> {
  lastId += 1;
  const reqId = lastId;
  client.api.reqHistoricalData(reqId, contract, end, duration, barSize, what, useRTH, formatDate, false);
  const isLast = (id: unknown, date: unknown) => id === reqId && String(date).startsWith('finished');
  const [, finished] = await client.event(EventName.historicalData, isLast);
  const rows = client.events
    .filter(({ name, values }) => name === EventName.historicalData && values[0] === reqId)
    .map(({ values }) => rowOf(values));
  return { rows: rows.slice(0, -1), end: String(finished) };
}

export const highest = (rows: readonly Row[]) => Math.max(...rows.map(({ high }) => high));
export const lowest = (rows: readonly Row[]) => Math.min(...rows.map(({ low }) => low));
export const total = (rows: readonly Row[], key: 'volume' | 'count') =>
  rows.reduce((sum, row) => sum + row[key], 0);

/** Bars of one size as one of a larger. */
export function joined(rows: readonly Row[], date: string) {
  const weight = rows.reduce((sum, { wap, volume }) => sum + wap * volume, 0);
  return {
    date,
    open: rows.at(0)?.open,
    high: highest(rows),
    low: lowest(rows),
    close: rows.at(-1)?.close,
    volume: expect.closeTo(total(rows, 'volume'), 6),
    count: total(rows, 'count'),
    wap: expect.closeTo(weight / total(rows, 'volume'), 4),
  };
}
