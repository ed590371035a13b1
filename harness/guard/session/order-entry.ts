import type { AskedOrder } from '../asked/asked-order.js';
import type { OrderEntry } from '../record/line.js';
import type { Verdict } from '../rules/verdict.js';
import type { Instrument, Known } from '../watch/watch.js';

interface OrderContext {
  readonly session: string;
  readonly clientId: number;
  readonly managed: readonly string[];
  readonly instrument: Known<Instrument>;
  readonly isModification: boolean;
  readonly isReused: boolean;
}

/** What the record says of an order, as far as that is known when it is judged. */
export function orderEntry(
  order: AskedOrder,
  verdict: Verdict,
  { session, clientId, managed, instrument, isModification, isReused }: OrderContext,
): OrderEntry {
  const [account = '', ...others] = managed;
  const onlyAccount = others.length === 0 ? account : '';
  return {
    kind: 'order',
    session,
    clientId,
    orderId: order.orderId,
    account: order.account === '' ? onlyAccount : order.account,
    isModification,
    whatIf: order.whatIf,
    transmit: order.transmit,
    ...(isReused && { isReused: true as const }),
    parentId: order.parentId,
    side: order.side,
    quantity: order.quantity,
    symbol: instrument.known ? instrument.value.symbol : order.contract.symbol,
    conId: instrument.known ? instrument.value.conId : order.contract.conId,
    ...decided(verdict),
    texts: order.texts,
  };
}

function decided(verdict: Verdict) {
  if (!verdict.allowed) return { allowed: false, rule: verdict.rule, reason: verdict.reason } as const;
  const { notional } = verdict;
  return { allowed: true, ...(notional === undefined ? {} : { notional }) } as const;
}
