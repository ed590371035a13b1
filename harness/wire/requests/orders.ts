import { bool, double, fixed, id, int, text } from '../field-types.js';
import { below, fields, layout, rows, since } from '../layout.js';

const bare = fields({ version: fixed(1) });

export const cancelOrder = layout(
  4,
  'cancelOrder',
  below(192, bare),
  fields({ orderId: id }),
  since(169, fields({ manualOrderCancelTime: text })),
  // The fields for requests for quotes lived from 187 to 189; two of them came back at 192.
  since(187, below(190, fields({ extOperator: text, externalUserId: text, manualOrderIndicator: int }))),
  since(192, fields({ extOperator: text, manualOrderIndicator: int })),
);
export const reqOpenOrders = layout(5, 'reqOpenOrders', bare);
export const reqExecutions = layout(
  7,
  'reqExecutions',
  fields({ version: fixed(3), reqId: id, clientId: id, acctCode: text, time: text }),
  fields({ symbol: text, secType: text, exchange: text, side: text }),
  since(200, fields({ lastNDays: int }), rows('specificDates', fields({ date: text }))),
);
export const reqAutoOpenOrders = layout(15, 'reqAutoOpenOrders', bare, fields({ autoBind: bool }));
export const reqAllOpenOrders = layout(16, 'reqAllOpenOrders', bare);
const optionToExercise = fields({
  conId: int,
  symbol: text,
  secType: text,
  lastTradeDateOrContractMonth: text,
  strike: double,
  right: text,
  multiplier: text,
  exchange: text,
  currency: text,
  localSymbol: text,
  tradingClass: text,
});
export const exerciseOptions = layout(
  21,
  'exerciseOptions',
  fields({ version: fixed(2), reqId: id }),
  optionToExercise,
  fields({ exerciseAction: int, exerciseQuantity: int, account: text, override: bool }),
  since(180, fields({ manualOrderTime: text })),
  since(183, fields({ customerAccount: text })),
  since(184, fields({ professionalCustomer: bool })),
);
export const reqGlobalCancel = layout(
  58,
  'reqGlobalCancel',
  below(192, bare),
  since(192, fields({ extOperator: text, manualOrderIndicator: int })),
);
export const reqCompletedOrders = layout(99, 'reqCompletedOrders', fields({ apiOnly: bool }));
