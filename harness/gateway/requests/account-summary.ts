import { accountSummary, accountSummaryEnd } from '../../wire/replies/account.js';
import { cancelAccountSummary, reqAccountSummary } from '../../wire/requests/account.js';
import type { AccountValue } from '../accounts/account-value.js';
import { changedValues } from '../accounts/changes.js';
import { startAccountFeed } from '../accounts/feed.js';
import { EVERYONE, type Subject, subjectNamed, worthOf } from '../accounts/subject.js';
import { ledgersOf, readSummaryTags, summaryOf } from '../accounts/summary.js';
import { type Handling, on } from '../handling.js';
import type { Session } from '../session.js';
import { twsErrors } from '../tws-errors.js';

const MAX_SUMMARIES = 2;

/** Chosen values of all accounts, or of a group: at once, and every three minutes those that have changed. */
export const accountSummaryHandlings: readonly Handling[] = [
  on(reqAccountSummary, (session, { reqId = -1, groupName = '', tags = '' }) => {
    const { subscriptions, backend } = session;
    // An account alone is no group, and neither is none.
    const isGroup = groupName !== '' && !backend.venue.accountIds.includes(groupName);
    const group = isGroup ? subjectNamed(backend.venue, groupName) : undefined;
    if (subscriptions.has('accountSummary', reqId)) {
      session.error(reqId, twsErrors.duplicateRequest(reqAccountSummary.name, reqId));
    } else if (subscriptions.count('accountSummary') >= MAX_SUMMARIES) {
      session.error(reqId, twsErrors.tooManySummaries());
    } else if (!group) {
      session.error(reqId, twsErrors.invalid(reqAccountSummary.name, `Invalid group name '${groupName}'`));
    } else {
      startSummary(session, reqId, group, tags);
    }
  }),
  on(cancelAccountSummary, (session, { reqId = -1 }) => {
    session.subscriptions.end('accountSummary', reqId);
  }),
];

function startSummary(session: Session, reqId: number, { accounts }: Subject, tags: string): void {
  const { venue } = session.backend;
  const wanted = readSummaryTags(tags);
  const told = new Map<string, readonly AccountValue[]>();
  const tell = (account: string, values: readonly AccountValue[]) => {
    for (const { key, value, currency } of changedValues(told.get(account) ?? [], values)) {
      session.send(accountSummary, { reqId, account, tag: key, value, currency });
    }
    told.set(account, values);
  };
  const tellAll = (now: number) => {
    for (const account of accounts) {
      const of = venue.valuation(account, now);
      if (of) tell(account, summaryOf(of, wanted));
    }
    // TWS tells ledgers of the group as a whole.
    const all = worthOf(venue, { name: EVERYONE, accounts }, now);
    if (all) tell(EVERYONE, ledgersOf(all, wanted));
  };
  startAccountFeed(session, {
    ...{ kind: 'accountSummary', reqId, request: reqAccountSummary.name, accounts },
    open(now) {
      tellAll(now);
      session.send(accountSummaryEnd, { reqId });
    },
    refresh: tellAll,
  });
}
