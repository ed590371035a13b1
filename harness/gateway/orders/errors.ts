import type { Refusal } from '../../../trading/exchange/event.js';
import { twsError as error, type TwsError } from '../../wire/tws-codes.js';
import { twsErrors } from '../tws-errors.js';

/** The venue has turned an order down: clients see it as Inactive. */
const rejected = (reason: string) => error(201, `Order rejected - reason:${reason}`);

/** An order that was read, but breaks a rule. */
const invalid = (cause: string) => twsErrors.invalid('placeOrder', cause);

const unexercised = (cause: string) => twsErrors.notCalculated('exerciseOptions', cause);

/** What TWS says of orders as they are placed, changed and cancelled; `intake/refusals.ts` has the rules of fields. */
export const orderErrors = {
  duplicateId: () => error(103, 'Duplicate order id'),
  invalidId: (orderId: number) => error(10149, `Invalid order id: ${orderId}`),
  rejected,
  modifyFilled: () => error(104, 'Cannot modify a filled order.'),
  otherOrder: () => error(105, 'Order being modified does not match original order'),
  otherType: () => error(329, 'Order modify failed. Cannot change to the new order type.'),
  unknownOrder: (orderId: number) => error(135, `Can't find order with id = ${orderId}`),
  notCancellableState: (permId: number) =>
    error(161, `Cancel attempted when order is not in a cancellable state. Order permId =${permId}`),
  cancelUnknown: (orderId: number) =>
    error(10147, `OrderId ${orderId} that needs to be cancelled is not found.`),
  notCancellable: (orderId: number, status: string) =>
    error(10148, `OrderId ${orderId} that needs to be cancelled cannot be cancelled, state: ${status}.`),
  /** How every cancel is confirmed; the reason is empty where the client wanted it. */
  cancelled: (reason = '') => error(202, `Order Canceled - reason:${reason}`),
  invalid,
  missingParent: () => error(10006, 'Missing parent order.'),
  accountMissing: () => error(435, 'You must specify an account.'),
  unknownAccount: () => invalid('Invalid account code'),
  sizeRule: () => invalid('Order size does not conform to market rule.'),
  noSize: () => error(434, 'The order size cannot be zero.'),
  noLimit: () => error(463, 'You must enter a valid price.'),
  badStop: () => invalid('Invalid Stop Price'),
  offTick: () => error(110, 'The price does not conform to the minimum price variation for this contract.'),
  unsupportedType: () => error(387, 'Unsupported order type for this exchange and security type.'),
  /** Says more of an order that was accepted. */
  message: (order: string, warning: string) => error(399, `Order Message:\n${order}\nWarning: ${warning}`),
  noPosition: (account: string) =>
    unexercised(`No unlapsed position exists in this option in account ${account}.`),
  notAnOption: () => unexercised('Only options can be exercised'),
  exerciseAction: (found: number | undefined) =>
    twsErrors.invalid(
      'exerciseOptions',
      `Exercise action ${found ?? ''} is neither 1 (exercise) nor 2 (lapse)`,
    ),
} as const;

/** What a client is told when the venue does not take an order, or does not do what it was asked of one. */
export function refusalError(refusal: Refusal): TwsError {
  switch (refusal.kind) {
    case 'quantity':
      return refusal.found === 0 ? orderErrors.noSize() : orderErrors.sizeRule();
    case 'quantity-too-small':
      return error(388, 'Order size is smaller than the minimum requirement.');
    case 'quantity-off-increment':
      return error(
        10250,
        `The size does not conform to the minimum variation of ${refusal.increment} for this contract`,
      );
    case 'price':
      return refusal.field === 'limit' || refusal.field === 'cap'
        ? orderErrors.noLimit()
        : orderErrors.badStop();
    case 'price-off-tick':
      return orderErrors.offTick();
    case 'unknown-instrument':
      return twsErrors.noSecurityDefinition();
    case 'not-tradable':
      return error(412, 'The contract is not available for trading.');
    case 'unknown-account':
      return orderErrors.unknownAccount();
    case 'pricing-not-offered':
      return orderErrors.unsupportedType();
    case 'unknown-order':
      return orderErrors.unknownOrder(refusal.id);
    case 'order-done':
      return refusal.status === 'Filled'
        ? orderErrors.modifyFilled()
        : orderErrors.notCancellableState(refusal.id);
    case 'changes-identity':
      return refusal.field === 'pricing' ? orderErrors.otherType() : orderErrors.otherOrder();
    case 'below-filled':
      return rejected(`The quantity cannot be less than what is filled already, ${refusal.filled}.`);
    case 'unknown-parent':
      return orderErrors.missingParent();
    case 'oca-filled':
      return rejected('OCA group is already filled');
    case 'funds':
      return lackOfFunds(refusal.equityWithLoan, refusal.initialMargin, refusal.currency);
    case 'too-many-orders':
      return rejected(
        `Your account has a minimum of ${refusal.most} orders working on either the buy or sell side for this` +
          ' particular contract.',
      );
    case 'no-position':
      return rejected('The contract is not available for short sale.');
    case 'exercise-quantity':
      return twsErrors.invalid(
        'exerciseOptions',
        `Exercise quantity ${refusal.found} is not a positive number`,
      );
    case 'not-in-the-money':
      return unexercised('Exercise ignored because option is not in-the-money.');
  }
}

function lackOfFunds(equityWithLoan: number, initialMargin: number, currency: string): TwsError {
  const money = (amount: number) => `[${amount.toFixed(2)} ${currency}]`;
  return rejected(
    'We are unable to accept your order. Your Available Funds are in sufficient to cover the change in the' +
      " account's margin requirements if this order executes. In order to obtain the desired position your Equity" +
      ` with Loan Value ${money(equityWithLoan)} must exceed the new total Initial Margin of` +
      ` ${money(initialMargin)}.`,
  );
}
