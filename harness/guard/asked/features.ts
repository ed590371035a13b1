/** What an order may do besides buying or selling its quantity, each by the name with which a policy allows it. */
export const features = {
  hedge: 'Hedges its parent: how much it trades is worked out from what the parent trades.',
  'delta-neutral': 'Trades something else as well, so that the whole does not move with it.',
  'scale-profit': 'Sells what it has bought and buys it again: it trades more than its quantity.',
  allocation: 'Is shared out among accounts by a group, a method or a model instead of going to one account.',
  'override-precautions': 'Goes past the precautions of TWS and past rejections that can be overridden.',
  'clearing-away': 'Settles with another broker, firm or account than the one that trades.',
  'on-behalf': 'Is traded for a customer, or as a firm, instead of for the account itself.',
  'soft-dollars': 'Pays an allowance to somebody with its commission.',
  block: 'Is sent as a block, to be negotiated.',
  'oms-container': 'Is a ticket that other orders are made from by hand.',
  'other-algo':
    'Is handed to an algorithm that is not one of IB’s own, or with an amount of money of its own.',
  'misc-options': 'Carries options that are documented nowhere.',
} as const;

export type Feature = keyof typeof features;

export const featureNames: readonly string[] = Object.keys(features);

export function isFeature(name: string): name is Feature {
  return Object.hasOwn(features, name);
}
