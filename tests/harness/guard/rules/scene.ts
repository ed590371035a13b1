import type { AskedContract } from '../../../../harness/guard/asked/asked-order.js';
import type { StandingOrder } from '../../../../harness/guard/book/book.js';
import { createUnsettled, type Trade } from '../../../../harness/guard/book/unsettled.js';
import type { Policy } from '../../../../harness/guard/policy/policy.js';
import { profiles } from '../../../../harness/guard/policy/profiles.js';
import { judge } from '../../../../harness/guard/rules/judge.js';
import type { Look } from '../../../../harness/guard/rules/look.js';
import type { Instrument, Known } from '../../../../harness/guard/watch/watch.js';
import { AAPL, asked, type Given, MSFT } from '../asked/orders.js';

/** Half past ten in New York on a Tuesday. */
const NOW = Date.parse('2026-03-03T15:30:00Z');
const HOURS = '20260302:0930-20260302:1600;20260303:0930-20260303:1600;20260304:CLOSED';
const LONG_HOURS = '20260302:0400-20260302:2000;20260303:0400-20260303:2000;20260304:CLOSED';

const stock = (conId: number, symbol: string): Instrument => ({
  ...{ conId, symbol, secType: 'STK', currency: 'USD', strike: 0, worth: 1 },
  validExchanges: ['SMART', 'ISLAND'],
  ...{ timeZone: 'US/Eastern', tradingHours: LONG_HOURS, liquidHours: HOURS },
});

export const CALL = 700;
export const FUTURE_PUT = 710;
export const DAX = 800;
export const EURO = 12087792;
export const BITCOIN = 479624278;

/** Apple costs 200, Microsoft 400, a call on Apple at 180 costs 5, a put on a future at 6000 costs 20, a share in Frankfurt 100 euros, a euro 1.10, a coin 50,000. */
const instruments: readonly (Instrument & { readonly high: number })[] = [
  { ...stock(AAPL, 'AAPL'), high: 200 },
  { ...stock(MSFT, 'MSFT'), high: 400 },
  { ...stock(CALL, 'AAPL'), secType: 'OPT', strike: 180, worth: 100, high: 5 },
  { ...stock(FUTURE_PUT, 'ES'), secType: 'FOP', strike: 6000, worth: 50, high: 20 },
  { ...stock(DAX, 'SAP'), currency: 'EUR', timeZone: 'Europe/Berlin', high: 100 },
  { ...stock(EURO, 'EUR'), secType: 'CASH', high: 1.1 },
  { ...stock(BITCOIN, 'BTC'), secType: 'CRYPTO', high: 50_000 },
];

export interface Scene {
  readonly managed?: readonly string[];
  readonly positions?: Readonly<Record<number, number>>;
  readonly profit?: number;
  readonly open?: readonly StandingOrder[];
  /** Heard as traded, and in no position yet. */
  readonly unsettled?: readonly Omit<Trade, 'account' | 'at'>[];
  readonly standing?: StandingOrder;
  readonly parent?: StandingOrder;
  readonly today?: number;
  readonly now?: number;
  readonly killed?: string;
  /** The lowest price that is seen; otherwise the highest. */
  readonly low?: number;
  /** Figures that cannot be had. */
  readonly without?: readonly ('instrument' | 'quote' | 'rate' | 'position' | 'profit' | 'time')[];
}

/** What is there to be looked at, and which of it was. */
export function lookAt(scene: Scene = {}): { readonly look: Look; readonly seen: ReadonlySet<string> } {
  const { positions = {}, profit = 0, open = [], now = NOW, without = [] } = scene;
  const seen = new Set<string>();
  const unsettled = createUnsettled();
  for (const trade of scene.unsettled ?? []) unsettled.traded({ account: 'DU1', at: NOW, ...trade });
  const known = <Value>(name: NonNullable<Scene['without']>[number], value: Value): Known<Value> => {
    seen.add(name);
    return without.includes(name) ? { known: false, why: `no ${name}` } : { known: true, value };
  };
  const find = ({ conId, symbol, secType }: AskedContract) =>
    instruments.find((each) =>
      conId > 0 ? each.conId === conId : each.symbol === symbol && each.secType === secType,
    );
  const none = { known: false, why: 'no such contract' } as const;
  const error = { code: 200, message: 'No security definition has been found for the request' };
  const look: Look = {
    watch: {
      instrument: (contract) => {
        const found = find(contract);
        return found ? known('instrument', found) : { ...none, error };
      },
      quote: (contract) => {
        const found = find(contract);
        return found ? known('quote', { high: found.high, low: scene.low ?? found.high, at: now }) : none;
      },
      rate: (_, currency) => known('rate', currency === 'EUR' ? 1.1 : 1),
      position: (_, conId) => known('position', positions[conId] ?? 0),
      profitToday: () => known('profit', profit),
      time: () => known('time', now),
    },
    book: {
      open: (account) => open.filter((each) => account === undefined || each.account === account),
      notionalToday: () => scene.today ?? 0,
      unsettled,
    },
    managed: scene.managed ?? ['DU1'],
    clientId: 1,
    now,
    standing: scene.standing,
    parent: scene.parent,
    killed: scene.killed,
  };
  return { look, seen };
}

/** Ten shares of Apple bought at the market, open, but for what is said otherwise. */
export function standing(more: Partial<StandingOrder> = {}): StandingOrder {
  return {
    ...{ clientId: 1, orderId: 7, account: 'DU1', conId: AAPL, symbol: 'AAPL', side: 'BUY' },
    ...{ legs: [], quantity: 10, filled: 0, parentId: 0, isDraft: false, isOpen: true, notional: 2000 },
    ...{ least: more.quantity ?? 10, askedAt: NOW, isUnheard: false, permId: undefined, status: 'Submitted' },
    ...more,
  };
}

/** Nothing is limited but what is said. */
export const free: Policy = {
  ...profiles.examples,
  name: 'free',
  limits: {
    quantityPerOrder: undefined,
    notionalPerOrder: undefined,
    notionalPerDay: undefined,
    openOrders: undefined,
    lossPerDay: undefined,
  },
  shortSelling: true,
};

export function withLimits(limits: Partial<Policy['limits']>): Policy {
  return { ...free, limits: { ...free.limits, ...limits } };
}

/** `allowed`, or the rule and the reason. */
export function verdictOn(policy: Policy, given: Given = {}, scene: Scene = {}): string {
  const verdict = judge(policy, asked({ conId: AAPL, ...given }), lookAt(scene).look);
  return verdict.allowed ? 'allowed' : `${verdict.rule}: ${verdict.reason}`;
}
