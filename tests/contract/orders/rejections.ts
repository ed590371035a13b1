import type { Contract } from '@stoqey/ib';
import { contract } from '../live-data.js';
import { AAPL, BTC, ES, EURUSD, LOWER_CALL, SPX, VERTICAL } from './contracts.js';
import type { PlainOrder } from './driver.js';
import type { SceneMarket } from './scene-market.js';

/** Something that no gateway takes, and the code of what it says. */
export interface Rejection {
  readonly what: string;
  readonly contract: Contract;
  /** What differs from an order that would be taken. */
  readonly order: (market: SceneMarket) => PlainOrder;
  readonly code: number;
}

const of = (
  what: string,
  code: number,
  order: PlainOrder | ((market: SceneMarket) => PlainOrder),
  asked: Contract = AAPL,
): Rejection => ({ what, code, contract: asked, order: typeof order === 'function' ? order : () => order });

const quantities: readonly Rejection[] = [
  of('no quantity', 434, { totalQuantity: 0 }),
  of('a negative quantity', 321, { totalQuantity: -10 }),
  of('a quantity that is no number', 434, { totalQuantity: 'NaN' }),
  of('a quantity in words', 320, { totalQuantity: 'ten' }),
  of('an endless quantity', 434, { totalQuantity: 'Infinity' }),
  of('a quantity beyond all measure', 321, { totalQuantity: 10_000_000_000 }),
  of('a quantity that looks like a slip', 383, { totalQuantity: 2_000_000 }),
  of('a part of a share', 10243, { totalQuantity: 1.5 }),
  of('a part of a future', 10318, { totalQuantity: 0.5, lmtPrice: 6000 }, ES),
  of('money instead of shares', 10244, { totalQuantity: 0, cashQty: 1000 }),
  of('coins at the market by number', 10289, { orderType: 'MKT', totalQuantity: 0.1, tif: 'IOC' }, BTC),
  of('more shown than there is', 10020, { displaySize: 20 }),
  of('at least more than there is', 321, { minQty: 20 }),
  of('a block of few options', 117, { totalQuantity: 10, blockOrder: true, lmtPrice: 1 }, LOWER_CALL),
];

const prices: readonly Rejection[] = [
  of('a limit of nothing', 463, { lmtPrice: 0 }),
  of('a negative limit', 463, { lmtPrice: -1 }),
  of('a limit that is no number', 320, { lmtPrice: 'NaN' }),
  of('an endless limit', 463, { lmtPrice: 'Infinity' }),
  of('a limit in words', 320, { lmtPrice: 'cheap' }),
  of('a limit between two ticks', 110, { lmtPrice: 220.005 }),
  of('a limit between two ticks of a future', 110, { lmtPrice: 6000.1, totalQuantity: 1 }, ES),
  of('a limit between two ticks of a currency', 110, { lmtPrice: 1.00001, totalQuantity: 25_000 }, EURUSD),
  of('a stop at no price', 321, { orderType: 'STP', auxPrice: 0 }),
  of('a stop at a negative price', 321, { orderType: 'STP', auxPrice: -1 }),
  of('a stop between two ticks', 110, { orderType: 'STP', auxPrice: 240.005 }),
  of('a trail of nothing', 158, { orderType: 'TRAIL', auxPrice: 0 }),
  of('a trail of more than everything', 321, { orderType: 'TRAIL', trailingPercent: 101 }),
  of('a trail by amount and by percent', 320, { orderType: 'TRAIL', auxPrice: 1, trailingPercent: 1 }),
  of('a midprice outside regular hours', 321, { orderType: 'MIDPRICE', outsideRth: true }),
];

const words: readonly Rejection[] = [
  of('a side that is none', 321, { action: 'HOLD' }),
  of('a type that is none', 321, { orderType: 'FEELINGS' }),
  of('no type', 321, { orderType: '' }),
  of('a type that the contract is not traded by', 387, { orderType: 'MOC', tif: 'DAY' }, BTC),
  of('a time in force that is none', 10052, { tif: 'FOREVER' }),
  of('a stop for the opening', 111, { orderType: 'STP', auxPrice: 240, tif: 'OPG' }),
  of('an order for the close that stays', 113, { orderType: 'MOC', tif: 'GTC' }),
  of('until a date that is not said', 391, { tif: 'GTD' }),
  of('until a date that is none', 391, { tif: 'GTD', goodTillDate: 'tomorrow' }),
  of('until a date that is past', 334, { tif: 'GTD', goodTillDate: '20260302-16:00:00' }),
  of('a date without GTD', 321, { goodTillDate: '20260304-16:00:00' }),
  of('after a time that is none', 337, { goodAfterTime: 'noon' }),
];

const contracts: readonly Rejection[] = [
  of('a contract that nobody knows', 200, {}, contract({ ...AAPL, symbol: 'NOSUCH' })),
  of('a contract that could be many', 200, {}, contract({ ...LOWER_CALL, strike: 0 })),
  of('an exchange that does not have it', 200, {}, contract({ ...AAPL, exchange: 'IDEALPRO' })),
  of('no exchange', 321, {}, contract({ ...AAPL, exchange: '' })),
  of('an index', 387, { lmtPrice: 6000 }, SPX),
  of(
    'a combo without legs',
    321,
    { lmtPrice: 1, totalQuantity: 1 },
    contract({ ...VERTICAL, comboLegs: [] }),
  ),
];

const accounts: readonly Rejection[] = [
  of('an account of somebody else', 321, { account: 'DU9999999' }),
  of('an allocation without being an advisor', 344, { faGroup: 'Everybody' }),
];

const attributes: readonly Rejection[] = [
  of('for E*Trade only', 10268, { eTradeOnly: true }),
  of('firm quotes only', 10269, { firmQuoteOnly: true }),
  of('a cap at the national best price', 10270, { nbboPriceCap: 1 }),
  of('all or none of a future', 10257, { allOrNone: true, lmtPrice: 6000, totalQuantity: 1 }, ES),
  of('a slot for what is not sold short', 348, { shortSaleSlot: 1 }),
  of('a hedge of a kind that is none', 10007, { hedgeType: 'X' }),
  of('a ladder without a first step', 419, { scalePriceIncrement: 0.05 }),
  of('an algorithm that is none', 439, { algoStrategy: 'Guess', algoParams: [] }),
  of('an algorithm with a word it does not know', 443, {
    algoStrategy: 'Twap',
    algoParams: [{ tag: 'colour', value: 'blue' }],
  }),
  of('an algorithm out of its bounds', 441, {
    algoStrategy: 'PctVol',
    algoParams: [{ tag: 'pctVol', value: '99' }],
  }),
  of('a question that is not to be sent', 321, { whatIf: true, transmit: false }),
  of('a child of nobody', 10006, { parentId: 987 }),
  of('a condition on a contract that nobody knows', 200, {
    conditions: [{ of: 'price', conId: 1, isMore: true, price: 1 }],
  }),
  of('a condition on a time that is none', 10314, {
    conditions: [{ of: 'time', isMore: true, time: 'noon' }],
  }),
  of('a peg to what nobody knows', 200, {
    ...{ orderType: 'PEG BENCH', startingPrice: 200, referenceContractId: 1 },
    ...{ peggedChangeAmount: 1, referenceChangeAmount: 1 },
  }),
];

export const rejections: Readonly<Record<string, readonly Rejection[]>> = {
  quantities,
  prices,
  words,
  contracts,
  accounts,
  attributes,
};

/** An order that would be taken, but for what is wrong with it. */
export function spoiled({ order }: Rejection, market: SceneMarket): PlainOrder {
  const lmtPrice = Number((market.quote(AAPL).bid - 5).toFixed(2));
  return { action: 'BUY', orderType: 'LMT', totalQuantity: 10, lmtPrice, ...order(market) };
}
