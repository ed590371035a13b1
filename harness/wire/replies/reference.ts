import { bool, double, escaped, fixed, id, int, text } from '../field-types.js';
import { below, fields, introducedAt, isText, layout, rows, since, when } from '../layout.js';

const request = fields({ reqId: id });
const evRule = fields({ evRule: text, evMultiplier: double });
const secIds = rows('secIdList', fields({ tag: text, value: text }));
const sizes = since(164, fields({ minSize: double, sizeIncrement: double, suggestedSizeIncrement: double }));
const beforeSizes = below(164, fields({ version: fixed(8) }));
const beforeSizesMultiplier = below(164, fields({ mdSizeMultiplier: int }));

const fund = when(
  'secType',
  isText('FUND'),
  fields({ fundName: text, fundFamily: text, fundType: text, fundFrontLoad: text, fundBackLoad: text }),
  fields({ fundBackLoadTimeInterval: text, fundManagementFee: text, fundClosed: bool }),
  fields({ fundClosedForNewInvestors: bool, fundClosedForNewMoney: bool, fundNotifyAmount: text }),
  fields({ fundMinimumInitialPurchase: text, fundSubsequentMinimumPurchase: text }),
  fields({ fundBlueSkyStates: text, fundBlueSkyTerritories: text }),
  fields({ fundDistributionPolicyIndicator: text, fundAssetType: text }),
);

export const contractDetails = layout(
  10,
  'contractDetails',
  beforeSizes,
  fields({ reqId: id, symbol: text, secType: text, lastTradeDateOrContractMonth: text }),
  since(182, fields({ lastTradeDate: text })),
  fields({ strike: double, right: text, exchange: text, currency: text, localSymbol: text }),
  fields({ marketName: text, tradingClass: text, conId: int, minTick: double }),
  beforeSizesMultiplier,
  fields({ multiplier: text, orderTypes: text, validExchanges: text, priceMagnifier: int, underConId: int }),
  fields({ longName: escaped, primaryExchange: text, contractMonth: text, industry: text, category: text }),
  fields({ subcategory: text, timeZoneId: text, tradingHours: text, liquidHours: text }),
  evRule,
  secIds,
  fields({ aggGroup: int, underSymbol: text, underSecType: text, marketRuleIds: text }),
  fields({ realExpirationDate: text, stockType: text }),
  since(163, below(164, fields({ sizeMinTick: double }))),
  sizes,
  since(179, fund),
  since(186, rows('ineligibilityReasons', fields({ reasonId: text, description: text }))),
);
export const bondContractDetails = layout(
  18,
  'bondContractDetails',
  beforeSizes,
  fields({ reqId: id, symbol: text, secType: text, cusip: text, coupon: double, maturity: text }),
  fields({ issueDate: text, ratings: text, bondType: text, couponType: text, convertible: bool }),
  fields({ callable: bool, putable: bool, descAppend: text, exchange: text, currency: text }),
  fields({ marketName: text, tradingClass: text, conId: int, minTick: double }),
  beforeSizesMultiplier,
  fields({ orderTypes: text, validExchanges: text, nextOptionDate: text, nextOptionType: text }),
  fields({ nextOptionPartial: bool, notes: text, longName: escaped }),
  since(188, fields({ timeZoneId: text, tradingHours: text, liquidHours: text })),
  evRule,
  secIds,
  fields({ aggGroup: int, marketRuleIds: text }),
  sizes,
);
export const contractDetailsEnd = layout(52, 'contractDetailsEnd', fields({ version: fixed(1), reqId: id }));
export const scannerParameters = layout(19, 'scannerParameters', fields({ version: fixed(1), xml: text }));
export const scannerData = layout(
  20,
  'scannerData',
  fields({ version: fixed(3), reqId: id }),
  rows(
    'results',
    fields({ rank: int, conId: int, symbol: text, secType: text, lastTradeDateOrContractMonth: text }),
    fields({ strike: double, right: text, exchange: text, currency: text, localSymbol: text }),
    fields({ marketName: text, tradingClass: text, distance: text, benchmark: text, projection: text }),
    fields({ legsStr: text }),
  ),
);
export const fundamentalData = layout(
  51,
  'fundamentalData',
  fields({ version: fixed(1), reqId: id, data: text }),
);
export const securityDefinitionOptionParameter = layout(
  75,
  'securityDefinitionOptionParameter',
  request,
  fields({ exchange: text, underlyingConId: int, tradingClass: text, multiplier: text }),
  rows('expirations', fields({ expiration: text })),
  rows('strikes', fields({ strike: double })),
);
export const securityDefinitionOptionParameterEnd = layout(
  76,
  'securityDefinitionOptionParameterEnd',
  request,
);
export const softDollarTiers = layout(
  77,
  'softDollarTiers',
  request,
  rows('tiers', fields({ name: text, value: text, displayName: text })),
);
export const symbolSamples = layout(
  79,
  'symbolSamples',
  request,
  rows(
    'contracts',
    fields({ conId: int, symbol: text, secType: text, primaryExchange: text, currency: text }),
    rows('derivativeSecTypes', fields({ secType: text })),
    since(176, fields({ description: text, issuerId: text })),
  ),
);
export const marketRule = layout(
  93,
  'marketRule',
  fields({ marketRuleId: int }),
  rows('priceIncrements', fields({ lowEdge: double, increment: double })),
);
export const wshMetaData = introducedAt(161, layout(104, 'wshMetaData', request, fields({ dataJson: text })));
export const wshEventData = introducedAt(
  161,
  layout(105, 'wshEventData', request, fields({ dataJson: text })),
);
