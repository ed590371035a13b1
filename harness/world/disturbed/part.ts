import { withoutNoise } from '../../../trading/instruments/decimals.js';
import { type Course, extend } from '../bar/row.js';
import type { Bar, Quote, Trade } from '../market.js';

/** What a stretch of time looks like from each side: parts that follow each other make a longer one. */
export interface Part {
  readonly trades: Course;
  readonly bid: Course;
  readonly ask: Course;
  /** Of the sums of bid and ask, for sums are exact where halves may not be. */
  readonly both: Course;
  volume: number;
  count: number;
  /** Σ price × size. */
  value: number;
  /** Σ price × seconds, of either side of the quote. */
  bidSeconds: number;
  askSeconds: number;
  seconds: number;
}

export function emptyPart(): Part {
  return {
    ...{ trades: emptyRow(), bid: emptyRow(), ask: emptyRow(), both: emptyRow() },
    ...{ volume: 0, count: 0, value: 0, bidSeconds: 0, askSeconds: 0, seconds: 0 },
  };
}

function emptyRow(): Course {
  return { open: 0, high: 0, low: 0, close: 0, empty: true };
}

export function addQuote(part: Part, { bid, ask }: Quote): void {
  addPrice(part.bid, bid);
  addPrice(part.ask, ask);
  addPrice(part.both, bid + ask);
}

/** What is not reported moves nothing. */
export function addTrade(part: Part, { price, size, unreported }: Trade): void {
  if (unreported) return;
  addPrice(part.trades, price);
  part.volume += size;
  part.count += 1;
  part.value += price * size;
}

/** A bar moved by so much, in so many times its prices. */
export function addBar(row: Course, { open, high, low, close }: Bar, times: number, shift: number): void {
  const price = (before: number) => withoutNoise(before * times + shift * times);
  extend(row, price(open), price(high), price(low), price(close));
}

export function addSeconds(part: Part, bid: number, ask: number, seconds: number): void {
  part.bidSeconds += bid * seconds;
  part.askSeconds += ask * seconds;
  part.seconds += seconds;
}

export function addPart(part: Part, next: Part): void {
  addRow(part.trades, next.trades);
  addRow(part.bid, next.bid);
  addRow(part.ask, next.ask);
  addRow(part.both, next.both);
  part.volume += next.volume;
  part.count += next.count;
  part.value += next.value;
  part.bidSeconds += next.bidSeconds;
  part.askSeconds += next.askSeconds;
  part.seconds += next.seconds;
}

function addPrice(row: Course, price: number): void {
  extend(row, price, price, price, price);
}

function addRow(row: Course, next: Course): void {
  if (!next.empty) extend(row, next.open, next.high, next.low, next.close);
}
