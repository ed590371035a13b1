import type { Handling } from './handling.js';
import { accountHandlings } from './requests/account.js';
import { accountSummaryHandlings } from './requests/account-summary.js';
import { advisorHandlings } from './requests/advisors.js';
import { bulletinHandlings } from './requests/bulletins.js';
import { contractHandlings } from './requests/contracts.js';
import { depthHandlings } from './requests/depth.js';
import { displayGroupHandlings } from './requests/display-groups.js';
import { executionHandlings } from './requests/executions.js';
import { fundamentalHandlings } from './requests/fundamentals.js';
import { headTimestampHandlings } from './requests/head-timestamp.js';
import { histogramHandlings } from './requests/histogram.js';
import { historicalTicksHandlings } from './requests/historical-ticks.js';
import { historyHandlings } from './requests/history.js';
import { marketDataHandlings } from './requests/market-data.js';
import { newsHandlings } from './requests/news.js';
import { openOrderHandlings } from './requests/open-orders.js';
import { optionCalculationHandlings } from './requests/option-calculations.js';
import { orderHandlings } from './requests/orders.js';
import { pnlHandlings } from './requests/pnl.js';
import { positionHandlings } from './requests/positions.js';
import { realTimeBarHandlings } from './requests/real-time-bars.js';
import { scannerHandlings } from './requests/scanners.js';
import { sessionHandlings } from './requests/session.js';
import { tickByTickHandlings } from './requests/tick-by-tick.js';
import { verificationHandlings } from './requests/verification.js';
import { wshHandlings } from './requests/wsh.js';

/** How every request that this gateway knows is answered, by message id. A new topic is added here. */
export const handlings: ReadonlyMap<number, Handling> = new Map(
  [
    ...sessionHandlings,
    ...accountHandlings,
    ...accountSummaryHandlings,
    ...positionHandlings,
    ...pnlHandlings,
    ...contractHandlings,
    ...orderHandlings,
    ...openOrderHandlings,
    ...executionHandlings,
    ...historyHandlings,
    ...headTimestampHandlings,
    ...histogramHandlings,
    ...historicalTicksHandlings,
    ...depthHandlings,
    ...marketDataHandlings,
    ...optionCalculationHandlings,
    ...realTimeBarHandlings,
    ...tickByTickHandlings,
    ...scannerHandlings,
    ...newsHandlings,
    ...bulletinHandlings,
    ...wshHandlings,
    ...fundamentalHandlings,
    ...advisorHandlings,
    ...displayGroupHandlings,
    ...verificationHandlings,
  ].map((handling) => [handling.layout.id, handling]),
);
