import { expect, test } from 'vitest';
import type { AskedContract } from '../../../../harness/guard/asked/asked-order.js';
import { reqMktData } from '../../../../harness/wire/requests/market-data.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { connectClient } from '../../gateway/client.js';
import { AAPL, contract, EURUSD, type GatewayScene, wanted, watchGateway } from './scene.js';

/** What another client sees of the same contract: the highest and the lowest of bid, ask, last and close. */
async function extremesSeen(
  { gateway }: GatewayScene,
  { secId: _, ...asked }: AskedContract,
): Promise<{ readonly high: number; readonly low: number }> {
  const client = await connectClient(gateway);
  client.send(reqMktData, unsetBut(reqMktData, { reqId: 1, ...asked, snapshot: true }));
  await client.settle();
  const prices = client
    .named('tickPrice')
    .filter(({ tickType }) => ['1', '2', '4', '9'].includes(String(tickType)))
    .map(({ price }) => Number(price));
  client.stream.end();
  return { high: Math.max(...prices), low: Math.min(...prices.filter((price) => price > 0)) };
}

async function quoteOf({ watch }: GatewayScene, asked: AskedContract) {
  await watch.fetch(wanted({ contracts: [asked], prices: true }));
  return watch.quote(asked);
}

test.each<[string, Partial<AskedContract>]>([
  ['a stock', AAPL],
  ['a currency, which has no last price', EURUSD],
  ['a cryptocurrency', { symbol: 'BTC', secType: 'CRYPTO', exchange: 'PAXOS', currency: 'USD' }],
  [
    'an option',
    {
      symbol: 'SPY',
      secType: 'OPT',
      lastTradeDateOrContractMonth: '20260320',
      strike: 680,
      right: 'C',
      exchange: 'SMART',
      currency: 'USD',
    },
  ],
  [
    'a future',
    {
      symbol: 'ES',
      secType: 'FUT',
      lastTradeDateOrContractMonth: '202606',
      exchange: 'CME',
      currency: 'USD',
    },
  ],
])('the quote of %s is the highest and the lowest price that another client sees', async (_, asked) => {
  const scene = await watchGateway();
  const { high, low } = await extremesSeen(scene, contract(asked));
  expect(high).toBeGreaterThan(low);
  expect(await quoteOf(scene, contract(asked))).toMatchObject({ known: true, value: { high, low, at: 0 } });
});

test('where the login has no live prices, delayed ones count', async () => {
  const scene = await watchGateway({}, { delayedOnly: ['NASDAQ'] });
  const live = await watchGateway();
  const [delayed, now] = [await quoteOf(scene, AAPL), await quoteOf(live, AAPL)];
  expect(delayed).toMatchObject({ known: true });
  expect(delayed).not.toEqual(now);
});

test('where it has no prices at all, the upstream says why', async () => {
  const scene = await watchGateway({}, { delayedOnly: ['PAXOS'] });
  const bitcoin = contract({ symbol: 'BTC', secType: 'CRYPTO', exchange: 'PAXOS', currency: 'USD' });
  expect(await quoteOf(scene, bitcoin)).toEqual({
    known: false,
    why: 'no price of BTC: Requested market data is not subscribed. Delayed market data is not enabled.',
  });
});

test('when trading is over, the last prices count', async () => {
  const scene = await watchGateway({ at: '2026-03-07T16:30:00Z' });
  expect(await quoteOf(scene, AAPL)).toMatchObject({ known: true });
});

test('prices that another session has taken are no prices', async () => {
  const scene = await watchGateway();
  scene.gateway.trouble.act('steal-data', {});
  expect(await quoteOf(scene, AAPL)).toMatchObject({
    known: false,
    why: expect.stringContaining('competing'),
  });
});

test('a quote is fresh for five seconds', async () => {
  const scene = await watchGateway();
  const all = wanted({ contracts: [AAPL], prices: true });
  await scene.watch.fetch(all);
  await scene.wait(4999);
  expect(scene.watch.has(all)).toBe(true);
  await scene.wait(1);
  expect(scene.watch.has(all)).toBe(false);
  await scene.watch.fetch(all);
  expect(scene.watch.quote(AAPL)).toMatchObject({ known: true, value: { at: 5000 } });
});

test('a quote that nobody renews is none after a while', async () => {
  const scene = await watchGateway();
  await scene.watch.fetch(wanted({ contracts: [AAPL], prices: true }));
  await scene.wait(20_000);
  expect(scene.watch.quote(AAPL).known).toBe(false);
});
