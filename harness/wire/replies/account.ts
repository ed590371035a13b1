import { double, fixed, id, int, text } from '../field-types.js';
import { fields, layout, rows } from '../layout.js';
import { contract, portfolioContract } from './blocks.js';

const bare = fields({ version: fixed(1) });
const versioned = fields({ version: fixed(1), reqId: id });
const request = fields({ reqId: id });

export const updateAccountValue = layout(
  6,
  'updateAccountValue',
  fields({ version: fixed(2), key: text, value: text, currency: text, account: text }),
);
/** ib_async wants exactly these twenty fields. */
export const updatePortfolio = layout(
  7,
  'updatePortfolio',
  fields({ version: fixed(8) }),
  portfolioContract,
  fields({ position: double, marketPrice: double, marketValue: double, averageCost: double }),
  fields({ unrealizedPNL: double, realizedPNL: double, account: text }),
);
/** `HH:MM`. */
export const updateAccountTime = layout(8, 'updateAccountTime', bare, fields({ timeStamp: text }));
export const receiveFA = layout(16, 'receiveFA', bare, fields({ faDataType: int, xml: text }));
export const accountDownloadEnd = layout(54, 'accountDownloadEnd', bare, fields({ account: text }));
export const position = layout(
  61,
  'position',
  fields({ version: fixed(3), account: text }),
  contract,
  fields({ position: double, avgCost: double }),
);
export const positionEnd = layout(62, 'positionEnd', bare);
export const accountSummary = layout(
  63,
  'accountSummary',
  versioned,
  fields({ account: text, tag: text, value: text, currency: text }),
);
export const accountSummaryEnd = layout(64, 'accountSummaryEnd', versioned);
export const positionMulti = layout(
  71,
  'positionMulti',
  versioned,
  fields({ account: text }),
  contract,
  fields({ position: double, avgCost: double, modelCode: text }),
);
export const positionMultiEnd = layout(72, 'positionMultiEnd', versioned);
export const accountUpdateMulti = layout(
  73,
  'accountUpdateMulti',
  versioned,
  fields({ account: text, modelCode: text, key: text, value: text, currency: text }),
);
export const accountUpdateMultiEnd = layout(74, 'accountUpdateMultiEnd', versioned);
export const familyCodes = layout(
  78,
  'familyCodes',
  rows('familyCodes', fields({ accountID: text, familyCode: text })),
);
export const pnl = layout(
  94,
  'pnl',
  request,
  fields({ dailyPnL: double, unrealizedPnL: double, realizedPnL: double }),
);
export const pnlSingle = layout(
  95,
  'pnlSingle',
  request,
  fields({ position: double, dailyPnL: double, unrealizedPnL: double, realizedPnL: double, value: double }),
);
export const replaceFAEnd = layout(103, 'replaceFAEnd', request, fields({ text }));
