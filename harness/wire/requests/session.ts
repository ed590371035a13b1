import { fixed, id, int, text } from '../field-types.js';
import { fields, introducedAt, layout } from '../layout.js';

const bare = fields({ version: fixed(1) });
const cancel = fields({ version: fixed(1), reqId: id });

export const reqIds = layout(8, 'reqIds', bare, fields({ numIds: int }));
export const setServerLogLevel = layout(14, 'setServerLogLevel', bare, fields({ logLevel: int }));
export const reqManagedAccts = layout(17, 'reqManagedAccts', bare);
export const reqCurrentTime = layout(49, 'reqCurrentTime', bare);
export const startApi = layout(
  71,
  'startApi',
  fields({ version: fixed(2), clientId: id, optionalCapabilities: text }),
);
/** The verification of third-party programs; no client in use sends it, but a guard may see it. */
export const verifyRequest = layout(65, 'verifyRequest', bare, fields({ apiName: text, apiVersion: text }));
export const verifyMessage = layout(66, 'verifyMessage', bare, fields({ apiData: text }));
export const verifyAndAuthRequest = layout(
  72,
  'verifyAndAuthRequest',
  bare,
  fields({ apiName: text, apiVersion: text, opaqueIsvKey: text }),
);
export const verifyAndAuthMessage = layout(
  73,
  'verifyAndAuthMessage',
  bare,
  fields({ apiData: text, xyzResponse: text }),
);
export const queryDisplayGroups = layout(67, 'queryDisplayGroups', cancel);
export const subscribeToGroupEvents = layout(68, 'subscribeToGroupEvents', cancel, fields({ groupId: int }));
export const updateDisplayGroup = layout(69, 'updateDisplayGroup', cancel, fields({ contractInfo: text }));
export const unsubscribeFromGroupEvents = layout(70, 'unsubscribeFromGroupEvents', cancel);
export const reqUserInfo = introducedAt(167, layout(104, 'reqUserInfo', fields({ reqId: id })));
export const reqCurrentTimeInMillis = introducedAt(197, layout(105, 'reqCurrentTimeInMillis'));
