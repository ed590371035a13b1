import type { TwsError } from '../../tws-errors.js';
import { orderErrors } from '../errors.js';
import type { PlacedOrder } from '../ticket.js';
import { given } from './prices.js';
import { refusals } from './refusals.js';
import { readOrderType } from './taken-types.js';

/** What is wrong with what a stop would become at a trigger price. It stays what it is, as if it had none. */
export function flawInAdjustment(asked: PlacedOrder): TwsError | undefined {
  const { adjustedOrderType = '' } = asked;
  // Servers write None for nothing, and clients send it back.
  if (adjustedOrderType === '' || adjustedOrderType === 'None') return undefined;
  const type = readOrderType(adjustedOrderType);
  if (typeof type === 'string') return orderErrors.unsupportedType();
  if (given(asked.triggerPrice) === undefined) return refusals.adjustedTrigger();
  if (given(asked.adjustedStopPrice) === undefined) return refusals.adjustedStop();
  switch (type.name) {
    case 'STP':
      return undefined;
    case 'STP LMT':
      return given(asked.adjustedStopLimitPrice) === undefined ? refusals.adjustedLimit() : undefined;
    case 'TRAIL':
    case 'TRAIL LIMIT':
      return given(asked.adjustedTrailingAmount) === undefined ? refusals.adjustedTrail() : undefined;
    default:
      return orderErrors.unsupportedType();
  }
}
