import type { Fill } from '../../../../trading/exchange/orders/fill.js';
import { executionId } from './execution-id.js';
import { javaDouble, UNSET_DOUBLE } from './spelling.js';

/** What a trade has cost, and earned where it closed something. */
export function commissionValues(fill: Fill) {
  return {
    execId: executionId(fill),
    commission: javaDouble(fill.commission),
    currency: fill.commissionCurrency,
    realizedPNL: fill.realized === undefined ? UNSET_DOUBLE : javaDouble(fill.realized),
    yield: UNSET_DOUBLE,
    yieldRedemptionDate: '',
  };
}
