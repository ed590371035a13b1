/** Requests by what they are about. */
export const history = ['reqHistoricalData', 'reqHistoricalTicks', 'reqHeadTimeStamp', 'reqHistogramData'];

export const marketData = [
  ...['reqMktData', 'reqMktDepth', 'reqRealTimeBars', 'reqTickByTickData'],
  ...['calculateImpliedVolatility', 'calculateOptionPrice'],
  ...history,
];

export const contracts = [
  ...['reqContractDetails', 'reqMatchingSymbols', 'reqSecDefOptParams', 'reqMarketRule'],
  ...['reqMktDepthExchanges', 'reqSmartComponents'],
];

export const figures = [
  ...['reqAccountUpdates', 'reqAccountUpdatesMulti', 'reqAccountSummary', 'reqPositions'],
  ...['reqPositionsMulti', 'reqPnL', 'reqPnLSingle'],
];

export const account = [
  ...figures,
  ...['reqExecutions', 'reqCompletedOrders', 'reqFamilyCodes', 'reqManagedAccts'],
];

export const news = [
  ...['reqNewsProviders', 'reqHistoricalNews', 'reqNewsArticle', 'reqNewsBulletins', 'reqMktData'],
  ...['reqWshMetaData', 'reqWshEventData', 'reqFundamentalData'],
];

export const scans = ['reqScannerSubscription', 'reqScannerParameters'];

export const options: ReadonlySet<string> = new Set([
  ...['reqSecDefOptParams', 'calculateImpliedVolatility', 'calculateOptionPrice', 'exerciseOptions'],
]);
