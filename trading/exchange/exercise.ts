import { isOption, type Option } from '../instruments/instrument.js';
import { gainAt } from '../instruments/options-math.js';
import { type Books, instrumentOf, lookAt } from './books.js';
import type { Refusal } from './event.js';
import type { Exercise, Refused } from './exchange.js';
import { markOf } from './ledger/mark.js';
import { exerciseOption, lapseOption } from './ledger/settle.js';
import { accountAt } from './time/day.js';
import { putSettled } from './time/expiry.js';

/** Exercises an option before its end, or gives it up. */
export function exercise(books: Books, request: Exercise, now: number): Refused | undefined {
  lookAt(books, now);
  const { account: id, conId, action, quantity, override } = request;
  const refuse = (refusal: Refusal): Refused => ({ ok: false, refusal });
  const option = instrumentOf(books, conId);
  const account = books.accounts.get(id);
  if (account === undefined) return refuse({ kind: 'unknown-account', account: id });
  if (option === undefined) return refuse({ kind: 'unknown-instrument', conId });
  if (!isOption(option)) return refuse({ kind: 'not-tradable', conId });
  if (!Number.isInteger(quantity) || quantity <= 0)
    return refuse({ kind: 'exercise-quantity', found: quantity });
  if (action === 'exercise' && isEuropean(option)) return refuse({ kind: 'not-tradable', conId });
  if ((account.positions[conId]?.quantity ?? 0) < quantity) return refuse({ kind: 'no-position', conId });

  const underlying = instrumentOf(books, option.underConId);
  const price = underlying && markOf(underlying, books.prices, now);
  const gain = price === undefined ? 0 : gainAt(option, price);
  const isAgainstReason = action === 'exercise' ? gain <= 0 : gain > 0;
  if (isAgainstReason && !override) return refuse({ kind: 'not-in-the-money', conId });

  const before = accountAt(books, id, now) ?? account;
  const after =
    action === 'exercise'
      ? exerciseOption(before, option, quantity, books.prices, now)
      : lapseOption(before, option, quantity);
  putSettled(books, before, after, action);
  return undefined;
}

/** Exercised at its end only, which happens of itself: options on indices, and those on futures of a month's end. */
function isEuropean({ underSecType, tradingClass }: Option): boolean {
  return underSecType === 'IND' || tradingClass === 'EW';
}
