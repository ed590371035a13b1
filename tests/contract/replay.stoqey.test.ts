import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BarSizeSetting, EventName, type TickByTickDataType, WhatToShow } from '@stoqey/ib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGateway } from '../../harness/gateway/create.js';
import { type ListeningGateway, listen } from '../../harness/gateway/listen.js';
import { readReplayFolder } from '../../harness/world/replay/csv/read-folder.js';
import { replayedMarket } from '../../harness/world/replay/market.js';
import { createWorld } from '../../harness/world/world.js';
import { type SteppedClock, steppedClock } from '../../platform/clock/stepped.js';
import { barsOf, euro, highest, lowest, type Row, total } from './history-rows.js';
import { AAPL, eventsOf, settled } from './live-data.js';
import { connectStoqey, errorOf, type StoqeyClient } from './stoqey.js';

const MINUTES = 60;
const clockText = (minute: number) => {
  const at = 9 * 60 + 30 + minute;
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}:00`;
};
/** An hour of Apple by the minute; its ninth minute is missing. */
const lines = Array.from({ length: MINUTES }, (_, i) => {
  const base = 150 + Math.round(Math.sin(i / 5) * 100) / 100;
  const [open, close] = [base, Number((base + ((i % 5) - 2) / 20).toFixed(2))];
  const [high, low] = [Math.max(open, close) + 0.25, Math.min(open, close) - 0.5];
  const wap = Number(((open + close) / 2).toFixed(3));
  return {
    i,
    open,
    high: Number(high.toFixed(2)),
    low: Number(low.toFixed(2)),
    close,
    wap,
    volume: 900 + i,
    count: 20 + i,
  };
}).filter(({ i }) => i !== 8);

const apple = [
  'date,open,high,low,close,volume,average,barCount',
  ...lines.map(
    ({ i, open, high, low, close, volume, wap, count }) =>
      `20260302 ${clockText(i)} US/Eastern,${open},${high},${low},${close},${volume},${wap},${count}`,
  ),
].join('\n');
const euros = [
  'date,open,high,low,close,volume',
  '20260227,1.05,1.06,1.04,1.055,0',
  '20260302,1.055,1.07,1.05,1.0601,0',
];

const clock = steppedClock('2026-03-02T15:30:00Z');
let gateway: ListeningGateway;
let client: StoqeyClient;

/** What a user has in a folder, served from there. */
async function serve(at: SteppedClock): Promise<ListeningGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'replay-'));
  await writeFile(join(folder, 'AAPL.csv'), apple);
  await writeFile(join(folder, 'EUR.USD.CASH.csv'), euros.join('\n'));
  const series = await readReplayFolder(folder, '20260302');
  await rm(folder, { recursive: true });
  const market = replayedMarket({ market: createWorld({ seed: 1 }), series });
  return listen(createGateway({ clock: at, market }), { host: '127.0.0.1', port: 0 });
}

beforeAll(async () => {
  gateway = await serve(clock);
  client = await connectStoqey(gateway.port);
});

afterAll(async () => {
  client.close();
  await gateway.close();
});

test('history is the file, line by line', async () => {
  const { rows } = await barsOf(client, BarSizeSetting.MINUTES_ONE, '1 D');
  expect(rows).toEqual(
    lines.map(({ i, ...line }): Row => ({ date: `20260302 ${clockText(i)} US/Eastern`, ...line })),
  );
});

test('larger bars are sums of lines', async () => {
  const { rows } = await barsOf(client, BarSizeSetting.MINUTES_FIVE, '1 D');
  expect(rows).toHaveLength(12);
  for (const [five, row] of rows.entries()) {
    const inside = lines.filter(({ i }) => Math.floor(i / 5) === five).map((line) => ({ ...line, date: '' }));
    const weight = inside.reduce((sum, { wap, volume }) => sum + wap * volume, 0);
    expect(row).toEqual({
      ...{
        date: `20260302 ${clockText(five * 5)} US/Eastern`,
        open: inside[0]?.open,
        close: inside.at(-1)?.close,
      },
      ...{ high: highest(inside), low: lowest(inside) },
      ...{ volume: total(inside, 'volume'), count: total(inside, 'count') },
      wap: expect.closeTo(weight / total(inside, 'volume'), 6),
    });
  }
});

test('a currency’s lines are the middle of its quotes', async () => {
  const days = await barsOf(client, BarSizeSetting.DAYS_ONE, '3 D', {
    contract: euro,
    what: WhatToShow.MIDPOINT,
  });
  // The day goes on: its close is that of the moment.
  expect(days.rows[0]).toMatchObject({
    date: '20260227',
    open: 1.05,
    high: 1.06,
    low: 1.04,
    close: 1.055,
    volume: -1,
  });
  expect(days.rows[1]).toMatchObject({ date: '20260302', open: 1.055 });
});

test('the first line is the head, and there is nothing before it', async () => {
  client.api.reqHeadTimestamp(900, AAPL, WhatToShow.TRADES, true, 1);
  const [, head] = await client.event(EventName.headTimestamp, (id) => id === 900);
  expect(head).toBe('20260302-14:30:00');
  const end = '20260227 16:00:00 US/Eastern';
  client.api.reqHistoricalData(
    901,
    AAPL,
    end,
    '1 D',
    BarSizeSetting.MINUTES_ONE,
    WhatToShow.TRADES,
    1,
    1,
    false,
  );
  expect((await errorOf(client, 901)).text).toContain('HMDS query returned no data');
});

test('live ticks walk through the lines', async () => {
  const live = steppedClock('2026-03-02T14:32:00Z');
  const served = await serve(live);
  const watcher = await connectStoqey(served.port, 2);
  watcher.api.reqTickByTickData(1, AAPL, 'Last' as TickByTickDataType, 0, false);
  watcher.api.reqMktData(2, AAPL, '', false, false);
  await settled(watcher);
  await live.advance(60_000);
  await settled(watcher);
  const line = lines[2];
  const prices = eventsOf(watcher, EventName.tickByTickAllLast, 1).map((values) => Number(values[2]));
  expect(prices).toHaveLength(line?.count ?? 0);
  expect([prices[0], prices.at(-1)]).toEqual([line?.open, line?.close]);
  expect([Math.max(...prices), Math.min(...prices)]).toEqual([line?.high, line?.low]);
  const lasts = eventsOf(watcher, EventName.tickPrice, 2).filter(([type]) => type === 4);
  expect(lasts.at(-1)?.[1]).toBe(line?.close);
  watcher.close();
  await served.close();
});
