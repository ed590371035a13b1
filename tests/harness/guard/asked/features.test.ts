import { describe, expect, test } from 'vitest';
import { type Feature, features } from '../../../../harness/guard/asked/features.js';
import { SPOKEN } from '../../wire/spoken.js';
import { asked, type Given } from './orders.js';

const HUGE = '1.7976931348623157e+308';
const TEN_DIGITS = '1.797693135e+308';

/** How clients spell what they leave alone. */
const untouched: Readonly<Record<string, Given>> = {
  nothing: {},
  'zeros, as Python clients': {
    ...{
      origin: '0',
      blockOrder: '0',
      sweepToFill: '0',
      displaySize: '0',
      triggerMethod: '0',
      outsideRth: '0',
    },
    ...{ hidden: '0', discretionaryAmt: '0.0', shortSaleSlot: '0', exemptCode: '-1', ocaType: '0' },
    ...{ overridePercentageConstraints: '0', deltaNeutralOrderType: '', continuousUpdate: '0' },
    ...{
      scaleAutoReset: '0',
      hasDeltaNeutralContract: '0',
      whatIf: '0',
      solicited: '0',
      isOmsContainer: '0',
    },
    ...{ randomizeSize: '0', randomizePrice: '0', dontUseAutoPriceForHedge: '0', parentId: '0' },
  },
  'largest numbers, as IBKR': {
    ...{ triggerPrice: HUGE, lmtPriceOffset: HUGE, adjustedStopPrice: HUGE, adjustedStopLimitPrice: HUGE },
    ...{ adjustedTrailingAmount: HUGE, cashQty: HUGE, duration: '2147483647', postToAts: '2147483647' },
    ...{ manualOrderIndicator: '2147483647', professionalCustomer: '0', scaleProfitOffset: HUGE },
    ...{ scaleInitPosition: '2147483647', scaleInitFillQty: '2147483647', deltaNeutralAuxPrice: HUGE },
  },
  'largest numbers in ten digits, as IBKR in C++': {
    ...{ totalQuantity: '+100E+0', minTradeQty: '2147483647', lmtPriceOffset: TEN_DIGITS },
    ...{ triggerPrice: TEN_DIGITS, adjustedStopPrice: TEN_DIGITS, adjustedStopLimitPrice: TEN_DIGITS },
    ...{ adjustedTrailingAmount: TEN_DIGITS },
  },
  'what the server said of it, sent back': {
    ...{ clearingIntent: 'IB', deltaNeutralOrderType: 'None', deltaNeutralOpenClose: '?' },
    ...{ deltaNeutralShortSale: '0', deltaNeutralShortSaleSlot: '0', deltaNeutralOrderConId: '0' },
    ...{ adjustedOrderType: 'None', dontUseAutoPriceForHedge: '1', openClose: 'C', right: '?' },
    ...{ displaySize: '2147483647', volatilityType: '0', referencePriceType: '0', rule80A: '0' },
  },
};

test.each(Object.entries(untouched))('%s asks for no feature, at any version', (_, given) => {
  for (const version of SPOKEN) expect(asked(given, version).features).toEqual([]);
});

const rows: readonly (readonly [Feature, Given])[] = [
  ['hedge', { hedgeType: 'D', hedgeParam: '1' }],
  ['hedge', { hedgeType: 'P', parentId: 4 }],
  ['delta-neutral', { deltaNeutralOrderType: 'MKT' }],
  ['delta-neutral', { hasDeltaNeutralContract: true, deltaNeutralConId: 5 }],
  ['delta-neutral', { hasDeltaNeutralContract: '1', deltaNeutralConId: '5' }],
  ['scale-profit', { scalePriceIncrement: 1, scaleProfitOffset: 0.5 }],
  ['scale-profit', { scalePriceIncrement: 1, scaleProfitOffset: 0 }],
  ['scale-profit', { scalePriceIncrement: 1, scaleAutoReset: true }],
  ['scale-profit', { scalePriceIncrement: 1, scaleInitPosition: 500 }],
  ['scale-profit', { scaleTable: '1,2,3' }],
  ['allocation', { faGroup: 'All' }],
  ['allocation', { faMethod: 'NetLiq' }],
  ['allocation', { faPercentage: '-50' }],
  ['allocation', { modelCode: 'Tech' }],
  ['allocation', { sharesAllocation: 'DU1/50,DU2/50' }],
  ['override-precautions', { overridePercentageConstraints: true }],
  ['override-precautions', { advancedErrorOverride: '8229=IBDBUYTX' }],
  ['clearing-away', { clearingAccount: 'OTHER' }],
  ['clearing-away', { clearingIntent: 'Away' }],
  ['clearing-away', { settlingFirm: 'FIRM' }],
  ['on-behalf', { origin: 1 }],
  ['on-behalf', { customerAccount: 'X1' }],
  ['on-behalf', { professionalCustomer: true }],
  ['soft-dollars', { softDollarTierName: 'Tier', softDollarTierValue: '1' }],
  ['block', { blockOrder: true }],
  ['oms-container', { isOmsContainer: true }],
  ['other-algo', { algoStrategy: 'JeffPairs', algoParams: [] }],
  ['other-algo', { algoStrategy: 'Vwap', algoParams: [{ tag: 'monetaryValue', value: '9000000' }] }],
  ['misc-options', { orderMiscOptions: 'a=b' }],
];

test.each(rows)('%s is noticed in %j', (feature, given) => {
  expect(asked(given).features).toEqual([feature]);
});

test('below 177 a profile is an allocation', () => {
  expect(asked({ faProfile: 'Mine' }, 176).features).toEqual(['allocation']);
});

describe('the table', () => {
  test('has no feature that nothing asks for', () => {
    expect(new Set(rows.map(([feature]) => feature))).toEqual(new Set(Object.keys(features)));
  });

  test.each<Given>([
    { algoStrategy: 'Adaptive', algoParams: [{ tag: 'adaptivePriority', value: 'Urgent' }] },
    { ocaGroup: 'one', ocaType: 1 },
    { scalePriceIncrement: 1, scaleInitLevelSize: 2 },
    { goodAfterTime: '20260302 10:00:00 UTC', tif: 'GTD', goodTillDate: '20260303 10:00:00 UTC' },
    { hidden: true, allOrNone: true, minQty: 5, displaySize: 1 },
    { adjustedOrderType: 'TRAIL', triggerPrice: 5, adjustedStopPrice: 4, adjustedTrailingAmount: 1 },
  ])('asks for none of %j, which trades its quantity and no more', (given) => {
    expect(asked(given).features).toEqual([]);
  });
});
