import { acceleratedClock } from '../../../platform/clock/accelerated.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { fixedClock } from '../../../platform/clock/fixed.js';
import type { Log } from '../../../platform/log/log.js';
import { instrumentByConId } from '../../../trading/instruments/by-con-id.js';
import type { Needs } from '../../example/example.js';
import { createGateway, type Gateway } from '../../gateway/create.js';
import type { Ticket } from '../../gateway/orders/ticket.js';
import type { GatewayState } from '../../gateway/state/gateway-state.js';
import { parseScript } from '../../gateway/trouble/script/parse.js';
import { createWorld } from '../../world/world.js';
import type { AccountSeen, SeenOrder, SeenPosition } from '../observed.js';
import { fromAfar } from './distance.js';
import { inProcess } from './in-process.js';
import type { Markets, RunMarket } from './market.js';
import { momentFor } from './moment.js';
import { stateHolding } from './starting-positions.js';

interface EmbeddedOptions {
  readonly seed: number;
  /** Of this program. */
  readonly version: string;
  /** The wall's. */
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * An answer that is there at once hides whether a program waits for it before it asks the next thing. IB's servers are
 * as far away.
 */
const ASYNC_DISTANCE_MS = 25;

/** Gives every run a gateway of its own, which begins where all of its kind begin. */
export function embeddedMarkets({ seed, version, clock: wall, log }: EmbeddedOptions): Markets {
  const prices = createWorld({ seed });
  return {
    environment: { kind: 'embedded', version, seed, moment: momentFor({ market: 'any' }) },
    async ready() {},
    unfit: async () => undefined,
    turn: async (example) => example,
    async open({ category, needs }) {
      const moment = momentFor(needs);
      const now = Date.parse(moment);
      const state = stateHolding(needs.positions, { prices, seed, now });
      const gateway = createGateway({ seed, state, clock: clockFor(needs, now, wall), wall, log });
      const market = marketOf(gateway, needs, { kind: 'embedded', version, seed, moment });
      if (category !== 'async') return market;
      return { ...market, connect: () => fromAfar(market.connect(), ASYNC_DISTANCE_MS, wall) };
    },
    took() {},
  };
}

function clockFor({ time }: Needs, now: number, wall: Clock): Clock {
  return time === 'still' ? fixedClock(now) : acceleratedClock(wall, { from: now, speed: 1 });
}

function marketOf(gateway: Gateway, needs: Needs, environment: RunMarket['environment']): RunMarket {
  const script = needs.trouble.length === 0 ? undefined : parseScript(needs.trouble.join('\n'));
  return {
    ...inProcess(gateway, 'a gateway of its own'),
    environment,
    programBegins() {
      if (script !== undefined) gateway.trouble.play(script);
    },
    look: async () => seenIn(gateway.state()),
  };
}

function seenIn({ tickets, drafts, exchange }: GatewayState): AccountSeen {
  const ticketOf = new Map(tickets.map((ticket) => [ticket.permId, ticket]));
  const openOrders = exchange.orders.flatMap(({ id, terms: { quantity }, status }): SeenOrder[] => {
    if (status !== 'PreSubmitted' && status !== 'Submitted') return [];
    const ticket = ticketOf.get(id);
    return ticket ? [seenAs(ticket, quantity, status)] : [];
  });
  const positions = exchange.accounts.flatMap((account) =>
    Object.values(account.positions).flatMap(({ conId, quantity }): SeenPosition[] => {
      if (quantity === 0) return [];
      const { symbol = '', secType = '' } = instrumentByConId(conId) ?? {};
      return [{ conId, symbol, secType, quantity }];
    }),
  );
  // What was placed without transmit waits in TWS for somebody to send it.
  const waiting = drafts.map((draft) => seenAs(draft, draft.asked.totalQuantity ?? 0, 'PendingSubmit'));
  return { openOrders: [...openOrders, ...waiting], positions };
}

/** An order as its client would name it. */
function seenAs({ permId, asked, contract }: Ticket, quantity: number, status: string): SeenOrder {
  const { action = '', orderType = '' } = asked;
  return { permId, symbol: contract.symbol ?? '', action, quantity, orderType, status };
}
