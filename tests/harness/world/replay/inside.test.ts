import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MarketEvent } from '../../../../harness/world/market.js';
import { fewestTrades } from '../../../../harness/world/replay/inside/count.js';
import type { ReplayBar } from '../../../../harness/world/replay/series.js';
import { DAY_MS } from '../../../../trading/instruments/calendar/date.js';
import { marketRule, roundToTick } from '../../../../trading/instruments/market-rules.js';
import { aFile, replaying, tradesOf } from './files.js';

/** Every line of a file with what happens from its beginning up to the next one. */
const lines = (sizes: Parameters<typeof aFile>[0]) =>
  aFile(sizes).map((series) => {
    const market = replaying(series);
    const { instrument, bars } = series;
    return {
      instrument,
      lines: bars.map((bar, i) => {
        const until = bars[i + 1]?.time ?? bar.time + DAY_MS;
        return { bar, events: market.events(instrument, bar.time, until) };
      }),
    };
  });
const someLines = fc.oneof(lines([1, 5, 60, 300, 3600]), lines(['day']));

const prices = ({ open, high, low, close }: Omit<ReplayBar, 'time' | 'volume'>) => ({
  open,
  high,
  low,
  close,
});

function pricesOf(found: readonly number[]) {
  return {
    ...{ open: found[0], close: found.at(-1) },
    ...{ high: Math.max(...found), low: Math.min(...found) },
  };
}

test('trades open, touch, close and add up to their line, in number too where that can be', () => {
  fc.assert(
    fc.property(someLines, ({ instrument, lines }) => {
      if (instrument.secType === 'CASH') return;
      for (const { bar, events } of lines) {
        const trades = tradesOf(events);
        if (bar.volume === 0 && !bar.count && bar.high === bar.low && instrument.secType !== 'IND') {
          expect(trades).toEqual([]);
          continue;
        }
        expect(pricesOf(trades.map(({ price }) => price))).toEqual(prices(bar));
        const volume = trades.reduce((sum, { size }) => sum + size, 0);
        expect(volume).toBeCloseTo(bar.volume, 7);
        const { count = 0 } = bar;
        const enough = bar.volume === 0 || bar.volume >= count;
        if (count >= fewestTrades(bar) && count < 999 && enough && instrument.secType !== 'IND')
          expect(trades).toHaveLength(count);
      }
    }),
    { numRuns: 30 },
  );
});

test('the middle of the quotes of a currency opens, touches and closes its line', () => {
  fc.assert(
    fc.property(someLines, ({ instrument, lines }) => {
      if (instrument.secType !== 'CASH') return;
      for (const { bar, events } of lines) {
        expect(tradesOf(events)).toEqual([]);
        const middles = events.map(({ quote }) => ((quote?.bid ?? 0) + (quote?.ask ?? 0)) / 2);
        const rounded = middles.map((each) => Number(each.toFixed(9)));
        expect(pricesOf(rounded)).toEqual(prices(bar));
      }
    }),
    { numRuns: 40 },
  );
});

test('quotes are a tick wide, trades are struck at one of their sides, moments follow each other', () => {
  fc.assert(
    fc.property(someLines, ({ instrument, lines }) => {
      const rule = marketRule(instrument.marketRuleIds[0] ?? -1) ?? [
        { lowEdge: 0, increment: instrument.minTick },
      ];
      let before = 0;
      for (const { bar, events } of lines) {
        const said = [bar.open, bar.high, bar.low, bar.close];
        if (instrument.secType !== 'IND') expect(events[0]?.time).toBe(firstMoment(bar, events));
        const wrong = events.filter(({ time, quote, trade }) => {
          const isLate = time <= before;
          before = time;
          const isQuoted = quote === undefined ? instrument.secType === 'IND' : quote.bid < quote.ask;
          if (isLate || !isQuoted) return true;
          if (trade === undefined) return false;
          const isStruck = quote === undefined || trade.price === quote.bid || trade.price === quote.ask;
          return !isStruck || !(said.includes(trade.price) || roundToTick(rule, trade.price) === trade.price);
        });
        expect(wrong).toEqual([]);
      }
    }),
    { numRuns: 30 },
  );
});

/** Bars of a day begin with regular trading, all others when their line says. */
function firstMoment({ time }: ReplayBar, events: readonly MarketEvent[]): number {
  const [first] = events;
  return first === undefined || first.time - time > 3_600_000 ? (first?.time ?? time) : time;
}
