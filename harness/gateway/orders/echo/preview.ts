import type { OrderTerms } from '../../../../trading/exchange/orders/order.js';
import type { MarginFigures, Preview } from '../../../../trading/exchange/preview.js';
import type { Ticket } from '../ticket.js';
import { openOrderFields } from './open-order-fields.js';
import { particularsOf } from './particulars.js';
import type { Previewed } from './previewed.js';
import { javaDouble } from './spelling.js';

/**
 * The answer to a whatIf order: an openOrder of something that was never placed.
 *
 * @param currency of the account, in which margins are reckoned
 */
export function previewValues(
  ticket: Ticket,
  terms: OrderTerms,
  preview: Preview,
  timeZone: string,
  currency: string,
) {
  const progress = { quantity: terms.quantity, status: 'PreSubmitted' } as const;
  const own = particularsOf(ticket, terms, timeZone, progress);
  return openOrderFields(ticket.asked, own, previewedOf(preview, currency));
}

function previewedOf(preview: Preview, marginCurrency: string): Previewed {
  const { before, after, commission, leastCommission, mostCommission, commissionCurrency } = preview;
  const change = (of: keyof MarginFigures) => javaDouble(after[of] - before[of]);
  const range = (end: number | undefined) => (end === undefined ? '' : javaDouble(end));
  return {
    whatIf: true,
    initMarginBefore: javaDouble(before.initial),
    maintMarginBefore: javaDouble(before.maintenance),
    equityWithLoanBefore: javaDouble(before.equityWithLoan),
    initMarginChange: change('initial'),
    maintMarginChange: change('maintenance'),
    equityWithLoanChange: change('equityWithLoan'),
    initMarginAfter: javaDouble(after.initial),
    maintMarginAfter: javaDouble(after.maintenance),
    equityWithLoanAfter: javaDouble(after.equityWithLoan),
    commission: javaDouble(commission),
    minCommission: range(leastCommission),
    maxCommission: range(mostCommission),
    commissionCurrency,
    marginCurrency,
  };
}
