import { bool, double, fixed, id, int, text } from '../field-types.js';
import { fields, introducedAt, layout, lenient, since } from '../layout.js';
import { contract } from './blocks.js';

const request = fields({ reqId: id });
const cancel = fields({ version: fixed(1), reqId: id });

export const reqContractDetails = layout(
  9,
  'reqContractDetails',
  fields({ version: fixed(8), reqId: id }),
  contract,
  fields({ includeExpired: bool, secIdType: text, secId: text }),
  since(176, fields({ issuerId: text })),
);
export const reqScannerSubscription = layout(
  22,
  'reqScannerSubscription',
  request,
  fields({
    numberOfRows: int,
    instrument: text,
    locationCode: text,
    scanCode: text,
    abovePrice: double,
    belowPrice: double,
    aboveVolume: int,
    marketCapAbove: double,
    marketCapBelow: double,
    moodyRatingAbove: text,
    moodyRatingBelow: text,
    spRatingAbove: text,
    spRatingBelow: text,
    maturityDateAbove: text,
    maturityDateBelow: text,
    couponRateAbove: double,
    couponRateBelow: double,
    excludeConvertible: bool,
    averageOptionVolumeAbove: int,
    scannerSettingPairs: text,
    stockTypeFilter: text,
    scannerSubscriptionFilterOptions: text,
    scannerSubscriptionOptions: text,
  }),
);
export const cancelScannerSubscription = layout(23, 'cancelScannerSubscription', cancel);
export const reqScannerParameters = layout(24, 'reqScannerParameters', fields({ version: fixed(1) }));
export const reqFundamentalData = layout(
  52,
  'reqFundamentalData',
  fields({ version: fixed(2), reqId: id, conId: int, symbol: text, secType: text, exchange: text }),
  fields({ primaryExchange: text, currency: text, localSymbol: text, reportType: text }),
  // @stoqey/ib sends the options without their count.
  lenient('optionsCount', int, 2),
  fields({ fundamentalDataOptions: text }),
);
export const cancelFundamentalData = layout(53, 'cancelFundamentalData', cancel);
export const reqSecDefOptParams = layout(
  78,
  'reqSecDefOptParams',
  request,
  fields({ underlyingSymbol: text, futFopExchange: text, underlyingSecType: text, underlyingConId: int }),
);
export const reqSoftDollarTiers = layout(79, 'reqSoftDollarTiers', request);
export const reqMatchingSymbols = layout(81, 'reqMatchingSymbols', request, fields({ pattern: text }));
export const reqMarketRule = layout(91, 'reqMarketRule', fields({ marketRuleId: int }));
export const reqWshMetaData = introducedAt(161, layout(100, 'reqWshMetaData', request));
export const cancelWshMetaData = introducedAt(161, layout(101, 'cancelWshMetaData', request));
export const reqWshEventData = introducedAt(
  161,
  layout(
    102,
    'reqWshEventData',
    request,
    fields({ conId: int }),
    since(171, fields({ filter: text, fillWatchlist: bool, fillPortfolio: bool, fillCompetitors: bool })),
    since(173, fields({ startDate: text, endDate: text, totalLimit: int })),
  ),
);
export const cancelWshEventData = introducedAt(161, layout(103, 'cancelWshEventData', request));
