import fc from 'fast-check';
import type { MarketEvent } from '../../../../harness/world/market.js';
import { replayedMarket } from '../../../../harness/world/replay/market.js';
import type { ReplayBar, ReplaySeries } from '../../../../harness/world/replay/series.js';
import { createWorld } from '../../../../harness/world/world.js';
import { calendars } from '../../../../trading/instruments/calendar/calendars.js';
import { tradingDates, tradingDay } from '../../../../trading/instruments/calendar/sessions.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { find, future } from '../samples.js';

export const seeded = createWorld({ seed: 'replay' });

/** A market that replays one file, and answers anew for each that asks. */
export function replaying(...series: readonly ReplaySeries[]) {
  return replayedMarket({
    market: seeded,
    series: new Map(series.map((each) => [each.instrument.conId, each])),
  });
}

export const apple = find('AAPL');
export const euro = find('EUR', 'CASH');

const instruments = fc.constantFrom(apple, euro, find('SPX', 'IND'), find('BTC', 'CRYPTO'), future('ES'));

interface Line {
  readonly prices: Pick<ReplayBar, 'open' | 'high' | 'low' | 'close'>;
  readonly volume: number;
  readonly count: number | undefined;
  readonly wap: boolean;
  /** Whether the file leaves it out. */
  readonly missing: boolean;
}

/** Prices on and off the tick, close together and far apart. */
const prices = fc
  .record({
    at: fc.double({ min: 1, max: 7000, noNaN: true, noDefaultInfinity: true }),
    steps: fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9)),
    step: fc.constantFrom(0.01, 0.25, 0.00005, 0.0037, 0, 13),
    shape: fc.nat(3),
  })
  .map(({ at, steps, step, shape }) => {
    const base = Math.max(1, Math.round(at * 4) / 4);
    const [low, one, other, high] = steps
      .map((each) => Number((base + each * step).toFixed(6)))
      .sort((a, b) => a - b);
    const [open, close] = shape % 2 === 0 ? [one, other] : [other, one];
    const wide = shape < 2;
    const found = { open: open ?? base, close: close ?? base };
    return {
      ...found,
      high: wide ? (high ?? base) : Math.max(found.open, found.close),
      low: wide ? (low ?? base) : Math.min(found.open, found.close),
    };
  });

const line: fc.Arbitrary<Line> = fc.record({
  prices,
  volume: fc.oneof(
    fc.nat(50),
    fc.nat(1_000_000),
    fc.nat(10 ** 9).map((each) => each / 1e8),
  ),
  count: fc.option(fc.nat(400), { nil: undefined }),
  wap: fc.boolean(),
  missing: fc.integer({ min: 0, max: 4 }).map((each) => each === 0),
});

export interface FileShape {
  readonly size: number | 'day' | 'week' | 'month';
  readonly instrument: Instrument;
}

/** Files of all sizes, from one second to a month, with gaps. */
export function aFile(sizes: readonly FileShape['size'][]): fc.Arbitrary<ReplaySeries> {
  return fc
    .record({
      instrument: instruments,
      size: fc.constantFrom(...sizes),
      lines: fc.array(line, { minLength: 3, maxLength: 12 }),
      from: fc.nat(200),
      begin: fc.nat(300),
    })
    .map(({ instrument, size, lines, from, begin }) => fileOf(instrument, size, lines, from, begin));
}

function fileOf(
  instrument: Instrument,
  size: FileShape['size'],
  lines: readonly Line[],
  from: number,
  begin: number,
): ReplaySeries {
  const times = timesOf(instrument, size, from, begin, lines.length);
  const bars = lines.flatMap(({ prices: each, volume, count, wap, missing }, i) => {
    const time = times[i];
    if (time === undefined || (missing && i > 1)) return [];
    const more = { ...(count === undefined ? {} : { count }), ...(wap ? { wap: each.low } : {}) };
    return [{ time, ...each, volume, ...more }];
  });
  const barSize =
    typeof size === 'number'
      ? ({ unit: 'second', count: size } as const)
      : ({ unit: size, count: 1 } as const);
  return { instrument, file: 'test.csv', barSize, bars };
}

/** When bars of a size begin, as TWS has it: on multiples of it, the first with the session. */
function timesOf(
  { calendar: id }: Instrument,
  size: FileShape['size'],
  from: number,
  begin: number,
  length: number,
): number[] {
  const calendar = calendars[id];
  const dates = tradingDates(calendar, '20250102', '20261001').slice(from, from + 60);
  const sessions = dates.map((date) => tradingDay(calendar, date));
  if (typeof size === 'number') {
    const starts: number[] = [];
    for (const { start, end } of sessions.flatMap((day) => day?.regular ?? [])) {
      for (let time = start + (starts.length === 0 ? (begin % 4) * size * 1000 : 0); time < end; ) {
        if (starts.push(time) === length) return starts;
        time += size * 1000;
      }
    }
    return starts;
  }
  const name = (date: string, i: number) =>
    size === 'day' ? date : size === 'month' ? date.slice(0, 6) : Math.floor(dayNumber(dates[i] ?? date) / 7);
  const last = sessions.filter((_, i) => name(dates[i] ?? '', i) !== name(dates[i + 1] ?? '', i + 1));
  return last.slice(0, Math.min(length, 3)).map((day) => day?.extended[0]?.start ?? 0);
}

/** Days since a Monday. */
function dayNumber(date: string): number {
  const text = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  return Date.parse(text) / 86_400_000 + 3;
}

/** The trades among events. */
export function tradesOf(events: readonly MarketEvent[]) {
  return events.flatMap(({ trade, time }) => (trade ? [{ ...trade, time }] : []));
}

/** Whether a line says that nothing was traded. */
export function isStill({ volume, count, high, low }: ReplayBar): boolean {
  return volume === 0 && !count && high === low;
}
