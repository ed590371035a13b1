import { optionByConId } from './chains.js';
import type { Instrument } from './instrument.js';
import { futureByConId } from './universe/futures.js';
import { universe } from './universe/universe.js';

/** Any instrument that exists, has existed or will, from its conId alone and without a walk through chains. */
export function instrumentByConId(conId: number): Instrument | undefined {
  return universe().byConId.get(conId) ?? optionByConId(conId) ?? futureByConId(conId);
}
