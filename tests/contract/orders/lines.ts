/** Parts of stories that come again and again, as lines of a script. */

/** Taken, and not yet at work. */
export function taken(orderId: number, quantity: number, heldBy = ''): readonly string[] {
  return standing(orderId, 'PreSubmitted', quantity, heldBy);
}

export function working(orderId: number, quantity: number): readonly string[] {
  return standing(orderId, 'Submitted', quantity, '');
}

function standing(orderId: number, status: string, quantity: number, heldBy: string): readonly string[] {
  const why = heldBy === '' ? '' : ` ${heldBy}`;
  return [`openOrder ${orderId} ${status}`, `orderStatus ${orderId} ${status} 0/${quantity}${why}`];
}

interface Whole {
  readonly side: 'BOT' | 'SLD';
  readonly quantity: number;
  readonly price: number;
  /** IBKR's least for shares, unless told otherwise. */
  readonly commission?: number;
  /** What closing has earned, the commissions of both ends deducted. */
  readonly realized?: number;
}

/** Filled at once, the whole of it. */
export function filled(orderId: number, whole: Whole): readonly string[] {
  const { side, quantity, price, commission = 1, realized } = whole;
  return [
    `execDetails ${orderId} ${side} ${quantity} @ ${price}`,
    `openOrder ${orderId} Filled`,
    `orderStatus ${orderId} Filled ${quantity}/0 @ ${price}`,
    `commissionReport ${commission.toFixed(2)}${realized === undefined ? '' : `, realized ${realized.toFixed(2)}`}`,
  ];
}

export function cancelled(orderId: number, quantity: number): readonly string[] {
  return [`orderStatus ${orderId} Cancelled 0/${quantity}`, `error ${orderId} 202`];
}

/** An order is listed: what it is, how it stands. */
export function listed(orderId: number, status: string, quantity: number): readonly string[] {
  return [`openOrder ${orderId} ${status}`, `orderStatus ${orderId} ${status} 0/${quantity}`];
}

/** What the SEC and FINRA take of a sale of American shares, on top of IBKR's own dollar. */
export function feeOfSale(quantity: number, price: number): number {
  return Math.max(1, 0.005 * quantity) + 0.0000278 * quantity * price + 0.000166 * quantity;
}

/** Sums of prices have more digits than prices. */
export function cents(price: number): number {
  return Number(price.toFixed(2));
}
