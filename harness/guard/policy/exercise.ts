import type { Fields } from '../../wire/decode.js';
import { exerciseOptions } from '../../wire/requests/orders.js';
import { valuesOf } from '../../wire/values.js';
import { listed } from '../rules/figures.js';
import type { Why } from '../rules/verdict.js';
import { isAllowedAccount } from './accounts.js';
import type { Policy } from './policy.js';

/** An exercise is no order, and trades all the same: what rules say of size and account holds for it too. */
export function exerciseRule(policy: Policy, texts: Fields): Why | undefined {
  const reading = valuesOf(exerciseOptions, texts);
  if (!reading.ok) return { rule: 'unreadable', reason: reading.failure.text };
  const { account = '', exerciseQuantity = 0, override = false } = reading.values;
  const isNamed = account !== '' || policy.accounts.length > 0;
  if (isNamed && !isAllowedAccount(policy.accounts, account)) {
    return {
      rule: 'account',
      reason:
        account === ''
          ? `no account is named where ${listed(policy.accounts)} may be traded`
          : `${account} may not be traded`,
    };
  }
  if (override && !policy.features.includes('override-precautions')) {
    return { rule: 'feature', reason: 'override-precautions, which the policy does not allow' };
  }
  const { quantityPerOrder: most } = policy.limits;
  if (exerciseQuantity >= 0 && (most === undefined || exerciseQuantity <= most)) return undefined;
  return { rule: 'quantity', reason: `${exerciseQuantity} contracts where ${most ?? 'some'} are allowed` };
}
