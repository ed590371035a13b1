import { meaningOf } from '../../wire/tws-codes.js';
import type { AskedOrder } from '../asked/asked-order.js';
import { movesOf } from '../asked/quantities.js';
import type { Policy } from '../policy/policy.js';
import type { Known } from '../watch/watch.js';
import { accountOf } from './account.js';
import type { Case, KnownMove, Plain } from './case.js';
import { isExitOf } from './exit-order.js';
import type { Look } from './look.js';
import { chargeOf, notionalOf } from './moved.js';
import { needsOf } from './needs.js';
import { rules } from './rules.js';
import { type Refusal, refuse, type Verdict } from './verdict.js';
import { refusedByWords } from './words.js';

/** Says whether an order, a modification or a what-if may go through, from what is at hand; it waits for nothing. */
export function judge(policy: Policy, order: AskedOrder, look: Look): Verdict {
  if (look.killed !== undefined) return refuse('kill-switch', look.killed);
  if (!policy.orders) return refuse('read-only', 'no orders are allowed');
  const account = accountOf(policy, order.account, look);
  if (typeof account !== 'string') return account;
  const wording = refusedByWords(policy, order);
  if (wording) return wording;
  const needs = needsOf(policy, order);
  const moves = needs.has('instruments') ? knownMoves(order, look) : plainMoves(order);
  if ('allowed' in moves) return moves;
  const plain = { policy, order, look, account, moves };
  const seen = caseOf(plain, needs.has('positions') && isExitOf(plain));
  for (const { name, check } of rules) {
    const no = check?.(seen);
    if (no !== undefined) return typeof no === 'string' ? refuse(name, no) : refuse('unknown', no.why);
  }
  if (!needs.has('notional')) return { allowed: true, notional: undefined };
  const charge = chargeOf(seen);
  return charge.known ? { allowed: true, notional: charge.value } : refuse('unknown', charge.why);
}

/** More than one rule asks what an order may move; it is worked out once. */
function caseOf(plain: Plain, isExit: boolean): Case {
  let notional: Known<number> | undefined;
  return {
    ...plain,
    isExit,
    notional() {
      notional ??= notionalOf({ ...plain, isExit });
      return notional;
    },
  };
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
