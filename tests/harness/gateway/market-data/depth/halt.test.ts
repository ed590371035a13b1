import { expect, test } from 'vitest';
import { createGateway } from '../../../../../harness/gateway/create.js';
import { cancelMktDepth, reqMktDepth } from '../../../../../harness/wire/requests/market-data.js';
import { disturbMarket } from '../../../../../harness/world/disturbed/market.js';
import { createWorld } from '../../../../../harness/world/world.js';
import { steppedClock } from '../../../../../platform/clock/stepped.js';
import { find } from '../../../world/samples.js';
import { connectClient } from '../../client.js';

const START = Date.parse('2026-03-03T16:30:00Z');
const APPLE = {
  ...{ conId: 0, symbol: 'AAPL', secType: 'STK', lastTradeDateOrContractMonth: '', strike: 0, right: '' },
  ...{ multiplier: '', exchange: 'SMART', primaryExchange: '', currency: 'USD', localSymbol: '' },
  ...{ tradingClass: '', numRows: 5, isSmartDepth: true, mktDepthOptions: '' },
};

test('who looks at a book is told that it is halted; who asks anew gets nothing but that until it is not', async () => {
  const market = disturbMarket(createWorld({ seed: 1 }));
  market.halt(find('AAPL'), START + 10_000);
  market.resume(find('AAPL'), START + 20_000);
  const clock = steppedClock(START);
  const gateway = createGateway({ clock, market, settings: { messagesPerSecond: undefined } });
  const client = await connectClient(gateway);
  const told = () =>
    client
      .named('errMsg')
      .filter(({ errorCode }) => errorCode === '316' || errorCode === '317')
      .map(({ reqId, errorCode }) => `${reqId}: ${errorCode}`);
  const rows = (wanted: string) =>
    client.named('updateMktDepthL2').filter(({ reqId }) => reqId === wanted).length;

  client.send(reqMktDepth, { reqId: 1, ...APPLE });
  await clock.advance(12_000);
  await client.settle();
  expect(told()).toEqual(['1: 316']);

  client.send(cancelMktDepth, { reqId: 1, isSmartDepth: true });
  client.send(reqMktDepth, { reqId: 2, ...APPLE });
  await client.settle();
  await clock.advance(7000);
  await client.settle();
  expect([told(), rows('2')]).toEqual([['1: 316', '2: 316'], 0]);

  await clock.advance(2000);
  await client.settle();
  expect(told()).toEqual(['1: 316', '2: 316', '2: 317']);
  expect(rows('2')).toBeGreaterThan(9);
  gateway.close();
});
