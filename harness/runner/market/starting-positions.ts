import { type AccountState, newAccount, type Position } from '../../../trading/exchange/ledger/account.js';
import { newYorkDate } from '../../../trading/exchange/ledger/day.js';
import type { Instrument } from '../../../trading/instruments/instrument.js';
import { universe } from '../../../trading/instruments/universe/universe.js';
import { DEFAULT_ACCOUNT } from '../../gateway/settings.js';
import type { GatewayState } from '../../gateway/state/gateway-state.js';
import { newExchangeState } from '../../gateway/venue/new-exchange.js';
import type { Market as Prices } from '../../world/market.js';

const WEEK = 7 * 24 * 60 * 60 * 1000;

interface AtMoment {
  readonly prices: Prices;
  readonly seed: number;
  readonly now: number;
}

/** What a gateway remembers whose account bought these shares a week ago. */
export function stateHolding(
  positions: Readonly<Record<string, number>>,
  { prices, seed, now }: AtMoment,
): GatewayState {
  const empty = newExchangeState([DEFAULT_ACCOUNT], now);
  const account = Object.entries(positions).reduce(
    (before, [symbol, quantity]) => withPosition(before, stockCalled(symbol), quantity, prices, now),
    empty.accounts[0] ?? newAccount(DEFAULT_ACCOUNT, 'USD', 0, newYorkDate(now)),
  );
  return {
    format: 1,
    seed,
    nextOrderIds: {},
    tickets: [],
    drafts: [],
    exchange: { ...empty, accounts: [account] },
  };
}

function stockCalled(symbol: string): Instrument {
  const stock = universe()
    .bySymbol.get(symbol)
    ?.find(({ secType, currency }) => secType === 'STK' && currency === 'USD');
  if (stock === undefined) throw new RangeError(`there is no stock ${symbol} in the seeded market`);
  return stock;
}

function withPosition(
  account: AccountState,
  stock: Instrument,
  quantity: number,
  prices: Prices,
  now: number,
): AccountState {
  if (quantity === 0) return account;
  const { conId } = stock;
  const paid = prices.snapshot(stock, now - WEEK);
  const cost = paid.last?.price ?? paid.previousClose ?? 0;
  const worth = prices.snapshot(stock, now).previousClose ?? cost;
  const position: Position = {
    conId,
    quantity,
    averageCost: cost,
    commissions: 0,
    realized: 0,
    tradedToday: 0,
    atStart: { quantity, value: quantity * worth },
  };
  const cash = (account.cash['USD'] ?? 0) - quantity * cost;
  return {
    ...account,
    cash: { ...account.cash, USD: cash },
    positions: { ...account.positions, [conId]: position },
  };
}
