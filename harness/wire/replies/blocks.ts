import { double, int, text } from '../field-types.js';
import { fields } from '../layout.js';

const start = {
  conId: int,
  symbol: text,
  secType: text,
  lastTradeDateOrContractMonth: text,
  strike: double,
  right: text,
  multiplier: text,
} as const;
const end = { currency: text, localSymbol: text, tradingClass: text } as const;

/** The eleven fields with which the server names a contract. */
export const contract = fields({ ...start, exchange: text, ...end });
/** A portfolio row names the primary exchange in that place. */
export const portfolioContract = fields({ ...start, primaryExchange: text, ...end });
