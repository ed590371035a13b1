import { escaped, fixed, id, int, text } from '../field-types.js';
import { below, fields, introducedAt, layout, since } from '../layout.js';

const bare = fields({ version: fixed(1) });
const versioned = fields({ version: fixed(1), reqId: id });

export const errMsg = layout(
  4,
  'errMsg',
  below(194, fields({ version: fixed(2) })),
  fields({ reqId: id, errorCode: int, errorMsg: escaped }),
  since(166, fields({ advancedOrderRejectJson: escaped })),
  since(194, fields({ errorTime: int })),
);
export const nextValidId = layout(9, 'nextValidId', bare, fields({ orderId: id }));
/** Account ids separated by commas. */
export const managedAccounts = layout(15, 'managedAccounts', bare, fields({ accountsList: text }));
export const currentTime = layout(49, 'currentTime', bare, fields({ time: int }));
const verified = fields({ version: fixed(1), isSuccessful: text, errorText: text });
export const verifyMessageAPI = layout(65, 'verifyMessageAPI', bare, fields({ apiData: text }));
/** `isSuccessful` is the word `true` or `false`; clients know no other spelling. */
export const verifyCompleted = layout(66, 'verifyCompleted', verified);
export const verifyAndAuthMessageAPI = layout(
  69,
  'verifyAndAuthMessageAPI',
  bare,
  fields({ apiData: text, xyzChallenge: text }),
);
export const verifyAndAuthCompleted = layout(70, 'verifyAndAuthCompleted', verified);
export const displayGroupList = layout(67, 'displayGroupList', versioned, fields({ groups: text }));
export const displayGroupUpdated = layout(
  68,
  'displayGroupUpdated',
  versioned,
  fields({ contractInfo: text }),
);
export const userInfo = introducedAt(
  167,
  layout(107, 'userInfo', fields({ reqId: id, whiteBrandingId: text })),
);
export const currentTimeInMillis = introducedAt(
  197,
  layout(109, 'currentTimeInMillis', fields({ time: int })),
);
