import { type Instrument, isDerivative } from '../../../trading/instruments/instrument.js';

/** A line of `scannerData`: a contract and its rank. What is empty TWS has long ceased to fill in. */
export function rowOf(instrument: Instrument, rank: number) {
  const { conId, symbol, secType, exchange, currency, localSymbol, marketName, tradingClass } = instrument;
  return {
    ...{ rank, conId, symbol, secType, exchange, currency, localSymbol, marketName, tradingClass },
    lastTradeDateOrContractMonth: isDerivative(instrument) ? instrument.lastTradeDate : '',
    ...{ strike: 0, right: '', distance: '', benchmark: '', projection: '', legsStr: '' },
  };
}
