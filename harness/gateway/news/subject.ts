import { instrumentByConId } from '../../../trading/instruments/by-con-id.js';
import type { Index, Instrument, Stock } from '../../../trading/instruments/instrument.js';

/** What news is about: what a derivative is written on, rather than the derivative. */
export type Subject = Stock | Index;

/** Undefined for what has no news. */
export function subjectOf(instrument: Instrument): Subject | undefined {
  switch (instrument.secType) {
    case 'STK':
    case 'IND':
      return instrument;
    case 'CFD':
    case 'FUT':
    case 'OPT':
    case 'FOP': {
      const under = instrumentByConId(instrument.underConId);
      return under && subjectOf(under);
    }
    case 'CASH':
    case 'CRYPTO':
    case 'BOND':
    case 'CMDTY':
      return undefined;
  }
}
