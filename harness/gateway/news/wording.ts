import type { Subject } from './subject.js';

/** How figures and spans are written in news. */

export function nameOf({ longName, symbol }: Subject): string {
  return `${longName} (${symbol})`;
}

/** `2.1%`, without a sign. */
export function percent(move: number): string {
  return `${(Math.abs(move) * 100).toFixed(1)}%`;
}

/** With as many decimals as its steps have, two at least; of what is in money, in which. London's pence are pounds. */
export function priceText({ minTick, priceMagnifier, currency, secType }: Subject, price: number): string {
  const decimals = Math.max(2, (String(minTick / priceMagnifier).split('.')[1] ?? '').length);
  return `${(price / priceMagnifier).toFixed(decimals)}${secType === 'IND' ? '' : ` ${currency}`}`;
}

/** `2026-03-03` */
export function dateText(date: string): string {
  return `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
}

const DAYS_A_WEEK = 5;
const DAYS_A_MONTH = 21;

/** Trading days in round words; two weeks and more. */
export function spanText(days: number): string {
  const months = Math.floor(days / DAYS_A_MONTH);
  return months >= 2 ? `${months} months` : `${Math.floor(days / DAYS_A_WEEK)} weeks`;
}

/** What is worth a word: that nothing has been like it for so many trading days. */
export const LONG_AGO_DAYS = 10;
