import type { Instrument } from '../instrument.js';
import { bonds } from './bonds.js';
import { indexCfds, stockCfds } from './cfds.js';
import { cryptocurrencies } from './crypto.js';
import { europeanStocks } from './european-stocks.js';
import { currencyPairs } from './forex.js';
import { indices } from './indices.js';
import { metals } from './metals.js';
import { usStocks } from './stocks.js';

/** Everything that does not expire by a rule, built once and shared by all gateways of a process. */
export interface Universe {
  readonly instruments: readonly Instrument[];
  readonly byConId: ReadonlyMap<number, Instrument>;
  readonly bySymbol: ReadonlyMap<string, readonly Instrument[]>;
}

let built: Universe | undefined;

export function universe(): Universe {
  built ??= build();
  return built;
}

function build(): Universe {
  const stocks = usStocks();
  const levels = indices();
  const instruments: Instrument[] = [
    ...stocks,
    ...europeanStocks(),
    ...levels,
    ...currencyPairs(),
    ...cryptocurrencies(),
    ...bonds(),
    ...stockCfds(stocks),
    ...indexCfds(levels),
    ...metals(),
  ];
  const bySymbol = new Map<string, Instrument[]>();
  for (const instrument of instruments) {
    bySymbol.set(instrument.symbol, [...(bySymbol.get(instrument.symbol) ?? []), instrument]);
  }
  return {
    instruments,
    byConId: new Map(instruments.map((each) => [each.conId, each])),
    bySymbol,
  };
}
