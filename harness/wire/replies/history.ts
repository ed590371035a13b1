import { bool, double, id, int, text } from '../field-types.js';
import { below, fields, introducedAt, layout, rows } from '../layout.js';

const request = fields({ reqId: id });
const range = fields({ startDate: text, endDate: text });

/** From 196 on the range comes in `historicalDataEnd` instead. */
export const historicalData = layout(
  17,
  'historicalData',
  request,
  below(196, range),
  rows(
    'bars',
    fields({ date: text, open: double, high: double, low: double, close: double, volume: double }),
    fields({ wap: double, count: int }),
  ),
);
export const headTimestamp = layout(88, 'headTimestamp', request, fields({ headTimestamp: text }));
export const histogramData = layout(
  89,
  'histogramData',
  request,
  rows('items', fields({ price: double, size: double })),
);
/** The order is really open, close, high, low. */
export const historicalDataUpdate = layout(
  90,
  'historicalDataUpdate',
  request,
  fields({ count: int, date: text, open: double, close: double, high: double, low: double }),
  fields({ wap: double, volume: double }),
);
export const historicalTicks = layout(
  96,
  'historicalTicks',
  request,
  rows('ticks', fields({ time: int, reserved: int, price: double, size: double })),
  fields({ done: bool }),
);
/** Mask: bit 0 askPastHigh, bit 1 bidPastLow: the other way round than in `tickByTick`. */
export const historicalTicksBidAsk = layout(
  97,
  'historicalTicksBidAsk',
  request,
  rows(
    'ticks',
    fields({ time: int, mask: int, priceBid: double, priceAsk: double, sizeBid: double, sizeAsk: double }),
  ),
  fields({ done: bool }),
);
/** Mask: bit 0 pastLimit, bit 1 unreported. */
export const historicalTicksLast = layout(
  98,
  'historicalTicksLast',
  request,
  rows(
    'ticks',
    fields({ time: int, mask: int, price: double, size: double, exchange: text, specialConditions: text }),
  ),
  fields({ done: bool }),
);
export const historicalSchedule = introducedAt(
  165,
  layout(
    106,
    'historicalSchedule',
    request,
    fields({ startDateTime: text, endDateTime: text, timeZone: text }),
    rows('sessions', fields({ startDateTime: text, endDateTime: text, refDate: text })),
  ),
);
export const historicalDataEnd = introducedAt(196, layout(108, 'historicalDataEnd', request, range));
