import { meaningOf } from '../../wire/tws-codes.js';
import type { AskedOrder } from '../asked/asked-order.js';
import { movesOf } from '../asked/quantities.js';
import type { Policy } from '../policy/policy.js';
import { accountOf } from './account.js';
import { type Case, type KnownMove, type Rule, refuse } from './case.js';
import { refusedByLoss } from './daily-loss.js';
import { isExitOf, refusedByFamily } from './exit-order.js';
import { refusedByHours } from './hours.js';
import type { Look } from './look.js';
import { refusedAsOther } from './modification.js';
import { refusedByInstrument, refusedByWords } from './names.js';
import { needsOf } from './needs.js';
import { notionalOf, refusedByDay, refusedByNotional } from './notional.js';
import { refusedByOpenOrders } from './open-orders.js';
import { refusedByQuantity } from './quantity.js';
import { refusedAsShort } from './short-selling.js';
import type { Refusal, Verdict } from './verdict.js';

/** In the order in which a reason helps: what is wrong with the order itself before what only is so just now. */
const rules: readonly Rule[] = [
  refusedByInstrument,
  refusedAsOther,
  refusedByFamily,
  refusedByQuantity,
  refusedByOpenOrders,
  refusedAsShort,
  refusedByHours,
  refusedByLoss,
];

/** Says whether an order, a modification or a what-if may go through, from what is at hand; it waits for nothing. */
export function judge(policy: Policy, order: AskedOrder, look: Look): Verdict {
  if (look.killed !== undefined) return refuse('kill-switch', look.killed);
  if (!policy.orders) return refuse('read-only', 'no orders are allowed');
  const account = accountOf(policy, order.account, look);
  if (typeof account !== 'string') return account;
  const wording = refusedByWords(policy, order);
  if (wording) return wording;
  const needs = needsOf(policy, order);
  const moves = needs.instruments ? knownMoves(order, look) : plainMoves(order);
  if ('allowed' in moves) return moves;
  const plain = { policy, order, look, account, moves };
  const seen: Case = { ...plain, isExit: needs.positions && isExitOf(plain) };
  for (const rule of rules) {
    const refusal = rule(seen);
    if (refusal) return refusal;
  }
  return needs.notional ? judgeNotional(seen) : { allowed: true, notional: undefined };
}

function judgeNotional(seen: Case): Verdict {
  const notional = notionalOf(seen);
  if (typeof notional !== 'number') return notional;
  // What closes a position that the day was charged with is not charged again.
  const charge = seen.isExit ? 0 : notional;
  return (
    refusedByNotional(seen, notional) ?? refusedByDay(seen, charge) ?? { allowed: true, notional: charge }
  );
}

function plainMoves(order: AskedOrder): readonly KnownMove[] {
  return movesOf(order).map((move) => ({ ...move, instrument: undefined }));
}

/** What TWS itself says of what is no contract, or not only one. */
function isNoContract(code: number): boolean {
  const meaning = meaningOf(code);
  return meaning === 'no-contract' || meaning === 'invalid';
}

function knownMoves(order: AskedOrder, { watch }: Look): readonly KnownMove[] | Refusal {
  const moves: KnownMove[] = [];
  for (const move of movesOf(order)) {
    const found = watch.instrument(move.contract);
    if (!found.known) {
      const { why, error } = found;
      return error !== undefined && isNoContract(error.code)
        ? refuse('contract', why, error)
        : refuse('unknown', `the contract is not known: ${why}`);
    }
    moves.push({ ...move, instrument: found.value });
  }
  return moves;
}
