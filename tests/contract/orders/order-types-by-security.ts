import type { Contract } from '@stoqey/ib';
import { BTC, ES, EURUSD, LOWER_CALL, VERTICAL } from './contracts.js';
import type { PlainOrder } from './driver.js';

/** Kinds of contracts besides stocks, and the types of orders that are taken in them; all others get 387. */
export interface Tradable {
  readonly what: string;
  readonly contract: Contract;
  /** What every order has: coins are bought at once or stay, not for a day. */
  readonly order: PlainOrder;
  /** A price at which nothing trades. */
  readonly price: number;
  readonly taken: readonly string[];
  /** Codes other than 387. */
  readonly refused?: Readonly<Record<string, number>>;
}

const BASIC = ['MKT', 'LMT', 'STP', 'STP LMT', 'MIT', 'LIT', 'TRAIL', 'TRAIL LIMIT'] as const;
const SNAPS = ['SNAP MID', 'SNAP MKT', 'SNAP PRIM'] as const;

export const tradables: readonly Tradable[] = [
  {
    what: 'a future',
    contract: ES,
    order: { totalQuantity: 1, tif: 'DAY' },
    price: 6000,
    taken: [...BASIC, 'MTL', ...SNAPS],
  },
  {
    what: 'an option',
    contract: LOWER_CALL,
    order: { totalQuantity: 1, tif: 'DAY' },
    price: 1,
    taken: [...BASIC, 'MTL', 'REL', ...SNAPS],
  },
  {
    what: 'a currency',
    contract: EURUSD,
    order: { totalQuantity: 25_000, tif: 'DAY' },
    price: 1,
    taken: [...BASIC, 'REL'],
  },
  {
    what: 'a coin',
    contract: BTC,
    order: { totalQuantity: 0.1, tif: 'GTC' },
    price: 50_000,
    taken: ['LMT'],
    // At the market they are bought for an amount of money only.
    refused: { MKT: 10289 },
  },
  { what: 'a combo', contract: VERTICAL, order: { totalQuantity: 1, tif: 'DAY' }, price: 1, taken: BASIC },
];

export const typesTried: readonly string[] = [
  ...BASIC,
  'MTL',
  'MOC',
  'LOC',
  'REL',
  'MIDPRICE',
  'PEG MID',
  ...SNAPS,
];

/** With all the prices that any type needs. */
export function orderOfType(orderType: string, { order, price }: Tradable): PlainOrder {
  const trail =
    orderType === 'TRAIL LIMIT'
      ? { trailStopPrice: price, lmtPriceOffset: price / 100 }
      : { lmtPrice: price };
  return { action: 'BUY', orderType, auxPrice: price, ...trail, ...order };
}
