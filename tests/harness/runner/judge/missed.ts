import type { Mutant } from './mutants.js';

const UNTOLD: ReadonlySet<string> = new Set([
  ...['openClose', 'eTradeOnly', 'firmQuoteOnly', 'dontUseAutoPriceForHedge', 'currency', 'primaryExchange'],
  ...[
    'overridePercentageConstraints',
    'conditions',
    'hasDeltaNeutralContract',
    'symbol',
    'secType',
    'strike',
  ],
]);

const OF_A_FILL: ReadonlySet<string> = new Set([
  'execDetails',
  'openOrder',
  'orderStatus',
  'commissionReport',
]);

/** Mutants that matter, and that the judge lets pass, with the reason why it does. */
export const missed: readonly { readonly because: string; holds(mutant: Mutant): boolean }[] = [
  {
    because: 'a tick under the id of another quote that streams, too, is one of that',
    holds: ({ message, altered }) => /^tick/.test(message.name) && altered?.field === 'reqId',
  },
  {
    because:
      'how far bars lie apart, and from the end of what was asked, is not looked at: trading rests at times',
    holds: ({ altered }) => /^(?:bars\.date|startDate|endDate)$/.test(altered?.field ?? ''),
  },
  {
    because: 'what TWS kept of these is not told back',
    holds: ({ message, altered }) =>
      message.name === 'placeOrder' && altered !== undefined && UNTOLD.has(altered.field),
  },
  {
    because: 'an order that goes with its parent need not be confirmed by an error of its own',
    holds: ({ message, change }) => change === 'dropped' && message.texts['errorCode'] === '202',
  },
  {
    because: 'status, execution and commission of one fill are not always told in the same order',
    holds: ({ message, change, next }) =>
      change === 'swapped with the next' && OF_A_FILL.has(message.name) && OF_A_FILL.has(next?.name ?? ''),
  },
  {
    because:
      'a type of data that there is not has no answer of its own, and what TWS makes of it is told nowhere',
    holds: ({ message, altered }) => message.name === 'reqMarketDataType' && altered !== undefined,
  },
  {
    because: 'whose account a subscription was for is looked at as it begins, not as it ends',
    holds: ({ message, altered }) => message.texts['subscribe'] === '0' && altered?.field === 'acctCode',
  },
  {
    because: 'a family ends together: which of it was cancelled is not told',
    holds: ({ message, altered }) => message.name === 'cancelOrder' && altered?.field === 'orderId',
  },
  {
    because:
      'of several sessions one must have the id declared: whether another has the one that is taken is not asked',
    holds: ({ message, altered, seen }) =>
      message.name === 'startApi' && altered?.field === 'clientId' && seen.sessions.length > 1,
  },
  {
    because: 'of a session that the gateway turned away no more is asked',
    holds: ({ message, session }) =>
      message.name === 'startApi' && !session.some(({ name }) => name === 'nextValidId'),
  },
  {
    because: 'who gave an order by hand is not told back',
    holds: ({ altered }) => altered?.field === 'manualOrderIndicator',
  },
];
