import type { Stock } from '../../instruments/instrument.js';
import type { Margin } from './holding.js';
import { LONG_STOCK, leverageOf, SHORT_STOCK, STOCK_AT_CLOSE } from './margin-rates.js';

/** The least that a short share is asked for: five dollars, but not more than it costs, but two and a half. */
const LEAST_SHORT = 5;
const VERY_LEAST_SHORT = 2.5;

export function stockMargin(stock: Stock, quantity: number, value: number, rate: number): Margin {
  const leverage = leverageOf(stock);
  const size = Math.abs(value);
  const atClose = size * Math.min(1, STOCK_AT_CLOSE * leverage);
  const now =
    quantity > 0 ? size * Math.min(1, LONG_STOCK * leverage) : shortMargin(quantity, size, rate, leverage);
  return { initial: now, maintenance: now, atClose: Math.max(now, atClose) };
}

function shortMargin(quantity: number, size: number, rate: number, leverage: number): number {
  const shares = Math.abs(quantity) * rate;
  const least = Math.min(LEAST_SHORT * shares, Math.max(size, VERY_LEAST_SHORT * shares));
  return Math.max(size * Math.min(1, SHORT_STOCK * leverage), least);
}
