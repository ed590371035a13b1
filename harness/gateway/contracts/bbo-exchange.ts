import type { Instrument } from '../../../trading/instruments/instrument.js';
import { SMART_COMPONENTS, type SmartComponent } from '../../../trading/instruments/search/exchanges.js';

/**
 * Whose best bids and offers SMART shows, by the name that `tickReqParams` gives them: a key of two digits and
 * the kind of security, both in hex. Of the kinds only that of stocks is known to have components here.
 */
const COMPONENTS: ReadonlyMap<string, readonly SmartComponent[]> = new Map([
  ['9c0001', SMART_COMPONENTS],
  ['a60001', SMART_COMPONENTS],
]);

/** Empty for what is not routed by SMART among the exchanges of New York. */
export function bboExchangeOf({ secType, currency, primaryExch }: Instrument): string {
  if (secType !== 'STK' || currency !== 'USD') return '';
  return primaryExch === 'NASDAQ' ? '9c0001' : 'a60001';
}

/** Undefined for a name that no market data has told of. */
export function smartComponentsOf(bboExchange: string): readonly SmartComponent[] | undefined {
  return COMPONENTS.get(bboExchange.toLowerCase());
}
