import type { Renamed } from './leaves.js';

/** How a client tells of a reply. */
export interface Row {
  /** Its callbacks, with the names of their arguments in order. */
  readonly events: Readonly<Record<string, string>>;
  readonly renamed?: Renamed;
  /** Fields that it reads over, or hands on as something else. */
  readonly lost?: string;
  /** A field of flags, and the name of each of its bits from the lowest on. */
  readonly bits?: Readonly<Record<string, string>>;
  /** The first version at which its decoder reads this message whole. */
  readonly from?: number;
}

export type Rows = Readonly<Record<number, Row>>;

export const bar = 'open high low close volume';

/** Replies by id, where the clients tell of them with the callbacks of IBKR's own one. */
export const commonRows: Rows = {
  2: { events: { tickSize: 'reqId tickType size' } },
  3: {
    events: {
      orderStatus:
        'orderId status filled remaining avgFillPrice permId parentId lastFillPrice clientId whyHeld mktCapPrice',
    },
  },
  6: { events: { updateAccountValue: 'key value currency account' } },
  7: {
    events: {
      updatePortfolio:
        'contract position marketPrice marketValue averageCost unrealizedPNL realizedPNL account',
    },
    renamed: { primaryExchange: 'primaryExchange primaryExch' },
  },
  8: { events: { updateAccountTime: 'timeStamp' } },
  9: { events: { nextValidId: 'orderId' } },
  11: { events: { execDetails: 'reqId contract execution' }, renamed: { execExchange: 'exchange' } },
  12: { events: { updateMktDepth: 'reqId position operation side price size' } },
  13: { events: { updateMktDepthL2: 'reqId position marketMaker operation side price size isSmartDepth' } },
  14: { events: { updateNewsBulletin: 'msgId msgType newsMessage originExch' } },
  15: { events: { managedAccounts: 'accountsList' } },
  16: { events: { receiveFA: 'faDataType xml' } },
  19: { events: { scannerParameters: 'xml' } },
  20: {
    events: {
      scannerData: 'reqId rank details distance benchmark projection legsStr',
      scannerDataEnd: 'reqId',
    },
  },
  21: {
    events: {
      tickOptionComputation:
        'reqId tickType tickAttrib impliedVol delta optPrice pvDividend gamma vega theta undPrice',
    },
  },
  45: { events: { tickGeneric: 'reqId tickType value' } },
  46: { events: { tickString: 'reqId tickType value' } },
  47: {
    events: {
      tickEFP:
        'reqId tickType basisPoints formattedBasisPoints totalDividends holdDays futureLastTradeDate dividendImpact dividendsToLastTradeDate',
    },
  },
  49: { events: { currentTime: 'time' } },
  50: { events: { realtimeBar: `reqId time ${bar} wap count` } },
  51: { events: { fundamentalData: 'reqId data' } },
  52: { events: { contractDetailsEnd: 'reqId' } },
  53: { events: { openOrderEnd: '' } },
  54: { events: { accountDownloadEnd: 'account' } },
  55: { events: { execDetailsEnd: 'reqId' } },
  56: { events: { deltaNeutralValidation: 'reqId contract' } },
  57: { events: { tickSnapshotEnd: 'reqId' } },
  58: { events: { marketDataType: 'reqId marketDataType' } },
  59: { events: { commissionReport: 'report' } },
  61: { events: { position: 'account contract position avgCost' } },
  62: { events: { positionEnd: '' } },
  63: { events: { accountSummary: 'reqId account tag value currency' } },
  64: { events: { accountSummaryEnd: 'reqId' } },
  67: { events: { displayGroupList: 'reqId groups' } },
  68: { events: { displayGroupUpdated: 'reqId contractInfo' } },
  71: { events: { positionMulti: 'reqId account modelCode contract position avgCost' } },
  72: { events: { positionMultiEnd: 'reqId' } },
  73: { events: { accountUpdateMulti: 'reqId account modelCode key value currency' } },
  74: { events: { accountUpdateMultiEnd: 'reqId' } },
  75: {
    events: {
      securityDefinitionOptionParameter:
        'reqId exchange underlyingConId tradingClass multiplier expiration strike',
    },
  },
  76: { events: { securityDefinitionOptionParameterEnd: 'reqId' } },
  77: { events: { softDollarTiers: 'reqId tiers' } },
  78: { events: { familyCodes: 'familyCodes' } },
  80: { events: { mktDepthExchanges: 'exchanges' } },
  81: { events: { tickReqParams: 'reqId minTick bboExchange snapshotPermissions' } },
  83: { events: { newsArticle: 'reqId articleType articleText' } },
  84: { events: { tickNews: 'reqId timeStamp providerCode articleId headline extraData' } },
  86: { events: { historicalNews: 'reqId time providerCode articleId headline' } },
  87: { events: { historicalNewsEnd: 'reqId hasMore' } },
  88: { events: { headTimestamp: 'reqId headTimestamp' } },
  89: { events: { histogramData: 'reqId items' } },
  90: { events: { historicalDataUpdate: `reqId date ${bar} count wap` } },
  91: { events: { rerouteMktDataReq: 'reqId conId exchange' } },
  92: { events: { rerouteMktDepthReq: 'reqId conId exchange' } },
  93: { events: { marketRule: 'marketRuleId priceIncrements' } },
  94: { events: { pnl: 'reqId dailyPnL unrealizedPnL realizedPnL' } },
  95: { events: { pnlSingle: 'reqId position dailyPnL unrealizedPnL realizedPnL value' } },
  96: { events: { historicalTicks: 'reqId ticks done' }, lost: 'reserved' },
  98: { events: { historicalTicksLast: 'reqId ticks done' }, bits: { mask: 'pastLimit unreported' } },
  99: {
    events: {
      tickByTickAllLast: 'reqId tickType time price size attribs exchange specialConditions',
      tickByTickBidAsk: 'reqId time bidPrice askPrice bidSize askSize attribs',
      tickByTickMidPoint: 'reqId time midPoint',
    },
    bits: { mask: 'pastLimit unreported' },
    renamed: { pastLimit: 'pastLimit bidPastLow', unreported: 'unreported askPastHigh' },
    lost: 'tickType',
  },
  100: { events: { orderBound: 'permId clientId orderId' } },
  102: { events: { completedOrdersEnd: '' } },
  103: { events: { replaceFAEnd: 'reqId text' } },
  104: { events: { wshMetaData: 'reqId dataJson' } },
  105: { events: { wshEventData: 'reqId dataJson' } },
  106: { events: { historicalSchedule: 'reqId startDateTime endDateTime timeZone sessions' } },
  107: { events: { userInfo: 'reqId whiteBrandingId' } },
};
