import { type AccountState, newAccount } from '../../../../trading/exchange/ledger/account.js';
import { applyTrade } from '../../../../trading/exchange/ledger/trade.js';
import { type Valuation, valuation } from '../../../../trading/exchange/ledger/valuation.js';
import type { Prices } from '../../../../trading/exchange/market-view.js';
import type { Side } from '../../../../trading/exchange/orders/order.js';
import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { findOneContract } from '../../../../trading/instruments/search/find.js';
import type { ContractQuery } from '../../../../trading/instruments/search/query.js';

const DATE = '20260303';
/** Half past ten in New York, and Frankfurt is open too. */
export const MOMENT = Date.parse('2026-03-03T15:30:00Z');

/** The one contract that this means on the day of the tests. */
function contract(query: ContractQuery): Instrument {
  const found = findOneContract(query, DATE);
  if (found.found !== 'one') throw new Error(`expected one contract, found ${JSON.stringify(query)}`);
  return found.match.instrument;
}

const stock = (symbol: string, exchange: string, currency: string) =>
  contract({ symbol, exchange, currency, secType: 'STK' });

export const apple = stock('AAPL', 'SMART', 'USD');
export const sap = stock('SAP', 'IBIS', 'EUR');
/** Quoted in pence. */
export const vodafone = stock('VOD', 'LSE', 'GBP');
export const emini = contract({
  ...{ symbol: 'ES', secType: 'FUT', exchange: 'CME', currency: 'USD' },
  lastTradeDateOrContractMonth: '202603',
});
export const spyCall = contract({
  ...{ symbol: 'SPY', secType: 'OPT', exchange: 'SMART', currency: 'USD', strike: 650, right: 'C' },
  lastTradeDateOrContractMonth: '20260320',
});
/** On its last day. */
export const deepCall = contract({
  ...{ symbol: 'SPY', secType: 'OPT', exchange: 'SMART', currency: 'USD', strike: 400, right: 'C' },
  lastTradeDateOrContractMonth: DATE,
});
export const euro = contract({ symbol: 'EUR', secType: 'CASH', exchange: 'IDEALPRO', currency: 'USD' });

/** A market that stands still: the last price of everything, and nobody who quotes. */
function standing(prices: ReadonlyMap<Instrument, number>): Prices {
  const byConId = new Map([...prices].map(([{ conId }, price]) => [conId, price]));
  return {
    view(conId) {
      const price = byConId.get(conId);
      if (price === undefined) return undefined;
      const last = { price, size: 1, time: MOMENT };
      return { quote: undefined, last, volume: 0, previousClose: price, halted: false };
    },
    levels: () => [],
  };
}

export interface Deal {
  readonly side: Side;
  readonly quantity: number;
  readonly of: Instrument;
  readonly at: number;
  readonly commission?: number;
}

/** An account with a million dollars, after these trades. */
function accountAfter(id: string, deals: readonly Deal[]): AccountState {
  return deals.reduce<AccountState>(
    (account, { side, quantity, of, at, commission = 0 }) => {
      const paid = { commission, commissionCurrency: of.currency };
      return applyTrade(account, { instrument: of, side, quantity, price: at, ...paid }).account;
    },
    newAccount(id, 'USD', 1_000_000, DATE),
  );
}

/** What it is worth when these are the prices. */
export function worthAfter(
  deals: readonly Deal[],
  prices: readonly (readonly [Instrument, number])[],
  id = 'DU1',
): Valuation {
  return valuation(accountAfter(id, deals), standing(new Map(prices)), MOMENT);
}
