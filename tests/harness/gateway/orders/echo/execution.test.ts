import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commissionValues } from '../../../../../harness/gateway/orders/echo/commission.js';
import { execDetailsValues } from '../../../../../harness/gateway/orders/echo/execution.js';
import { commissionReport, execDetails } from '../../../../../harness/wire/replies/executions.js';
import { fillOf, NEW_YORK, sent, ticketOf } from './samples.js';

const UNSET = '1.7976931348623157E308';

test('execDetails says, field by field, what was recorded of a trade at version 200', () => {
  const told = sent(execDetails, 200, execDetailsValues(fillOf(), ticketOf(), -1, 200, NEW_YORK));
  expect(told).toEqual({
    reqId: '-1',
    orderId: '1',
    conId: '265598',
    symbol: 'AAPL',
    secType: 'STK',
    strike: '0.0',
    exchange: 'IEX',
    currency: 'USD',
    localSymbol: 'AAPL',
    tradingClass: 'NMS',
    execId: '1732e39a.00000007.01.01',
    time: '20260413 15:27:04 US/Eastern',
    acctNumber: 'DU9000001',
    execExchange: 'IEX',
    side: 'BOT',
    shares: '1',
    price: '257.95',
    permId: '389211034',
    clientId: '94',
    liquidation: '0',
    cumQty: '1',
    avgPrice: '257.95',
    lastLiquidity: '2',
    pendingPriceRevision: '0',
  });
});

test.each([
  [157, '20260413  15:27:04'],
  [173, '20260413  15:27:04'],
  [174, '20260413 15:27:04 US/Eastern'],
])('at version %i a trade happened at %s', (version, expected) => {
  const told = sent(execDetails, version, execDetailsValues(fillOf(), ticketOf(), 9, version, NEW_YORK));
  expect(told['time']).toBe(expected);
});

test('a sale that had stood in the book has added liquidity, under the reference of its order', () => {
  const fill = fillOf({ side: 'SELL', liquidity: 'added' });
  const told = sent(
    execDetails,
    178,
    execDetailsValues(fill, ticketOf({ orderRef: 'mine' }), 9, 178, NEW_YORK),
  );
  expect(told).toMatchObject({ side: 'SLD', lastLiquidity: '1', orderRef: 'mine' });
});

describe('of a combo', () => {
  const bag = { ...ticketOf().contract, conId: 28812380, symbol: 'AAPL,MSFT', secType: 'BAG' };
  const ticket = ticketOf({}, { contract: bag });
  const tell = (fill: Parameters<typeof fillOf>[0]) =>
    sent(execDetails, 178, execDetailsValues(fillOf(fill), ticket, 9, 178, NEW_YORK));

  test('the whole is told as the bag, and each leg as what it is, under one id in parts', () => {
    expect(tell({ number: 20, conId: 28812380, isCombo: true })).toMatchObject({
      secType: 'BAG',
      execId: '1732e39a.00000014.01.01',
    });
    expect(tell({ number: 21, legOf: 20, conId: 272093, exchange: 'ARCA' })).toMatchObject({
      secType: 'STK',
      symbol: 'MSFT',
      exchange: 'ARCA',
      execId: '1732e39a.00000014.02.01',
    });
    expect(tell({ number: 22, legOf: 20 })).toMatchObject({ execId: '1732e39a.00000014.03.01' });
  });
});

test('no two trades have the same id, and a commission names its trade', () => {
  const anyFill = fc.record({ number: fc.nat(), order: fc.nat() });
  fc.assert(
    fc.property(anyFill, anyFill, (one, other) => {
      const idOf = (fill: typeof one) => {
        const details = execDetailsValues(fillOf(fill), ticketOf(), 1, 178, NEW_YORK);
        expect(commissionValues(fillOf(fill)).execId).toBe(details.execId);
        return details.execId;
      };
      expect(idOf(one) === idOf(other)).toBe(one.number === other.number && one.order === other.order);
      expect(idOf(one)).toMatch(/^[0-9a-f]{8}\.[0-9a-f]{8}\.\d\d\.\d\d$/);
    }),
  );
});

test('the commission of a trade that closed nothing has no profit, as it was recorded', () => {
  expect(sent(commissionReport, 200, commissionValues(fillOf()))).toEqual({
    version: '1',
    execId: '1732e39a.00000007.01.01',
    commission: '1.0',
    currency: 'USD',
    realizedPNL: UNSET,
    yield: UNSET,
  });
});

test('the commission of a trade that closed something tells the profit', () => {
  const told = sent(commissionReport, 178, commissionValues(fillOf({ commission: 0.62, realized: -2.49 })));
  expect(told).toMatchObject({ commission: '0.62', realizedPNL: '-2.49' });
});
