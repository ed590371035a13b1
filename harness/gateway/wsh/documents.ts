import type { Stock } from '../../../trading/instruments/instrument.js';
import { type CalendarEvent, EVENT_TYPES } from './events.js';

/** Which events and filters there are, as reqWshMetaData tells. */
export function metaDocument(): string {
  return JSON.stringify({
    meta_data: {
      event_types: EVENT_TYPES,
      filters: [
        { tag: 'watchlist', name: 'conIds' },
        { tag: 'portfolio', name: 'What the accounts hold' },
        { tag: 'limit', name: 'Most events' },
      ],
    },
  });
}

/** Events of companies, one after another. */
export function eventsDocument(
  events: readonly { readonly stock: Stock; readonly event: CalendarEvent }[],
): string {
  return JSON.stringify(
    events.map(({ stock, event: { tag, date, data } }) => ({
      event_type: tag,
      index_date: date,
      conids: [String(stock.conId)],
      ticker: stock.symbol,
      company: { name: stock.longName },
      data,
    })),
  );
}
