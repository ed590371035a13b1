import { bool, double, fixed, id, int, text } from '../field-types.js';
import { fields, layout, since } from '../layout.js';
import { contract } from './blocks.js';

export const orderStatus = layout(
  3,
  'orderStatus',
  fields({ orderId: id, status: text, filled: double, remaining: double, avgFillPrice: double }),
  fields({ permId: int, parentId: int, lastFillPrice: double, clientId: id, whyHeld: text }),
  fields({ mktCapPrice: double }),
);
export const execDetails = layout(
  11,
  'execDetails',
  fields({ reqId: id, orderId: id }),
  contract,
  // The contract has its own exchange; this one is where the trade happened.
  fields({ execId: text, time: text, acctNumber: text, execExchange: text, side: text, shares: double }),
  fields({ price: double, permId: int, clientId: id, liquidation: int, cumQty: double, avgPrice: double }),
  fields({ orderRef: text, evRule: text, evMultiplier: double, modelCode: text, lastLiquidity: int }),
  since(178, fields({ pendingPriceRevision: bool })),
  since(198, fields({ submitter: text })),
);
export const openOrderEnd = layout(53, 'openOrderEnd', fields({ version: fixed(1) }));
export const execDetailsEnd = layout(55, 'execDetailsEnd', fields({ version: fixed(1), reqId: id }));
export const commissionReport = layout(
  59,
  'commissionReport',
  fields({ version: fixed(1), execId: text, commission: double, currency: text, realizedPNL: double }),
  fields({ yield: double, yieldRedemptionDate: text }),
);
export const orderBound = layout(100, 'orderBound', fields({ permId: int, clientId: id, orderId: id }));
export const completedOrdersEnd = layout(102, 'completedOrdersEnd');
