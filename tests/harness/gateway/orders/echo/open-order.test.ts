import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openOrderValues } from '../../../../../harness/gateway/orders/echo/open-order.js';
import { openOrder } from '../../../../../harness/wire/replies/orders.js';
import { valuesOf } from '../../../../../harness/wire/values.js';
import { anyAsked, toldAt } from './any-order.js';
import { RECORDED, RECORDED_AT_200 } from './recorded.js';
import { NEW_YORK, orderOf, sent, ticketOf, VERSIONS } from './samples.js';

describe('openOrder says, field by field, what was recorded from a paper gateway', () => {
  test('of a market order in a stock at version 169', () => {
    const contract = {
      ...ticketOf().contract,
      conId: 76792991,
      symbol: 'TSLA',
      localSymbol: 'TSLA',
    };
    const ticket = ticketOf(
      { totalQuantity: 100, displaySize: 0, ocaType: 0, openClose: 'O', minQty: 0 },
      { permId: 1376327563, clientId: 100, orderId: 13, contract },
    );
    const order = orderOf({ account: 'DU1234567', quantity: 100 });
    expect(sent(openOrder, 169, openOrderValues(ticket, order, NEW_YORK))).toEqual({
      ...RECORDED,
      orderId: '13',
      conId: '76792991',
      symbol: 'TSLA',
      secType: 'STK',
      strike: '0',
      right: '?',
      exchange: 'SMART',
      currency: 'USD',
      localSymbol: 'TSLA',
      tradingClass: 'NMS',
      action: 'BUY',
      totalQuantity: '100',
      orderType: 'MKT',
      lmtPrice: '0.0',
      auxPrice: '0.0',
      tif: 'DAY',
      account: 'DU1234567',
      clientId: '100',
      permId: '1376327563',
      sharesAllocation: '1376327563.0/DU1234567/100',
      status: 'PreSubmitted',
    });
  });

  test('of a limit order in an option at version 200', () => {
    const contract = {
      ...ticketOf().contract,
      conId: 853200900,
      symbol: 'OBDC',
      secType: 'OPT',
      lastTradeDateOrContractMonth: '20261120',
      strike: 10,
      right: 'P',
      multiplier: '100',
      localSymbol: 'OBDC  261120P00010000',
      tradingClass: 'OBDC',
    };
    const ticket = ticketOf(
      { action: 'SELL', orderType: 'LMT', lmtPrice: 1.2, tif: 'GTC' },
      { permId: 1518189976, clientId: 0, orderId: 0, contract },
    );
    const order = orderOf({
      side: 'SELL',
      pricing: { kind: 'limit', limit: 1.2 },
      timeInForce: { kind: 'good-till-cancelled' },
    });
    expect(sent(openOrder, 200, openOrderValues(ticket, order, NEW_YORK))).toEqual({
      ...RECORDED,
      ...RECORDED_AT_200,
      orderId: '0',
      conId: '853200900',
      symbol: 'OBDC',
      secType: 'OPT',
      lastTradeDateOrContractMonth: '20261120',
      strike: '10',
      right: 'P',
      multiplier: '100',
      exchange: 'SMART',
      currency: 'USD',
      localSymbol: 'OBDC  261120P00010000',
      tradingClass: 'OBDC',
      action: 'SELL',
      totalQuantity: '1',
      orderType: 'LMT',
      lmtPrice: '1.2',
      auxPrice: '0.0',
      tif: 'GTC',
      account: 'DU9000001',
      clientId: '0',
      permId: '1518189976',
      sharesAllocation: '1518189976.0/DU9000001/100',
      status: 'PreSubmitted',
    });
  });
});

test('a child names its parent, and its group is named after it', () => {
  const order = orderOf({ parent: 1586577378 }, { heldBy: ['parent'] });
  const told = sent(openOrder, 178, openOrderValues(ticketOf({ parentId: 41 }), order, NEW_YORK));
  expect(told).toMatchObject({ parentId: '41', ocaGroup: '1586577378' });
});

test('a group that was asked for keeps its name', () => {
  const order = orderOf({ parent: 1586577378 });
  const told = sent(openOrder, 178, openOrderValues(ticketOf({ ocaGroup: 'mine' }), order, NEW_YORK));
  expect(told).toMatchObject({ ocaGroup: 'mine' });
});

test('an order that its group has shrunk is told in its new size', () => {
  const order = orderOf({ quantity: 10 }, { quantity: 6 });
  const told = sent(openOrder, 178, openOrderValues(ticketOf({ totalQuantity: 10 }), order, NEW_YORK));
  expect(told['totalQuantity']).toBe('6');
});

test('times come back on the clocks of the login', () => {
  const order = orderOf({
    timeInForce: { kind: 'good-till', until: Date.UTC(2026, 4, 24, 21) },
    goodAfter: Date.UTC(2026, 0, 5, 15, 30, 5),
  });
  const ticket = ticketOf({
    tif: 'GTD',
    goodTillDate: '20260524 21:00:00 UTC',
    goodAfterTime: '20260105-15:30:05',
  });
  const told = sent(openOrder, 178, openOrderValues(ticket, order, NEW_YORK));
  expect(told).toMatchObject({
    goodTillDate: '20260524 17:00:00 US/Eastern',
    goodAfterTime: '20260105 10:30:05 US/Eastern',
  });
});

test('a combo tells its legs, the sold ones as negative', () => {
  const legs = [
    { conId: 265598, ratio: 1, action: 'BUY', exchange: 'SMART' },
    { conId: 272093, ratio: 3, action: 'SELL', exchange: 'ARCA', openClose: 1, exemptCode: 0 },
  ];
  const ticket = ticketOf({
    comboLegs: legs,
    orderComboLegs: [{ price: 1.5 }, {}],
    smartComboRoutingParams: [{ tag: 'NonGuaranteed', value: '1' }],
  });
  expect(sent(openOrder, 178, openOrderValues(ticket, orderOf(), NEW_YORK))).toMatchObject({
    comboLegsDescrip: '265598|1,272093|-3',
    comboLegs: [
      { conId: '265598', ratio: '1', action: 'BUY', exchange: 'SMART', openClose: '0', exemptCode: '-1' },
      { conId: '272093', ratio: '3', action: 'SELL', exchange: 'ARCA', openClose: '1', exemptCode: '0' },
    ],
    orderComboLegs: [{ price: '1.5' }, {}],
    smartComboRoutingParams: [{ tag: 'NonGuaranteed', value: '1' }],
  });
});

test('conditions of every kind come back in the order in which they were sent', () => {
  const conditions = [
    { type: 7, conjunction: 'a', isMore: true, value: '5.0', conId: 265598, exchange: 'SMART' },
    { type: 5, conjunction: 'o', secType: 'STK', exchange: 'SMART', symbol: 'MSFT' },
    {
      type: 1,
      conjunction: 'a',
      isMore: false,
      value: '200',
      conId: 265598,
      exchange: 'SMART',
      triggerMethod: 2,
    },
    { type: 4, conjunction: 'o', isMore: false, value: '30' },
    { type: 3, conjunction: 'a', isMore: true, value: '20260302 15:00:00 US/Eastern' },
    { type: 6, conjunction: 'a', isMore: true, value: '100000', conId: 265598, exchange: 'SMART' },
  ];
  const ticket = ticketOf({ conditions, conditionsIgnoreRth: true });
  for (const version of VERSIONS) {
    const reading = valuesOf(
      openOrder,
      sent(openOrder, version, openOrderValues(ticket, orderOf(), NEW_YORK)),
    );
    expect(reading).toMatchObject({
      ok: true,
      values: { conditions, conditionsIgnoreRth: true, conditionsCancelOrder: false },
    });
  }
});

test('at every version the whole message is read again, with all that was asked', () => {
  fc.assert(
    fc.property(anyAsked, fc.constantFrom(...VERSIONS), (asked, version) => {
      const texts = sent(openOrder, version, openOrderValues(ticketOf(asked), orderOf(), NEW_YORK));
      const reading = valuesOf(openOrder, texts);
      if (!reading.ok) throw new Error(reading.failure.text);
      expect(reading.values).toMatchObject(toldAt(asked, version));
    }),
  );
});
