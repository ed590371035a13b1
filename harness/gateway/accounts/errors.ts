import type { TwsError } from '../tws-errors.js';

/** Account updates have ended: cancelled, or because the client asked for another account. */
export const unsubscribedFromAccount: TwsError = {
  code: 2100,
  message: 'API client has been unsubscribed from account data.',
};
