import type { Contract } from '@stoqey/ib';
import { AAPL, contract, instrumentOf } from '../live-data.js';

export { AAPL, EURUSD, SPX, SPY_CALL } from '../live-data.js';

export const MSFT = contract({ ...AAPL, symbol: 'MSFT' });
export const SPY = contract({ ...AAPL, symbol: 'SPY' });
export const ES = contract({
  ...{ symbol: 'ES', secType: 'FUT', exchange: 'CME', currency: 'USD' },
  lastTradeDateOrContractMonth: '20260320',
});
export const BTC = contract({ symbol: 'BTC', secType: 'CRYPTO', exchange: 'PAXOS', currency: 'USD' });

const option = (right: 'C' | 'P', strike: number) =>
  contract({
    ...{ symbol: 'SPY', secType: 'OPT', exchange: 'SMART', currency: 'USD' },
    ...{ lastTradeDateOrContractMonth: '20260320', strike, right },
  });

/** One deep in the money, and the two of a vertical. */
export const DEEP_CALL = option('C', 600);
export const LOWER_CALL = option('C', 650);
export const UPPER_CALL = option('C', 655);

/** Buys the lower call and sells the upper one. */
export const VERTICAL = contract({
  ...{ symbol: 'SPY', secType: 'BAG', exchange: 'SMART', currency: 'USD' },
  comboLegs: [leg(LOWER_CALL, 'BUY'), leg(UPPER_CALL, 'SELL')],
});

function leg(of: Contract, action: 'BUY' | 'SELL') {
  return { conId: instrumentOf(of).conId, ratio: 1, action, exchange: 'SMART' };
}

export const conIdOf = (of: Contract): number => instrumentOf(of).conId;
