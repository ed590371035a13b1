import { bool, double, int, text } from './field-types.js';
import { fields, isSet, isText, rows, when } from './layout.js';
import { openedBy } from './order-types.js';

const isPegBench = isText(...openedBy['PEG BENCH']);
export const isPegBest = isText(...openedBy['PEG BEST']);
export const isPegMid = isText(...openedBy['PEG MID']);

/** "Up to mid" is an infinite offset. */
export const offersMidOffsets = (found: string): boolean => /^inf/i.test(found);

/** Set to a value above zero; the largest double stands for "unset". */
const isPositive = (found: string): boolean => {
  const value = Number(found);
  return value > 0 && value < Number.MAX_VALUE;
};

const isSome = (found: string): boolean => isSet(found) && found !== '0';
const threshold = fields({ isMore: bool, value: text });
const ofContract = fields({ conId: int, exchange: text });

/** 1 price, 3 time, 4 margin, 5 execution, 6 volume, 7 percent change. */
const condition = [
  fields({ type: int, conjunction: text }),
  when('type', isText('1', '3', '4', '6', '7'), threshold),
  when('type', isText('1', '6', '7'), ofContract),
  when('type', isText('1'), fields({ triggerMethod: int })),
  when('type', isText('5'), fields({ secType: text, exchange: text, symbol: text })),
] as const;

/** The conditions of an order; its settings for all of them follow when there is one. */
export const conditions = [
  rows('conditions', ...condition),
  when('conditions', isSome, fields({ conditionsIgnoreRth: bool, conditionsCancelOrder: bool })),
] as const;

export const deltaNeutralContract = [
  fields({ hasDeltaNeutralContract: bool }),
  when(
    'hasDeltaNeutralContract',
    isText('1', 'true'),
    fields({ deltaNeutralConId: int, deltaNeutralDelta: double, deltaNeutralPrice: double }),
  ),
] as const;

/** The eight fields of a leg in an order. */
export const orderLegs = rows(
  'comboLegs',
  fields({ conId: int, ratio: int, action: text, exchange: text }),
  fields({ openClose: int, shortSaleSlot: int, designatedLocation: text, exemptCode: int }),
);
export const legPrices = rows('orderComboLegs', fields({ price: double }));
export const smartRouting = rows('smartComboRoutingParams', fields({ tag: text, value: text }));

/** Follows the delta-neutral order's type and price. A real gateway sends the type `None`, and then this. */
export const deltaNeutralOrder = when(
  'deltaNeutralOrderType',
  isSet,
  fields({ deltaNeutralOrderConId: int, deltaNeutralSettlingFirm: text, deltaNeutralClearingAccount: text }),
  fields({ deltaNeutralClearingIntent: text, deltaNeutralOpenClose: text, deltaNeutralShortSale: bool }),
  fields({ deltaNeutralShortSaleSlot: int, deltaNeutralDesignatedLocation: text }),
);

export const scale = [
  fields({ scaleInitLevelSize: int, scaleSubsLevelSize: int, scalePriceIncrement: double }),
  when(
    'scalePriceIncrement',
    isPositive,
    fields({ scalePriceAdjustValue: double, scalePriceAdjustInterval: int, scaleProfitOffset: double }),
    fields({ scaleAutoReset: bool, scaleInitPosition: int, scaleInitFillQty: int, scaleRandomPercent: bool }),
  ),
] as const;

export const hedge = [
  fields({ hedgeType: text }),
  when('hedgeType', isSet, fields({ hedgeParam: text })),
] as const;

export const algo = [
  fields({ algoStrategy: text }),
  when('algoStrategy', isSet, rows('algoParams', fields({ tag: text, value: text }))),
] as const;

export const pegBench = when(
  'orderType',
  isPegBench,
  fields({ referenceContractId: int, isPeggedChangeAmountDecrease: bool, peggedChangeAmount: double }),
  fields({ referenceChangeAmount: double, referenceExchangeId: text }),
);
