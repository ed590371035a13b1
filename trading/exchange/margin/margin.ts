import { isOption } from '../../instruments/instrument.js';
import type { Balance, Holding, Margin } from './holding.js';
import * as rates from './margin-rates.js';
import { type OptionHolding, optionMargin } from './option-margin.js';
import { stockMargin } from './stock-margin.js';

/** What an account must have to hold all this, in its base currency. */
export function marginOf(holdings: readonly Holding[], balances: readonly Balance[]): Margin {
  const total = { initial: 0, maintenance: 0, atClose: 0 };
  const options: OptionHolding[] = [];
  for (const holding of holdings) {
    const { instrument } = holding;
    if (isOption(instrument)) options.push({ ...holding, instrument });
    else add(total, marginOfOne(holding));
  }
  if (options.length > 0) add(total, same(optionMargin(options, holdings)));
  for (const { currency, value } of balances)
    add(total, same(Math.abs(value) * rates.currencyRate(currency)));
  return total;
}

/** Of anything that stands alone: only options make each other cheaper. */
function marginOfOne({ instrument, quantity, value, rate }: Holding): Margin {
  const size = Math.abs(value);
  switch (instrument.secType) {
    case 'STK':
      return stockMargin(instrument, quantity, value, rate);
    case 'FUT': {
      const maintenance = size * rates.futureRate(instrument);
      const initial = maintenance * rates.FUTURE_INITIAL;
      return { initial, maintenance, atClose: initial };
    }
    case 'BOND':
      return same(size * rates.bondRate(instrument));
    case 'CFD':
      return same(size * rates.cfdRate(instrument));
    case 'CRYPTO':
      return same(size * rates.CRYPTO);
    case 'CMDTY':
      return same(size * rates.METAL);
    // Currencies are cash, and are counted as that; nobody holds an index; options are reckoned together.
    case 'CASH':
    case 'IND':
    case 'OPT':
    case 'FOP':
      return same(0);
  }
}

function same(amount: number): Margin {
  return { initial: amount, maintenance: amount, atClose: amount };
}

function add(total: { -readonly [Part in keyof Margin]: number }, part: Margin): void {
  total.initial += part.initial;
  total.maintenance += part.maintenance;
  total.atClose += part.atClose;
}
