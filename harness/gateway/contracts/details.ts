import { type Instrument, isDerivative, isOption } from '../../../trading/instruments/instrument.js';
import { escapeText } from '../../wire/field-types.js';
import { tradingHoursOf } from './hours.js';
import type { Listed } from './lookup.js';
import { orderTypesOf } from './offered-tokens.js';

/** The fields of a `contractDetails` message about anything but a bond; each version sends those it has. */
export function detailsOf({ instrument, exchange, secType }: Listed, now: number) {
  return {
    symbol: instrument.symbol,
    secType,
    ...expiryOf(instrument),
    ...optionSideOf(instrument),
    exchange,
    primaryExchange: instrument.primaryExch,
    multiplier: multiplierOf(instrument),
    priceMagnifier: instrument.priceMagnifier,
    contractMonth: isDerivative(instrument) ? instrument.contractMonth : '',
    industry: instrument.industry,
    category: instrument.category,
    subcategory: instrument.subcategory,
    timeZoneId: instrument.timeZoneId,
    ...tradingHoursOf(instrument, now),
    ...underlyingOf(instrument),
    stockType: instrument.secType === 'STK' ? instrument.stockType : '',
    ineligibilityReasons: [],
    ...listingOf(instrument),
  };
}

/** What the details of bonds and of everything else have in common. */
export function listingOf(instrument: Instrument) {
  const sizes = {
    minSize: sizeText(instrument.minSize),
    sizeIncrement: sizeText(instrument.sizeIncrement),
    suggestedSizeIncrement: sizeText(instrument.suggestedSizeIncrement),
  };
  return {
    conId: instrument.conId,
    currency: instrument.currency,
    localSymbol: instrument.localSymbol,
    marketName: instrument.marketName,
    tradingClass: instrument.tradingClass,
    minTick: instrument.minTick,
    // Of the time when sizes of stocks were told in hundreds; this gateway tells them in shares throughout.
    mdSizeMultiplier: 1,
    orderTypes: orderTypesOf(instrument.secType),
    validExchanges: joined(instrument.validExchanges),
    longName: escapeText(instrument.longName),
    // The economic value rules of instruments that none here has.
    evRule: '',
    evMultiplier: 0,
    secIdList: Object.entries(instrument.secIds).map(([tag, value]) => ({ tag, value })),
    aggGroup: instrument.aggGroup,
    marketRuleIds: joined(instrument.marketRuleIds),
    sizeMinTick: sizes.minSize,
    ...sizes,
  };
}

function expiryOf(instrument: Instrument) {
  if (!isDerivative(instrument)) {
    return { lastTradeDateOrContractMonth: '', lastTradeDate: '', realExpirationDate: '' };
  }
  const { lastTradeDate, realExpirationDate } = instrument;
  return { lastTradeDateOrContractMonth: lastTradeDate, lastTradeDate, realExpirationDate };
}

function optionSideOf(instrument: Instrument) {
  return isOption(instrument)
    ? { strike: instrument.strike, right: instrument.right }
    : { strike: 0, right: '' };
}

function multiplierOf(instrument: Instrument): string {
  return isDerivative(instrument) || instrument.multiplier !== 1 ? String(instrument.multiplier) : '';
}

function underlyingOf(instrument: Instrument) {
  if (isDerivative(instrument) || instrument.secType === 'CFD') {
    const { underConId, underSymbol, underSecType } = instrument;
    return { underConId, underSymbol, underSecType };
  }
  return { underConId: 0, underSymbol: '', underSecType: '' };
}

/** Written out: not every client reads `1e-8`. */
function sizeText(size: number): string {
  return Number.isInteger(size) ? String(size) : size.toFixed(8).replace(/0+$/, '');
}

/** The options of a chain share their lists, and there are thousands of them. */
const keptTexts = new WeakMap<readonly (string | number)[], string>();

function joined(list: readonly (string | number)[]): string {
  let text = keptTexts.get(list);
  if (text === undefined) {
    text = list.join(',');
    keptTexts.set(list, text);
  }
  return text;
}
