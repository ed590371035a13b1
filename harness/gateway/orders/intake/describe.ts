import type { Future, Instrument, Option } from '../../../../trading/instruments/instrument.js';
import type { Traded } from './traded.js';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** An order as TWS shows it: `BUY 1,500 AAPL NASDAQ.NMS`, `SELL 25K EUR.USD Forex`. */
export function describeOrder(action: string, quantity: number, traded: Traded): string {
  return `${action} ${sizeText(quantity, traded)} ${describe(traded)}`;
}

function sizeText(quantity: number, { secType }: Traded): string {
  if (secType === 'CASH' && quantity % 1000 === 0) {
    return quantity % 1_000_000 === 0 ? `${quantity / 1_000_000}M` : `${grouped(quantity / 1000)}K`;
  }
  return grouped(quantity);
}

function grouped(size: number): string {
  const [whole = '', parts] = String(size).split('.');
  const thousands = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return parts === undefined ? thousands : `${thousands}.${parts}`;
}

function describe({ secType, instrument, contract }: Traded): string {
  if (secType === 'BAG') return `${contract.symbol} Combo`;
  const { localSymbol, symbol } = instrument;
  const name = named(instrument);
  return localSymbol === symbol || secType === 'CASH' || secType === 'BOND'
    ? name
    : `${name} (${localSymbol}) `;
}

function named(instrument: Instrument): string {
  const { symbol, localSymbol, tradingClass, primaryExch } = instrument;
  switch (instrument.secType) {
    case 'STK':
      return `${symbol} ${primaryExch}${tradingClass === 'NMS' ? '.NMS' : ''}`;
    case 'FUT':
      return `${symbol} ${monthOf(instrument)}`;
    case 'OPT':
    case 'FOP':
      return optionNamed(instrument);
    case 'CASH':
      return `${localSymbol} Forex`;
    case 'CRYPTO':
      return `${symbol} Crypto (${tradingClass})`;
    case 'CMDTY':
      return `${symbol} Commodity (${tradingClass})`;
    case 'CFD':
      return `${symbol} CFD (${tradingClass})`;
    case 'IND':
    case 'BOND':
      return symbol;
  }
}

/** `SPX (SPXW) OCT 16 '26 6000 Put` */
function optionNamed(option: Option): string {
  const { secType, symbol, tradingClass, lastTradeDate, strike, right } = option;
  const family = tradingClass === symbol ? symbol : `${symbol} (${tradingClass})`;
  const expiry = secType === 'FOP' ? monthOf(option) : dayOf(lastTradeDate);
  return `${family} ${expiry} ${strike} ${right === 'C' ? 'Call' : 'Put'}${secType === 'FOP' ? ' Fut. Option' : ''}`;
}

function monthOf({ contractMonth }: Future | Option): string {
  return `${monthName(contractMonth)}'${contractMonth.slice(2, 4)}`;
}

function dayOf(date: string): string {
  return `${monthName(date)} ${date.slice(6, 8)} '${date.slice(2, 4)}`;
}

function monthName(date: string): string {
  return MONTHS[Number(date.slice(4, 6)) - 1] ?? '';
}
