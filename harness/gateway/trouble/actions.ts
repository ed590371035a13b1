import { accountActions } from './actions/account.js';
import { bulletinActions } from './actions/bulletins.js';
import { clientActions } from './actions/clients.js';
import { connectionActions } from './actions/connection.js';
import { marketActions } from './actions/market.js';
import { timeActions } from './actions/time.js';

/** Everything that can be done to a gateway and its clients, by name. */
export const actions = {
  ...clientActions,
  ...connectionActions,
  ...marketActions,
  ...accountActions,
  ...bulletinActions,
  ...timeActions,
};

export type ActionName = keyof typeof actions;
