import { type OrderTypeName, orderTypeNamed } from '../../../wire/order-types.js';

/** Fields that placeOrder and openOrder share, and that come back as they were asked for. */
export const ECHOED = [
  ...[
    'conId',
    'localSymbol',
    'tradingClass',
    'symbol',
    'secType',
    'exchange',
    'strike',
    'currency',
    'action',
    'totalQuantity',
    'orderType',
    'lmtPrice',
    'auxPrice',
  ],
  ...[
    'tif',
    'ocaGroup',
    'account',
    'origin',
    'orderRef',
    'outsideRth',
    'hidden',
    'discretionaryAmt',
    'parentId',
  ],
  ...[
    'blockOrder',
    'sweepToFill',
    'allOrNone',
    'minQty',
    'triggerMethod',
    'faGroup',
    'faMethod',
    'faPercentage',
  ],
  ...[
    'modelCode',
    'shortSaleSlot',
    'designatedLocation',
    'rule80A',
    'settlingFirm',
    'percentOffset',
    'displaySize',
  ],
  ...['auctionStrategy', 'startingPrice', 'stockRefPrice', 'delta', 'stockRangeLower', 'stockRangeUpper'],
  ...['volatility', 'volatilityType', 'deltaNeutralAuxPrice', 'deltaNeutralOrderType', 'continuousUpdate'],
  ...['deltaNeutralOrderConId', 'deltaNeutralShortSale', 'deltaNeutralShortSaleSlot', 'referencePriceType'],
  ...['trailStopPrice', 'trailingPercent', 'scaleInitLevelSize', 'scaleSubsLevelSize', 'scalePriceIncrement'],
  ...[
    'hedgeType',
    'hedgeParam',
    'optOutSmartRouting',
    'clearingAccount',
    'clearingIntent',
    'notHeld',
    'algoStrategy',
  ],
  ...[
    'hasDeltaNeutralContract',
    'solicited',
    'randomizeSize',
    'randomizePrice',
    'adjustedOrderType',
    'triggerPrice',
  ],
  ...['lmtPriceOffset', 'adjustedStopPrice', 'adjustedStopLimitPrice', 'adjustedTrailingAmount', 'ocaType'],
  ...[
    'adjustedTrailStopPrice',
    'adjustableTrailingUnit',
    'cashQty',
    'isOmsContainer',
    'discretionaryUpToLimitPrice',
  ],
  ...[
    'usePriceMgmtAlgo',
    'duration',
    'postToAts',
    'autoCancelParent',
    'customerAccount',
    'professionalCustomer',
  ],
  ...[
    'includeOvernight',
    'manualOrderIndicator',
    'imbalanceOnly',
    'exemptCode',
    'goodAfterTime',
    'goodTillDate',
  ],
] as const;

/** What stands in a field that nobody has filled in. */
const NOTHING: ReadonlySet<string> = new Set(['', '0', '0.0', 'None', '2147483647', '9223372036854775807']);
const LARGEST_DOUBLE = /^1\.797693134862315[78]\d*e\+?308$/i;

/** Of a few IB has a word of its own for nothing. */
const NOTHING_IN: Readonly<Record<string, string>> = {
  clearingIntent: 'IB',
  ocaType: '3',
  exemptCode: '-1',
};

export function isNothing(field: string, text: string): boolean {
  return NOTHING.has(text) || LARGEST_DOUBLE.test(text) || NOTHING_IN[field] === text;
}

/** What TWS itself fills in where an order leaves it open, or moves while the order works. */
const FILLED_IN: ReadonlySet<string> = new Set([
  ...['tif', 'account', 'ocaGroup', 'exchange', 'conId', 'localSymbol', 'tradingClass'],
]);
/** What a conId or a local name says already. */
const NAMED_ALREADY: ReadonlySet<string> = new Set(['symbol', 'secType', 'currency', 'strike']);
const MOVES: ReadonlySet<string> = new Set([
  'trailStopPrice',
  'adjustedTrailStopPrice',
  'lmtPrice',
  'lmtPriceOffset',
]);
/** Times come back in the login's zone. */
const RESPELLED: ReadonlySet<string> = new Set(['goodAfterTime', 'goodTillDate']);
/** These are told a second time, as what they would trail from. */
const STOPS: ReadonlySet<OrderTypeName> = new Set<OrderTypeName>(['STP', 'STP LMT', 'STP PRT']);

interface Asked {
  readonly orderType: string;
  /** Whether its contract is named by a conId or a local symbol. */
  readonly isNamed: boolean;
}

export function isFree(field: string, asked: string, { orderType, isNamed }: Asked): boolean {
  if (RESPELLED.has(field)) return asked !== '';
  const type = orderTypeNamed(orderType);
  if (MOVES.has(field) && type?.limit === 'moves') return true;
  if (isNothing(field, asked)) {
    if (NAMED_ALREADY.has(field)) return isNamed;
    if (field === 'adjustedTrailStopPrice') return type !== undefined && STOPS.has(type.name);
    return FILLED_IN.has(field);
  }
  // Without a use for it, TWS does not keep it.
  return field === 'lmtPrice' && type?.limit !== 'kept';
}
