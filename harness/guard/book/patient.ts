import type { Clock } from '../../../platform/clock/clock.js';
import type { Move } from '../asked/quantities.js';
import { takenBy } from '../rules/taken.js';
import type { Wanted, Watch } from '../watch/watch.js';
import type { Book } from './book.js';

/** An order waits no longer for positions to show what was traded before it; then what is certain counts. */
const PATIENCE_MS = 1500;

/** A watch that has an order wait a moment where it may be that positions do not show yet what was traded before it. */
export function patient(watch: Watch, book: Book, clock: Clock): Watch {
  const isLate = ({ closes = [] }: Wanted) => closes.some((move) => isLateFor(move, watch, book));
  const settled = (wanted: Wanted) =>
    new Promise<void>((resolve) => {
      const done = () => {
        cancel();
        stop();
        resolve();
      };
      const cancel = clock.after(PATIENCE_MS, done);
      const stop = book.unsettled.onSettled(() => {
        if (!isLate(wanted)) done();
      });
    });
  return {
    ...watch,
    get isUp() {
      return watch.isUp;
    },
    get isLive() {
      return watch.isLive;
    },
    has: (wanted) => watch.has(wanted) && !isLate(wanted),
    async fetch(wanted) {
      if (!watch.has(wanted)) await watch.fetch(wanted);
      if (isLate(wanted)) await settled(wanted);
    },
  };
}

/** Whether something that was traded is missing from a position without which there is too little to close. */
function isLateFor({ contract, side, quantity }: Move, watch: Watch, { unsettled, open }: Book): boolean {
  const instrument = watch.instrument(contract);
  if (!instrument.known) return false;
  const { conId } = instrument.value;
  return unsettled.accounts(conId).some((account) => {
    const position = watch.position(account, conId);
    if (!position.known) return false;
    const held = side === 'SELL' ? position.value : -position.value;
    const orders = open(account);
    return held - unsettled.of(account, conId, side) - takenBy(orders, orders, conId, side) < quantity;
  });
}
