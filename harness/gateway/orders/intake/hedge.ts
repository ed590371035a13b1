import type { TwsError } from '../../tws-errors.js';
import { orderErrors } from '../errors.js';
import type { PlacedOrder } from '../ticket.js';
import { refusals } from './refusals.js';

/** A hedge (by delta, beta, currency or as a pair) is a child of what it hedges; its own quantity is what trades. */
export function flawInHedge({
  hedgeType = '',
  hedgeParam = '',
  parentId = 0,
}: PlacedOrder): TwsError | undefined {
  const param = Number(hedgeParam);
  switch (hedgeType.toUpperCase()) {
    case '':
      return undefined;
    case 'D':
    case 'F':
      break;
    case 'B':
      if (hedgeParam !== '' && !Number.isFinite(param)) return refusals.hedgeBeta();
      break;
    case 'P':
      if (hedgeParam === '' || !Number.isFinite(param) || param === 0) return refusals.hedgeRatio();
      break;
    default:
      return refusals.hedgeType();
  }
  return parentId === 0 ? orderErrors.missingParent() : undefined;
}
