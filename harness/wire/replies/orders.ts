import { bool, double, id, int, text } from '../field-types.js';
import { below, fields, isSet, layout, rows, since, when } from '../layout.js';
import * as block from '../order-blocks.js';
import { contract } from './blocks.js';

const terms = [
  contract,
  fields({ action: text, totalQuantity: double, orderType: text, lmtPrice: double, auxPrice: double }),
  fields({ tif: text, ocaGroup: text, account: text, openClose: text, origin: int, orderRef: text }),
] as const;
const advisor = [
  fields({ faGroup: text, faMethod: text, faPercentage: text }),
  below(177, fields({ faProfile: text })),
  fields({ modelCode: text, goodTillDate: text, rule80A: text, percentOffset: double, settlingFirm: text }),
  fields({ shortSaleSlot: int, designatedLocation: text, exemptCode: int }),
] as const;
const prices = [
  fields({ startingPrice: double, stockRefPrice: double, delta: double }),
  fields({ stockRangeLower: double, stockRangeUpper: double, displaySize: int }),
] as const;
const volatility = fields({
  volatility: double,
  volatilityType: int,
  deltaNeutralOrderType: text,
  deltaNeutralAuxPrice: double,
});
/** A completed order tells four of the eight fields of its delta-neutral order, as every client reads it. */
const completedDeltaNeutralOrder = when(
  'deltaNeutralOrderType',
  isSet,
  fields({ deltaNeutralOrderConId: int, deltaNeutralShortSale: bool }),
  fields({ deltaNeutralShortSaleSlot: int, deltaNeutralDesignatedLocation: text }),
);
const trail = fields({
  continuousUpdate: bool,
  referencePriceType: int,
  trailStopPrice: double,
  trailingPercent: double,
});
const combo = [
  fields({ comboLegsDescrip: text }),
  block.orderLegs,
  block.legPrices,
  block.smartRouting,
] as const;
const offsets = since(
  170,
  fields({ minTradeQty: int, minCompeteSize: int, competeAgainstBestOffset: double }),
  fields({ midOffsetAtWhole: double, midOffsetAtHalf: double }),
);
const customer = [
  since(183, fields({ customerAccount: text })),
  since(184, fields({ professionalCustomer: bool })),
] as const;
const clearing = fields({ clearingAccount: text, clearingIntent: text, notHeld: bool });

/** Before, change and after, each as initial margin, maintenance margin and equity with loan. */
const margins = fields({
  initMarginBefore: text,
  maintMarginBefore: text,
  equityWithLoanBefore: text,
  initMarginChange: text,
  maintMarginChange: text,
  equityWithLoanChange: text,
  initMarginAfter: text,
  maintMarginAfter: text,
  equityWithLoanAfter: text,
});
const preview = since(
  195,
  fields({ marginCurrency: text, initMarginBeforeOutsideRTH: double, maintMarginBeforeOutsideRTH: double }),
  fields({ equityWithLoanBeforeOutsideRTH: double, initMarginChangeOutsideRTH: double }),
  fields({ maintMarginChangeOutsideRTH: double, equityWithLoanChangeOutsideRTH: double }),
  fields({ initMarginAfterOutsideRTH: double, maintMarginAfterOutsideRTH: double }),
  fields({ equityWithLoanAfterOutsideRTH: double, suggestedSize: double, rejectReason: text }),
  rows(
    'orderAllocations',
    fields({ account: text, position: double, positionDesired: double, positionAfter: double }),
    fields({ desiredAllocQty: double, allowedAllocQty: double, isMonetary: bool }),
  ),
);

export const openOrder = layout(
  5,
  'openOrder',
  fields({ orderId: id }),
  ...terms,
  fields({ clientId: id, permId: int, outsideRth: bool, hidden: bool, discretionaryAmt: double }),
  fields({ goodAfterTime: text, sharesAllocation: text }),
  ...advisor,
  fields({ auctionStrategy: int }),
  ...prices,
  fields({ blockOrder: bool, sweepToFill: bool, allOrNone: bool, minQty: int, ocaType: int }),
  fields({ eTradeOnly: bool, firmQuoteOnly: bool, nbboPriceCap: double, parentId: int, triggerMethod: int }),
  volatility,
  block.deltaNeutralOrder,
  trail,
  fields({ basisPoints: double, basisPointsType: int }),
  ...combo,
  ...block.scale,
  ...block.hedge,
  fields({ optOutSmartRouting: bool }),
  clearing,
  ...block.deltaNeutralContract,
  ...block.algo,
  fields({ solicited: bool, whatIf: bool, status: text }),
  margins,
  fields({ commission: double, minCommission: double, maxCommission: double, commissionCurrency: text }),
  preview,
  fields({ warningText: text, randomizeSize: bool, randomizePrice: bool }),
  block.pegBench,
  ...block.conditions,
  // The stop of a trailing order comes a second time here.
  fields({ adjustedOrderType: text, triggerPrice: double, adjustedTrailStopPrice: double }),
  fields({ lmtPriceOffset: double, adjustedStopPrice: double, adjustedStopLimitPrice: double }),
  fields({ adjustedTrailingAmount: double, adjustableTrailingUnit: int, softDollarTierName: text }),
  fields({ softDollarTierValue: text, softDollarTierDisplayName: text, cashQty: double }),
  fields({ dontUseAutoPriceForHedge: bool, isOmsContainer: bool, discretionaryUpToLimitPrice: bool }),
  fields({ usePriceMgmtAlgo: bool }),
  since(158, fields({ duration: int })),
  since(160, fields({ postToAts: int })),
  since(162, fields({ autoCancelParent: bool })),
  offsets,
  ...customer,
  since(185, fields({ bondAccruedInterest: text })),
  since(189, fields({ includeOvernight: bool })),
  since(193, fields({ extOperator: text, manualOrderIndicator: int })),
  since(198, fields({ submitter: text })),
  since(199, fields({ imbalanceOnly: bool })),
);
export const completedOrder = layout(
  101,
  'completedOrder',
  ...terms,
  fields({ permId: int, outsideRth: bool, hidden: bool, discretionaryAmt: double, goodAfterTime: text }),
  ...advisor,
  ...prices,
  fields({ sweepToFill: bool, allOrNone: bool, minQty: int, ocaType: int, triggerMethod: int }),
  volatility,
  completedDeltaNeutralOrder,
  trail,
  ...combo,
  ...block.scale,
  ...block.hedge,
  clearing,
  ...block.deltaNeutralContract,
  ...block.algo,
  fields({ solicited: bool, status: text, randomizeSize: bool, randomizePrice: bool }),
  block.pegBench,
  ...block.conditions,
  fields({ adjustedTrailStopPrice: double, lmtPriceOffset: double, cashQty: double }),
  fields({
    dontUseAutoPriceForHedge: bool,
    isOmsContainer: bool,
    autoCancelDate: text,
    filledQuantity: double,
  }),
  fields({ refFuturesConId: int, autoCancelParent: bool, shareholder: text, imbalanceOnly: bool }),
  fields({ routeMarketableToBbo: bool, parentPermId: int, completedTime: text, completedStatus: text }),
  offsets,
  ...customer,
  since(198, fields({ submitter: text })),
);
