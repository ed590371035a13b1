import type { Valuation } from '../../../trading/exchange/ledger/valuation.js';
import { pnl, pnlSingle } from '../../wire/replies/account.js';
import { cancelPnL, cancelPnLSingle, reqPnL, reqPnLSingle } from '../../wire/requests/account.js';
import { rounded } from '../accounts/amounts.js';
import { subjectAsked } from '../accounts/asked.js';
import { type AccountFeed, startAccountFeed } from '../accounts/feed.js';
import { type Subject, worthOf } from '../accounts/subject.js';
import { type Handling, on } from '../handling.js';
import type { Session } from '../session.js';

const INTERVAL_MS = 1000;
/** What TWS sends for what there is not yet. */
const UNSET = Number.MAX_VALUE;

/** Profit and loss in the currency of the account: at once, and every second in which it changes. */
export const pnlHandlings: readonly Handling[] = [
  on(reqPnL, (session, { reqId = -1, account = '', modelCode = '' }) => {
    const request = reqPnL.name;
    const subject = subjectAsked(session, request, reqId, { account, modelCode });
    if (!subject) return;
    startPnlFeed(session, subject, {
      ...{ kind: 'pnl', reqId, request, look: figuresOf },
      tell: (figures) => session.send(pnl, { reqId, ...figures }),
    });
  }),
  on(cancelPnL, (session, { reqId = -1 }) => void session.subscriptions.end('pnl', reqId)),
  on(reqPnLSingle, (session, { reqId = -1, account = '', modelCode = '', conId = 0 }) => {
    const request = reqPnLSingle.name;
    const subject = subjectAsked(session, request, reqId, { account, modelCode });
    if (!subject) return;
    startPnlFeed(session, subject, {
      ...{ kind: 'pnlSingle', reqId, request, look: (of) => singleFiguresOf(of, conId) },
      tell: (figures) => session.send(pnlSingle, { reqId, ...figures }),
    });
  }),
  on(cancelPnLSingle, (session, { reqId = -1 }) => void session.subscriptions.end('pnlSingle', reqId)),
];

/** Finer than cents, so that the profits of all positions add up to that of the account. */
function figure(amount: number): number {
  return rounded(amount, 6);
}

function figuresOf({ totals }: Valuation) {
  return {
    dailyPnL: figure(totals.dailyPnl),
    unrealizedPnL: figure(totals.unrealizedPnl),
    realizedPnL: figure(totals.realizedPnl),
  };
}

/** Nothing for what is not held and was not traded today: TWS is silent about it. */
function singleFiguresOf({ positions }: Valuation, conId: number) {
  const found = positions.find(({ instrument }) => instrument.conId === conId);
  if (found === undefined) return undefined;
  const { quantity, exchangeRate, dailyPnl, unrealizedPnl, realizedPnl, marketValue } = found;
  return {
    position: quantity,
    dailyPnL: figure(dailyPnl * exchangeRate),
    unrealizedPnL: figure(unrealizedPnl * exchangeRate),
    realizedPnL: realizedPnl === 0 ? UNSET : figure(realizedPnl * exchangeRate),
    value: figure(marketValue * exchangeRate),
  };
}

interface PnlFeed<Figures> extends Pick<AccountFeed, 'kind' | 'reqId' | 'request'> {
  readonly look: (of: Valuation) => Figures | undefined;
  readonly tell: (figures: Figures) => void;
}

function startPnlFeed<Figures>(
  session: Session,
  subject: Subject,
  { look, tell, ...feed }: PnlFeed<Figures>,
): void {
  let told: string | undefined;
  const tellChanged = (now: number) => {
    const of = worthOf(session.backend.venue, subject, now);
    const figures = of && look(of);
    if (figures === undefined) return;
    const text = JSON.stringify(figures);
    if (text !== told) tell(figures);
    told = text;
  };
  startAccountFeed(session, {
    ...feed,
    accounts: subject.accounts,
    open: tellChanged,
    changed: tellChanged,
    beat(now, before) {
      // In the same beats for everybody: what one client is told of an account is worked out for all.
      if (Math.floor(now / INTERVAL_MS) !== Math.floor(before / INTERVAL_MS)) tellChanged(now);
    },
  });
}
