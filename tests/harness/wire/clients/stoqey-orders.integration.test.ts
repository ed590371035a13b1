import {
  ConjunctionConnection,
  type Contract,
  EventName,
  ExecutionCondition,
  IBApi,
  MarginCondition,
  type Order,
  OrderAction,
  type OrderCondition,
  OrderType,
  PercentChangeCondition,
  PriceCondition,
  SecType,
  TimeCondition,
  TriggerMethod,
  VolumeCondition,
} from '@stoqey/ib';
import { expect, test } from 'vitest';
import { encode } from '../../../../harness/wire/encode.js';
import { decodeBody } from '../../../../harness/wire/message.js';
import { nextValidId } from '../../../../harness/wire/replies/session.js';
import { placeOrder } from '../../../../harness/wire/requests/place-order.js';
import { valuesOf } from '../../../../harness/wire/values.js';
import { serve } from './served.js';

const versions = Array.from({ length: 193 - 157 + 1 }, (_, at) => 157 + at).filter((at) => at !== 158);
const { AND, OR } = ConjunctionConnection;

const stock: Contract = {
  conId: 265598,
  symbol: 'AAPL',
  secType: SecType.STK,
  exchange: 'SMART',
  currency: 'USD',
};
const limit: Order = {
  action: OrderAction.BUY,
  totalQuantity: 100,
  orderType: OrderType.LMT,
  lmtPrice: 1.25,
};

const conditions: readonly (readonly [OrderCondition, object])[] = [
  [
    new PriceCondition(10.5, TriggerMethod.Last, 1, 'SMART', true, AND),
    { type: 1, conjunction: 'a', isMore: true, value: '10.5', conId: 1, exchange: 'SMART', triggerMethod: 2 },
  ],
  [
    new TimeCondition('20260102 10:00:00 UTC', false, OR),
    { type: 3, conjunction: 'o', isMore: false, value: '20260102 10:00:00 UTC' },
  ],
  [new MarginCondition(30, true, AND), { type: 4, conjunction: 'a', isMore: true, value: '30' }],
  [
    new ExecutionCondition('SMART', SecType.STK, 'MSFT', OR),
    { type: 5, conjunction: 'o', secType: 'STK', exchange: 'SMART', symbol: 'MSFT' },
  ],
  [
    new VolumeCondition(500, 2, 'SMART', false, AND),
    { type: 6, conjunction: 'a', isMore: false, value: '500', conId: 2, exchange: 'SMART' },
  ],
  [
    new PercentChangeCondition(2.5, 3, 'SMART', true, OR),
    { type: 7, conjunction: 'o', isMore: true, value: '2.5', conId: 3, exchange: 'SMART' },
  ],
];

interface Ticket {
  readonly name: string;
  readonly contract?: Contract;
  readonly order?: Partial<Order>;
  /** The first version that knows the block. */
  readonly since?: number;
  /** What the message must say, among the rest. */
  readonly says: object;
}

const leg = { conId: 11, ratio: 1, action: OrderAction.BUY, exchange: 'SMART' };
const legs = [
  { ...leg, openClose: 1, shortSaleSlot: 2, designatedLocation: 'here', exemptCode: 3 },
  { ...leg, conId: 12, ratio: 2, openClose: 0, shortSaleSlot: 0, exemptCode: -1 },
];

const tickets: readonly Ticket[] = [
  { name: 'none', says: { lmtPrice: 1.25, conditions: [], hasDeltaNeutralContract: false } },
  ...conditions.map(([condition, said], at) => ({
    name: `condition ${condition.type}`,
    order: {
      conditions: [condition],
      conditionsIgnoreRth: at % 2 === 0,
      conditionsCancelOrder: at % 2 === 1,
    },
    says: { conditions: [said], conditionsIgnoreRth: at % 2 === 0, conditionsCancelOrder: at % 2 === 1 },
  })),
  ...[0, 3].map((from) => ({
    name: `conditions ${from + 1} to ${from + 3}`,
    order: { conditions: conditions.slice(from, from + 3).map(([condition]) => condition) },
    says: { conditions: conditions.slice(from, from + 3).map(([, said]) => said) },
  })),
  {
    name: 'legs with prices and routing',
    contract: { ...stock, secType: SecType.BAG, comboLegs: legs },
    order: {
      orderComboLegs: [{ price: 1.5 }, { price: 2.5 }],
      smartComboRoutingParams: [{ tag: 'NonGuaranteed', value: '1' }],
    },
    says: {
      comboLegs: [legs[0], { ...legs[1] }],
      orderComboLegs: [{ price: 1.5 }, { price: 2.5 }],
      smartComboRoutingParams: [{ tag: 'NonGuaranteed', value: '1' }],
    },
  },
  {
    name: 'algo',
    order: { algoStrategy: 'Adaptive', algoParams: [{ tag: 'adaptivePriority', value: 'Normal' }] },
    says: { algoStrategy: 'Adaptive', algoParams: [{ tag: 'adaptivePriority', value: 'Normal' }] },
  },
  {
    name: 'hedge',
    order: { hedgeType: 'D', hedgeParam: '0.5' },
    says: { hedgeType: 'D', hedgeParam: '0.5' },
  },
  {
    name: 'scale',
    order: {
      scaleInitLevelSize: 5,
      scaleSubsLevelSize: 6,
      scalePriceIncrement: 0.25,
      scalePriceAdjustValue: 1.5,
      scalePriceAdjustInterval: 60,
      scaleProfitOffset: 2.5,
      scaleAutoReset: true,
      scaleInitPosition: 7,
      scaleInitFillQty: 8,
      scaleRandomPercent: true,
    },
    says: {
      scalePriceIncrement: 0.25,
      scaleProfitOffset: 2.5,
      scaleInitFillQty: 8,
      scaleRandomPercent: true,
    },
  },
  {
    name: 'delta-neutral order',
    order: { deltaNeutralOrderType: OrderType.MKT, deltaNeutralConId: 9, deltaNeutralClearingIntent: 'IB' },
    says: { deltaNeutralOrderType: 'MKT', deltaNeutralOrderConId: 9, deltaNeutralClearingIntent: 'IB' },
  },
  {
    name: 'delta-neutral contract',
    contract: { ...stock, deltaNeutralContract: { conId: 4, delta: 0.5, price: 1.5 } },
    says: {
      hasDeltaNeutralContract: true,
      deltaNeutralConId: 4,
      deltaNeutralDelta: 0.5,
      deltaNeutralPrice: 1.5,
    },
  },
  {
    name: 'peg to benchmark',
    order: {
      orderType: OrderType.PEG_BENCH,
      referenceContractId: 5,
      isPeggedChangeAmountDecrease: true,
      peggedChangeAmount: 1.5,
      referenceChangeAmount: 2.5,
      referenceExchangeId: 'ISLAND',
    },
    says: { referenceContractId: 5, isPeggedChangeAmountDecrease: true, referenceExchangeId: 'ISLAND' },
  },
  {
    name: 'peg to best, up to the midpoint, at IBKR ATS',
    since: 170,
    contract: { ...stock, exchange: 'IBKRATS' },
    order: {
      orderType: OrderType.PEG_BEST,
      minTradeQty: 20,
      minCompeteSize: 30,
      competeAgainstBestOffset: Number.POSITIVE_INFINITY,
      midOffsetAtWhole: 0.5,
      midOffsetAtHalf: 0.25,
    },
    says: { minTradeQty: 20, minCompeteSize: 30, midOffsetAtWhole: 0.5, midOffsetAtHalf: 0.25 },
  },
  {
    name: 'peg to best',
    since: 170,
    order: { orderType: OrderType.PEG_BEST, minCompeteSize: 30, competeAgainstBestOffset: 0.5 },
    says: { minCompeteSize: 30, competeAgainstBestOffset: 0.5 },
  },
  {
    name: 'peg to the midpoint',
    since: 170,
    order: { orderType: OrderType.PEG_MID, midOffsetAtWhole: 0.5, midOffsetAtHalf: 0.25 },
    says: { midOffsetAtWhole: 0.5, midOffsetAtHalf: 0.25 },
  },
];

test.each(versions)(
  'at %i every optional block of an order of @stoqey/ib says what was meant',
  async (version) => {
    const server = await serve(version);
    const api = new IBApi({ host: '127.0.0.1', port: server.port, clientId: 0, maxReqPerSec: 100_000 });
    const ready = new Promise((resolve) => api.once(EventName.nextValidId, resolve));
    const refused: unknown[] = [];
    api.on(EventName.error, (error) => refused.push(error));
    api.connect();
    await server.next();
    server.send(encode(nextValidId, version, { orderId: 1 }));
    await ready;
    const sent = tickets.filter(({ since = 0 }) => version >= since);
    for (const [at, { contract = stock, order = {} }] of sent.entries()) {
      api.placeOrder(at + 1, contract, { ...limit, ...order });
    }
    for (const [at, { name, says }] of sent.entries()) {
      const decoded = decodeBody('request', version, await server.next());
      expect({ name, ...decoded }).toMatchObject({ ok: true, message: { layout: { name: 'placeOrder' } } });
      if (!decoded.ok) continue;
      const reading = valuesOf(placeOrder, decoded.message.texts);
      expect({ name, ...reading }).toMatchObject({
        ok: true,
        values: { orderId: at + 1, action: 'BUY', ...says },
      });
    }
    expect(refused).toEqual([]);
    api.disconnect();
    await server.close();
  },
);
