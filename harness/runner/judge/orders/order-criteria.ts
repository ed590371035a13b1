import type { Example } from '../../../example/example.js';
import type { Observed } from '../../observed.js';
import type { Criterion } from '../criterion.js';
import { whatPositionsCannotBe, whatTheAccountHasOtherwise } from './account-changes.js';
import { whatWasNotAnswered } from './answered.js';
import { orderBookOf } from './book/order-book.js';
import type { OrderBook } from './book/story.js';
import { whatIsWrongWithCommissions } from './commissions.js';
import { whatWasTakenOtherwise } from './echo.js';
import { whatWasExecutedOtherwise } from './executions.js';
import { whatWentOutAlone } from './families.js';
import { whatDoesNotAddUp } from './fills.js';
import { whatChangedItsIdentity } from './identity.js';
import { whatCannotFollow } from './lifecycle.js';
import { whatWasTurnedDown, whyNothingWasOrdered } from './placed-any.js';
import { whatOpenOrderTellsOtherwise } from './steady.js';
import { whatPreviewsLack } from './what-if.js';

/** What a gateway says to an id that was used, and to a cancel of what is not open. */
const WRONG_ID: readonly number[] = [103, 104, 10149];
const WRONG_CANCEL: readonly number[] = [135, 161, 10147, 10148, 10149];

/** What holds of orders in every category, wherever there are any; and what the category of orders is about. */
export const orderCriteria: readonly Criterion[] = [
  {
    name: 'order-ids-are-new',
    asks: 'Orders are placed under ids from nextValidId on, each used once; the same id again changes an open order.',
    check: unlessExpected(WRONG_ID, (book) => book.misnumbered),
  },
  {
    name: 'orders-are-answered',
    asks: 'Each order sent, changed or cancelled is answered before the program leaves.',
    check: whatWasNotAnswered,
  },
  {
    name: 'orders-are-as-asked',
    asks: 'openOrder tells of each order what placeOrder asked for, and nothing else.',
    check: whatWasTakenOtherwise,
  },
  {
    name: 'orders-keep-their-identity',
    asks: 'Until it is changed, an order is told as the same each time: permId, account, contract, parent, terms.',
    check: (seen) => [...whatChangedItsIdentity(seen), ...whatOpenOrderTellsOtherwise(seen)],
  },
  {
    name: 'orders-live-as-orders-do',
    asks: 'Statuses follow each other as TWS knows it, in openOrder and orderStatus alike; a cancel has a cause.',
    check: whatCannotFollow,
  },
  {
    name: 'fills-add-up',
    asks: 'What is filled and what remains make the order, and what is filled is what was executed, at its prices.',
    check: whatDoesNotAddUp,
  },
  {
    name: 'executions-are-of-their-order',
    asks: 'Executions have the side, the size and the limit of their order, and are told once.',
    check: whatWasExecutedOtherwise,
  },
  {
    name: 'executions-are-charged',
    asks: 'Each execution has one commissionReport after it, in the currency of what was traded.',
    check: whatIsWrongWithCommissions,
  },
  {
    name: 'positions-follow-executions',
    asks: 'Positions told, and those of the account at the end, differ from those before by what was executed.',
    check: (seen) => [...whatPositionsCannotBe(seen), ...whatTheAccountHasOtherwise(seen)],
  },
  {
    name: 'orders-were-placed-by-somebody',
    asks: 'Nothing is told of orders and executions that nobody placed or asked about.',
    check: (seen) => orderBookOf(seen).strays,
  },
  {
    name: 'families-go-out-whole',
    asks: 'A parent and its children are held until the last of them comes, or the parent is known to work.',
    check: whatWentOutAlone,
  },
  {
    name: 'orders-can-be-read',
    asks: 'Fields of orders and executions hold what their kind allows.',
    check: (seen) => orderBookOf(seen).illegible,
  },
  {
    name: 'open-orders-are-listed',
    asks: 'Who asks for open orders is told of each that works.',
    check: (seen) => orderBookOf(seen).unlisted,
  },
  {
    name: 'cancels-open-orders',
    asks: 'A cancel names an open order that the program placed or was told of, once.',
    check: unlessExpected(WRONG_CANCEL, (book) => book.vainCancels),
  },
  {
    name: 'what-if-tells-margins',
    asks: 'A what-if order is answered with margins that add up, and nothing comes of it.',
    check: whatPreviewsLack,
  },
  {
    name: 'orders-are-not-turned-down',
    asks: 'No order ends as Inactive, unless the example shows how one is turned down.',
    check: whatWasTurnedDown,
  },
  {
    name: 'places-an-order',
    categories: ['orders'],
    asks: 'An order is placed and taken by the venue; or is a what-if; or is refused as the example says.',
    check: whyNothingWasOrdered,
  },
];

function unlessExpected(codes: readonly number[], complaints: (book: OrderBook) => readonly string[]) {
  return (seen: Observed, { expects: { errors, allows } }: Example): readonly string[] =>
    [...errors, ...allows].some((code) => codes.includes(code)) ? [] : complaints(orderBookOf(seen));
}
