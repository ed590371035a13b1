import type { Cancel, Clock } from '../../../platform/clock/clock.js';
import { createExchange } from '../../../trading/exchange/create.js';
import type { ExchangeEvent } from '../../../trading/exchange/event.js';
import type { Exchange, Exercise, Outcome } from '../../../trading/exchange/exchange.js';
import type { FeeSchedule } from '../../../trading/exchange/fees/schedule.js';
import { type Valuation, valuation } from '../../../trading/exchange/ledger/valuation.js';
import type { MarketView } from '../../../trading/exchange/market-view.js';
import type { EndReason, Order, OrderId, OrderTerms } from '../../../trading/exchange/orders/order.js';
import type { ExchangeState } from '../../../trading/exchange/state.js';
import type { Market } from '../../world/market.js';
import type { Pump } from '../pump.js';
import { createMoves } from './moves.js';
import { pricesOf } from './prices.js';

/** The venue of one gateway, at the market's time: whatever is asked of it, it first catches up with the market. */
export interface Venue {
  /** In the order of the login. */
  readonly accountIds: readonly string[];
  /** Some of them by the name of their group. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  reserve(): OrderId;
  /** @param accepted called once it is known that they are taken, before anybody is told what becomes of them */
  place(
    orders: readonly { readonly id: OrderId; readonly terms: OrderTerms }[],
    accepted: () => void,
  ): Outcome;
  modify(id: OrderId, terms: OrderTerms, accepted: () => void): Outcome;
  cancel(id: OrderId, reason: EndReason): Outcome;
  /** @param besides the order that these would be new terms of */
  preview(terms: OrderTerms, besides?: OrderId): ReturnType<Exchange['preview']>;
  exercise(request: Exercise): Outcome;
  order(id: OrderId): Order | undefined;
  openOrders(): readonly Order[];
  doneOrders(): readonly Order[];
  fills: Exchange['fills'];
  view(conId: number): MarketView | undefined;
  /**
   * What an account is worth at a moment, or as it was when the exchanges were last heard: worked out once for each
   * moment and state of the account.
   */
  valuation(accountId: string, now: number): Valuation | undefined;
  /** Told after every change of an account; returns how to stop. */
  onAccountChange(listener: (accountId: string) => void): () => void;
  /** Brings it up to the market's time. */
  catchUp(): void;
  /** Looks at the market again, which shows something else than it did at the same moment. */
  lookAgain(): void;
  /** Follows the market no more by itself. */
  close(): void;
  /** All of the state but the orders and fills, which may be many. */
  standing(): ReturnType<Exchange['standing']>;
  state(): ExchangeState;
  /** Goes back to a state taken before, but gives no id twice: clients may have heard of what had it. */
  restore(state: ExchangeState): void;
}

export interface VenueOptions {
  readonly clock: Clock;
  readonly market: Market;
  /** Drives the venue while an order waits for the market, or for time. */
  readonly pump: Pump;
  readonly fees: FeeSchedule;
  readonly state: ExchangeState;
  /** Of the login; the state may have more. */
  readonly accountIds: readonly string[];
  /** Asked anew each time: an advisor may change them. */
  readonly groups: () => Readonly<Record<string, readonly string[]>>;
  /** Told what the venue has done, in order, before anything else is done with it. */
  readonly tell: (events: readonly ExchangeEvent[]) => void;
  /** Told when it has followed the market by itself. */
  readonly beaten: () => void;
  /** Whether the exchanges can be heard; what happens there meanwhile is told afterwards. */
  readonly isReachable: () => boolean;
}

export function createVenue(options: VenueOptions): Venue {
  const { clock, market, pump, fees, state, accountIds, groups, tell, beaten, isReachable } = options;
  const prices = pricesOf(market);
  const listeners = new Set<(accountId: string) => void>();
  let exchange = createExchange({ prices, fees, state });
  let moves = createMoves(market);
  let caughtUp = Number.NEGATIVE_INFINITY;
  /** Up to when the exchanges have been heard. */
  let heardUntil = clock.now();
  const worth = new Map<string, { readonly of: unknown; readonly at: number; readonly value: Valuation }>();

  /** Tells what has been done, and gathers whose accounts that has changed. */
  const spread = (events: readonly ExchangeEvent[], changed: Set<string>) => {
    if (events.length === 0) return;
    tell(events);
    for (const event of events) {
      if (event.type === 'fill') changed.add(event.fill.account);
      else if (event.type === 'position') changed.add(event.account);
    }
  };

  const notify = (changed: ReadonlySet<string>) => {
    for (const account of changed) for (const listener of [...listeners]) listener(account);
  };

  let isCatchingUp = false;
  const catchUp = (): number => {
    const now = clock.now();
    // Listeners may ask again in the middle of it: what happened is told in its order, once.
    if (now === caughtUp || isCatchingUp || !isReachable()) return now;
    const changed = new Set<string>();
    heardUntil = now;
    isCatchingUp = true;
    try {
      caughtUp = now;
      for (const { conId, move } of moves.upTo(now, exchange.watched())) {
        spread(exchange.advance(move.time), changed);
        spread(exchange.move(conId, move), changed);
      }
      spread(exchange.advance(now), changed);
    } finally {
      isCatchingUp = false;
    }
    // Worth is reckoned at the market's time, which the accounts have now reached.
    notify(changed);
    return now;
  };

  let stopBeating: Cancel | undefined;
  let isClosed = false;
  const beatWhileNeeded = () => {
    const isNeeded = !isClosed && exchange.watched().size > 0;
    if (isNeeded === (stopBeating !== undefined)) return;
    if (isNeeded) {
      stopBeating = pump.add(() => {
        catchUp();
        beaten();
        beatWhileNeeded();
      });
    } else {
      stopBeating?.();
      stopBeating = undefined;
    }
  };

  const settled = (outcome: Outcome, accepted = () => {}): Outcome => {
    if (outcome.ok) {
      accepted();
      const changed = new Set<string>();
      spread(outcome.events, changed);
      notify(changed);
    }
    beatWhileNeeded();
    return outcome;
  };
  beatWhileNeeded();

  return {
    accountIds,
    get groups() {
      return groups();
    },
    reserve: () => exchange.reserve(),
    place: (orders, accepted) => settled(exchange.place(orders, catchUp()), accepted),
    modify: (id, terms, accepted) => settled(exchange.modify(id, terms, catchUp()), accepted),
    cancel: (id, reason) => settled(exchange.cancel(id, catchUp(), reason)),
    preview: (terms, besides) => exchange.preview(terms, catchUp(), besides),
    exercise: (request) => settled(exchange.exercise(request, catchUp())),
    order: (id) => exchange.order(id),
    openOrders: () => exchange.openOrders(),
    doneOrders: () => exchange.doneOrders(),
    fills: () => exchange.fills(),
    view: (conId) => prices.view(conId, clock.now()),
    valuation(accountId, now) {
      const account = exchange.account(accountId);
      if (account === undefined) return undefined;
      const at = isReachable() ? now : Math.min(now, heardUntil);
      const known = worth.get(accountId);
      if (known?.of === account && known.at === at) return known.value;
      const value = valuation(account, prices, at);
      worth.set(accountId, { of: account, at, value });
      return value;
    },
    onAccountChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    catchUp: () => void catchUp(),
    lookAgain() {
      worth.clear();
      const now = catchUp();
      if (!isReachable()) return;
      const changed = new Set(exchange.accounts().map(({ id }) => id));
      for (const conId of [...exchange.watched()]) spread(exchange.move(conId, { time: now }), changed);
      notify(changed);
    },
    close() {
      isClosed = true;
      beatWhileNeeded();
    },
    standing: () => exchange.standing(),
    state: () => exchange.state(),
    restore(before) {
      const { lastOrderId, lastPriority, lastFill } = exchange.standing();
      const counters = {
        lastOrderId: Math.max(lastOrderId, before.lastOrderId),
        lastPriority: Math.max(lastPriority, before.lastPriority),
        lastFill: Math.max(lastFill, before.lastFill),
      };
      exchange = createExchange({ prices, fees, state: { ...before, ...counters } });
      moves = createMoves(market);
      caughtUp = Number.NEGATIVE_INFINITY;
      worth.clear();
      beatWhileNeeded();
    },
  };
}
