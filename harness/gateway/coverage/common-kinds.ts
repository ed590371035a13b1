import type { Layout } from '../../wire/layout.js';
import {
  cancelAccountSummary,
  cancelPositions,
  reqAccountSummary,
  reqAccountUpdates,
  reqAccountUpdatesMulti,
  reqPnL,
  reqPnLSingle,
  reqPositions,
  reqPositionsMulti,
  requestFA,
} from '../../wire/requests/account.js';
import {
  cancelHistoricalData,
  reqHeadTimeStamp,
  reqHistoricalData,
  reqHistoricalTicks,
} from '../../wire/requests/history.js';
import {
  cancelMktData,
  cancelRealTimeBars,
  cancelTickByTickData,
  reqMarketDataType,
  reqMktData,
  reqMktDepth,
  reqMktDepthExchanges,
  reqRealTimeBars,
  reqTickByTickData,
} from '../../wire/requests/market-data.js';
import { reqHistoricalNews, reqNewsBulletins, reqNewsProviders } from '../../wire/requests/news.js';
import {
  cancelOrder,
  reqAllOpenOrders,
  reqAutoOpenOrders,
  reqCompletedOrders,
  reqExecutions,
  reqGlobalCancel,
  reqOpenOrders,
} from '../../wire/requests/orders.js';
import { placeOrder } from '../../wire/requests/place-order.js';
import {
  cancelWshEventData,
  cancelWshMetaData,
  reqContractDetails,
  reqMarketRule,
  reqMatchingSymbols,
  reqScannerParameters,
  reqScannerSubscription,
  reqSecDefOptParams,
  reqWshEventData,
  reqWshMetaData,
} from '../../wire/requests/reference.js';
import { reqCurrentTime, reqIds, reqManagedAccts, reqUserInfo } from '../../wire/requests/session.js';

/**
 * The kinds of request that make 95 % of what programs ask for, the most frequent first: counted in the sources
 * of 21 public programs, each weighing the same.
 */
export const commonKinds: readonly (readonly Layout[])[] = [
  [reqContractDetails],
  [placeOrder],
  [reqMktData],
  [reqHistoricalData],
  [cancelOrder],
  [reqMarketDataType],
  [reqAccountSummary],
  [reqPositions],
  [reqOpenOrders],
  [reqCurrentTime],
  [reqSecDefOptParams],
  [reqAccountUpdates],
  [cancelMktData],
  [reqRealTimeBars],
  [reqHistoricalTicks],
  [reqHeadTimeStamp],
  [reqIds],
  [reqTickByTickData],
  [reqExecutions],
  [reqAllOpenOrders],
  [reqPnLSingle],
  [reqWshMetaData, cancelWshMetaData, reqWshEventData, cancelWshEventData],
  [reqScannerSubscription],
  [cancelRealTimeBars],
  [reqGlobalCancel],
  [reqMatchingSymbols],
  [cancelAccountSummary],
  [reqMarketRule],
  [cancelTickByTickData],
  [reqMktDepth],
  [reqPnL],
  [reqPositionsMulti],
  [cancelPositions],
  [reqCompletedOrders],
  [reqNewsBulletins],
  [reqAutoOpenOrders],
  [requestFA],
  [reqAccountUpdatesMulti],
  [reqMktDepthExchanges],
  [reqScannerParameters],
  [reqManagedAccts],
  [reqHistoricalNews],
  [cancelHistoricalData],
  [reqNewsProviders],
  [reqUserInfo],
];
