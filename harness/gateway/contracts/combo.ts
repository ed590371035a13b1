import type { Instrument } from '../../../trading/instruments/instrument.js';
import { universe } from '../../../trading/instruments/universe/universe.js';
import type { RequestedContract } from '../contract.js';
import { detailsOf } from './details.js';
import { orderTypesOf } from './offered-tokens.js';

/** A combination has no definition of its own: IB files all those in one currency under one conId. */
const COMBO_CON_IDS: ReadonlyMap<string, number> = new Map([
  ['USD', 28812380],
  ['GBP', 58666491],
  ['JPY', 61227069],
  ['HKD', 61227072],
  ['AUD', 61227077],
  ['CAD', 61227082],
  ['CHF', 61227087],
]);

/** The details of a BAG, which tell little: undefined where its symbols or its currency mean nothing to IB. */
export function comboDetailsOf(request: RequestedContract, now: number) {
  const { symbol = '', currency = '', exchange = '' } = request;
  const conId = COMBO_CON_IDS.get(currency || 'USD');
  // A spread between two stocks goes by both: `IBKR,MCD`.
  const [first, ...others] = symbol.split(',').map(underlying);
  if (conId === undefined || first === undefined || others.includes(undefined)) return undefined;
  return {
    ...detailsOf({ instrument: first, exchange: exchange || 'SMART', secType: 'BAG' }, now),
    symbol,
    conId,
    localSymbol: String(conId),
    tradingClass: 'COMB',
    marketName: 'COMB',
    currency: currency || 'USD',
    orderTypes: orderTypesOf('BAG'),
    validExchanges: exchange === '' || exchange === 'SMART' ? 'SMART' : `SMART,${exchange}`,
    marketRuleIds: exchange === '' || exchange === 'SMART' ? '26' : '26,26',
    longName: '',
    secIdList: [],
    stockType: '',
  };
}

function underlying(symbol: string): Instrument | undefined {
  return universe().bySymbol.get(symbol.trim().toUpperCase())?.[0];
}
