/**
 * Opens a folder of state and goes on with it until it is killed: fills an order after the other, and prints the
 * number of each as soon as it is kept. A fault ends it, and its code is printed last. Arguments: the folder, how many
 * orders are between two snapshots, and `durable` where what is kept is to outlive a loss of power.
 */
import { writeSync } from 'node:fs';
import type { GatewayState } from '../../../../../harness/gateway/state/gateway-state.js';
import { openState } from '../../../../../harness/gateway/state/open.js';
import { Fault } from '../../../../../platform/errors/fault.js';
import { newState, placedAndFilled } from '../samples.js';

const [folder = '', between = '1', durable] = process.argv.slice(2);
try {
  const store = await openState(folder, { durable: durable === 'durable', log: { warn() {} } });
  let state = store.state ?? newState();
  if (store.state === undefined) store.compact(state);
  // These grow in place: a gateway has no list of all its orders to make anew for each.
  const tickets = [...state.tickets];
  const orders = [...state.exchange.orders];
  const fills = [...state.exchange.fills];
  for (let number = state.exchange.lastOrderId + 1; ; number++) {
    const change = placedAndFilled(number, state);
    tickets.push(...(change.tickets ?? []));
    orders.push(...(change.orders ?? []));
    fills.push(...(change.fills ?? []));
    const { accounts = [], taken = [], counters } = change;
    const nextOrderIds = { ...state.nextOrderIds, ...change.nextOrderIds };
    const exchange: GatewayState['exchange'] = {
      ...state.exchange,
      ...counters,
      orders,
      fills,
      accounts,
      taken,
    };
    state = { ...state, nextOrderIds, tickets, exchange };
    store.append(change);
    store.flush();
    writeSync(1, `${number}\n`);
    if (number % Number(between) === 0) store.compact(state);
  }
} catch (thrown) {
  if (!(thrown instanceof Fault)) throw thrown;
  writeSync(1, `${thrown.code}\n`);
}
