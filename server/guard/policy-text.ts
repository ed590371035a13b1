import type { Hours, Limits, Policy } from '../../harness/guard/policy/policy.js';
import { hoursText } from '../../harness/guard/policy/table.js';
import { count, listed, money } from '../../harness/guard/rules/figures.js';

/** A policy in a few lines: how much, what, when, and the rest where it is not to be expected. */
export function policyLines(policy: Policy): readonly string[] {
  const { orders, limits, hours, shortSelling, accounts } = policy;
  if (!orders) return ['no orders, and nothing that changes one: questions only'];
  return [
    `an order: ${some(orderLimits(limits), 'as large as anybody likes')}`,
    `a day: ${some(dayLimits(limits), 'as much as anybody likes')}`,
    `what: ${[
      named(policy.secTypes, 'any security type'),
      named(policy.orderTypes, 'any order type'),
      named(policy.symbols, 'any symbol'),
      named(policy.exchanges, 'any exchange'),
    ].join('; ')}`,
    `when: ${typeof hours === 'string' ? WHEN[hours] : hoursText(hours)}`,
    `short selling: ${shortSelling ? 'yes' : 'no'}; ${
      accounts.length === 0 ? 'every paper account of the login' : `accounts ${listed(accounts)}`
    }`,
  ];
}

const WHEN: Readonly<Record<Extract<Hours, string>, string>> = {
  any: 'at any time',
  trading: 'while what is traded trades at all, by its own calendar',
  regular: 'in the regular hours of what is traded',
};

function orderLimits({ quantityPerOrder, notionalPerOrder }: Limits): readonly string[] {
  return [
    ...(quantityPerOrder === undefined ? [] : [`${count(quantityPerOrder)} shares or contracts`]),
    ...(notionalPerOrder === undefined ? [] : [`worth ${money(notionalPerOrder)}`]),
  ];
}

function dayLimits({ notionalPerDay, lossPerDay, openOrders }: Limits): readonly string[] {
  return [
    ...(notionalPerDay === undefined ? [] : [`${money(notionalPerDay)} moved`]),
    ...(lossPerDay === undefined ? [] : [`${money(lossPerDay)} lost`]),
    ...(openOrders === undefined ? [] : [`${count(openOrders)} orders open at once`]),
  ];
}

function some(limits: readonly string[], none: string): string {
  return limits.length === 0 ? none : `at most ${limits.join(', ')}`;
}

function named(names: readonly string[] | undefined, any: string): string {
  return names === undefined ? any : names.join(', ');
}
