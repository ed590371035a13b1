import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceleratedClock } from '../../platform/clock/accelerated.js';
import { systemClock } from '../../platform/clock/system.js';
import { needs } from '../run/needs.js';
import { MARKET_HOURS, startGateway, type TestGateway } from './gateway.js';
import { runIbAsync } from './python.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.close());

const run = (script: string, { port } = gateway) => runIbAsync(needs('python'), port, script);

test('bars come with their times, as dates and as texts, and add up from size to size', async () => {
  const script = `
apple = Stock('AAPL', 'SMART', 'USD')
def bars(size, duration, what='TRADES', end='', rth=True, fmt=1):
    return ib.reqHistoricalData(apple, end, duration, size, what, rth, fmt)
five, hours, days = bars('5 mins', '1 D'), bars('1 hour', '1 D'), bars('1 day', '1 D')
show([str(b.date) for b in hours])
show([str(b.date) for b in days])
show([len(five), five[0].open == days[0].open, max(b.high for b in five) == days[0].high,
      five[-1].close == hours[-1].close == days[0].close,
      abs(sum(b.volume for b in five) - days[0].volume) < 0.001,
      sum(b.barCount for b in hours) == days[0].barCount])
show([str(b.date) for b in bars('30 mins', '3600 S', fmt=2)])
show([[b.volume, b.average, b.barCount] for b in bars('1 min', '60 S', 'MIDPOINT')])
import datetime as dt
end = dt.datetime(2026, 2, 27, 21, 0, tzinfo=dt.timezone.utc)
show([str(b.date) for b in bars('1 hour', '7200 S', end=end)])
show([str(b.date) for b in bars('1 day', '1 W', end=dt.date(2026, 2, 27))])
show(errors[-1][1])
`;
  expect(await run(script)).toEqual([
    ['2026-03-03 09:30:00-05:00', '2026-03-03 10:00:00-05:00', '2026-03-03 11:00:00-05:00'],
    ['2026-03-03'],
    [24, true, true, true, true, true],
    ['2026-03-03 15:30:00+00:00', '2026-03-03 16:00:00+00:00'],
    [[-1, -1, -1]],
    ['2026-02-27 14:00:00-05:00', '2026-02-27 15:00:00-05:00'],
    ['2026-02-23', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27'],
    2158,
  ]);
});

test('what cannot be had brings its error, and no bars', async () => {
  const script = `
def ask(contract, *rest):
    found = ib.reqHistoricalData(contract, *rest)
    show([len(found), errors[-1][1], errors[-1][2]])
apple = Stock('AAPL', 'SMART', 'USD')
ask(apple, 'noon', '1 D', '1 min', 'TRADES', True)
ask(apple, '', '1 D', '1 secs', 'TRADES', True)
ask(apple, '19790101-16:00:00', '1 D', '1 min', 'TRADES', True)
ask(Forex('EURUSD'), '', '1 D', '1 day', 'TRADES', True)
ask(apple, '', '300 S', '30 secs', 'TRADES', True)
ask(apple, '', '300 S', '30 secs', 'TRADES', True)
ib.client.cancelHistoricalData(999)
ib.reqCurrentTime()
show(errors[-1])
ib.client.reqHistoricalData(998, apple, '', '400 D', '1 day', 'TRADES', True, 1, False, [])
ib.reqCurrentTime()
show(errors[-1])
`;
  const historical = (text: string) => `Historical Market Data Service error message:${text}`;
  expect(await run(script)).toEqual([
    [0, 10314, expect.stringMatching(/^End Date\/Time: The date, time, or time-zone entered is invalid/)],
    [0, 162, historical('invalid step: 1')],
    [0, 162, historical('HMDS query returned no data: AAPL@SMART Trades')],
    [0, 162, historical('No historical market data for EUR/CASH@FXSUBPIP Last 1d')],
    [10, 162, historical('No historical market data for EUR/CASH@FXSUBPIP Last 1d')],
    [0, 162, historical('Historical data request pacing violation')],
    [999, 366, 'No historical data query found for ticker id:999'],
    [998, 321, expect.stringContaining('durations longer than 365 days must be made in years')],
  ]);
});

test('an end without a zone is answered, with a warning', async () => {
  const script = `
found = ib.reqHistoricalData(Stock('AAPL', 'SMART', 'USD'), '20260227 16:00:00', '1 D', '1 day', 'TRADES', True)
show([str(found[0].date), errors[-1][1]])
`;
  expect(await run(script)).toEqual([['2026-02-27', 2174]]);
});

test('heads, schedules and histograms', async () => {
  const script = `
apple = Stock('AAPL', 'SMART', 'USD')
show(str(ib.reqHeadTimeStamp(apple, 'TRADES', True, 1)))
show(ib.reqHeadTimeStamp(apple, 'TRADES', True, 2).timestamp())
schedule = ib.reqHistoricalSchedule(apple, 2)
show([schedule.timeZone, schedule.startDateTime, schedule.endDateTime])
show([[s.refDate, s.startDateTime, s.endDateTime] for s in schedule.sessions])
histogram = ib.reqHistogramData(apple, True, '3 days')
days = ib.reqHistoricalData(apple, '', '3 D', '1 day', 'TRADES', True)
show([histogram[0].price == min(b.low for b in days), histogram[-1].price == max(b.high for b in days),
      abs(sum(h.count for h in histogram) - sum(b.volume for b in days)) < len(histogram)])
show(errors[-1][1])
`;
  expect(await run(script)).toEqual([
    '1980-12-12 14:30:00',
    345_479_400,
    ['US/Eastern', '20260302-09:30:00', '20260303-16:00:00'],
    [
      ['20260302', '20260302-09:30:00', '20260302-16:00:00'],
      ['20260303', '20260303-09:30:00', '20260303-16:00:00'],
    ],
    [true, true, true],
    2158,
  ]);
});

test('ticks of all three kinds, forwards and backwards', async () => {
  const script = `
import datetime as dt
apple = Stock('AAPL', 'SMART', 'USD')
at = dt.datetime(2026, 3, 3, 16, 0, tzinfo=dt.timezone.utc)
def ticks(what, start, end, ignoreSize=False):
    return ib.reqHistoricalTicks(apple, start, end, 100, what, True, ignoreSize)
for what in ['TRADES', 'BID_ASK', 'MIDPOINT']:
    after, before = ticks(what, at, ''), ticks(what, '', at)
    show([type(after[0]).__name__, len(after) >= 100, after[0].time >= at, len(before) >= 100, before[-1].time < at,
          all(a.time <= b.time for a, b in zip(before, before[1:]))])
trades = ticks('TRADES', at, '')
show([all(t.price > 0 and t.exchange for t in trades)])
quotes = ticks('BID_ASK', at, '', True)
show([all(t.priceBid < t.priceAsk for t in quotes)])
show(errors[-1][1])
`;
  const fine = [true, true, true, true, true];
  expect(await run(script)).toEqual([
    ['HistoricalTickLast', ...fine],
    ['HistoricalTickBidAsk', ...fine],
    ['HistoricalTick', ...fine],
    [true],
    [true],
    2158,
  ]);
});

test('bars are kept up to date until they are cancelled', async () => {
  // Five seconds of this market pass in a thirtieth of a second.
  const clock = acceleratedClock(systemClock, { from: Date.parse(MARKET_HOURS), speed: 150 });
  const running = await startGateway({ clock });
  const script = `
apple = Stock('AAPL', 'SMART', 'USD')
bars = ib.reqHistoricalData(apple, '', '300 S', '1 min', 'TRADES', True, keepUpToDate=True)
known = len(bars)
new = []
bars.updateEvent += lambda all, hasNewBar: new.append(hasNewBar)
while len(bars) < known + 3:
    ib.waitOnUpdate(timeout=5)
ib.cancelHistoricalData(bars)
ib.reqCurrentTime()
show(errors[-1][1:])
count = len(new)
ib.sleep(0.5)
show(len(new) - count)
complete = {bar.date: bar for bar in bars[:-1]}
again = ib.reqHistoricalData(apple, bars[-1].date, '180 S', '1 min', 'TRADES', True)
show([len(again), all(complete[bar.date] == bar for bar in again)])
show([new.count(True) == len(bars) - known, all(a.date < b.date for a, b in zip(bars, bars[1:]))])
`;
  try {
    expect(await run(script, running)).toEqual([
      [
        162,
        expect.stringMatching(
          /^Historical Market Data Service error message:API historical data query cancelled: \d+$/,
        ),
      ],
      0,
      [3, true],
      [true, true],
    ]);
  } finally {
    await running.close();
  }
});
