import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GatewayState, StateChange } from '../../../../harness/gateway/state/gateway-state.js';
import { faultOf } from '../../../platform/errors/fault-of.js';
import { asIfKilled, filesIn, open, scratchFolder } from './folders.js';
import {
  account,
  counters,
  fill,
  newState,
  order,
  placedAndFilled,
  position,
  taken,
  ticket,
} from './samples.js';

/** What the next gateway finds after these changes, each of them flushed, and a kill. */
async function kept(changes: readonly StateChange[], first = newState()): Promise<GatewayState | undefined> {
  const folder = scratchFolder();
  const store = await open(folder);
  store.compact(first);
  for (const change of changes) {
    store.append(change);
    store.flush();
  }
  const again = await open(asIfKilled(folder));
  store.close(first);
  again.close(again.state ?? first);
  return again.state;
}

describe('what a gateway keeps', () => {
  test('a new folder has no state, and may lie in folders that are not there yet', async () => {
    const folder = join(scratchFolder(), 'new', 'state');
    const store = await open(folder);
    expect(store.state).toBeUndefined();
    store.close(newState());
  });

  test('everything of an order that was placed and filled', async () => {
    const first = newState();
    const change = placedAndFilled(1, first);
    expect(await kept([change], first)).toEqual({
      format: 1,
      seed: 7,
      nextOrderIds: { 1: 2 },
      tickets: change.tickets,
      drafts: [],
      exchange: { ...counters(1), ...pick(change) },
    });
  });

  test('the last stand of what changed twice, once', async () => {
    const changes = [{ orders: [order(1), order(1, { filled: 4 })] }, { orders: [order(1, { filled: 7 })] }];
    expect((await kept(changes))?.exchange.orders).toEqual([order(1, { filled: 7 })]);
  });

  test('the order in which orders ended, within a flush and over several', async () => {
    const ended = (id: number) => order(id, { status: 'Cancelled' });
    const changes = [
      { orders: [order(1), order(2), order(3), order(4)] },
      { orders: [ended(3)] },
      { orders: [ended(2), ended(4), ended(1), order(5)] },
      { orders: [ended(5)] },
      { orders: [order(6), order(7), ended(7), ended(6)] },
    ];
    const orders = (await kept(changes))?.exchange.orders ?? [];
    expect(orders.map(({ id }) => id)).toEqual([3, 2, 4, 1, 5, 7, 6]);
  });

  test('that something is gone, and that it is there again', async () => {
    const state = await kept([
      { orders: [order(1), order(2)], fills: [fill(1), fill(2)], tickets: [ticket(1), ticket(2)] },
      { drafts: [ticket(8), ticket(9)] },
      { gone: { orders: [1], fills: [1], tickets: [1, 2], drafts: [8] } },
      { tickets: [ticket(2)] },
    ]);
    expect(state).toMatchObject({ tickets: [ticket(2)], drafts: [ticket(9)] });
    expect(state?.exchange).toMatchObject({ orders: [order(2)], fills: [fill(2)] });
  });

  test('positions that opened, moved, stayed and went, of two accounts', async () => {
    const stays = position(1, 5);
    const other = account([position(1, 77)], 5, 'DU7654321');
    const changes = [
      { accounts: [account([stays, position(2, 5), position(3, 5)]), other] },
      { accounts: [account([stays, position(2, -5), position(4, 1)]), other] },
    ];
    expect((await kept(changes))?.exchange.accounts).toEqual([
      account([stays, position(2, -5), position(4, 1)]),
      other,
    ]);
  });

  test('what is taken of the market now, and nothing else', async () => {
    const stays = taken(1, 10);
    const changes = [{ taken: [stays, taken(2, 10)] }, { taken: [stays, taken(3, 10)] }];
    expect((await kept(changes))?.exchange.taken).toEqual([stays, taken(3, 10)]);
    expect((await kept([...changes, { taken: [] }]))?.exchange.taken).toEqual([]);
  });

  test('nothing that was appended and not flushed', async () => {
    const folder = scratchFolder();
    const store = await open(folder);
    store.compact(newState());
    store.append({ orders: [order(1)] });
    const again = await open(asIfKilled(folder));
    expect(again.state).toEqual(newState());
    again.close(newState());
    store.close(newState());
  });

  test('the state that it was closed or set back with, whatever was appended before', async () => {
    const folder = scratchFolder();
    const store = await open(folder);
    store.compact(newState());
    store.append({ orders: [order(1)], nextOrderIds: { 1: 9 } });
    store.flush();
    store.append({ orders: [order(2)] });
    store.compact(newState());
    store.append({ orders: [order(3)] });
    store.flush();
    const again = await open(asIfKilled(folder));
    expect(again.state).toEqual({
      ...newState(),
      exchange: { ...newState().exchange, orders: [order(3)] },
    });
    again.close(newState());
    store.close(newState());
    const last = await open(folder);
    expect(last.state).toEqual(newState());
    last.close(newState());
  });

  test('more records than fit a line of its snapshot', async () => {
    const ids = Array.from({ length: 1201 }, (_, at) => at + 1);
    const state: GatewayState = {
      ...newState(),
      tickets: ids.map((id) => ticket(id)),
      exchange: {
        ...newState().exchange,
        orders: ids.map((id) => order(id)),
        fills: ids.map((id) => fill(id)),
      },
    };
    const folder = scratchFolder();
    (await open(folder)).close(state);
    const again = await open(folder);
    expect(again.state).toEqual(state);
    again.close(state);
  });
});

describe('what it writes', () => {
  test('is one line a flush, however much was appended, and none for nothing new', async () => {
    const folder = scratchFolder();
    const store = await open(folder);
    const first = newState();
    store.compact(first);
    store.append({ orders: [order(1)], tickets: [ticket(1)] });
    store.append({ orders: [order(2)], tickets: [ticket(2)] });
    store.flush();
    store.flush();
    store.append({ accounts: first.exchange.accounts, taken: [], counters: counters(0) });
    store.flush();
    expect(filesIn(folder)['journal-1']?.split('\n')).toHaveLength(2);
    store.close(first);
  });

  test('names of all positions only the one that moved', async () => {
    const folder = scratchFolder();
    const store = await open(folder);
    const held = Array.from({ length: 500 }, (_, at) => position(1000 + at, 5));
    store.compact({ ...newState(), exchange: { ...newState().exchange, accounts: [account(held)] } });
    store.append({ accounts: [account([position(1000, 6), ...held.slice(1)])] });
    store.flush();
    expect(statSync(join(folder, 'journal-1')).size).toBeLessThan(1000);
    store.close(newState());
  });

  test('is the user’s own', async () => {
    const folder = join(scratchFolder(), 'state');
    const store = await open(folder, { durable: true });
    store.compact(newState());
    store.append({ orders: [order(1)] });
    store.flush();
    const modes = ['', 'lock', 'snapshot', 'journal-1'].map(
      (name) => statSync(join(folder, name)).mode & 0o777,
    );
    expect(modes).toEqual([0o700, 0o600, 0o600, 0o600]);
    store.close(newState());
  });

  test('grows until a new snapshot is worth its time', async () => {
    const folder = scratchFolder();
    const store = await open(folder);
    store.compact(newState());
    const long = ticket(1, 'x'.repeat(1_000_000));
    for (let count = 0; count < 34; count++) {
      expect(store.isOvergrown).toBe(false);
      store.append({ tickets: [{ ...long, permId: count }] });
      store.flush();
    }
    expect(store.isOvergrown).toBe(true);
    store.compact(newState());
    expect(store.isOvergrown).toBe(false);
    expect(Object.keys(filesIn(folder))).toEqual(['journal-2', 'snapshot']);
    store.close(newState());
  });
});

describe('a folder in use', () => {
  test('is refused to a second gateway, and free again when the first one is closed', async () => {
    const folder = scratchFolder();
    const first = await open(folder);
    first.compact(newState());
    expect(await faultOf(open(folder))).toMatchObject({
      code: 'gateway_state.in_use',
      message: `another gateway uses the state in ${folder}`,
    });
    // Being refused must not have let go of the lock.
    expect((await faultOf(open(folder))).code).toBe('gateway_state.in_use');
    first.append({ orders: [order(1)] });
    first.flush();
    first.close(newState());
    (await open(folder)).close(newState());
  });
});

function pick({ orders = [], fills = [], accounts = [], taken = [] }: StateChange) {
  return { orders, fills, accounts, taken };
}
