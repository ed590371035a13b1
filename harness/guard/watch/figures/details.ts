import type { Message } from '../../../wire/message.js';
import { bondContractDetails, contractDetails } from '../../../wire/replies/reference.js';
import type { AskedContract } from '../../asked/asked-order.js';
import { known, unknown } from '../asking/known.js';
import { said } from '../asking/said.js';
import type { Instrument, Known } from '../watch.js';

/** What is known of an instrument beyond what rules look at: enough to tell it from another. */
export interface Details extends Instrument {
  /** Where its prices are asked for. */
  readonly quotedAt: string;
  readonly lastTradeDate: string;
  readonly strike: number;
  readonly right: string;
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
  ];
  for (const [field, said, is] of pairs) {
    if (said !== '' && said.toUpperCase() !== is.toUpperCase()) {
      return `conId ${found.conId} has the ${field} '${is}', not '${said}'`;
    }
  }
  const month = asked.lastTradeDateOrContractMonth.slice(0, 6);
  // A contract month may end in another one: only the year cannot be wrong by chance.
  if (found.lastTradeDate !== '' && month !== '' && Math.abs(monthsBetween(month, found.lastTradeDate)) > 1) {
    return `conId ${found.conId} ends on ${found.lastTradeDate}, not in ${month}`;
  }
  return undefined;
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
