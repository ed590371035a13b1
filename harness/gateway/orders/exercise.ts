import type { Refusal } from '../../../trading/exchange/event.js';
import { isOption } from '../../../trading/instruments/instrument.js';
import type { exerciseOptions } from '../../wire/requests/orders.js';
import type { ReadingOf } from '../../wire/values.js';
import { resolveContract } from '../contract.js';
import type { Session } from '../session.js';
import type { TwsError } from '../tws-errors.js';
import { orderErrors, refusalError } from './errors.js';

/** Answers exerciseOptions: what comes of it is told as positions. */
export function exercise(session: Session, request: ReadingOf<typeof exerciseOptions>): void {
  const { backend } = session;
  const { reqId = -1, exerciseAction, exerciseQuantity = 0, account = '', override = false } = request;
  const match = resolveContract(session, reqId, request);
  if (!match) return;
  const named =
    account === '' && backend.venue.accountIds.length === 1 ? backend.venue.accountIds[0] : account;
  const action = exerciseAction === 1 ? 'exercise' : exerciseAction === 2 ? 'lapse' : undefined;
  if (!isOption(match.instrument)) session.error(reqId, orderErrors.notAnOption());
  else if (action === undefined) session.error(reqId, orderErrors.exerciseAction(exerciseAction));
  else if (!backend.venue.accountIds.includes(named ?? ''))
    session.error(reqId, orderErrors.accountMissing());
  else {
    const outcome = backend.venue.exercise({
      account: named ?? '',
      conId: match.instrument.conId,
      action,
      quantity: exerciseQuantity,
      override,
    });
    if (!outcome.ok) session.error(reqId, exerciseError(outcome.refusal, named ?? ''));
  }
}

function exerciseError(refusal: Refusal, account: string): TwsError {
  return refusal.kind === 'no-position' ? orderErrors.noPosition(account) : refusalError(refusal);
}
