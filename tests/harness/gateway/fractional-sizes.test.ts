import { afterEach, beforeEach, expect, test } from 'vitest';
import { createGateway, type Gateway } from '../../../harness/gateway/create.js';
import {
  reqHistogramData,
  reqHistoricalData,
  reqHistoricalTicks,
} from '../../../harness/wire/requests/history.js';
import {
  reqMktData,
  reqRealTimeBars,
  reqTickByTickData,
} from '../../../harness/wire/requests/market-data.js';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { connectClient } from './client.js';

const COIN = { symbol: 'BTC', secType: 'CRYPTO', exchange: 'PAXOS', currency: 'USD' };
const bars = { barSizeSetting: '1 hour', durationStr: '1 D', useRTH: false, formatDate: 1 };

let gateway: Gateway;
beforeEach(() => {
  gateway = createGateway({ clock: steppedClock('2026-03-03T16:30:00Z') });
});
afterEach(() => gateway.close());

async function asked(max: number): Promise<unknown[]> {
  const client = await connectClient(gateway, { max });
  client.send(reqMktData, { reqId: 1, ...COIN } as never);
  client.send(reqTickByTickData, { reqId: 2, ...COIN, tickType: 'BidAsk' } as never);
  client.send(reqRealTimeBars, { reqId: 3, ...COIN, barSize: 5, whatToShow: 'MIDPOINT' } as never);
  client.send(reqHistoricalData, { reqId: 4, ...COIN, ...bars, whatToShow: 'MIDPOINT' } as never);
  client.send(reqHistoricalTicks, {
    reqId: 5,
    ...COIN,
    startDateTime: '20260303-10:00:00',
    whatToShow: 'BID_ASK',
    numberOfTicks: 5,
  } as never);
  client.send(reqHistogramData, { reqId: 6, ...COIN, timePeriod: '1 day' } as never);
  await client.settle();
  const errors = client.named('errMsg').filter(({ errorCode }) => errorCode === '10285');
  return errors.map(({ reqId }) => reqId).sort();
}

// Python's ibapi 9.81 ends over "0.13" where it expects a whole number.
test('below 163 nobody is told sizes that are fractions', async () => {
  expect(await asked(162)).toEqual(['1', '2', '3', '4', '5', '6']);
});

test('from 163 on they are', async () => {
  expect(await asked(163)).toEqual([]);
});
