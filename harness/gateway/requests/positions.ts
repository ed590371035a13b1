import type { ValuedPosition } from '../../../trading/exchange/ledger/valued-position.js';
import { position, positionEnd, positionMulti, positionMultiEnd } from '../../wire/replies/account.js';
import {
  cancelPositions,
  cancelPositionsMulti,
  reqPositions,
  reqPositionsMulti,
} from '../../wire/requests/account.js';
import { subjectAsked } from '../accounts/asked.js';
import { movedPositions } from '../accounts/changes.js';
import { type AccountFeed, startAccountFeed } from '../accounts/feed.js';
import { positionRow } from '../accounts/portfolio.js';
import { EVERYONE } from '../accounts/subject.js';
import { type Handling, on } from '../handling.js';
import type { Session } from '../session.js';

/** What is held: all of it at once, and then whatever trades change. */
export const positionHandlings: readonly Handling[] = [
  on(reqPositions, (session) => {
    const { accountIds } = session.backend.venue;
    startPositionFeed(session, {
      ...{ kind: 'positions', reqId: 0, request: reqPositions.name, accounts: accountIds },
      tell: (account, held) => session.send(position, { account, ...positionRow(held) }),
      end: () => session.send(positionEnd, {}),
    });
  }),
  on(cancelPositions, (session) => void session.subscriptions.end('positions', 0)),
  on(reqPositionsMulti, (session, { reqId = -1, account = EVERYONE, modelCode = '' }) => {
    const request = reqPositionsMulti.name;
    const subject = subjectAsked(session, request, reqId, { account, modelCode });
    if (!subject) return;
    startPositionFeed(session, {
      ...{ kind: 'positionsMulti', reqId, request, accounts: subject.accounts },
      tell: (each, held) =>
        session.send(positionMulti, { reqId, account: each, modelCode, ...positionRow(held) }),
      end: () => session.send(positionMultiEnd, { reqId }),
    });
  }),
  on(cancelPositionsMulti, (session, { reqId = -1 }) => {
    session.subscriptions.end('positionsMulti', reqId);
  }),
];

interface PositionFeed extends Omit<AccountFeed, 'open'> {
  readonly tell: (account: string, held: ValuedPosition) => void;
  /** After all that is held at the beginning. */
  readonly end: () => void;
}

function startPositionFeed(session: Session, { tell, end, ...feed }: PositionFeed): void {
  const told = new Map<string, readonly ValuedPosition[]>();
  const tellMoved = (now: number, account: string) => {
    const positions = session.backend.venue.valuation(account, now)?.positions ?? [];
    for (const held of movedPositions(told.get(account) ?? [], positions)) tell(account, held);
    told.set(account, positions);
  };
  startAccountFeed(session, {
    ...feed,
    open(now) {
      for (const account of feed.accounts) tellMoved(now, account);
      end();
    },
    changed: tellMoved,
  });
}
