import { expect, test } from 'vitest';
import { completedOrderValues } from '../../../../../harness/gateway/orders/echo/completed-order.js';
import { completedOrder } from '../../../../../harness/wire/replies/orders.js';
import { valuesOf } from '../../../../../harness/wire/values.js';
import type { EndReason } from '../../../../../trading/exchange/orders/order.js';
import { NEW_YORK, orderOf, sent, ticketOf, VERSIONS } from './samples.js';

const UNSET = '1.7976931348623157E308';

/** What a paper gateway said of ended orders of which only type, price and size were asked. */
const RECORDED = {
  conId: '265598',
  symbol: 'AAPL',
  secType: 'STK',
  strike: '0',
  right: '?',
  exchange: 'SMART',
  currency: 'USD',
  localSymbol: 'AAPL',
  tradingClass: 'NMS',
  action: 'BUY',
  tif: 'DAY',
  account: 'DU9000001',
  origin: '0',
  permId: '1426085924',
  outsideRth: '0',
  hidden: '0',
  discretionaryAmt: '0',
  shortSaleSlot: '0',
  exemptCode: '-1',
  displaySize: '2147483647',
  sweepToFill: '0',
  allOrNone: '0',
  ocaType: '3',
  triggerMethod: '0',
  volatilityType: '0',
  deltaNeutralOrderType: 'None',
  deltaNeutralOrderConId: '0',
  deltaNeutralShortSale: '0',
  deltaNeutralShortSaleSlot: '0',
  continuousUpdate: '0',
  referencePriceType: '0',
  comboLegs: [],
  orderComboLegs: [],
  smartComboRoutingParams: [],
  scaleInitLevelSize: '2147483647',
  scaleSubsLevelSize: '2147483647',
  clearingIntent: 'IB',
  notHeld: '0',
  hasDeltaNeutralContract: '0',
  solicited: '0',
  randomizeSize: '0',
  randomizePrice: '0',
  conditions: [],
  cashQty: '0',
  dontUseAutoPriceForHedge: '1',
  isOmsContainer: '0',
  refFuturesConId: '2147483647',
  autoCancelParent: '0',
  shareholder: 'Not an insider or substantial shareholder',
  imbalanceOnly: '0',
  routeMarketableToBbo: '0',
  parentPermId: '9223372036854775807',
};

test('completedOrder says, field by field, what was recorded of a cancelled trailing stop limit at 200', () => {
  const ticket = ticketOf({ orderType: 'TRAIL LIMIT' }, { permId: 1426085924 });
  const at = Date.UTC(2026, 3, 15, 15, 0, 11);
  const order = orderOf(
    { pricing: { kind: 'trail-limit', by: { amount: 1 }, stop: 2000, limitOffset: 0.05 } },
    { status: 'Cancelled', stop: 2000, ended: { at, reason: 'by-client' } },
  );
  expect(sent(completedOrder, 200, completedOrderValues(ticket, order, NEW_YORK, at))).toEqual({
    ...RECORDED,
    totalQuantity: '1',
    orderType: 'TRAIL LIMIT',
    lmtPrice: '2000.05',
    auxPrice: '1.0',
    trailStopPrice: '2000.0',
    status: 'Cancelled',
    adjustedTrailStopPrice: '2000.0',
    lmtPriceOffset: '0.05',
    filledQuantity: '0',
    completedTime: '20260415 11:00:11 US/Eastern',
    completedStatus: 'Cancelled by Trader',
    professionalCustomer: '0',
  });
});

test('completedOrder says, field by field, what was recorded of a filled market order at 169', () => {
  const ticket = ticketOf({ totalQuantity: 100 }, { permId: 1426085924 });
  const order = orderOf({ quantity: 100 }, { status: 'Filled', filled: 100, averagePrice: 150.25 });
  const at = Date.UTC(2023, 2, 6, 17, 28, 30);
  expect(sent(completedOrder, 169, completedOrderValues(ticket, order, NEW_YORK, at))).toEqual({
    ...RECORDED,
    totalQuantity: '0',
    orderType: 'MKT',
    lmtPrice: '0.0',
    auxPrice: '0.0',
    status: 'Filled',
    adjustedTrailStopPrice: UNSET,
    lmtPriceOffset: UNSET,
    filledQuantity: '100',
    completedTime: '20230306 12:28:30 US/Eastern',
    completedStatus: 'Filled Size: 100',
  });
});

const endings: readonly (readonly [EndReason, string])[] = [
  ['by-all', 'Cancelled by Trader'],
  ['by-parent', 'Cancelled by System:\n'],
  ['by-oca', 'Cancelled by System:\n'],
  ['not-filled-at-once', 'Cancelled by System:\n'],
  ['end-of-day', 'Expired'],
  ['end-of-time', 'Expired'],
  ['rejected', 'Rejected by System:'],
];

test.each(endings)('an order that ended %s says %j', (reason, expected) => {
  const order = orderOf({}, { status: 'Cancelled', ended: { at: 0, reason } });
  const told = sent(completedOrder, 178, completedOrderValues(ticketOf(), order, NEW_YORK, 0));
  expect(told['completedStatus']).toBe(expected);
});

test('a child names the order that it hung on', () => {
  const told = completedOrderValues(ticketOf(), orderOf({ parent: 1586577378 }), NEW_YORK, 0);
  expect(sent(completedOrder, 178, told)).toMatchObject({
    parentPermId: '1586577378',
    ocaGroup: '1586577378',
  });
});

test('of an order that was filled in part the rest is its size', () => {
  const order = orderOf({ quantity: 10 }, { status: 'Cancelled', filled: 4 });
  const told = sent(completedOrder, 178, completedOrderValues(ticketOf(), order, NEW_YORK, 0));
  expect(told).toMatchObject({ totalQuantity: '6', filledQuantity: '4' });
});

test.each(VERSIONS)('at version %i the whole message is read again', (version) => {
  const ticket = ticketOf({
    orderType: 'PEG BENCH',
    algoStrategy: 'Vwap',
    algoParams: [{ tag: 'maxPctVol', value: '0.1' }],
    conditions: [{ type: 3, conjunction: 'a', isMore: true, value: '20260302-15:00:00' }],
    scalePriceIncrement: 0.5,
  });
  const texts = sent(completedOrder, version, completedOrderValues(ticket, orderOf(), NEW_YORK, 0));
  expect(valuesOf(completedOrder, texts)).toMatchObject({
    ok: true,
    values: {
      orderType: 'PEG BENCH',
      algoParams: [{ tag: 'maxPctVol', value: '0.1' }],
      conditions: [{ type: 3, value: '20260302-15:00:00' }],
      scalePriceIncrement: 0.5,
      completedStatus: 'Filled Size: 0',
    },
  });
});
