/** Requests by what they are about. */
export const HISTORY = ['reqHistoricalData', 'reqHistoricalTicks', 'reqHeadTimeStamp', 'reqHistogramData'];

export const MARKET_DATA = [
  ...['reqMktData', 'reqMktDepth', 'reqRealTimeBars', 'reqTickByTickData'],
  ...['calculateImpliedVolatility', 'calculateOptionPrice'],
  ...HISTORY,
];

export const CONTRACTS = [
  ...['reqContractDetails', 'reqMatchingSymbols', 'reqSecDefOptParams', 'reqMarketRule'],
  ...['reqMktDepthExchanges', 'reqSmartComponents'],
];

export const FIGURES = [
  ...['reqAccountUpdates', 'reqAccountUpdatesMulti', 'reqAccountSummary', 'reqPositions'],
  ...['reqPositionsMulti', 'reqPnL', 'reqPnLSingle'],
];

export const ACCOUNT = [
  ...FIGURES,
  ...['reqExecutions', 'reqCompletedOrders', 'reqFamilyCodes', 'reqManagedAccts'],
];

export const NEWS = [
  ...['reqNewsProviders', 'reqHistoricalNews', 'reqNewsArticle', 'reqNewsBulletins', 'reqMktData'],
  ...['reqWshMetaData', 'reqWshEventData', 'reqFundamentalData'],
];

export const SCANS = ['reqScannerSubscription', 'reqScannerParameters'];

export const OPTIONS: ReadonlySet<string> = new Set([
  ...['reqSecDefOptParams', 'calculateImpliedVolatility', 'calculateOptionPrice', 'exerciseOptions'],
]);
