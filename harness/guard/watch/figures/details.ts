import type { Message } from '../../../wire/message.js';
import { bondContractDetails, contractDetails } from '../../../wire/replies/reference.js';
import type { AskedContract } from '../../asked/asked-order.js';
import { shortened } from '../../asked/shortened.js';
import { known, unknown } from '../asking/known.js';
import { said } from '../asking/said.js';
import type { Instrument, Known } from '../watch.js';

/** What is known of an instrument beyond what rules look at: enough to tell it from another. */
export interface Details extends Instrument {
  /** Where its prices are asked for. */
  readonly quotedAt: string;
  readonly lastTradeDate: string;
  readonly right: string;
  readonly localSymbol: string;
  readonly tradingClass: string;
  readonly primaryExchange: string;
  readonly multiplier: string;
  /** Such as an ISIN, by what they are called. */
  readonly secIds: ReadonlyMap<string, string>;
}

/** Bonds are quoted in per cent and counted by the thousand, which their details do not say. */
const BOND_WORTH = 10;

/** Undefined where a message is no details at all. */
export function detailsIn(message: Message): Known<Details> | undefined {
  const bond = said(bondContractDetails, message);
  if (bond !== undefined) return readDetails({ ...bond, multiplier: String(BOND_WORTH) });
  const details = said(contractDetails, message);
  return details && readDetails(details);
}

interface Told {
  readonly conId?: number;
  readonly symbol?: string;
  readonly secType?: string;
  readonly currency?: string;
  readonly exchange?: string;
  readonly multiplier?: string;
  readonly priceMagnifier?: number;
  readonly validExchanges?: string;
  readonly timeZoneId?: string;
  readonly tradingHours?: string;
  readonly liquidHours?: string;
  readonly lastTradeDateOrContractMonth?: string;
  readonly strike?: number;
  readonly right?: string;
  readonly localSymbol?: string;
  readonly tradingClass?: string;
  readonly primaryExchange?: string;
  readonly secIdList?: readonly { readonly tag?: string; readonly value?: string }[];
}

function readDetails(told: Told): Known<Details> {
  const { conId = 0, symbol = '', secType = '', currency = '', exchange = '', multiplier = '' } = told;
  const validExchanges = (told.validExchanges ?? '').split(',').filter((each) => each !== '');
  const worth = Number(multiplier === '' ? 1 : multiplier) / (told.priceMagnifier || 1);
  if (!(worth > 0 && worth < Number.POSITIVE_INFINITY)) {
    return unknown(`what one ${symbol} is worth cannot be read from a multiplier of '${multiplier}'`);
  }
  return known({
    ...{ conId, symbol, secType, currency, worth, validExchanges },
    quotedAt: validExchanges.includes('SMART') ? 'SMART' : exchange,
    timeZone: told.timeZoneId ?? '',
    tradingHours: told.tradingHours ?? '',
    liquidHours: told.liquidHours ?? '',
    lastTradeDate: (told.lastTradeDateOrContractMonth ?? '').slice(0, 8),
    strike: told.strike ?? 0,
    right: told.right ?? '',
    localSymbol: told.localSymbol ?? '',
    tradingClass: told.tradingClass ?? '',
    primaryExchange: told.primaryExchange ?? '',
    multiplier,
    secIds: new Map(told.secIdList?.map(({ tag = '', value = '' }) => [tag.toUpperCase(), value])),
  });
}

/**
 * What an order says of a contract that it names by its id, and is not so. Gateways go by the id; whoever
 * reads the order goes by the rest.
 */
export function contradiction(asked: AskedContract, found: Details): string | undefined {
  const pairs: readonly (readonly [string, string, string])[] = [
    ['symbol', asked.symbol, found.symbol],
    ['secType', asked.secType === 'CS' ? 'STK' : asked.secType, found.secType],
    ['currency', asked.currency, found.currency],
    ['right', rightOf(asked.right), rightOf(found.right)],
    ['strike', asked.strike === 0 ? '' : String(asked.strike), String(found.strike)],
    ['multiplier', amountOf(asked.multiplier), amountOf(found.multiplier || '1')],
    ['localSymbol', ...told(asked.localSymbol, found.localSymbol)],
    ['tradingClass', ...told(asked.tradingClass, found.tradingClass)],
    ['primaryExchange', ...told(nasdaq(asked.primaryExchange), nasdaq(found.primaryExchange))],
    [asked.secIdType, asked.secId, found.secIds.get(asked.secIdType.toUpperCase()) ?? ''],
  ];
  for (const [field, said, is] of pairs) {
    if (said.trim() !== '' && said.trim().toUpperCase() !== is.trim().toUpperCase()) {
      return `conId ${found.conId} has the ${shortened(field)} '${is}', not '${shortened(said)}'`;
    }
  }
  const month = asked.lastTradeDateOrContractMonth.slice(0, 6);
  // A contract month may end in another one: only the year cannot be wrong by chance.
  if (found.lastTradeDate !== '' && month !== '' && Math.abs(monthsBetween(month, found.lastTradeDate)) > 1) {
    return `conId ${found.conId} ends on ${found.lastTradeDate}, not in ${month}`;
  }
  return undefined;
}

/** Its old name goes on in what clients have kept. */
const nasdaq = (exchange: string): string => (exchange === 'ISLAND' ? 'NASDAQ' : exchange);

/** What the upstream leaves open cannot be contradicted. */
const told = (said: string, is: string): readonly [string, string] => [is === '' ? '' : said, is];

/** However it is written: `50` and `50.0` are one, and what is no stock's is none of a stock. */
function amountOf(text: string): string {
  const amount = Number(text);
  return text.trim() === '' || Number.isNaN(amount) ? text : String(amount);
}

/** What is no option has the right '', '0' or '?'. */
function rightOf(text: string): string {
  const first = text.slice(0, 1).toUpperCase();
  return first === 'C' || first === 'P' ? first : '';
}

function monthsBetween(month: string, date: string): number {
  const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(4, 6));
  return count(date) - count(month);
}
