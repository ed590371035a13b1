import type { AllowedOrder, HeardEntry, OrderEntry } from '../../../../harness/guard/record/line.js';

/** A Monday morning in New York. */
export const MONDAY = Date.parse('2026-03-02T15:00:00Z');
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
export const ACCOUNT = 'DU1234567';

/** Ten shares at 100, allowed and transmitted. */
export function ordered(orderId: number, changes: Partial<AllowedOrder> = {}): AllowedOrder {
  return {
    kind: 'order',
    session: '#1',
    clientId: 1,
    orderId,
    account: ACCOUNT,
    isModification: false,
    whatIf: false,
    transmit: true,
    parentId: 0,
    side: 'BUY',
    quantity: 10,
    symbol: 'AAPL',
    conId: 265598,
    allowed: true,
    notional: 1000,
    texts: {},
    ...changes,
  };
}

export function refused(orderId: number, changes: Partial<AllowedOrder> = {}): OrderEntry {
  const { notional: _, ...order } = ordered(orderId, changes);
  return { ...order, allowed: false, rule: 'quantity', reason: '25 shares where 10 are allowed' };
}

export function modified(orderId: number, changes: Partial<AllowedOrder> = {}): AllowedOrder {
  return ordered(orderId, { isModification: true, ...changes });
}

export function said(orderId: number, status: string, changes: Partial<HeardEntry> = {}): HeardEntry {
  return { kind: 'heard', clientId: 1, orderId, status, ...changes };
}

export function withdrawn(orderId: number) {
  return { kind: 'withdrawn', clientId: 1, orderId, reason: 'the kill switch is on' } as const;
}
