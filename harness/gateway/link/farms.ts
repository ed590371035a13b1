import type { Instrument } from '../../../trading/instruments/instrument.js';

/** IB's data centres, as notices name them: prices, history, and what instruments there are. */
const MARKET_FARMS = ['usfarm.nj', 'usfuture', 'cashfarm', 'usopt', 'eufarm', 'usfarm'] as const;
export const HISTORY_FARM = 'ushmds';
export const DEFINITION_FARM = 'secdefnj';

export type Farm = (typeof MARKET_FARMS)[number] | typeof HISTORY_FARM;

export const farms: readonly Farm[] = [...MARKET_FARMS, HISTORY_FARM];

/** Where the prices of an instrument come from. */
export function farmOf({ secType, currency }: Instrument): Farm {
  switch (secType) {
    case 'OPT':
    case 'FOP':
      return 'usopt';
    case 'FUT':
      return currency === 'USD' ? 'usfuture' : 'eufarm';
    case 'CASH':
    case 'CRYPTO':
    case 'CMDTY':
      return 'cashfarm';
    case 'STK':
      return currency === 'USD' ? 'usfarm' : 'eufarm';
    case 'IND':
    case 'BOND':
    case 'CFD':
      return currency === 'USD' ? 'usfarm.nj' : 'eufarm';
  }
}
