import type { SecType } from '../../instruments/instrument.js';
import { kinds } from '../../instruments/kinds.js';
import type { OrderTerms } from './order.js';
import type { PricingKind } from './pricing.js';

const PLAIN: readonly PricingKind[] = ['market', 'limit'];
const SIMULATED: readonly PricingKind[] = [
  ...PLAIN,
  'stop',
  'stop-limit',
  'trail',
  'trail-limit',
  'if-touched',
  'limit-if-touched',
];

/** How an order may be priced, by what it is in. Nobody trades an index. */
const OFFERED: Readonly<Record<SecType | 'BAG', ReadonlySet<PricingKind>>> = {
  STK: new Set([
    ...SIMULATED,
    'market-to-limit',
    'snap',
    'relative',
    'peg-market',
    'peg-mid',
    'midprice',
    'peg-bench',
  ]),
  OPT: new Set([...SIMULATED, 'market-to-limit', 'snap', 'relative']),
  FUT: new Set([...SIMULATED, 'market-to-limit', 'snap', 'peg-bench']),
  FOP: new Set([...SIMULATED, 'market-to-limit', 'snap']),
  CFD: new Set([...SIMULATED, 'market-to-limit', 'relative', 'peg-bench']),
  CASH: new Set([...SIMULATED, 'relative']),
  CMDTY: new Set([...SIMULATED, 'relative']),
  CRYPTO: new Set(PLAIN),
  BOND: new Set(PLAIN),
  BAG: new Set(SIMULATED),
  IND: new Set(),
};

/** What an order asks for that there is not, in words; undefined where there is. */
export function notOffered({ pricing, auction }: OrderTerms, secType: SecType | 'BAG'): string | undefined {
  if (!OFFERED[secType].has(pricing.kind)) return pricing.kind;
  if (auction === undefined) return undefined;
  // Auctions take an order at any price or at a limit.
  const taken = secType !== 'BAG' && kinds[secType].auctions && PLAIN.includes(pricing.kind);
  return taken ? undefined : `${pricing.kind} at the ${auction}`;
}
