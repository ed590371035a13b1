import { optionOf, strikesListed, strikesOf } from '../chains.js';
import type { Option, Right } from '../instrument.js';
import { expiriesOf } from '../option-terms.js';
import { OPTION_CLASSES, type OptionClass } from '../universe/option-classes.js';
import { fits, fitsExpiry, rightOf } from './narrow.js';
import type { ContractQuery } from './query.js';

/** The listed options that a query describes. Only what it leaves open is gone through: a whole chain is thousands. */
export function findOptions(asked: ContractQuery, today: string): Option[] {
  const query = { ...asked, ...inOccSymbol(asked.localSymbol) };
  const right = rightOf(query.right);
  const rights: readonly Right[] = right === undefined ? ['C', 'P'] : [right];
  const found: Option[] = [];
  for (const family of OPTION_CLASSES) {
    if (!fitsClass(family, query)) continue;
    const wanted = strikesOf(family).filter((each) => each === query.strike);
    for (const expiry of expiriesOf(family, today)) {
      if (!fitsExpiry(expiry, query)) continue;
      const strikes = query.strike ? wanted : strikesListed(family, expiry.lastTradeDate, today);
      for (const strike of strikes) {
        for (const side of rights) {
          const option = optionOf(family, expiry.lastTradeDate, strike, side);
          if (option !== undefined && fits(option, asked)) found.push(option);
        }
      }
    }
  }
  return found;
}

/** Before any option of the class is made. A query without a name would bring forth every option there is. */
function fitsClass(family: OptionClass, query: ContractQuery): boolean {
  const symbol = query.symbol?.toUpperCase() ?? '';
  const tradingClass = query.tradingClass?.toUpperCase() ?? '';
  const written = query.localSymbol?.toUpperCase() ?? '';
  return (
    `${symbol}${tradingClass}${written}` !== '' &&
    (query.secType?.toUpperCase() === 'FOP') === (family.underSecType === 'FUT') &&
    (symbol === '' || symbol === family.under) &&
    (tradingClass === '' || tradingClass === family.tradingClass) &&
    written.startsWith(written === '' ? '' : family.tradingClass)
  );
}

/** What the OCC's `SPY   281215C00750000` says of an option: its day, side and strike. */
function inOccSymbol(localSymbol: string | undefined): ContractQuery {
  const [, date, right, thousandths] = /^[A-Z]+ *(\d{6})([CP])(\d{8})$/i.exec(localSymbol ?? '') ?? [];
  if (date === undefined || right === undefined || thousandths === undefined) return {};
  return { lastTradeDateOrContractMonth: `20${date}`, right, strike: Number(thousandths) / 1000 };
}
