import type { Instrument } from '../../../../trading/instruments/instrument.js';
import { DEPTH_EXCHANGES } from '../../../../trading/instruments/search/exchanges.js';

/** How a book is told: price by price, by the makers of one exchange, or by the exchanges behind SMART. */
export type DepthKind = 'prices' | 'makers' | 'smart';

/** Undefined where there is no book. */
export function depthKindOf(
  instrument: Instrument,
  exchange: string,
  isSmart: boolean,
): DepthKind | undefined {
  if (isSmart && instrument.secType === 'STK' && instrument.validExchanges.includes('SMART')) return 'smart';
  const place = DEPTH_EXCHANGES.find((each) => {
    return each.exchange === exchange && each.secType === instrument.secType;
  });
  if (place === undefined) return undefined;
  return place.serviceType === 'Deep2' ? 'makers' : 'prices';
}

/** The exchanges of a SMART book that show all of theirs, and those that show the top only. */
export function smartExchanges({ secType, validExchanges }: Instrument) {
  const isDeep = (exchange: string) =>
    DEPTH_EXCHANGES.some((each) => each.exchange === exchange && each.secType === secType);
  const behind = validExchanges.filter((exchange) => exchange !== 'SMART');
  return { deep: behind.filter(isDeep), top: behind.filter((exchange) => !isDeep(exchange)) };
}
