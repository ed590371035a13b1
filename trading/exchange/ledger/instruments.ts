import { instrumentByConId } from '../../instruments/by-con-id.js';
import type { Instrument } from '../../instruments/instrument.js';

const MAX_KEPT = 5000;
const kept = new Map<number, Instrument>();

/** The same instrument is asked for with every order and every valuation, and a future takes 10 µs to make. */
export function instrumentOf(conId: number): Instrument | undefined {
  const known = kept.get(conId);
  if (known !== undefined) return known;
  const found = instrumentByConId(conId);
  if (found === undefined) return undefined;
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(conId, found);
  return found;
}
