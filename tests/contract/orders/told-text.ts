import { isSet, type Told } from './told.js';

/** One line for what a client was told: the same for both clients, and short enough for a table. */
export function textOf(told: Told): string {
  switch (told.name) {
    case 'openOrder':
      return `openOrder ${told.orderId} ${told.orderState.status}`;
    case 'orderStatus':
      return `orderStatus ${told.orderId} ${told.status} ${told.filled}/${told.remaining}${averageOf(told)}${heldBy(told)}`;
    case 'execDetails': {
      const { orderId, side, shares, price } = told.execution;
      return `execDetails ${orderId} ${side} ${shares} @ ${price}`;
    }
    case 'commissionReport': {
      const { commission = 0, realizedPNL } = told.report ?? {};
      const realized = isSet(realizedPNL) ? `, realized ${realizedPNL.toFixed(2)}` : '';
      return `commissionReport ${commission.toFixed(2)}${realized}`;
    }
    case 'completedOrder':
      return `completedOrder ${told.orderState.completedStatus}`;
    case 'error':
      return `error ${told.id} ${told.code}`;
    case 'nextValidId':
      return `nextValidId ${told.orderId}`;
    default:
      return told.name;
  }
}

function averageOf({ filled, avgFillPrice }: Told): string {
  return filled > 0 ? ` @ ${avgFillPrice}` : '';
}

function heldBy({ whyHeld }: Told): string {
  return whyHeld === '' ? '' : ` ${whyHeld}`;
}
