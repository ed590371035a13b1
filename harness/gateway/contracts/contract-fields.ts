import type { Combo } from '../../../trading/instruments/combo.js';
import { type Instrument, isDerivative, isOption } from '../../../trading/instruments/instrument.js';

/** The eleven fields with which the server names a contract. */
export interface ContractFields {
  readonly conId: number;
  readonly symbol: string;
  readonly secType: string;
  readonly lastTradeDateOrContractMonth: string;
  readonly strike: number;
  readonly right: string;
  readonly multiplier: string;
  readonly exchange: string;
  readonly currency: string;
  readonly localSymbol: string;
  readonly tradingClass: string;
}

export function contractFieldsOf(what: Instrument | Combo, exchange: string): ContractFields {
  const { conId, symbol, secType, currency, localSymbol, tradingClass } = what;
  const named = { conId, symbol, secType, exchange, currency, localSymbol, tradingClass };
  if (what.secType === 'BAG') {
    return { ...named, lastTradeDateOrContractMonth: '', strike: 0, right: '', multiplier: '' };
  }
  return {
    ...named,
    lastTradeDateOrContractMonth: isDerivative(what) ? what.lastTradeDate : '',
    strike: isOption(what) ? what.strike : 0,
    right: isOption(what) ? what.right : '',
    multiplier: isDerivative(what) || what.multiplier !== 1 ? String(what.multiplier) : '',
  };
}
