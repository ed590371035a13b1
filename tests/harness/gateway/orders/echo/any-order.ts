import fc from 'fast-check';
import type { Ticket } from '../../../../../harness/gateway/orders/ticket.js';

export type Asked = Partial<Ticket['asked']>;

/** A client may write what the gateway uses to mark gaps. */
const text = fc.string({
  unit: fc.constantFrom(...'Az09 _-', String.fromCharCode(1)),
  minLength: 1,
  maxLength: 12,
});
const count = fc.integer({ min: 1, max: 1_000_000 });
const price = fc.integer({ min: 1, max: 10_000_000 }).map((cents) => cents / 100);
const flag = fc.boolean();

/** What a client may ask for and is told again. */
const fields = {
  action: fc.constantFrom('BUY', 'SELL'),
  tif: fc.constantFrom('DAY', 'GTC', 'IOC'),
  ocaGroup: text,
  origin: fc.constantFrom(0, 1),
  orderRef: text,
  parentId: count,
  outsideRth: flag,
  hidden: flag,
  discretionaryAmt: price,
  faGroup: text,
  faMethod: text,
  faPercentage: text,
  modelCode: text,
  rule80A: fc.constantFrom('I', 'A'),
  percentOffset: price,
  settlingFirm: text,
  shortSaleSlot: fc.constantFrom(1, 2),
  designatedLocation: text,
  exemptCode: fc.constantFrom(-1, 0, 1),
  auctionStrategy: fc.constantFrom(1, 2, 3),
  startingPrice: price,
  stockRefPrice: price,
  delta: price,
  stockRangeLower: price,
  stockRangeUpper: price,
  displaySize: count,
  blockOrder: flag,
  sweepToFill: flag,
  allOrNone: flag,
  minQty: count,
  ocaType: fc.constantFrom(1, 2, 3),
  triggerMethod: fc.constantFrom(0, 1, 2, 8),
  volatility: price,
  volatilityType: fc.constantFrom(1, 2),
  deltaNeutralOrderType: fc.constantFrom('MKT', 'LMT'),
  deltaNeutralAuxPrice: price,
  deltaNeutralOrderConId: count,
  deltaNeutralSettlingFirm: text,
  continuousUpdate: flag,
  referencePriceType: fc.constantFrom(1, 2),
  scaleInitLevelSize: count,
  scaleSubsLevelSize: count,
  hedgeType: fc.constantFrom('D', 'B', 'F', 'P'),
  optOutSmartRouting: flag,
  clearingAccount: text,
  clearingIntent: fc.constantFrom('IB', 'Away', 'PTA'),
  notHeld: flag,
  algoStrategy: fc.constantFrom('Adaptive', 'Vwap'),
  solicited: flag,
  randomizeSize: flag,
  randomizePrice: flag,
  adjustedOrderType: fc.constantFrom('STP', 'TRAIL'),
  triggerPrice: price,
  adjustedStopPrice: price,
  adjustedStopLimitPrice: price,
  adjustedTrailingAmount: price,
  adjustableTrailingUnit: fc.constantFrom(0, 1),
  softDollarTierName: text,
  softDollarTierValue: text,
  cashQty: price,
  isOmsContainer: flag,
  discretionaryUpToLimitPrice: flag,
  usePriceMgmtAlgo: flag,
  duration: count,
  postToAts: count,
  autoCancelParent: flag,
  minTradeQty: count,
  minCompeteSize: count,
  competeAgainstBestOffset: price,
  midOffsetAtWhole: price,
  midOffsetAtHalf: price,
  customerAccount: text,
  professionalCustomer: flag,
  includeOvernight: flag,
  extOperator: text,
  manualOrderIndicator: fc.constantFrom(0, 1),
  imbalanceOnly: flag,
  algoParams: fc.array(fc.record({ tag: text, value: text }), { maxLength: 2 }),
};

/** The first version whose openOrder has a field; the others it always had. */
const SINCE: Readonly<Record<string, number>> = {
  duration: 158,
  postToAts: 160,
  autoCancelParent: 162,
  minTradeQty: 170,
  minCompeteSize: 170,
  competeAgainstBestOffset: 170,
  midOffsetAtWhole: 170,
  midOffsetAtHalf: 170,
  customerAccount: 183,
  professionalCustomer: 184,
  includeOvernight: 189,
  extOperator: 193,
  manualOrderIndicator: 193,
  imbalanceOnly: 199,
};

export const anyAsked: fc.Arbitrary<Asked> = fc.record(fields, { requiredKeys: [] });

/** One field of an order. */
export const anyField: fc.Arbitrary<Asked> = fc.oneof(
  ...Object.entries(fields).map(([name, value]) => fc.record({ [name]: value })),
);

/** What of it openOrder must tell at a version. */
export function toldAt(asked: Asked, version: number): object {
  const told = Object.entries(asked).filter(([name]) => version >= (SINCE[name] ?? 0));
  // The parameters of an algo come with its name only.
  return Object.fromEntries(
    told.filter(([name]) => name !== 'algoParams' || asked.algoStrategy !== undefined),
  );
}
