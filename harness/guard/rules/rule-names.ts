/** Every rule by which the guard refuses, by the name that its refusals carry. */
export const ruleNames = {
  'kill-switch': 'The kill switch is on; a person lifts it with `ibs guard release`.',
  'read-only': 'The policy allows no orders, and nothing that changes one.',
  request: 'The policy does not name this request among its `requests`.',
  unreadable: 'The order could not be understood whole.',
  account:
    'The account is not named where there are several, is not of this login, or is not one the policy allows.',
  contract: 'There is no such contract, or more than one.',
  symbol: 'The policy does not allow this symbol.',
  'security-type': 'The policy does not allow this type of security.',
  'order-type': 'The policy does not allow this type of order.',
  exchange: 'The policy does not allow this exchange.',
  feature: 'The order does something besides that the policy does not allow, such as a hedge.',
  modification: 'The change would make another order of it: of another account, side, contract or parent.',
  parent:
    'The parent of the order is not known to the guard, or would become smaller than an order that closes it.',
  quantity: 'More shares or contracts than one order may have.',
  notional:
    'One order would move more than it may. An option that is sold, and not held, moves its strike price.',
  'daily-notional': 'The orders of the day would move more than they may.',
  'open-orders': 'As many orders are open as may be.',
  'short-selling':
    'The order would sell what the account does not hold. Right after a trade it waits up to 1.5 s for the position to show it.',
  hours:
    'It is outside the hours that the policy allows, or the order could begin to work outside of them: outside regular hours, and where they are a window, at a time that it names or on another day.',
  'daily-loss': 'The account has lost today what it may lose; only orders that reduce a position go through.',
  unknown: 'A figure that a rule needs cannot be had.',
  rate: 'More messages are waiting than may; error 100. Of very many only the first of a second are on record in full.',
  record: 'The order could not be put on record, so it was not sent.',
} as const;

export type RuleName = keyof typeof ruleNames;
