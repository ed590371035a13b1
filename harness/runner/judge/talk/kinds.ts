import type { Fields } from '../../../wire/decode.js';
import { historicalDataEnd } from '../../../wire/replies/history.js';
import type { ObservedMessage } from '../../observed.js';
import { type Kind, list, one, stream } from './kind.js';

export const TICKS = [
  'tickPrice',
  'tickSize',
  'tickString',
  'tickGeneric',
  'tickEFP',
  'tickOptionComputation',
  'tickNews',
];
const WITH_TICKS = ['marketDataType', 'tickReqParams', 'deltaNeutralValidation', 'rerouteMktDataReq'];
const WITH_LINE = ['marketDataType'];
const BARE = { id: undefined } as const;

const snapshot = list('reqMktData', TICKS, 'tickSnapshotEnd', {
  beside: WITH_TICKS,
  cancel: 'cancelMktData',
  cancelErrors: [300],
});
const quotes = stream('reqMktData', TICKS, 'cancelMktData', { beside: WITH_TICKS, cancelErrors: [300] });

const OF_HISTORY = { cancel: 'cancelHistoricalData', cancelErrors: [162, 366] } as const;
const bars = one('reqHistoricalData', 'historicalData', OF_HISTORY);
const barsAndEnd = list('reqHistoricalData', ['historicalData'], 'historicalDataEnd', {
  ...OF_HISTORY,
  least: 1,
});
const schedule = one('reqHistoricalData', 'historicalSchedule', OF_HISTORY);
const liveBars = stream(
  'reqHistoricalData',
  ['historicalData', 'historicalDataUpdate'],
  'cancelHistoricalData',
  {
    ...OF_HISTORY,
    beside: ['historicalDataEnd'],
    end: 'historicalData',
    least: 1,
  },
);

const accountUpdates = stream(
  'reqAccountUpdates',
  ['updateAccountValue', 'updatePortfolio', 'updateAccountTime'],
  'reqAccountUpdates',
  { ...BARE, end: 'accountDownloadEnd', least: 1 },
);

const OF_TICKS = {
  MIDPOINT: 'historicalTicks',
  BID_ASK: 'historicalTicksBidAsk',
  TRADES: 'historicalTicksLast',
} as const;
const pastTicks = (what: keyof typeof OF_TICKS) =>
  list('reqHistoricalTicks', [OF_TICKS[what]], OF_TICKS[what]);
const middleTicks = pastTicks('MIDPOINT');
const quoteTicks = pastTicks('BID_ASK');
const tradeTicks = pastTicks('TRADES');

/** The requests that are answered in one way only. */
const plain: readonly Kind[] = [
  one('reqIds', 'nextValidId', BARE),
  one('reqManagedAccts', 'managedAccounts', BARE),
  one('reqCurrentTime', 'currentTime', BARE),
  one('reqCurrentTimeInMillis', 'currentTimeInMillis', BARE),
  one('reqUserInfo', 'userInfo'),
  one('queryDisplayGroups', 'displayGroupList'),
  stream('subscribeToGroupEvents', ['displayGroupUpdated'], 'unsubscribeFromGroupEvents'),

  stream('reqPositions', ['position'], 'cancelPositions', { ...BARE, end: 'positionEnd' }),
  stream('reqPositionsMulti', ['positionMulti'], 'cancelPositionsMulti', { end: 'positionMultiEnd' }),
  stream('reqAccountSummary', ['accountSummary'], 'cancelAccountSummary', {
    end: 'accountSummaryEnd',
    least: 1,
  }),
  stream('reqAccountUpdatesMulti', ['accountUpdateMulti'], 'cancelAccountUpdatesMulti', {
    end: 'accountUpdateMultiEnd',
    least: 1,
  }),
  stream('reqPnL', ['pnl'], 'cancelPnL'),
  stream('reqPnLSingle', ['pnlSingle'], 'cancelPnLSingle'),
  one('reqFamilyCodes', 'familyCodes', BARE),
  one('requestFA', 'receiveFA', BARE),
  one('replaceFA', 'replaceFAEnd'),

  // What they list is said of orders, too, of which nobody has asked.
  list('reqOpenOrders', [], 'openOrderEnd', BARE),
  list('reqAllOpenOrders', [], 'openOrderEnd', BARE),
  list('reqCompletedOrders', ['completedOrder'], 'completedOrdersEnd', BARE),
  list('reqExecutions', ['execDetails'], 'execDetailsEnd'),

  stream('reqMktDepth', ['updateMktDepth', 'updateMktDepthL2'], 'cancelMktDepth', {
    beside: [...WITH_LINE, 'rerouteMktDepthReq'],
    cancelErrors: [310],
  }),
  stream('reqRealTimeBars', ['realtimeBar'], 'cancelRealTimeBars', {
    beside: WITH_LINE,
    cancelErrors: [300],
  }),
  stream('reqTickByTickData', ['tickByTick', ...Object.values(OF_TICKS)], 'cancelTickByTickData', {
    beside: WITH_LINE,
    cancelErrors: [300],
  }),
  one('calculateImpliedVolatility', 'tickOptionComputation', { cancel: 'cancelCalculateImpliedVolatility' }),
  one('calculateOptionPrice', 'tickOptionComputation', { cancel: 'cancelCalculateOptionPrice' }),
  one('reqMktDepthExchanges', 'mktDepthExchanges', BARE),
  one('reqSmartComponents', 'smartComponents'),

  one('reqHeadTimeStamp', 'headTimestamp', { cancel: 'cancelHeadTimeStamp' }),
  one('reqHistogramData', 'histogramData', { cancel: 'cancelHistogramData' }),

  list('reqContractDetails', ['contractDetails', 'bondContractDetails'], 'contractDetailsEnd', { least: 1 }),
  list('reqSecDefOptParams', ['securityDefinitionOptionParameter'], 'securityDefinitionOptionParameterEnd'),
  one('reqSoftDollarTiers', 'softDollarTiers'),
  one('reqMatchingSymbols', 'symbolSamples'),
  one('reqMarketRule', 'marketRule', { id: 'marketRuleId' }),
  one('reqFundamentalData', 'fundamentalData', { cancel: 'cancelFundamentalData' }),
  one('reqWshMetaData', 'wshMetaData', { cancel: 'cancelWshMetaData' }),
  one('reqWshEventData', 'wshEventData', { cancel: 'cancelWshEventData' }),
  one('reqScannerParameters', 'scannerParameters', BARE),
  stream('reqScannerSubscription', ['scannerData'], 'cancelScannerSubscription', {
    cancelErrors: [162, 365],
  }),

  stream('reqNewsBulletins', ['updateNewsBulletin'], 'cancelNewsBulletins', BARE),
  one('reqNewsArticle', 'newsArticle'),
  one('reqNewsProviders', 'newsProviders', BARE),
  list('reqHistoricalNews', ['historicalNews'], 'historicalNewsEnd'),
];

const byRequest: ReadonlyMap<string, Kind> = new Map(plain.map((kind) => [kind.request, kind]));
const varied = [
  ...[snapshot, quotes, bars, barsAndEnd, schedule, liveBars, accountUpdates],
  ...[middleTicks, quoteTicks, tradeTicks],
];

const isOn = (text: Fields[string] | undefined) => text === '1' || text === 'true';

/** What a request asks for; undefined of one that is not answered, or whose answer is about orders. */
export function kindOf({ name, texts }: ObservedMessage, version: number): Kind | undefined {
  switch (name) {
    case 'reqMktData':
      return isOn(texts['snapshot']) || isOn(texts['regulatorySnapshot']) ? snapshot : quotes;
    case 'reqAccountUpdates':
      return isOn(texts['subscribe']) ? accountUpdates : undefined;
    case 'reqHistoricalData':
      if (texts['whatToShow'] === 'SCHEDULE') return schedule;
      if (isOn(texts['keepUpToDate'])) return liveBars;
      return version >= historicalDataEnd.since ? barsAndEnd : bars;
    case 'reqHistoricalTicks':
      if (texts['whatToShow'] === 'MIDPOINT') return middleTicks;
      return texts['whatToShow'] === 'BID_ASK' ? quoteTicks : tradeTicks;
    default:
      return byRequest.get(name);
  }
}

const cancels: ReadonlySet<string> = new Set(
  [...plain, ...varied].map(({ cancel }) => cancel).filter((cancel) => cancel !== undefined),
);

export function isCancel({ name, texts }: ObservedMessage): boolean {
  return name === 'reqAccountUpdates' ? !isOn(texts['subscribe']) : cancels.has(name);
}

/** Replies that come only to those who have asked for them. */
export const askedFor: ReadonlySet<string> = new Set(
  [...plain, ...varied].flatMap(({ answers, beside, end }) => [...answers, ...beside, ...(end ? [end] : [])]),
);
