import type { Instrument } from '../../instruments/instrument.js';
import { type Kind, kinds } from '../../instruments/kinds.js';
import { roundToTick } from '../../instruments/market-rules.js';
import { type Books, instrumentOf } from '../books.js';
import { midOf } from '../market-view.js';
import type { TriggerMethod } from '../orders/condition.js';
import type { Order } from '../orders/order.js';
import { stepsOf } from '../orders/prices.js';
import type { TrailBy } from '../orders/pricing.js';
import { marketOf, type ShownMarket } from './combo.js';

/** By which price an order is set off that leaves it open; an instrument that is not known has none. */
export function usualTrigger(instrument: Instrument | undefined): Kind['setOffBy'] {
  return instrument === undefined ? 'last' : kinds[instrument.secType].setOffBy;
}

/**
 * The price that tells whether the market has risen, or fallen, to a level. By bid and ask, the harder one to move:
 * a spread that widens sets nothing off.
 */
export function pricesFor(
  method: TriggerMethod,
  usual: Kind['setOffBy'],
  view: ShownMarket | undefined,
  rising: boolean,
): readonly number[] {
  if (view === undefined) return [];
  const quoted = view.quote === undefined ? [] : [rising ? view.quote.bid : view.quote.ask];
  const printed = view.last === undefined ? [] : [view.last.price];
  switch (method) {
    case 'default':
      return usual === 'quote' || printed.length === 0 ? quoted : printed;
    case 'last':
    case 'double-last':
      return printed;
    case 'bid-ask':
    case 'double-bid-ask':
      return quoted;
    case 'last-or-bid-ask':
      return [...printed, ...quoted];
    case 'mid':
      return view.quote === undefined ? [] : [midOf(view.quote)];
  }
}

/** Whether the market has come to where an order is set off. */
export function isSetOff(books: Books, order: Order): boolean {
  const { pricing, side } = order.terms;
  if (pricing.kind === 'if-touched' || pricing.kind === 'limit-if-touched')
    return reached(books, order, pricing.trigger, side === 'SELL');
  const stop = 'by' in pricing ? order.stop : 'stop' in pricing ? pricing.stop : undefined;
  return stop !== undefined && reached(books, order, stop, side === 'BUY');
}

function reached(books: Books, order: Order, level: number, rising: boolean): boolean {
  return pricesOf(books, order, rising).some((price) => (rising ? price >= level : price <= level));
}

function pricesOf(books: Books, { terms }: Order, rising: boolean): readonly number[] {
  // Nobody prints a combo.
  const usual = terms.legs.length > 0 ? 'quote' : usualTrigger(instrumentOf(books, terms.conId));
  return pricesFor(terms.triggerMethod, usual, marketOf(books, terms), rising);
}

/** Where a trailing stop stands now: it follows the market when that goes the order's way, and never turns back. */
export function trailedStop(books: Books, order: Order, stood: number | undefined): number | undefined {
  const { pricing, side, conId, exchange } = order.terms;
  if (!('by' in pricing)) return stood;
  const before = stood ?? pricing.stop;
  const price = pricesOf(books, order, side === 'BUY')[0];
  if (price === undefined) return before;
  const away = distance(pricing.by, price);
  const steps = stepsOf(instrumentOf(books, conId), exchange);
  const stop = roundToTick(steps, side === 'SELL' ? price - away : price + away);
  if (before === undefined) return stop;
  return side === 'SELL' ? Math.max(before, stop) : Math.min(before, stop);
}

function distance(by: TrailBy, price: number): number {
  return 'amount' in by ? by.amount : (Math.abs(price) * by.percent) / 100;
}
