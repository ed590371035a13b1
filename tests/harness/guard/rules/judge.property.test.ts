import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import { judge } from '../../../../harness/guard/rules/judge.js';
import { AAPL, asked, type Given, legOf, MSFT } from '../asked/orders.js';
import { CALL, free, lookAt, type Scene, standing } from './scene.js';

const contracts = [
  { conId: AAPL, symbol: 'AAPL', secType: 'STK', price: 200, strike: 0, worth: 1 },
  { conId: MSFT, symbol: 'MSFT', secType: 'STK', price: 400, strike: 0, worth: 1 },
  { conId: CALL, symbol: 'AAPL', secType: 'OPT', price: 5, strike: 180, worth: 100 },
] as const;
type Contract = (typeof contracts)[number];

/** An order in plain terms, from which both the message and the naive answer are made. */
interface Plain {
  readonly legs: readonly { readonly contract: Contract; readonly ratio: number; readonly sells: boolean }[];
  readonly isCombo: boolean;
  readonly sells: boolean;
  readonly quantity: number;
  readonly limit: number | undefined;
  readonly account: string;
  readonly exchange: string;
  readonly isBlock: boolean;
}

const contract = fc.constantFrom(...contracts);
const quantity = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(0.5, 10, 10.5, 20));
const amount = (...some: readonly number[]) =>
  fc.option(fc.constantFrom(...some), { nil: undefined, freq: 2 });
/** Half of the time there is no such rule. */
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

const order: fc.Arbitrary<Plain> = fc
  .record({
    contract,
    quantity,
    sells: fc.boolean(),
    limit: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
    account: fc.constantFrom('', 'DU1', 'DU1', 'DU1', 'DU1', 'DU1', 'DU1', 'DU1', 'DU2', 'U3'),
    exchange: fc.constantFrom('SMART', 'SMART', 'SMART', 'ISLAND'),
    isBlock: fc.constantFrom(false, false, false, true),
    legs: fc.option(
      fc.array(fc.record({ contract, ratio: fc.integer({ min: 1, max: 4 }), sells: fc.boolean() }), {
        minLength: 1,
        maxLength: 3,
      }),
      { nil: undefined },
    ),
  })
  .map(({ legs, contract: single, ...rest }) => ({
    ...rest,
    isCombo: legs !== undefined,
    // A limit of a combination is a price of the whole: of none here.
    limit: legs === undefined ? rest.limit : undefined,
    legs: legs ?? [{ contract: single, ratio: 1, sells: false }],
  }));

const policy: fc.Arbitrary<Policy> = fc
  .record({
    quantityPerOrder: amount(1, 10, 30, 80),
    notionalPerOrder: amount(0, 4000, 10_000, 40_000),
    notionalPerDay: amount(0, 12_000, 60_000),
    openOrders: amount(0, 3, 5),
    lossPerDay: amount(0, 100, 500),
    shortSelling: fc.boolean(),
    symbols: maybe(fc.subarray(['AAPL', 'MSFT'], { minLength: 1 })),
    secTypes: maybe(fc.constantFrom(['STK'], ['STK', 'OPT'], ['STK', 'OPT', 'BAG'])),
    orderTypes: maybe(fc.constantFrom(['LMT'], ['MKT', 'LMT'])),
    exchanges: maybe(fc.constant(['SMART'])),
    accounts: fc.constantFrom([], [], ['DU1'], ['DU1'], ['DU1'], ['DU2']),
    features: fc.constantFrom<Policy['features'][]>([], ['block']),
  })
  .map(({ quantityPerOrder, notionalPerOrder, notionalPerDay, openOrders, lossPerDay, ...rest }) => ({
    ...free,
    ...rest,
    limits: { quantityPerOrder, notionalPerOrder, notionalPerDay, openOrders, lossPerDay },
  }));

const scene = fc
  .record({
    managed: fc.constantFrom(['DU1'], ['DU1'], ['DU1'], ['DU1', 'DU2'], ['DU1', 'U3']),
    positions: fc.record({
      [AAPL]: fc.integer({ min: -30, max: 60 }),
      [MSFT]: fc.integer({ min: -30, max: 60 }),
      [CALL]: fc.constantFrom(0, 10, -10),
    }),
    profit: fc.constantFrom(0, 50, -50, -100, -700),
    today: fc.integer({ min: 0, max: 12_000 }),
    open: fc.array(
      fc.record({
        account: fc.constantFrom('DU1', 'DU2'),
        conId: fc.constantFrom<number>(AAPL, MSFT, CALL),
        side: fc.constantFrom('BUY' as const, 'SELL' as const),
        quantity: fc.integer({ min: 1, max: 20 }),
      }),
      { maxLength: 4 },
    ),
    modifies: fc.boolean(),
  })
  .map(({ open, modifies, ...rest }) => {
    const orders = open.map((each, at) => standing({ ...each, orderId: 100 + at, notional: 0 }));
    const own = standing({ orderId: 7, notional: 900 });
    return { ...rest, open: modifies ? [...orders, own] : orders, ...(modifies ? { standing: own } : {}) };
  });

function messageOf({ legs, isCombo, sells, limit, account, exchange, isBlock, ...plain }: Plain): Given {
  const [first] = legs;
  const common: Given = {
    ...{
      action: sells ? 'SELL' : 'BUY',
      totalQuantity: plain.quantity,
      account,
      exchange,
      blockOrder: isBlock,
    },
    ...(limit === undefined ? { orderType: 'MKT' } : { orderType: 'LMT', lmtPrice: limit }),
  };
  if (!isCombo) {
    const { conId = 0, symbol = '', secType = '' } = first?.contract ?? {};
    return { ...common, conId, symbol, secType };
  }
  return {
    ...{ ...common, symbol: '', secType: 'BAG' },
    comboLegs: legs.map((leg) => legOf(leg.contract.conId, leg.ratio, leg.sells ? 'SELL' : 'BUY')),
  };
}

/** Which limits an order breaks, worked out as a person would with paper and pencil. */
function broken(plain: Plain, { limits, ...rules }: Policy, world: Scene): readonly string[] {
  const { legs, quantity: units, limit, sells, isCombo } = plain;
  const { managed = [], positions = {}, profit = 0, open = [], today = 0 } = world;
  const account = plain.account === '' && managed.length === 1 ? 'DU1' : plain.account;
  const others = open.filter((each) => each.account === account && each.orderId !== 7);
  const found: string[] = [];
  const breaks = (name: string, is: boolean) => {
    if (is) found.push(name);
  };
  const isIn = (some: readonly string[] | undefined, one: string) => some === undefined || some.includes(one);

  breaks('account', !managed.includes(account) || !account.startsWith('D'));
  breaks('account', rules.accounts.length > 0 && !rules.accounts.includes(account));
  breaks('feature', plain.isBlock && !rules.features.includes('block'));
  breaks('order-type', !isIn(rules.orderTypes, limit === undefined ? 'MKT' : 'LMT'));
  breaks('exchange', !isIn(rules.exchanges, plain.exchange));
  breaks('security-type', isCombo && !isIn(rules.secTypes, 'BAG'));
  const moved = new Map<number, number>();
  const bought = new Map<string, number>();
  for (const {
    contract: { conId, symbol, secType },
    ...leg
  } of legs) {
    breaks('symbol', !isIn(rules.symbols, symbol));
    breaks('security-type', !isIn(rules.secTypes, secType));
    const pieces = units * leg.ratio;
    moved.set(conId, (moved.get(conId) ?? 0) + pieces);
    const key = `${conId} ${leg.sells === sells ? 'BUY' : 'SELL'}`;
    bought.set(key, (bought.get(key) ?? 0) + pieces);
  }
  const { quantityPerOrder = Infinity, notionalPerOrder = Infinity, notionalPerDay = Infinity } = limits;
  breaks('quantity', Math.max(...moved.values()) > quantityPerOrder);
  breaks('open-orders', others.length >= (limits.openOrders ?? Infinity));
  const isShort = (key: string, pieces: number) => {
    const [conId = '', side] = key.split(' ');
    const rest = others.filter((each) => each.side === side && String(each.conId) === conId);
    const taken = rest.reduce((sum, each) => sum + each.quantity, 0);
    return (positions[Number(conId)] ?? 0) * (side === 'SELL' ? 1 : -1) - taken < pieces;
  };
  const opens = [...bought].filter(([key, pieces]) => isShort(key, pieces)).map(([key]) => key);
  breaks('short-selling', !rules.shortSelling && opens.some((key) => key.endsWith('SELL')));
  const money = legs.reduce((sum, { contract: { price, strike, worth }, ...leg }) => {
    const isSold = leg.sells !== sells;
    const limited = limit === undefined ? price : isSold ? Math.max(price, limit) : limit;
    // An option that is sold and not held is worth what may have to be delivered.
    const each = isSold && opens.length > 0 ? Math.max(limited, strike) : limited;
    return sum + units * leg.ratio * worth * each;
  }, 0);
  breaks('notional', money > notionalPerOrder);
  const isModification = world.standing !== undefined;
  breaks('daily-notional', today - (isModification ? 900 : 0) + money > notionalPerDay);
  const isOther = isCombo || sells || moved.get(AAPL) === undefined || account !== 'DU1';
  breaks('modification', isModification && isOther);
  const isLost = profit < 0 && -profit >= (limits.lossPerDay ?? Infinity);
  breaks('daily-loss', isLost && opens.length > 0);
  return found;
}

test('what is allowed breaks no limit, and what is refused breaks the one that is named', () => {
  const counted = new Map<string, number>();
  fc.assert(
    fc.property(order, policy, scene, (plain, rules, world) => {
      const verdict = judge(rules, asked(messageOf(plain)), lookAt(world).look);
      const limits = broken(plain, rules, world);
      const rule = verdict.allowed ? 'allowed' : verdict.rule;
      counted.set(rule, (counted.get(rule) ?? 0) + 1);
      if (verdict.allowed) expect(limits).toEqual([]);
      else expect(limits).toContain(verdict.rule);
    }),
    { numRuns: 600 },
  );
  // Orders that are all refused for one thing would prove little.
  expect([...counted.keys()].sort()).toEqual(
    [
      ...[
        'account',
        'allowed',
        'daily-loss',
        'daily-notional',
        'exchange',
        'feature',
        'modification',
        'notional',
        'open-orders',
      ],
      ...['order-type', 'quantity', 'security-type', 'short-selling', 'symbol'],
    ].sort(),
  );
});

test('a figure that cannot be had allows nothing that its rule would have had to look at', () => {
  const figures = ['instrument', 'quote', 'rate', 'position', 'profit'] as const;
  fc.assert(
    fc.property(
      order,
      policy,
      scene,
      fc.subarray([...figures], { minLength: 1 }),
      (plain, rules, world, without) => {
        const { look, seen } = lookAt({ ...world, without });
        const verdict = judge(rules, asked(messageOf(plain)), look);
        // A position is looked at last of all, once the loss has been found.
        if (without.some((figure) => seen.has(figure))) expect(verdict.allowed).toBe(false);
        else expect(judge(rules, asked(messageOf(plain)), lookAt(world).look)).toEqual(verdict);
      },
    ),
  );
});
