import { double, int, text } from '../field-types.js';
import { fields, isText, rows, when } from '../layout.js';

/** The twelve fields with which a client names a contract. */
export const contract = fields({
  conId: int,
  symbol: text,
  secType: text,
  lastTradeDateOrContractMonth: text,
  strike: double,
  right: text,
  multiplier: text,
  exchange: text,
  primaryExchange: text,
  currency: text,
  localSymbol: text,
  tradingClass: text,
});

/** The legs of a combination in everything but orders. */
export const legsOfBag = when(
  'secType',
  isText('BAG'),
  rows('comboLegs', fields({ conId: int, ratio: int, action: text, exchange: text })),
);
