import type { AccountSeen, Observed } from '../../observed.js';
import { tellsPosition } from '../talk/positions.js';
import { orderBookOf } from './book/order-book.js';
import { type OrderStory, stepsOf } from './book/story.js';
import { isAbout } from './numbers.js';

/** What an account holds of something, by its conId. */
type Holdings = ReadonlyMap<number, number>;

function holdingsIn({ positions }: AccountSeen): Holdings {
  const holdings = new Map<number, number>();
  for (const { conId, quantity } of positions) holdings.set(conId, (holdings.get(conId) ?? 0) + quantity);
  return holdings;
}

/** Shares that came or went, in the order in which executions told of them. */
interface Trade {
  readonly conId: number;
  readonly symbol: string;
  readonly change: number;
}

/** Of combos, what their legs traded. */
function tradesIn(orders: readonly OrderStory[]): readonly Trade[] {
  const seen = new Set<string>();
  return orders
    .flatMap((story) => stepsOf(story, 'execution'))
    .toSorted((one, other) => one.place - other.place)
    .flatMap(({ execution }): Trade[] => {
      const { execId = '', secType, conId = 0, symbol = '', side, shares = 0 } = execution;
      if (seen.has(execId) || secType === 'BAG') return [];
      seen.add(execId);
      return [{ conId, symbol, change: side === 'SLD' ? -shares : shares }];
    });
}

/** What is exercised changes positions without an execution. */
function isExercisedIn({ sessions }: Observed): boolean {
  return sessions.some(({ messages }) => messages.some(({ name }) => name === 'exerciseOptions'));
}

/** What the account has at its end is what it had, and what was executed. */
export function whatTheAccountHasOtherwise(seen: Observed): readonly string[] {
  const { account } = seen;
  if (account === undefined || isExercisedIn(seen)) return [];
  const trades = tradesIn(orderBookOf(seen).orders);
  const [before, after] = [holdingsIn(account.before), holdingsIn(account.after)];
  const conIds = new Set([...before.keys(), ...after.keys(), ...trades.map(({ conId }) => conId)]);
  return [...conIds].flatMap((conId) => {
    const executed = trades.reduce((sum, trade) => sum + (trade.conId === conId ? trade.change : 0), 0);
    const had = before.get(conId) ?? 0;
    const has = after.get(conId) ?? 0;
    if (isAbout(had + executed, has)) return [];
    return [`${symbolOf(conId, seen)}: the account had ${had} and has ${has}, and ${executed} were executed`];
  });
}

function symbolOf(conId: number, { account }: Observed): string {
  const held = [...(account?.after.positions ?? []), ...(account?.before.positions ?? [])];
  return held.find((position) => position.conId === conId)?.symbol ?? `conId ${conId}`;
}

/** Every position that was told is what the account had, after none, some or all of the executions. */
export function whatPositionsCannotBe(seen: Observed): readonly string[] {
  const { sessions, account } = seen;
  if (account === undefined || isExercisedIn(seen)) return [];
  const trades = tradesIn(orderBookOf(seen).orders);
  const before = holdingsIn(account.before);
  return sessions.flatMap(({ messages }) =>
    messages.filter(tellsPosition).flatMap(({ name, texts }) => {
      const conId = Number(texts['conId']);
      if (Number.isNaN(conId)) return [];
      const told = Number(texts['position'] ?? 0);
      const possible = stages(before.get(conId) ?? 0, trades, conId);
      if (possible.some((held) => isAbout(held, told))) return [];
      return [
        `${name} tells of ${told} ${String(texts['symbol'])}, where ${possible.join(' or ')} can be held`,
      ];
    }),
  );
}

function stages(before: number, trades: readonly Trade[], conId: number): readonly number[] {
  const held = [before];
  for (const trade of trades) if (trade.conId === conId) held.push((held.at(-1) ?? 0) + trade.change);
  return held;
}
