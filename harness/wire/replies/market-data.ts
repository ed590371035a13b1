import { bool, double, fixed, id, int, text } from '../field-types.js';
import { fields, isText, layout, rows, when } from '../layout.js';

const request = fields({ reqId: id });
const versioned = fields({ version: fixed(1), reqId: id });
/** A real gateway sends 6; below 3 @stoqey/ib reads neither the size nor the mask of a price. */
const tick = fields({ version: fixed(6), reqId: id, tickType: int });

/** Mask: bit 0 canAutoExecute, bit 1 pastLimit, bit 2 preOpen. */
export const tickPrice = layout(1, 'tickPrice', tick, fields({ price: double, size: double, attrMask: int }));
export const tickSize = layout(2, 'tickSize', tick, fields({ size: double }));
/** Operation: 0 insert, 1 update, 2 delete. Side: 0 ask, 1 bid. */
export const updateMktDepth = layout(
  12,
  'updateMktDepth',
  versioned,
  fields({ position: int, operation: int, side: int, price: double, size: double }),
);
export const updateMktDepthL2 = layout(
  13,
  'updateMktDepthL2',
  versioned,
  fields({ position: int, marketMaker: text, operation: int, side: int, price: double, size: double }),
  fields({ isSmartDepth: bool }),
);
/** Not computed is -1 for prices and volatilities, -2 for Greeks; the fields are never empty. */
export const tickOptionComputation = layout(
  21,
  'tickOptionComputation',
  fields({ reqId: id, tickType: int, tickAttrib: int, impliedVol: double, delta: double }),
  fields({
    optPrice: double,
    pvDividend: double,
    gamma: double,
    vega: double,
    theta: double,
    undPrice: double,
  }),
);
export const tickGeneric = layout(45, 'tickGeneric', tick, fields({ value: double }));
export const tickString = layout(46, 'tickString', tick, fields({ value: text }));
export const tickEFP = layout(
  47,
  'tickEFP',
  tick,
  fields({ basisPoints: double, formattedBasisPoints: text, totalDividends: double, holdDays: int }),
  fields({ futureLastTradeDate: text, dividendImpact: double, dividendsToLastTradeDate: double }),
);
export const realtimeBar = layout(
  50,
  'realtimeBar',
  versioned,
  fields({ time: int, open: double, high: double, low: double, close: double, volume: double }),
  fields({ wap: double, count: int }),
);
export const deltaNeutralValidation = layout(
  56,
  'deltaNeutralValidation',
  versioned,
  fields({ conId: int, delta: double, price: double }),
);
export const tickSnapshotEnd = layout(57, 'tickSnapshotEnd', versioned);
export const marketDataType = layout(58, 'marketDataType', versioned, fields({ marketDataType: int }));
export const mktDepthExchanges = layout(
  80,
  'mktDepthExchanges',
  rows(
    'exchanges',
    fields({ exchange: text, secType: text, listingExch: text, serviceDataType: text, aggGroup: int }),
  ),
);
export const tickReqParams = layout(
  81,
  'tickReqParams',
  request,
  fields({ minTick: double, bboExchange: text, snapshotPermissions: int }),
);
export const smartComponents = layout(
  82,
  'smartComponents',
  request,
  rows('components', fields({ bitNumber: int, exchange: text, exchangeLetter: text })),
);
const reroute = fields({ reqId: id, conId: int, exchange: text });
export const rerouteMktDataReq = layout(91, 'rerouteMktDataReq', reroute);
export const rerouteMktDepthReq = layout(92, 'rerouteMktDepthReq', reroute);
/** Type: 1 Last, 2 AllLast, 3 BidAsk (bit 0 of its mask is bidPastLow, bit 1 askPastHigh), 4 MidPoint. */
export const tickByTick = layout(
  99,
  'tickByTick',
  fields({ reqId: id, tickType: int, time: int }),
  when(
    'tickType',
    isText('1', '2'),
    fields({ price: double, size: double, mask: int, exchange: text, specialConditions: text }),
  ),
  when(
    'tickType',
    isText('3'),
    fields({ bidPrice: double, askPrice: double, bidSize: double, askSize: double, mask: int }),
  ),
  when('tickType', isText('4'), fields({ midPoint: double })),
);
