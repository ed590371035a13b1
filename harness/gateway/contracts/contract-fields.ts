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
  const isCombo = what.secType === 'BAG';
  // Written out: this is made for every order and row, and spreads of objects cost more than all else in it.
  return {
    conId: what.conId,
    symbol: what.symbol,
    secType: what.secType,
    lastTradeDateOrContractMonth: !isCombo && isDerivative(what) ? what.lastTradeDate : '',
    strike: !isCombo && isOption(what) ? what.strike : 0,
    right: !isCombo && isOption(what) ? what.right : '',
    multiplier: isCombo ? '' : multiplierOf(what),
    exchange,
    currency: what.currency,
    localSymbol: what.localSymbol,
    tradingClass: what.tradingClass,
  };
}

function multiplierOf(instrument: Instrument): string {
  return isDerivative(instrument) || instrument.multiplier !== 1 ? String(instrument.multiplier) : '';
}
