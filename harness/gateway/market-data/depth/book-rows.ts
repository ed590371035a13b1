import type { Instrument } from '../../../../trading/instruments/instrument.js';
import type { BookLevel } from '../../../world/market.js';
import type { DepthKind } from './depth-kind.js';

/** Where dealers who have no exchange of their own put their orders. */
const DEALERS_EXCHANGE = 'NASDAQ';

/** Of a whole market's book, the side that one kind of request shows, its best price first. */
export function bookRows(
  levels: readonly BookLevel[],
  kind: DepthKind,
  { validExchanges }: Instrument,
): readonly BookLevel[] {
  const isDealer = ({ maker }: BookLevel) => !validExchanges.includes(maker);
  switch (kind) {
    case 'prices':
      return joined(levels.map((level) => ({ ...level, maker: '' })));
    case 'makers':
      return joined(levels.filter((level) => isDealer(level) || level.maker === DEALERS_EXCHANGE));
    case 'smart':
      return joined(levels.map((level) => (isDealer(level) ? { ...level, maker: DEALERS_EXCHANGE } : level)));
  }
}

/** What one maker offers at one price is one row. */
function joined(levels: readonly BookLevel[]): readonly BookLevel[] {
  const rows = new Map<string, BookLevel>();
  for (const level of levels) {
    const name = `${level.price}/${level.maker}`;
    const size = level.size + (rows.get(name)?.size ?? 0);
    rows.set(name, { ...level, size });
  }
  return [...rows.values()];
}
