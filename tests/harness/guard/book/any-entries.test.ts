import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBook } from '../../../../harness/guard/book/create-book.js';
import type {
  AllowedOrder,
  Entry,
  HeardEntry,
  Line,
  OrderEntry,
} from '../../../../harness/guard/record/line.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import { open, scratchFile } from '../record/records.js';
import { DAY, MINUTE, MONDAY, ordered, refused } from './entries.js';

/** Few numbers, so that the same orders change, end and come back. */
const number = fc.integer({ min: 1, max: 5 });
const accounts = ['DU1234567', 'DU7654321'] as const;

const order: fc.Arbitrary<OrderEntry> = fc
  .record({
    clientId: fc.integer({ min: 1, max: 2 }),
    account: fc.constantFrom(...accounts),
    isModification: fc.boolean(),
    whatIf: fc.boolean(),
    transmit: fc.boolean(),
    parentId: fc.integer({ min: 0, max: 3 }),
    quantity: fc.integer({ min: 0, max: 20 }),
    notional: fc.double({ min: 0, max: 1e6, noNaN: true }),
  })
  .chain((changes) =>
    fc.tuple(number, fc.constantFrom(ordered, refused)).map(([orderId, asked]) => asked(orderId, changes)),
  );

const status = fc.constantFrom(
  ...['PendingSubmit', 'PreSubmitted', 'Submitted', 'PendingCancel', 'ApiPending', 'Filled', 'Cancelled'],
  ...['ApiCancelled', 'Inactive', 'Executed', 'Refused', 'NotFound', 'Listed', 'Gone', 'Something'],
);
const heard: fc.Arbitrary<HeardEntry> = fc
  .record(
    {
      clientId: fc.integer({ min: 1, max: 2 }),
      orderId: number,
      status,
      permId: fc.integer({ min: 0, max: 4 }),
      filled: fc.integer({ min: 0, max: 20 }),
      conId: fc.constantFrom(265598, 0, 1),
    },
    { requiredKeys: ['clientId', 'orderId', 'status'] },
  )
  .map((each) => ({ kind: 'heard', ...each }));

const entry: fc.Arbitrary<Entry> = fc.oneof(
  { weight: 5, arbitrary: order },
  { weight: 6, arbitrary: heard },
  {
    weight: 1,
    arbitrary: fc
      .record({ clientId: fc.integer({ min: 1, max: 2 }), orderId: number })
      .map((each): Entry => ({ kind: 'withdrawn', ...each, reason: '' })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Entry>({ kind: 'killed', why: 'x' }, { kind: 'released', by: 'y' }),
  },
);

interface Step {
  readonly entry: Entry;
  /** Time that passes before it. */
  readonly wait: number;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({ entry, wait: fc.constantFrom(0, 0, 1000, 2 * MINUTE, DAY / 3) }),
  { maxLength: 60 },
);

function seen(book: ReturnType<typeof createBook>, now: number) {
  const all = [1, 2].flatMap((client) => [1, 2, 3, 4, 5].map((id) => book.order(client, id)));
  return {
    all,
    open: book.open(),
    today: accounts.map((account) => book.notionalToday(account, now)),
    killed: book.killedBecause,
  };
}

test('whatever happened, the rest of it on top of a part is the same as all of it, also by way of the record', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(60), async (list, cut) => {
      const file = scratchFile();
      const clock = steppedClock(MONDAY);
      const whole = createBook();
      let audit = await open(file, { clock });
      for (const [at, { entry: each, wait }] of list.entries()) {
        if (at === cut) {
          await audit.close();
          audit = await open(file, { clock });
          expect(seen(createBook(audit.before), clock.now())).toEqual(seen(whole, clock.now()));
        }
        await clock.advance(wait);
        whole.apply(each, clock.now());
        void audit.append(each);
      }
      await audit.close();
      const again = await open(file, { clock });
      const lines: readonly Line[] = [...again.before];
      const resumed = createBook(lines.slice(0, cut));
      for (const line of lines.slice(cut)) resumed.apply(line, Date.parse(line.at));
      expect(seen(resumed, clock.now())).toEqual(seen(whole, clock.now()));
      await again.close();
    }),
    { numRuns: 25 },
  );
});

test('what was moved today is never negative, and never less than what its orders say one by one', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const book = createBook();
      const asked = new Map<string, AllowedOrder>();
      let now = MONDAY;
      for (const { entry: each, wait } of list.filter(({ entry: { kind } }) => kind !== 'withdrawn')) {
        now += wait;
        book.apply(each, now);
        if (each.kind === 'order' && each.allowed && !each.whatIf) asked.set(nameOf(each), each);
        for (const account of accounts) {
          const sum = naiveSum(seen(book, now).all, asked, account);
          const today = book.notionalToday(account, now);
          expect(today).toBeGreaterThanOrEqual(0);
          expect(today).toBeGreaterThanOrEqual(sum - 1e-6 * Math.max(1, sum));
        }
      }
    }),
  );
});

type Seen = ReturnType<typeof seen>['all'];

const nameOf = ({ clientId, orderId }: { clientId: number; orderId: number }) => `${clientId} ${orderId}`;

/** By what was asked last: open ones whole, of the others what has traded. */
function naiveSum(orders: Seen, asked: ReadonlyMap<string, AllowedOrder>, account: string): number {
  return orders.reduce((sum, order) => {
    const last = order && asked.get(nameOf(order));
    if (last === undefined || last.account !== account) return sum;
    const { notional = 0, quantity } = last;
    return sum + notional * (order?.isOpen ? 1 : quantity > 0 ? (order?.filled ?? 0) / quantity : 0);
  }, 0);
}

test('hearing something that is no news changes nothing', () => {
  fc.assert(
    fc.property(steps, heard, (list, last) => {
      const book = createBook();
      for (const { entry: each } of list) book.apply(each, MONDAY);
      const before = seen(book, MONDAY);
      fc.pre(!book.isNews(last));
      book.apply(last, MONDAY);
      expect(seen(book, MONDAY)).toEqual(before);
    }),
  );
});
