import type { Message } from '../../../wire/message.js';
import { position, positionEnd } from '../../../wire/replies/account.js';
import { cancelPositions, reqPositions } from '../../../wire/requests/account.js';
import { createGate } from '../asking/gate.js';
import { known, unknown } from '../asking/known.js';
import { said } from '../asking/said.js';
import type { OwnSession } from '../own-session.js';
import type { Known, PositionChange } from '../watch.js';
import type { Followed } from './followed.js';

export interface Positions extends Followed {
  get(account: string, conId: number): Known<number>;
  heard(message: Message): void;
  /** One of them could not be read: which, nobody knows. */
  unreadable(): void;
}

/** What all accounts hold, as trades change it. */
export function followPositions(session: OwnSession, changed: (change: PositionChange) => void): Positions {
  const held = new Map<string, number>();
  const told = createGate();
  let isAll = false;
  let isWhole = true;
  const nameOf = (account: string, conId: number) => `${account} ${conId}`;
  const take = (account: string, conId: number, quantity: number) => {
    const name = nameOf(account, conId);
    const change = quantity - (held.get(name) ?? 0);
    held.set(name, quantity);
    if (isAll && Math.abs(change) > 0) changed({ account, conId, change });
  };
  session.send(reqPositions, {}, 'later');
  return {
    told,
    end: () => session.send(cancelPositions, {}, 'later'),
    unreadable() {
      isWhole = false;
    },
    get(account, conId) {
      if (!isAll) return unknown('the upstream has not said yet what is held');
      const quantity = held.get(nameOf(account, conId)) ?? 0;
      return isWhole && !Number.isNaN(quantity)
        ? known(quantity)
        : unknown('the upstream reports a position that cannot be read');
    },
    heard(message) {
      const row = said(position, message);
      // One without a size has one that is not known.
      if (row) take(row.account ?? '', row.conId ?? 0, row.position ?? Number.NaN);
      else if (message.layout.id === position.id) isWhole = false;
      if (message.layout.id !== positionEnd.id) return;
      isAll = true;
      told.open();
    },
  };
}
