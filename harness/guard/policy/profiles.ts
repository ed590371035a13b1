import type { Policy, ProfileName } from './policy.js';

/** What can be had by name, and what a policy file starts from. */
export const profiles: Readonly<Record<ProfileName, Policy>> = {
  'read-only': {
    name: 'read-only',
    profile: 'read-only',
    orders: false,
    accounts: [],
    limits: {
      quantityPerOrder: 0,
      notionalPerOrder: 0,
      notionalPerDay: 0,
      openOrders: 0,
      lossPerDay: 0,
    },
    symbols: undefined,
    secTypes: undefined,
    orderTypes: undefined,
    exchanges: undefined,
    shortSelling: false,
    hours: 'any',
    features: [],
    requests: [],
    messages: { perSecond: 45, waiting: 500 },
    killCancels: 'none',
  },
  examples: {
    name: 'examples',
    profile: 'examples',
    orders: true,
    accounts: [],
    limits: {
      quantityPerOrder: 10,
      notionalPerOrder: 500_000,
      notionalPerDay: 5_000_000,
      openOrders: 20,
      lossPerDay: 25_000,
    },
    symbols: undefined,
    secTypes: undefined,
    orderTypes: undefined,
    exchanges: undefined,
    shortSelling: true,
    hours: 'any',
    features: ['block'],
    requests: [
      'reqGlobalCancel',
      'reqOpenOrders',
      'reqAutoOpenOrders',
      'updateDisplayGroup',
      'setServerLogLevel',
    ],
    messages: { perSecond: 45, waiting: 500 },
    killCancels: 'all',
  },
  trading: {
    name: 'trading',
    profile: 'trading',
    orders: true,
    accounts: [],
    limits: {
      quantityPerOrder: 1000,
      notionalPerOrder: 100_000,
      notionalPerDay: 1_000_000,
      openOrders: 50,
      lossPerDay: 2000,
    },
    symbols: undefined,
    secTypes: ['STK'],
    orderTypes: ['MKT', 'LMT', 'STP', 'STP LMT', 'TRAIL', 'TRAIL LIMIT', 'MOC', 'LOC', 'MIDPRICE'],
    exchanges: ['SMART'],
    shortSelling: false,
    hours: 'regular',
    features: [],
    requests: ['reqGlobalCancel'],
    messages: { perSecond: 45, waiting: 500 },
    killCancels: 'all',
  },
};

export function isProfileName(name: string): name is ProfileName {
  return Object.hasOwn(profiles, name);
}
