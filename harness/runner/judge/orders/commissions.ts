import type { Observed } from '../../observed.js';
import { orderBookOf } from './book/order-book.js';
import { type Charge, type OrderBook, type StepOf, stepsOf } from './book/story.js';

/** Every execution has its commission, once for each time that it is told. */
export function whatIsWrongWithCommissions(seen: Observed): readonly string[] {
  const book = orderBookOf(seen);
  const executions = book.orders.flatMap((story) => stepsOf(story, 'execution').filter(isCharged));
  return [
    ...uncharged(executions, book),
    ...book.charges.flatMap((charge) => wrongWithCharge(charge, executions)),
  ].concat(toldApart(book.charges));
}

/** Of a combo, its legs are. */
function isCharged({ execution }: StepOf<'execution'>): boolean {
  return execution.secType !== 'BAG';
}

function uncharged(executions: readonly StepOf<'execution'>[], { charges, lastPlaces, orders }: OrderBook) {
  const count = new Map<string, number>();
  for (const { session, commission } of charges) {
    const key = `${session} ${commission.execId}`;
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  const asked = new Map<string, StepOf<'execution'>[]>();
  for (const step of executions) {
    const key = `${step.session} ${step.execution.execId}`;
    asked.set(key, [...(asked.get(key) ?? []), step]);
  }
  return [...asked].flatMap(([key, steps]) => {
    const found = count.get(key) ?? 0;
    const [first] = steps;
    if (first === undefined || found === steps.length) return [];
    const { execId } = first.execution;
    if (found > steps.length) return [`execution ${execId} was charged ${found} times for ${steps.length}`];
    // A commission comes after all else; the program may have left by then.
    const lastOfOrder = orders
      .filter(({ steps: of }) => of.includes(first))
      .flatMap(({ steps: of }) => of)
      .at(-1);
    const isLast = lastOfOrder !== undefined && lastPlaces[first.session] === lastOfOrder.place;
    return isLast ? [] : [`execution ${execId} has no commission`];
  });
}

function wrongWithCharge(
  { commission }: Charge,
  executions: readonly StepOf<'execution'>[],
): readonly string[] {
  const { execId, commission: amount, currency } = commission;
  const of = executions.find(({ execution }) => execution.execId === execId)?.execution;
  if (of === undefined) return [];
  const complaints: string[] = [];
  if (amount === undefined || amount < 0) complaints.push(`the commission of ${execId} is ${amount}`);
  // Currencies are charged in the account's own.
  if (of.secType !== 'CASH' && currency !== of.currency) {
    complaints.push(`the commission of ${execId} is in ${currency}, what was traded in ${of.currency}`);
  }
  return complaints;
}

function toldApart(charges: readonly Charge[]): readonly string[] {
  const first = new Map<string, string>();
  return charges.flatMap(({ commission: { execId = '' }, text }) => {
    const before = first.get(execId) ?? text;
    first.set(execId, before);
    return before === text ? [] : [`the commission of ${execId} is told in two ways`];
  });
}
