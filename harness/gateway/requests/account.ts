import type { ValuedPosition } from '../../../trading/exchange/ledger/valued-position.js';
import {
  accountDownloadEnd,
  accountUpdateMulti,
  accountUpdateMultiEnd,
  familyCodes,
  updateAccountTime,
  updateAccountValue,
  updatePortfolio,
} from '../../wire/replies/account.js';
import {
  cancelAccountUpdatesMulti,
  reqAccountUpdates,
  reqAccountUpdatesMulti,
  reqFamilyCodes,
} from '../../wire/requests/account.js';
import type { AccountValue } from '../accounts/account-value.js';
import { subjectAsked } from '../accounts/asked.js';
import { changedValues, isHeld, movedPositions } from '../accounts/changes.js';
import { startAccountFeed } from '../accounts/feed.js';
import { portfolioRow } from '../accounts/portfolio.js';
import { type Subject, worthOf } from '../accounts/subject.js';
import { accountValues, ledgersAndNetLiquidation, totalsThenLedgers } from '../accounts/values.js';
import { type Handling, on } from '../handling.js';
import type { Session } from '../session.js';
import { momentText } from '../time/moment-text.js';
import { twsErrors } from '../tws-errors.js';

/** The state of an account: all of it at once, what a trade changes after each, all again every three minutes. */
export const accountHandlings: readonly Handling[] = [
  on(reqAccountUpdates, (session, { subscribe = false, acctCode = '' }) => {
    const asked = { account: acctCode, modelCode: '' };
    const subject = subscribe ? subjectAsked(session, 'reqAccountData', -1, asked) : undefined;
    if (subscribe && !subject) return;
    // One at a time: whoever asks for another account has lost the one before.
    if (session.subscriptions.end('accountUpdates', 0))
      session.error(-1, twsErrors.unsubscribedFromAccount());
    if (subject) startUpdates(session, subject);
  }),
  on(reqAccountUpdatesMulti, (session, request) => {
    const { reqId = -1, account = '', modelCode = '', ledgerAndNLV = false } = request;
    const subject = subjectAsked(session, reqAccountUpdatesMulti.name, reqId, { account, modelCode });
    if (subject) startMultiUpdates(session, { reqId, subject, modelCode, ledgerAndNLV });
  }),
  on(cancelAccountUpdatesMulti, (session, { reqId = -1 }) => {
    session.subscriptions.end('accountUpdatesMulti', reqId);
  }),
  on(reqFamilyCodes, (session) =>
    session.send(familyCodes, {
      familyCodes: session.backend.venue.accountIds.map((accountID) => ({ accountID, familyCode: '' })),
    }),
  ),
];

interface Told {
  readonly values: readonly AccountValue[];
  readonly positions: readonly ValuedPosition[];
}

function startUpdates(session: Session, subject: Subject): void {
  const { venue, settings } = session.backend;
  const account = subject.name;
  let told: Told = { values: [], positions: [] };
  const tell = ({ values, positions }: Told, now: number) => {
    for (const { key, value, currency } of values) {
      session.send(updateAccountValue, { key, value, currency, account });
    }
    for (const held of positions) session.send(updatePortfolio, { ...portfolioRow(held), account });
    session.send(updateAccountTime, { timeStamp: momentText(now, settings.timeZone).slice(9, 14) });
  };
  const tellAll = (now: number) => {
    const of = worthOf(venue, subject, now);
    if (of === undefined) return;
    told = { values: accountValues(of), positions: of.positions };
    tell({ ...told, positions: told.positions.filter(isHeld) }, now);
  };
  startAccountFeed(session, {
    ...{ kind: 'accountUpdates', reqId: 0, request: reqAccountUpdates.name, accounts: subject.accounts },
    open(now) {
      tellAll(now);
      session.send(accountDownloadEnd, { account });
    },
    changed(now) {
      const of = worthOf(venue, subject, now);
      if (of === undefined) return;
      const before = told;
      told = { values: accountValues(of), positions: of.positions };
      const values = changedValues(before.values, told.values);
      tell({ values, positions: movedPositions(before.positions, told.positions) }, now);
    },
    refresh: tellAll,
  });
}

interface MultiUpdates {
  readonly reqId: number;
  readonly subject: Subject;
  readonly modelCode: string;
  /** Less of it. */
  readonly ledgerAndNLV: boolean;
}

function startMultiUpdates(
  session: Session,
  { reqId, subject, modelCode, ledgerAndNLV }: MultiUpdates,
): void {
  const valuesOf = ledgerAndNLV ? ledgersAndNetLiquidation : totalsThenLedgers;
  const account = subject.name;
  let told: readonly AccountValue[] = [];
  const tellSince = (before: readonly AccountValue[], now: number) => {
    const of = worthOf(session.backend.venue, subject, now);
    told = of ? valuesOf(of) : [];
    for (const value of changedValues(before, told)) {
      session.send(accountUpdateMulti, { reqId, account, modelCode, ...value });
    }
  };
  startAccountFeed(session, {
    ...{ kind: 'accountUpdatesMulti', reqId, request: reqAccountUpdatesMulti.name },
    accounts: subject.accounts,
    open(now) {
      tellSince([], now);
      session.send(accountUpdateMultiEnd, { reqId });
    },
    changed: (now) => tellSince(told, now),
    refresh: (now) => tellSince([], now),
  });
}
