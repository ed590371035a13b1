import type { Handling } from './handling.js';
import { accountHandlings } from './requests/account.js';
import { orderHandlings } from './requests/orders.js';
import { sessionHandlings } from './requests/session.js';

/** How every request that this gateway knows is answered, by message id. A new topic is added here. */
export const handlings: ReadonlyMap<number, Handling> = new Map(
  [...sessionHandlings, ...accountHandlings, ...orderHandlings].map((handling) => [
    handling.layout.id,
    handling,
  ]),
);
