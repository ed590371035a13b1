import { afterEach, beforeEach, expect, test } from 'vitest';
import { createGateway, type Gateway } from '../../../../harness/gateway/create.js';
import { cancelHistoricalData } from '../../../../harness/wire/requests/history.js';
import { type SteppedClock, steppedClock } from '../../../../platform/clock/stepped.js';
import { connectHistory, type HistoryClient } from './requests.js';

let clock: SteppedClock;
let gateway: Gateway;
let client: HistoryClient;

const begin = async (at: string) => {
  clock = steppedClock(at);
  gateway = createGateway({ clock, settings: { messagesPerSecond: undefined, openHistoricalRequests: 2 } });
  client = await connectHistory(gateway);
};
const pass = async (seconds: number) => {
  await clock.advance(seconds * 1000);
  await client.settle();
};

beforeEach(() => begin('2026-03-03T16:29:48Z'));
afterEach(() => gateway.close());

const LIVE = { keepUpToDate: true, durationStr: '300 S' };

test('the running bar comes every five seconds of the clock, and each bar once complete', async () => {
  await client.ask(1, LIVE);
  await pass(30);
  expect(client.updates(1).map(({ date }) => String(date).slice(9, 17))).toEqual([
    '11:29:00', // at 11:29:50
    '11:29:00',
    '11:29:00', // at 11:30:00, when it is complete
    '11:29:00',
    '11:30:00', // at 11:30:05
    '11:30:00',
    '11:30:00',
  ]);
});

test('what updates bring becomes what history has', async () => {
  await client.ask(1, LIVE);
  const dates = new Map(client.bars(1).map((bar) => [bar['date'], bar]));
  await pass(192);
  for (const { reqId: _, ...bar } of client.updates(1)) dates.set(bar['date'], bar);
  await client.ask(2, { durationStr: '480 S' });
  const history = client.bars(2);
  expect(history).toHaveLength(8);
  for (const bar of history) expect(dates.get(bar['date'])).toEqual(bar);
});

test('bars of a day run on as well', async () => {
  await client.ask(1, { ...LIVE, durationStr: '2 D', barSizeSetting: '1 day' });
  await pass(12);
  expect(client.updates(1).map(({ date }) => date)).toEqual(['20260303', '20260303', '20260303']);
});

test('views without trades have no volume, average or count', async () => {
  await client.ask(1, { ...LIVE, whatToShow: 'MIDPOINT' });
  await pass(5);
  const nothing = { volume: '-1', wap: '-1', count: '-1' };
  expect(client.bars(1).at(-1)).toMatchObject(nothing);
  expect(client.updates(1)).toMatchObject([nothing]);
});

test('trades of crypto, which IB calls their aggregate, run on as well', async () => {
  const bitcoin = { symbol: 'BTC', secType: 'CRYPTO', exchange: 'PAXOS', whatToShow: 'AGGTRADES' };
  await client.ask(1, { ...LIVE, ...bitcoin });
  await pass(30);
  expect(client.codes(1)).toEqual([]);
  expect(client.updates(1).length).toBeGreaterThan(5);
  expect(client.updates(1).every(({ volume }) => Number(volume) > 0)).toBe(true);
});

test('while nothing trades nothing comes; afterwards it goes on with the new trading date', async () => {
  // Chicago rests from 16:00 to 17:00.
  await begin('2026-03-03T21:59:52Z');
  await client.ask(1, { ...LIVE, symbol: 'ES', secType: 'CONTFUT', exchange: 'CME', useRTH: false });
  await pass(10);
  expect(client.updates(1)).toHaveLength(2);
  await pass(3600);
  expect(client.updates(1)).toHaveLength(2);
  await pass(5);
  expect(client.updates(1).at(-1)).toMatchObject({ date: '20260303 17:00:00 US/Central' });
});

const leap = async (by: string) => {
  const before = client.updates(1).length;
  gateway.trouble.act('move-clock', { by });
  await client.settle();
  return client.updates(1).slice(before);
};

test.each(['5 secs', '1 min', '1 hour', '1 day', '1 week'])(
  'a leap of the clock completes the running bar of %s, and brings one of those after it',
  async (barSizeSetting) => {
    await client.ask(1, {
      ...LIVE,
      barSizeSetting,
      durationStr: barSizeSetting === '5 secs' ? '60 S' : '1 M',
    });
    const running = client.bars(1).at(-1);
    const shown = await leap('59d');
    await client.ask(2, {
      ...{ barSizeSetting, durationStr: '3 M' },
      // Small bars are kept for half a year, of which nobody asks for all.
      ...(barSizeSetting === '5 secs' ? { endDateTime: '20260303-16:31:00', durationStr: '120 S' } : {}),
    });
    const complete = client.bars(2).find(({ date }) => date === running?.['date']);
    expect(shown).toHaveLength(2);
    expect(shown[0]).toMatchObject({ ...complete });
    expect(String(shown[1]?.['date']) > '202604').toBe(true);
    await pass(5);
    expect([1, 2]).toContain(client.updates(1).length - shown.length);
  },
);

test('a leap from night to night is not made up for in the morning', async () => {
  await begin('2026-03-03T05:00:00Z');
  await client.ask(1, LIVE);
  expect(await leap('2d')).toEqual([]);
  expect(await leap('9h')).toEqual([]);
  expect(await leap('32m')).toHaveLength(3);
});

test('a cancel ends it with 162, and there is nothing left to cancel', async () => {
  await client.ask(1, LIVE);
  client.send(cancelHistoricalData, { reqId: 1 });
  await pass(20);
  expect(client.updates(1)).toEqual([]);
  expect(client.codes(1)).toEqual([162]);
  expect(client.errorText(1)).toBe(
    'Historical Market Data Service error message:API historical data query cancelled: 1',
  );
  client.send(cancelHistoricalData, { reqId: 1 });
  await client.settle();
  expect(client.codes(1)).toEqual([162, 366]);
  expect(client.errorText(1)).toBe('No historical data query found for ticker id:1');
});

test('what has been answered completely cannot be cancelled', async () => {
  await client.ask(1);
  client.send(cancelHistoricalData, { reqId: 1 });
  await client.settle();
  expect(client.codes(1)).toEqual([366]);
});

test('an id in use is refused, whatever is asked under it', async () => {
  await client.ask(1, LIVE);
  await client.ask(1);
  expect(client.codes(1)).toEqual([322]);
  expect(client.errorText(1)).toContain('Duplicate ticker ID for API historical data query');
  expect(client.named('historicalData')).toHaveLength(1);
});

test('only so many are open at once, over all clients; a cancel and a goodbye leave room', async () => {
  const other = await connectHistory(gateway, { clientId: 2 });
  await other.ask(1, LIVE);
  await client.ask(1, LIVE);
  await client.ask(2, LIVE);
  expect(client.codes(2)).toEqual([322]);
  expect(client.errorText(2)).toContain('Only 2 simultaneous API historical data requests allowed.');
  await client.ask(3);
  expect(client.codes(3)).toEqual([]);

  other.stream.end();
  await client.settle();
  await client.ask(4, LIVE);
  expect(client.codes(4)).toEqual([]);
  client.send(cancelHistoricalData, { reqId: 4 });
  await client.ask(5, LIVE);
  expect(client.codes(5)).toEqual([]);
});

test('small bars are paced by the wall, even where the market stands still', async () => {
  const wall = steppedClock(0);
  const paced = createGateway({ clock, wall, settings: { messagesPerSecond: undefined } });
  const asking = await connectHistory(paced);
  const small = { barSizeSetting: '30 secs', durationStr: '300 S' };
  await asking.ask(1, small);
  await asking.ask(2, small);
  expect([asking.codes(1), asking.codes(2)]).toEqual([[], [162]]);
  expect(asking.errorText(2)).toContain('Historical data request pacing violation');
  // Bars of a minute are not paced.
  await asking.ask(3);
  await asking.ask(4);
  expect([asking.codes(3), asking.codes(4)]).toEqual([[], []]);
  await wall.advance(15_000);
  await asking.ask(5, small);
  expect(asking.codes(5)).toEqual([]);
  // Quotes of both sides count twice, so that the third request is the sixth.
  const quotes = { ...small, whatToShow: 'BID_ASK' };
  for (const [reqId, durationStr] of ['60 S', '120 S', '180 S'].entries()) {
    await asking.ask(reqId + 10, { ...quotes, durationStr });
  }
  expect([asking.codes(10), asking.codes(11), asking.codes(12)]).toEqual([[], [], [162]]);
  paced.close();
});
