import { bool, fixed, id, int, text } from '../field-types.js';
import { fields, layout, lenient } from '../layout.js';

const bare = fields({ version: fixed(1) });
const cancel = fields({ version: fixed(1), reqId: id });
const request = fields({ reqId: id });

export const reqAccountUpdates = layout(
  6,
  'reqAccountUpdates',
  fields({ version: fixed(2), subscribe: bool, acctCode: text }),
);
export const requestFA = layout(18, 'requestFA', bare, fields({ faDataType: int }));
export const replaceFA = layout(19, 'replaceFA', bare, fields({ faDataType: int, xml: text, reqId: id }));
export const reqPositions = layout(61, 'reqPositions', bare);
export const reqAccountSummary = layout(
  62,
  'reqAccountSummary',
  cancel,
  fields({ groupName: text, tags: text }),
);
export const cancelAccountSummary = layout(63, 'cancelAccountSummary', cancel);
export const cancelPositions = layout(64, 'cancelPositions', bare);
export const reqPositionsMulti = layout(
  74,
  'reqPositionsMulti',
  cancel,
  fields({ account: text, modelCode: text }),
);
export const cancelPositionsMulti = layout(75, 'cancelPositionsMulti', cancel);
/** @stoqey/ib sends version 2. */
export const reqAccountUpdatesMulti = layout(
  76,
  'reqAccountUpdatesMulti',
  cancel,
  fields({ account: text, modelCode: text, ledgerAndNLV: bool }),
);
export const cancelAccountUpdatesMulti = layout(77, 'cancelAccountUpdatesMulti', cancel);
export const reqFamilyCodes = layout(
  80,
  'reqFamilyCodes',
  // The Rust client sends a version that nobody else does.
  lenient('version', int, 1),
);
export const reqPnL = layout(92, 'reqPnL', request, fields({ account: text, modelCode: text }));
export const cancelPnL = layout(93, 'cancelPnL', request);
export const reqPnLSingle = layout(
  94,
  'reqPnLSingle',
  request,
  fields({ account: text, modelCode: text, conId: int }),
);
export const cancelPnLSingle = layout(95, 'cancelPnLSingle', request);
