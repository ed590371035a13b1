import type { Layout } from '../../wire/layout.js';
import {
  accountDownloadEnd,
  accountSummary,
  accountSummaryEnd,
  accountUpdateMulti,
  accountUpdateMultiEnd,
  familyCodes,
  pnl,
  pnlSingle,
  positionEnd,
  positionMultiEnd,
  updateAccountTime,
  updateAccountValue,
} from '../../wire/replies/account.js';
import {
  cancelAccountSummary,
  cancelAccountUpdatesMulti,
  cancelPnL,
  cancelPnLSingle,
  cancelPositions,
  cancelPositionsMulti,
  reqAccountSummary,
  reqAccountUpdates,
  reqAccountUpdatesMulti,
  reqFamilyCodes,
  reqPnL,
  reqPnLSingle,
  reqPositions,
  reqPositionsMulti,
} from '../../wire/requests/account.js';
import type { PaperAccount } from '../accounts/account.js';
import { summaryOf } from '../accounts/summary.js';
import { ledgerValues } from '../accounts/values.js';
import { type Handling, idOf, on } from '../handling.js';
import type { Session } from '../session.js';
import type { SubscriptionKind } from '../subscriptions.js';
import { momentText } from '../time/moment-text.js';
import { twsErrors } from '../tws-errors.js';

const MAX_SUMMARIES = 2;

/** What the accounts of this login hold, and what that is worth. */
export const accountHandlings: readonly Handling[] = [
  on(reqAccountUpdates, (session, { subscribe = false, acctCode = '' }) => {
    session.subscriptions.end('accountUpdates', 0);
    if (!subscribe) return;
    const account = session.backend.accounts.find(acctCode);
    if (!account) {
      session.error(-1, twsErrors.invalid('reqAccountData', `Invalid account code '${acctCode}'`));
      return;
    }
    session.subscriptions.open('accountUpdates', 0, () => {});
    sendAccount(session, account);
  }),
  on(reqAccountSummary, (session, { reqId = -1, groupName = '', tags = '' }) => {
    const { subscriptions, backend } = session;
    if (subscriptions.has('accountSummary', reqId)) {
      session.error(reqId, twsErrors.duplicateRequest('reqAccountSummary', reqId));
      return;
    }
    if (subscriptions.count('accountSummary') >= MAX_SUMMARIES) {
      session.error(reqId, twsErrors.tooManySummaries());
      return;
    }
    if (groupName !== 'All') {
      session.error(reqId, twsErrors.invalid('reqAccountSummary', `Invalid group name '${groupName}'`));
      return;
    }
    subscriptions.open('accountSummary', reqId, () => {});
    for (const account of backend.accounts.all()) {
      for (const { key, value, currency } of summaryOf(account, tags)) {
        session.send(accountSummary, { reqId, account: account.id, tag: key, value, currency });
      }
    }
    session.send(accountSummaryEnd, { reqId });
  }),
  cancels(cancelAccountSummary, 'accountSummary'),
  on(reqPositions, (session) => {
    session.subscriptions.end('positions', 0);
    session.subscriptions.open('positions', 0, () => {});
    session.send(positionEnd, {});
  }),
  on(cancelPositions, (session) => void session.subscriptions.end('positions', 0)),
  on(reqPositionsMulti, (session, { reqId = -1, account = '' }) => {
    if (!accountFor(session, 'reqPositionsMulti', reqId, account)) return;
    replace(session, 'positionsMulti', reqId);
    session.send(positionMultiEnd, { reqId });
  }),
  cancels(cancelPositionsMulti, 'positionsMulti'),
  on(reqAccountUpdatesMulti, (session, request) => {
    const { reqId = -1, account = '', modelCode = '', ledgerAndNLV = false } = request;
    const found = accountFor(session, 'reqAccountUpdatesMulti', reqId, account);
    if (!found) return;
    replace(session, 'accountUpdatesMulti', reqId);
    const values = ledgerAndNLV ? ledgerValues(found) : session.backend.accounts.values(found);
    for (const { key, value, currency } of values) {
      session.send(accountUpdateMulti, { reqId, account: found.id, modelCode, key, value, currency });
    }
    session.send(accountUpdateMultiEnd, { reqId });
  }),
  cancels(cancelAccountUpdatesMulti, 'accountUpdatesMulti'),
  on(reqPnL, (session, { reqId = -1, account = '' }) => {
    if (!accountFor(session, 'reqPnL', reqId, account)) return;
    replace(session, 'pnl', reqId);
    session.send(pnl, { reqId, dailyPnL: 0, unrealizedPnL: 0, realizedPnL: 0 });
  }),
  cancels(cancelPnL, 'pnl'),
  on(reqPnLSingle, (session, { reqId = -1, account = '' }) => {
    if (!accountFor(session, 'reqPnLSingle', reqId, account)) return;
    replace(session, 'pnlSingle', reqId);
    const nothing = { position: 0, dailyPnL: 0, unrealizedPnL: 0, realizedPnL: 0, value: 0 };
    session.send(pnlSingle, { reqId, ...nothing });
  }),
  cancels(cancelPnLSingle, 'pnlSingle'),
  on(reqFamilyCodes, (session) =>
    session.send(familyCodes, {
      familyCodes: session.backend.accounts.ids.map((accountID) => ({ accountID, familyCode: '' })),
    }),
  ),
];

function sendAccount(session: Session, account: PaperAccount): void {
  const { accounts, clock, settings } = session.backend;
  for (const value of accounts.values(account)) {
    session.send(updateAccountValue, { ...value, account: account.id });
  }
  const time = momentText(clock.now(), settings.timeZone).slice(9, 14);
  session.send(updateAccountTime, { timeStamp: time });
  session.send(accountDownloadEnd, { account: account.id });
}

/** The account that a request names, or the error for it. */
function accountFor(
  session: Session,
  request: string,
  reqId: number,
  account: string,
): PaperAccount | undefined {
  const found = session.backend.accounts.find(account);
  if (!found) session.error(reqId, twsErrors.invalid(request, `Invalid account code '${account}'`));
  return found;
}

/** Asking again under the same id begins anew. */
function replace(session: Session, kind: SubscriptionKind, reqId: number): void {
  session.subscriptions.end(kind, reqId);
  session.subscriptions.open(kind, reqId, () => {});
}

function cancels<Shape extends { reqId: number }>(layout: Layout<Shape>, kind: SubscriptionKind): Handling {
  return { layout, handle: (session, texts) => void session.subscriptions.end(kind, idOf(texts)) };
}
