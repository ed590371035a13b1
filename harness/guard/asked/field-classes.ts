import type { Layout } from '../../wire/layout.js';
import type { placeOrder } from '../../wire/requests/place-order.js';
import { ownAlgorithms } from './algorithms.js';
import type { Feature } from './features.js';

type ShapeOf<Of> = Of extends Layout<infer Shape> ? Shape : never;
type Name = keyof ShapeOf<typeof placeOrder>;

/** What a field of an order can do. */
export type FieldClass =
  /** Says which order of whom in what. */
  | { readonly kind: 'identity' }
  /** Decides on which side and how much trades. */
  | { readonly kind: 'size' }
  | { readonly kind: 'price' }
  /** Says when and how the quantity trades, or what is noted of it; never more of it, for another, or elsewhere. */
  | { readonly kind: 'harmless' }
  /** Likewise, in words. */
  | { readonly kind: 'words' }
  /** Set to anything but these, the order does what not every policy allows. */
  | { readonly kind: 'feature'; readonly feature: Feature; readonly off: readonly string[] };

const identity: FieldClass = { kind: 'identity' };
const size: FieldClass = { kind: 'size' };
const price: FieldClass = { kind: 'price' };
const harmless: FieldClass = { kind: 'harmless' };
const words: FieldClass = { kind: 'words' };

/** How clients spell a number or a switch that they leave alone; nothing at all is always one of them. */
const ZEROES = ['0', '0.0', 'false', '-1', '2147483647', '9223372036854775807'];
const HUGE = ['1.7976931348623157E308', '1.7976931348623157e308', '1.7976931348623157e+308'];

const feature = (name: Feature, ...off: readonly string[]): FieldClass => ({
  kind: 'feature',
  feature: name,
  off: [...ZEROES, ...HUGE, ...off],
});
/** Zero is a value here too. */
const featureUnlessUnset = (name: Feature): FieldClass => ({
  kind: 'feature',
  feature: name,
  off: [...HUGE, '2147483647'],
});

/** Every field of an order. One that is new on the wire does not compile until somebody has said here what it does. */
const classes: Readonly<Record<Name, FieldClass>> = {
  ...{ orderId: identity, conId: identity, symbol: identity, secType: identity, strike: identity },
  ...{ lastTradeDateOrContractMonth: identity, right: identity, multiplier: identity, exchange: identity },
  ...{ primaryExchange: identity, currency: identity, localSymbol: identity, tradingClass: identity },
  ...{ secIdType: identity, secId: identity, account: identity, parentId: identity, transmit: identity },
  ...{ whatIf: identity, comboLegs: identity, ocaGroup: identity },

  ...{ action: size, totalQuantity: size, cashQty: size, shortSaleSlot: size },

  ...{ orderType: price, lmtPrice: price, auxPrice: price, trailStopPrice: price, startingPrice: price },
  ...{ orderComboLegs: price, discretionaryAmt: price, scalePriceAdjustValue: price, stockRefPrice: price },
  ...{ adjustedOrderType: price, triggerPrice: price, lmtPriceOffset: price, adjustedStopPrice: price },
  ...{ adjustedStopLimitPrice: price, adjustedTrailingAmount: price, nbboPriceCap: price },

  ...{ tif: words, goodAfterTime: words, goodTillDate: words, outsideRth: harmless },
  ...{ activeStartTime: words, activeStopTime: words, duration: harmless, includeOvernight: harmless },
  ...{ triggerMethod: harmless, conditions: harmless, conditionsIgnoreRth: harmless },
  ...{ conditionsCancelOrder: harmless, autoCancelParent: harmless, ocaType: harmless },
  ...{
    sweepToFill: harmless,
    displaySize: harmless,
    hidden: harmless,
    allOrNone: harmless,
    minQty: harmless,
  },
  ...{ eTradeOnly: harmless, firmQuoteOnly: harmless, optOutSmartRouting: harmless, notHeld: harmless },
  ...{ smartComboRoutingParams: harmless, algoParams: harmless, algoId: words, postToAts: harmless },
  ...{ percentOffset: harmless, trailingPercent: harmless, auctionStrategy: harmless, delta: harmless },
  ...{ stockRangeLower: harmless, stockRangeUpper: harmless, volatility: harmless, volatilityType: harmless },
  ...{ continuousUpdate: harmless, referencePriceType: harmless, adjustableTrailingUnit: harmless },
  ...{ referenceContractId: harmless, isPeggedChangeAmountDecrease: harmless, peggedChangeAmount: harmless },
  ...{ referenceChangeAmount: harmless, referenceExchangeId: words, minTradeQty: harmless },
  ...{ minCompeteSize: harmless, competeAgainstBestOffset: harmless, midOffsetAtWhole: harmless },
  ...{
    midOffsetAtHalf: harmless,
    randomizeSize: harmless,
    randomizePrice: harmless,
    imbalanceOnly: harmless,
  },
  ...{
    discretionaryUpToLimitPrice: harmless,
    usePriceMgmtAlgo: harmless,
    dontUseAutoPriceForHedge: harmless,
  },
  ...{ scaleInitLevelSize: harmless, scaleSubsLevelSize: harmless, scalePriceIncrement: harmless },
  ...{ scalePriceAdjustInterval: harmless, scaleRandomPercent: harmless },
  ...{ openClose: words, orderRef: words, designatedLocation: words, exemptCode: harmless },
  ...{ rule80A: words, solicited: harmless, extOperator: words, externalUserId: words },
  ...{ manualOrderTime: words, manualOrderIndicator: harmless, mifid2DecisionMaker: words },
  ...{ mifid2DecisionAlgo: words, mifid2ExecutionTrader: words, mifid2ExecutionAlgo: words },

  blockOrder: feature('block'),
  isOmsContainer: feature('oms-container'),
  algoStrategy: feature('other-algo', ...ownAlgorithms),
  orderMiscOptions: feature('misc-options'),
  hedgeType: feature('hedge', 'None'),
  hedgeParam: feature('hedge'),
  hasDeltaNeutralContract: feature('delta-neutral'),
  deltaNeutralConId: feature('delta-neutral'),
  deltaNeutralDelta: feature('delta-neutral'),
  deltaNeutralPrice: feature('delta-neutral'),
  deltaNeutralOrderType: feature('delta-neutral', 'None'),
  deltaNeutralAuxPrice: feature('delta-neutral'),
  deltaNeutralOrderConId: feature('delta-neutral'),
  deltaNeutralSettlingFirm: feature('delta-neutral'),
  deltaNeutralClearingAccount: feature('delta-neutral'),
  deltaNeutralClearingIntent: feature('delta-neutral', 'IB'),
  deltaNeutralOpenClose: feature('delta-neutral', 'O', '?'),
  deltaNeutralShortSale: feature('delta-neutral'),
  deltaNeutralShortSaleSlot: feature('delta-neutral'),
  deltaNeutralDesignatedLocation: feature('delta-neutral'),
  scaleProfitOffset: featureUnlessUnset('scale-profit'),
  scaleAutoReset: feature('scale-profit'),
  scaleInitPosition: feature('scale-profit'),
  scaleInitFillQty: feature('scale-profit'),
  scaleTable: feature('scale-profit'),
  sharesAllocation: feature('allocation'),
  faGroup: feature('allocation'),
  faMethod: feature('allocation'),
  faPercentage: feature('allocation'),
  faProfile: feature('allocation'),
  modelCode: feature('allocation'),
  overridePercentageConstraints: feature('override-precautions'),
  advancedErrorOverride: feature('override-precautions'),
  settlingFirm: feature('clearing-away'),
  clearingAccount: feature('clearing-away'),
  clearingIntent: feature('clearing-away', 'IB'),
  origin: feature('on-behalf'),
  customerAccount: feature('on-behalf'),
  professionalCustomer: feature('on-behalf'),
  softDollarTierName: feature('soft-dollars'),
  softDollarTierValue: feature('soft-dollars'),
};

const byName: ReadonlyMap<string, FieldClass> = new Map(Object.entries(classes));

/** What a field can do; undefined for what no table knows. */
export function classOf(field: string): FieldClass | undefined {
  return byName.get(field);
}
