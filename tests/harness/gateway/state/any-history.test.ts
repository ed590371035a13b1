import { cpSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GatewayState, StateChange } from '../../../../harness/gateway/state/gateway-state.js';
import { faultOf } from '../../../platform/errors/fault-of.js';
import { asIfKilled, filesIn, open, scratchFolder, type Warnings } from './folders.js';
import { account, counters, fill, newState, order, position, taken, ticket } from './samples.js';

/** Few numbers, so that the same record changes, goes and comes back. */
const number = fc.integer({ min: 1, max: 6 });
const numbers = fc.uniqueArray(number, { maxLength: 4 });
const text = fc.string({ unit: 'binary', maxLength: 12 });

const change: fc.Arbitrary<StateChange> = fc.record(
  {
    orders: fc.array(fc.tuple(number, fc.nat(10)).map(([id, filled]) => order(id, { filled }))),
    fills: numbers.map((list) => list.map((each) => fill(each))),
    tickets: fc.array(fc.tuple(number, text).map(([id, ref]) => ticket(id, ref))),
    drafts: fc.array(fc.tuple(number, text).map(([id, ref]) => ticket(id, ref))),
    gone: fc.record(
      { orders: numbers, fills: numbers, tickets: numbers, drafts: numbers },
      { requiredKeys: [] },
    ),
    accounts: fc.array(
      fc.tuple(fc.constantFrom('DU1234567', 'DU7654321'), numbers, fc.nat(99)).map(([id, held, cash]) =>
        account(
          held.map((conId) => position(conId, cash)),
          cash,
          id,
        ),
      ),
    ),
    taken: fc.tuple(numbers, fc.nat(9)).map(([list, size]) => list.map((conId) => taken(conId, size))),
    nextOrderIds: fc.dictionary(number.map(String), fc.nat(99)),
    counters: fc.nat(99).map(counters),
  },
  { requiredKeys: [] },
);

type Step =
  | { readonly kind: 'append'; readonly change: StateChange }
  | { readonly kind: 'flush' | 'compact' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: change.map((each): Step => ({ kind: 'append', change: each })) },
  { weight: 4, arbitrary: fc.constant<Step>({ kind: 'flush' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'compact' }) },
);

/** The state after a change, worked out in the plainest way. */
function after(state: GatewayState, { gone = {}, ...said }: StateChange): GatewayState {
  const merged = <Row>(
    before: readonly Row[],
    changed: readonly Row[] = [],
    keyOf: (row: Row) => number | string,
    left: readonly number[] = [],
  ) => {
    const all = new Map([...before, ...changed].map((row) => [keyOf(row), row]));
    for (const key of left) all.delete(key);
    return [...all.values()];
  };
  const { exchange } = state;
  return {
    ...state,
    nextOrderIds: { ...state.nextOrderIds, ...said.nextOrderIds },
    tickets: merged(state.tickets, said.tickets, ({ permId }) => permId, gone.tickets),
    drafts: merged(state.drafts, said.drafts, ({ permId }) => permId, gone.drafts),
    exchange: {
      ...exchange,
      ...said.counters,
      orders: merged(exchange.orders, said.orders, ({ id }) => id, gone.orders),
      fills: merged(exchange.fills, said.fills, (each) => each.number, gone.fills),
      accounts: merged(exchange.accounts, said.accounts, ({ id }) => id),
      taken: said.taken ?? exchange.taken,
    },
  };
}

/** Without the order of the records, which has a test of its own. */
function unordered(state: GatewayState | undefined) {
  if (state === undefined) return undefined;
  const by = <Row>(rows: readonly Row[], keyOf: (row: Row) => number | string) =>
    rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const { exchange } = state;
  return {
    ...state,
    tickets: by(state.tickets, ({ permId }) => permId),
    drafts: by(state.drafts, ({ permId }) => permId),
    exchange: {
      ...exchange,
      orders: by(exchange.orders, ({ id }) => id),
      fills: by(exchange.fills, (each) => each.number),
      accounts: by(exchange.accounts, ({ id }) => id),
      taken: by(exchange.taken, ({ conId }) => conId),
    },
  };
}

/** Runs the steps in a folder; gives what a kill would leave, and the state after each flush since the snapshot. */
async function run(steps: readonly Step[]) {
  const folder = scratchFolder();
  const store = await open(folder);
  let now = newState();
  let sequence = 1;
  store.compact(now);
  let marks = [{ length: 0, state: now }];
  for (const each of steps) {
    if (each.kind === 'append') {
      now = after(now, each.change);
      store.append(each.change);
    } else if (each.kind === 'flush') {
      store.flush();
      marks.push({ length: statSync(join(folder, `journal-${sequence}`)).size, state: now });
    } else {
      store.compact(now);
      sequence += 1;
      marks = [{ length: 0, state: now }];
    }
  }
  const left = asIfKilled(folder);
  store.close(now);
  return { left, journal: `journal-${sequence}`, marks };
}

test('a journal cut off after any byte gives the state after one of the flushes: the last that was whole', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 25 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (steps, share) => {
        const { left, journal, marks } = await run(steps);
        const whole = statSync(join(left, journal)).size;
        const cut = Math.round(share * whole);
        truncateSync(join(left, journal), cut);
        const last = marks.findLast(({ length }) => length <= cut);
        const warnings: Warnings = [];
        const store = await open(left, { warnings });
        expect(unordered(store.state)).toEqual(unordered(last?.state));
        expect(warnings).toHaveLength(last?.length === cut ? 0 : 1);

        // And it goes on from there.
        store.append({ orders: [order(99)] });
        store.flush();
        const again = await open(asIfKilled(left));
        expect(again.state?.exchange.orders.at(-1)).toEqual(order(99));
        for (const each of [store, again]) each.close(newState());
      },
    ),
    { numRuns: 40 },
  );
});

test('a byte that was spoilt anywhere is noticed, and nothing is changed', async () => {
  const folder = scratchFolder();
  const store = await open(folder);
  store.compact(newState());
  for (let id = 1; id <= 3; id++) {
    store.append({ orders: [order(id)] });
    store.flush();
  }
  const left = asIfKilled(folder);
  store.close(newState());
  const file = fc.constantFrom('snapshot', 'journal-1');
  await fc.assert(
    fc.asyncProperty(file, fc.nat(), fc.integer({ min: 0, max: 7 }), async (name, where, bit) => {
      const spoilt = join(scratchFolder(), 'spoilt');
      cpSync(left, spoilt, { recursive: true });
      const bytes = readFileSync(join(left, name));
      const at = where % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      // Zeros in the last line stand for a write that the power cut off.
      fc.pre(bytes[at] !== 0);
      writeFileSync(join(spoilt, name), bytes);
      const before = filesIn(spoilt);
      expect((await faultOf(open(spoilt))).code).toBeOneOf([
        'gateway_state.damaged',
        'gateway_state.foreign',
      ]);
      expect(filesIn(spoilt)).toEqual(before);
    }),
    { numRuns: 80 },
  );
});
