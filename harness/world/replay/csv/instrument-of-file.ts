import { instrumentByConId } from '../../../../trading/instruments/by-con-id.js';
import type { Instrument, SecType } from '../../../../trading/instruments/instrument.js';
import { isSecType } from '../../../../trading/instruments/kinds.js';
import { findOneContract } from '../../../../trading/instruments/search/find.js';
import type { ContractQuery } from '../../../../trading/instruments/search/query.js';
import { shown } from './complaints.js';

export type NamedInstrument =
  | { readonly found: true; readonly instrument: Instrument }
  | { readonly found: false; readonly complaint: string };

/**
 * Whose bars a file holds, by its name: `AAPL.csv`, `EUR.USD.CASH.csv`, `ESZ6.FUT.csv`, `265598.csv`. Without a
 * month, a future is the one next to expire on `today` (YYYYMMDD); of two listings, the one in dollars is meant.
 */
export function instrumentOfFile(file: string, today: string): NamedInstrument {
  const name = file.replace(/\.csv$/i, '');
  if (/^\d+$/.test(name)) {
    const instrument = instrumentByConId(Number(name));
    return instrument ? { found: true, instrument } : missing(`a conId that exists, found ${shown(name)}`);
  }
  const dot = name.lastIndexOf('.');
  const last = name.slice(dot + 1).toUpperCase();
  return dot > 0 && isSecType(last) ? find(name.slice(0, dot), last, today) : find(name, 'STK', today);
}

function find(name: string, secType: SecType, today: string): NamedInstrument {
  const bySymbol: ContractQuery = { symbol: name, secType: secType === 'FUT' ? 'CONTFUT' : secType };
  const byLocalSymbol: ContractQuery = { localSymbol: name, secType, includeExpired: true };
  let several = false;
  for (const query of [byLocalSymbol, bySymbol]) {
    for (const currency of ['USD', '']) {
      const answer = findOneContract({ ...query, currency }, today);
      if (answer.found === 'one') return { found: true, instrument: answer.match.instrument };
      several ||= answer.found === 'several';
    }
  }
  const contract = `${secType} ${shown(name)}`;
  return missing(
    several
      ? `one contract, found several for ${contract}: name the file CONID.csv or by its local symbol`
      : `a contract that exists (SYMBOL.csv, SYMBOL.SECTYPE.csv or CONID.csv), found none for ${contract}`,
  );
}

function missing(expected: string): NamedInstrument {
  return { found: false, complaint: `expected the name of ${expected}` };
}
