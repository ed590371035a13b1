import { didYouMean } from '../../../platform/config/nearest.js';

/** Every type of security that TWS has, and what people call it. */
const ROWS: readonly (readonly [name: string, ...others: string[]])[] = [
  ['STK', 'STOCK', 'SHARE', 'EQUITY', 'ETF', 'ADR'],
  ['OPT', 'OPTION'],
  ['FUT', 'FUTURE'],
  ['FOP', 'FUTURES OPTION', 'FUTOPT'],
  ['CASH', 'FOREX', 'FX', 'CURRENCY'],
  ['CRYPTO', 'CRYPTOCURRENCY', 'COIN'],
  ['CFD'],
  ['BOND'],
  ['BILL'],
  ['FUND', 'MUTUAL FUND'],
  ['CMDTY', 'COMMODITY', 'METAL'],
  ['WAR', 'WARRANT'],
  ['IOPT', 'STRUCTURED PRODUCT', 'DUTCH WARRANT'],
  ['BAG', 'COMBO', 'COMBINATION', 'SPREAD'],
  ['IND', 'INDEX'],
  ['EC', 'EVENT CONTRACT', 'FORECAST CONTRACT'],
];

const names: readonly string[] = ROWS.map(([name]) => name);

/** What is wrong with a text that TWS does not have for a type of security: the one that may be meant, and all of them. */
export function secTypeFlaw(text: string): string | undefined {
  const asked = text.trim().toUpperCase();
  if (names.includes(asked)) return undefined;
  const [called] = ROWS.find((row) => row.some((name) => [name, `${name}S`].includes(asked))) ?? [];
  const meant = called === undefined ? didYouMean(asked, names) : `; did you mean "${called}"?`;
  return `there is no security type "${text}"${meant || ';'} TWS has ${names.join(', ')}`;
}
