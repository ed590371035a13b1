import type { Handling } from './handling.js';
import { accountHandlings } from './requests/account.js';
import { contractHandlings } from './requests/contracts.js';
import { depthHandlings } from './requests/depth.js';
import { headTimestampHandlings } from './requests/head-timestamp.js';
import { histogramHandlings } from './requests/histogram.js';
import { historicalTicksHandlings } from './requests/historical-ticks.js';
import { historyHandlings } from './requests/history.js';
import { marketDataHandlings } from './requests/market-data.js';
import { optionCalculationHandlings } from './requests/option-calculations.js';
import { orderHandlings } from './requests/orders.js';
import { realTimeBarHandlings } from './requests/real-time-bars.js';
import { sessionHandlings } from './requests/session.js';
import { tickByTickHandlings } from './requests/tick-by-tick.js';

/** How every request that this gateway knows is answered, by message id. A new topic is added here. */
export const handlings: ReadonlyMap<number, Handling> = new Map(
  [
    ...sessionHandlings,
    ...accountHandlings,
    ...contractHandlings,
    ...orderHandlings,
    ...historyHandlings,
    ...headTimestampHandlings,
    ...histogramHandlings,
    ...historicalTicksHandlings,
    ...depthHandlings,
    ...marketDataHandlings,
    ...optionCalculationHandlings,
    ...realTimeBarHandlings,
    ...tickByTickHandlings,
  ].map((handling) => [handling.layout.id, handling]),
);
