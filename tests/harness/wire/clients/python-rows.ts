import type { Renamed } from './leaves.js';
import { commonRows, type Rows } from './rows.js';

const order: Renamed = {
  deltaNeutralConId: 'conId',
  deltaNeutralDelta: 'delta',
  deltaNeutralPrice: 'price',
  deltaNeutralOrderConId: 'deltaNeutralConId',
  adjustedTrailStopPrice: 'trailStopPrice',
  softDollarTierName: 'name',
  softDollarTierValue: 'val',
  softDollarTierDisplayName: 'displayName',
  type: 'condType',
  value: 'value price time percent volume changePercent',
  exchange: 'exchange exch',
};
const averaged: Renamed = { wap: 'average', count: 'barCount' };

/** ib_async 2.1.0 and ib_insync 0.9.86, whose decoders are of one stock. */
export const pythonRows: Rows = {
  ...commonRows,
  1: { events: { priceSizeTick: 'reqId tickType price size' }, lost: 'attrMask' },
  4: { events: { error: 'reqId errorCode errorMsg advancedOrderRejectJson' } },
  // At 158 they do not expect the duration yet; nobody is met there.
  5: {
    events: { openOrder: 'orderId contract order orderState' },
    renamed: order,
    lost: 'sharesAllocation trailStopPrice hasDeltaNeutralContract',
  },
  10: {
    events: { contractDetails: 'reqId details' },
    lost: 'mdSizeMultiplier',
    renamed: { sizeMinTick: 'suggestedSizeIncrement' },
  },
  17: {
    events: { historicalData: 'reqId bar', historicalDataEnd: 'reqId startDate endDate' },
    renamed: averaged,
  },
  18: { events: { bondContractDetails: 'reqId details' }, lost: 'mdSizeMultiplier' },
  59: { events: { commissionReport: 'report' }, renamed: { yield: 'yield_' } },
  65: { events: { verifyMessageAPI: 'apiData' } },
  69: { events: { verifyAndAuthMessageAPI: 'apiData xyzChallenge' } },
  77: { events: { softDollarTiers: 'reqId tiers' }, renamed: { value: 'val' } },
  78: { events: { familyCodes: 'familyCodes' }, renamed: { familyCode: 'familyCodeStr' } },
  79: { events: { symbolSamples: 'reqId contracts' }, renamed: { secType: 'secType derivativeSecTypes' } },
  82: { events: { smartComponents: 'reqId components' } },
  85: { events: { newsProviders: 'providers' } },
  89: { events: { histogramData: 'reqId items' }, renamed: { size: 'count' } },
  90: { events: { historicalDataUpdate: 'reqId bar' }, renamed: averaged },
  97: { events: { historicalTicksBidAsk: 'reqId ticks done' }, bits: { mask: 'askPastHigh bidPastLow' } },
  101: {
    events: { completedOrder: 'contract order orderState' },
    renamed: order,
    lost: 'trailStopPrice hasDeltaNeutralContract',
  },
};

/** Replies that they do not know, or cannot read. */
export const unknownToPython: ReadonlyMap<number, string> = new Map([
  [66, 'its success is the word true or false, which they read as a number'],
  [70, 'its success is the word true or false, which they read as a number'],
  [108, 'from version 196 on; they speak up to 178'],
  [109, 'from version 197 on; they speak up to 178'],
]);
