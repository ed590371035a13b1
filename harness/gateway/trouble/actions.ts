import { accountActions } from './actions/account.js';
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
  ...timeActions,
};

export type ActionName = keyof typeof actions;
