import { expect, test } from 'vitest';
import { accountUpdateMulti, accountUpdateMultiEnd } from '../../../../harness/wire/replies/account.js';
import { openOrderEnd, orderStatus } from '../../../../harness/wire/replies/executions.js';
import { tickPrice, tickSnapshotEnd } from '../../../../harness/wire/replies/market-data.js';
import { openOrder } from '../../../../harness/wire/replies/orders.js';
import { contractDetails, contractDetailsEnd } from '../../../../harness/wire/replies/reference.js';
import { errMsg } from '../../../../harness/wire/replies/session.js';
import { unsetBut } from '../../../../harness/wire/unset-but.js';
import { AAPL, contract, wanted, watchOver } from './scene.js';
import { logIn, scriptedUpstream, type UpstreamSide } from './upstream.js';

type Texts = Readonly<Record<string, unknown>>;

const tell = (side: UpstreamSide, reqId: number, ticks: readonly (readonly [number, number])[]) => {
  for (const [tickType, price] of ticks) {
    side.send(tickPrice, { reqId, tickType, price, size: 1, attrMask: 0 });
  }
};
const refuse = (side: UpstreamSide, reqId: number, errorCode: number, errorMsg: string) =>
  side.send(errMsg, { reqId, errorCode, errorMsg, advancedOrderRejectJson: '', errorTime: 0 });

/** An upstream on which there is one instrument of a kind, with the ticks of a snapshot. */
function quoting(snapshot: (side: UpstreamSide, reqId: number) => void) {
  return scriptedUpstream({
    asked(name, side, texts: Texts) {
      const reqId = Number(texts['reqId']);
      if (name === 'startApi') logIn(side);
      if (name === 'reqContractDetails') {
        const told = { reqId, symbol: 'AAPL', secType: 'STK', conId: 7, currency: 'USD', priceMagnifier: 1 };
        side.send(contractDetails, unsetBut(contractDetails, { ...told, exchange: 'SMART' }));
        side.send(contractDetailsEnd, { reqId });
      }
      if (name === 'reqMktData') snapshot(side, reqId);
    },
  });
}

const price = wanted({ contracts: [AAPL], prices: true });

test('prices enough are taken before the upstream says that they were all', async () => {
  const upstream = quoting((side, reqId) =>
    tell(side, reqId, [
      [1, 99],
      [2, 101],
      [9, 110],
    ]),
  );
  const { watch, wait } = await watchOver(upstream.connect);
  const fetched = watch.fetch(price);
  await wait(199);
  expect(watch.has(price)).toBe(false);
  await wait(1);
  await fetched;
  expect(watch.quote(AAPL)).toMatchObject({ known: true, value: { high: 110, at: 200 } });
});

test('after three seconds whatever has come is taken', async () => {
  const upstream = quoting((side, reqId) =>
    tell(side, reqId, [
      [1, -1],
      [75, 98],
    ]),
  );
  const { watch, wait } = await watchOver(upstream.connect);
  void watch.fetch(price);
  await wait(2999);
  expect(watch.has(price)).toBe(false);
  await wait(1);
  expect(watch.quote(AAPL)).toMatchObject({ known: true, value: { high: 98 } });
});

test.each<[string, readonly (readonly [number, number])[]]>([
  ['nothing', []],
  [
    '-1 and 0',
    [
      [1, -1],
      [2, -1],
      [4, 0],
      [9, 0],
    ],
  ],
  [
    'the day’s high and low alone',
    [
      [6, 12],
      [7, 10],
    ],
  ],
])('a snapshot of %s is no price', async (_, ticks) => {
  const upstream = quoting((side, reqId) => {
    tell(side, reqId, ticks);
    side.send(tickSnapshotEnd, { reqId });
  });
  const { watch } = await watchOver(upstream.connect);
  await watch.fetch(price);
  expect(watch.quote(AAPL)).toEqual({ known: false, why: 'the upstream has no price of AAPL now' });
});

test('a notice that data are delayed is no refusal', async () => {
  const upstream = quoting((side, reqId) => {
    refuse(side, reqId, 10167, 'Displaying delayed market data.');
    tell(side, reqId, [
      [66, 99],
      [67, 101],
      [68, 100],
      [75, 90],
    ]);
    side.send(tickSnapshotEnd, { reqId });
  });
  const { watch } = await watchOver(upstream.connect);
  await watch.fetch(price);
  expect(watch.quote(AAPL)).toMatchObject({ known: true, value: { high: 101 } });
});

/** Currencies of an account in Swiss francs: pairs with dollars alone. */
const pairs: Readonly<Record<string, { conId: number; price: number }>> = {
  'USD.CHF': { conId: 1, price: 0.8 },
  'USD.SEK': { conId: 2, price: 10 },
};

test('currencies without a pair of their own are reckoned by way of the dollar', async () => {
  const upstream = scriptedUpstream({
    asked(name, side, texts: Texts) {
      const reqId = Number(texts['reqId']);
      if (name === 'startApi') logIn(side);
      if (name === 'reqAccountUpdatesMulti') {
        const row = { reqId, account: 'DU1', modelCode: '', key: '$LEDGER-ExchangeRate' };
        side.send(accountUpdateMulti, { ...row, value: '1.00', currency: 'BASE' });
        side.send(accountUpdateMulti, { ...row, value: '1.00', currency: 'CHF' });
        side.send(accountUpdateMulti, { ...row, value: '0.91', currency: 'EUR' });
        side.send(accountUpdateMultiEnd, { reqId });
      }
      if (name === 'reqContractDetails') {
        const [symbol, currency] = [String(texts['symbol']), String(texts['currency'])];
        const isStock = texts['secType'] === 'STK';
        const conId = isStock ? 9 : pairs[`${symbol}.${currency}`]?.conId;
        if (conId === undefined) {
          refuse(side, reqId, 200, 'none');
          return;
        }
        const told = { reqId, symbol, secType: isStock ? 'STK' : 'CASH', conId, currency };
        side.send(contractDetails, unsetBut(contractDetails, { ...told, exchange: 'IDEALPRO' }));
        side.send(contractDetailsEnd, { reqId });
      }
      if (name === 'reqMktData') {
        const { price: last = 0 } =
          Object.values(pairs).find(({ conId }) => String(conId) === texts['conId']) ?? {};
        tell(side, reqId, [
          [1, last * 0.99],
          [2, last * 1.01],
        ]);
        side.send(tickSnapshotEnd, { reqId });
      }
    },
  });
  const { watch } = await watchOver(upstream.connect, { settings: { messagesPerSecond: 100 } });
  const swedish = contract({ symbol: 'ERICB', secType: 'STK', exchange: 'SFB', currency: 'SEK' });
  await watch.fetch(wanted({ contracts: [swedish], rates: true }));
  const rate = watch.rate('DU1', 'SEK');
  expect(rate.known && rate.value).toBeCloseTo(0.08, 10);
  expect(watch.rate('DU1', 'CHF')).toEqual({ known: true, value: 1 });
  expect(watch.rate('DU1', 'EUR')).toEqual({ known: true, value: 0.91 });
  expect(watch.rate('DU1', 'THB').known).toBe(false);
});

test('of open orders it is known how much has traded; those that are over, or of a preview, are none', async () => {
  const upstream = scriptedUpstream({
    asked(name, side) {
      if (name === 'startApi') logIn(side);
      if (name !== 'reqAllOpenOrders') return;
      const order = { clientId: 3, orderId: 1, permId: 11, account: 'DU1', status: 'Submitted' };
      const more = [
        order,
        { ...order, orderId: 2, permId: 12 },
        { ...order, orderId: 2, permId: 12, status: 'Filled' },
        { ...order, orderId: 4, permId: 14, whatIf: true },
      ];
      for (const each of more) side.send(openOrder, unsetBut(openOrder, each));
      const { permId, clientId, orderId } = order;
      for (const [id, filled] of [
        [permId, 4],
        [99, 7],
      ] as const) {
        side.send(orderStatus, unsetBut(orderStatus, { permId: id, clientId, orderId, filled }));
      }
      side.send(openOrderEnd, {});
    },
  });
  const { watch } = await watchOver(upstream.connect);
  const value = [{ clientId: 3, orderId: 1, permId: 11, account: 'DU1', filled: 4 }];
  expect(await watch.openOrders()).toEqual({ known: true, value });
});

test('an upstream that does not tell of orders says why', async () => {
  const readOnly =
    "Error validating request.-'cO' : cause - The API interface is currently in Read-Only mode.";
  const upstream = scriptedUpstream({
    asked(name, side) {
      if (name === 'startApi') logIn(side);
      if (name === 'reqAllOpenOrders') refuse(side, -1, 321, readOnly);
    },
  });
  const { watch } = await watchOver(upstream.connect);
  expect(await watch.openOrders()).toMatchObject({ known: false, why: readOnly });
  expect(watch.isUp).toBe(true);
});

test('an answer about orders that does not come ends the session: a later one could not be told apart', async () => {
  const upstream = scriptedUpstream();
  const { watch, wait } = await watchOver(upstream.connect, { settings: { silence: 60_000 } });
  const asked = watch.openOrders();
  await wait(10_000);
  expect(await asked).toMatchObject({ known: false });
  expect(watch.isUp).toBe(false);
  await wait(1000);
  expect(upstream.sides).toHaveLength(2);
});
