import type { Cancel, Clock } from '../../../platform/clock/clock.js';
import type { Watch } from '../watch/watch.js';
import type { Unsettled } from './unsettled.js';

/** So long an upstream may take to reckon into its positions what it has told of trades. */
const RECKONED_WITHIN_MS = 1000;

/**
 * Sees to it that trades are settled: by positions that change as they say, or else once the upstream has answered
 * something on the session on which positions come that it was asked long enough after the trade. Gives what ends that.
 */
export function settleTrades(unsettled: Unsettled, watch: Watch, clock: Clock): Cancel {
  let cancel: Cancel = () => {};
  let isPlanned = false;
  let isOver = false;
  watch.onPosition(({ account, conId, change }) => {
    const side = change > 0 ? 'BUY' : 'SELL';
    unsettled.moved({ account, conId, side, quantity: Math.abs(change), at: clock.now() });
  });
  const plan = () => {
    if (isPlanned || isOver || unsettled.oldest === undefined) return;
    isPlanned = true;
    cancel = clock.after(RECKONED_WITHIN_MS, () => void ask());
  };
  const ask = async () => {
    const until = clock.now() - RECKONED_WITHIN_MS;
    const isOld = unsettled.oldest !== undefined && unsettled.oldest <= until;
    const answer = isOld ? await watch.openOrders() : undefined;
    if (answer?.known) unsettled.settled(until);
    isPlanned = false;
    plan();
  };
  unsettled.onTraded(plan);
  plan();
  return () => {
    isOver = true;
    cancel();
  };
}
