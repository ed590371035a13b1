import type { Renamed } from './leaves.js';
import { bar, commonRows, type Rows } from './rows.js';

const contract: Renamed = { primaryExchange: 'primaryExch' };
const order: Renamed = {
  comboLegsDescrip: 'comboLegsDescription',
  deltaNeutralConId: 'conId',
  deltaNeutralDelta: 'delta',
  deltaNeutralPrice: 'price',
  deltaNeutralOrderConId: 'deltaNeutralConId',
  adjustedTrailStopPrice: 'trailStopPrice',
  softDollarTierName: 'name',
  softDollarTierValue: 'value',
  softDollarTierDisplayName: 'displayName',
  conjunction: 'conjunctionConnection',
  value: 'value price time percent volume',
};

/** @stoqey/ib 1.6.10. */
export const stoqeyRows: Rows = {
  ...commonRows,
  // Any flag at all makes it say that the price can be executed, and it drops the size that comes with a bid.
  1: {
    events: { tickPrice: 'reqId tickType price attrMask', tickSize: '- - size' },
  },
  4: { events: { error: 'errorMsg errorCode reqId advancedOrderRejectJson' } },
  5: {
    events: { openOrder: 'orderId contract order orderState' },
    renamed: order,
    lost: 'sharesAllocation trailStopPrice hasDeltaNeutralContract',
  },
  10: {
    events: { contractDetails: 'reqId details' },
    renamed: { ...contract, reasonId: 'id' },
    lost: 'mdSizeMultiplier sizeMinTick',
  },
  // The range comes as one text, in the place of the last bar's date.
  17: { events: { historicalData: `reqId date ${bar} count wap` }, lost: 'startDate endDate' },
  18: {
    events: { bondContractDetails: 'reqId details' },
    lost: 'mdSizeMultiplier',
  },
  79: {
    events: { symbolSamples: 'reqId contracts' },
    renamed: { ...contract, secType: 'secType derivativeSecTypes' },
  },
  // A map from the bit to the exchange and its letter.
  82: {
    events: { smartComponents: 'reqId components' },
    renamed: { bitNumber: 'components', exchange: 'components', exchangeLetter: 'components' },
  },
  85: { events: { newsProviders: 'providers' }, renamed: { code: 'providerCode', name: 'providerName' } },
  // It takes the two flags the other way round than IBKR's own client and ib_async do.
  97: { events: { historicalTicksBidAsk: 'reqId ticks done' }, bits: { mask: 'bidPastLow askPastHigh' } },
  101: {
    events: { completedOrder: 'contract order orderState' },
    renamed: order,
    from: 177,
    lost: 'trailStopPrice hasDeltaNeutralContract',
  },
};

/** Replies that it does not know. */
export const unknownToStoqey: ReadonlyMap<number, string> = new Map([
  [65, 'verification is not implemented in it'],
  [66, 'verification is not implemented in it'],
  [69, 'verification is not implemented in it'],
  [70, 'verification is not implemented in it'],
  [108, 'from version 196 on; it speaks up to 193'],
  [109, 'from version 197 on; it speaks up to 193'],
]);
