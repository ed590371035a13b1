import { rmSync } from 'node:fs';
import type { Contract } from '@stoqey/ib';
import type { Limits, Policy } from '../../../harness/guard/policy/policy.js';
import { profiles } from '../../../harness/guard/policy/profiles.js';
import type { RuleName } from '../../../harness/guard/rules/rule-names.js';
import { contract } from '../live-data.js';
import { AAPL, BTC, ES, EURUSD, LOWER_CALL, VERTICAL } from '../orders/contracts.js';
import type { PlainOrder } from '../orders/driver.js';
import type { Scene } from './scene.js';

/** An order that breaks one rule, and what is said of it. */
export interface Row {
  readonly what: string;
  readonly rule: RuleName;
  readonly policy: Partial<Policy>;
  readonly contract: Contract;
  /** What differs from a purchase of one at the market. */
  readonly order: PlainOrder;
  /** With the figure that broke it and the one that is allowed. */
  readonly reason: string | RegExp;
  /** Where TWS has an error of its own. */
  readonly code: number;
  /** What has happened before. */
  readonly given: ((scene: Scene) => Promise<void> | void) | undefined;
}

interface Rest extends Partial<Pick<Row, 'contract' | 'policy' | 'code' | 'given'>> {
  readonly limits?: Partial<Limits>;
}

const broken = (
  ...[what, rule, order, reason, { limits, policy, ...rest } = {}]: readonly [
    what: string,
    rule: RuleName,
    order: PlainOrder,
    reason: string | RegExp,
    rest?: Rest,
  ]
): Row => ({
  ...{ what, rule, order, reason, contract: AAPL, code: 201, given: undefined },
  ...rest,
  policy: { ...policy, ...(limits && { limits: { ...profiles.examples.limits, ...limits } }) },
});

const resting =
  (orderId: number, of: Contract = AAPL, lmtPrice = 100) =>
  async (scene: Scene) => {
    const client = await scene.client();
    client.place(orderId, of, { action: 'BUY', orderType: 'LMT', totalQuantity: 1, lmtPrice });
    await client.settle();
  };

const bought = (orderId: number) => async (scene: Scene) => {
  const client = await scene.client();
  client.place(orderId, AAPL, { action: 'BUY', orderType: 'MKT', totalQuantity: 10 });
  await client.settle();
};

const NOON = { from: '12:00', to: '13:00', zone: 'America/New_York', days: [1, 2, 3, 4, 5] };

export const rows: readonly Row[] = [
  broken('after the kill switch', 'kill-switch', {}, 'the robot has gone mad', {
    given: ({ kill }) => kill.kill('the robot has gone mad'),
  }),
  broken('where nothing may be traded', 'read-only', {}, 'no orders are allowed', {
    policy: { orders: false },
  }),
  broken('on no side', 'unreadable', { action: 'HOLD' }, '"HOLD" is neither BUY nor SELL'),
  broken('money and shares', 'unreadable', { cashQty: 500 }, 'it has both a quantity and an amount of money'),
  broken('for a stranger', 'account', { account: 'DU9999999' }, 'DU9999999 is no account of this login'),
  broken('for an account that is not named in the policy', 'account', {}, /DU1234567 where DU7\* may be/, {
    policy: { accounts: ['DU7*'] },
  }),
  broken('of nothing', 'contract', {}, 'No security definition has been found for the request', {
    contract: contract({ ...AAPL, symbol: 'NOSUCHTHING' }),
    code: 200,
  }),
  broken('of another symbol', 'symbol', {}, 'AAPL where MSFT is allowed', { policy: { symbols: ['MSFT'] } }),
  broken('of a number that is another symbol', 'symbol', {}, 'AAPL where MSFT is allowed', {
    contract: contract({ conId: 265598, exchange: 'SMART' }),
    policy: { symbols: ['MSFT'] },
  }),
  broken('of an option', 'security-type', {}, 'OPT where STK is allowed', {
    contract: LOWER_CALL,
    policy: { secTypes: ['STK'] },
  }),
  broken('at the market', 'order-type', {}, 'MKT where LMT is allowed', { policy: { orderTypes: ['LMT'] } }),
  broken('elsewhere', 'exchange', {}, 'ISLAND where SMART is allowed', {
    contract: contract({ ...AAPL, exchange: 'ISLAND' }),
    policy: { exchanges: ['SMART'] },
  }),
  broken('past precautions', 'feature', { overridePercentageConstraints: true }, /override-precautions/),
  broken('that settles elsewhere', 'feature', { clearingAccount: 'X1' }, /clearing-away/),
  broken('of an unknown parent', 'parent', { parentId: 999 }, 'nothing is known of order 999, its parent'),
  broken('of too many', 'quantity', { totalQuantity: 25 }, '25 shares where 10 are allowed'),
  broken('of a little too many', 'quantity', { totalQuantity: 10.5 }, '10.5 shares where 10 are allowed'),
  broken('of futures', 'quantity', { totalQuantity: 11 }, '11 contracts where 10 are allowed', {
    contract: ES,
  }),
  broken(
    'of a combination',
    'quantity',
    { totalQuantity: 11, orderType: 'LMT', lmtPrice: 3 },
    '11 contracts where 10 are allowed',
    { contract: VERTICAL },
  ),
  broken(
    'with money that buys too many',
    'quantity',
    { totalQuantity: 0, cashQty: 5000 },
    /^2\d[.\d]* shares where 10 are allowed/,
  ),
  broken('that moves too much', 'notional', { totalQuantity: 10 }, /^it may move 2,\d+.* where 1,000 is/, {
    limits: { notionalPerOrder: 1000 },
  }),
  broken(
    'of more euros than may be moved',
    'notional',
    { orderType: 'LMT', totalQuantity: 500_000, lmtPrice: 1.05 },
    /^it may move 5\d\d,\d+.* where 500,000 is allowed/,
    { contract: EURUSD },
  ),
  broken(
    'of more coins than may be moved',
    'notional',
    { totalQuantity: 0, cashQty: 600_000, tif: 'IOC' },
    'it may move 600,000 where 500,000 is allowed',
    { contract: BTC },
  ),
  broken('after much of today', 'daily-notional', {}, /^it may move 2\d\d.* after 2,\d+.* where 2,300 is/, {
    limits: { notionalPerDay: 2300 },
    given: bought(1),
  }),
  broken('beside another', 'open-orders', {}, '1 is open where 1 may be', {
    limits: { openOrders: 1 },
    given: resting(1),
  }),
  broken('of what is not held', 'short-selling', { action: 'SELL' }, /^1 AAPL to sell where 0 are held/, {
    policy: { shortSelling: false },
  }),
  broken('too early', 'hours', {}, /^it is 11:30 on Tuesday where /, { policy: { hours: NOON } }),
  broken('after a loss', 'daily-loss', {}, /^\d+(\.\d+)? lost today where 0\.5 may be/, {
    limits: { lossPerDay: 0.5 },
    given: bought(1),
  }),
  broken('while the connection to IB is lost', 'unknown', {}, /^the contract is not known: /, {
    given: ({ gateway }) => void gateway.trouble.act('lose-connection', {}),
  }),
  broken('once the record has gone', 'record', {}, /^the record cannot be written/, {
    given: ({ audit }) => rmSync(audit.file),
  }),
];
