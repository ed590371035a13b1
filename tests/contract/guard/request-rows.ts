import { expect } from 'vitest';
import type { ProfileName } from '../../../harness/guard/policy/policy.js';
import { AAPL, conIdOf, DEEP_CALL } from '../orders/contracts.js';
import type { TradingClient } from '../orders/driver.js';

/** A request besides orders that moves money or settings. */
export interface RequestRow {
  readonly name: string;
  /** Profiles that let it through. */
  readonly allowedBy: readonly ProfileName[];
  ask(client: TradingClient): void;
  /** The id under which a refusal comes; -1 where the request has none. */
  readonly id: number;
  /** What else goes through, since it only asks or listens. */
  readonly besides?: readonly string[];
  /** The gateway's own words, where it has any. */
  readonly answer: readonly unknown[];
}

export const ACCOUNTS = ['DF1000001', 'DU1000002', 'DU1000003'] as const;

/** A group of its own making, of one of the accounts. */
const GROUPS =
  '<ListOfGroups><Group><name>Mine</name><ListOfAccts varName="list"><String>DU1000002</String></ListOfAccts>' +
  '<defaultMethod>Equal</defaultMethod></Group></ListOfGroups>';

export const requestRows: readonly RequestRow[] = [
  {
    name: 'replaceFA',
    allowedBy: [],
    ask: ({ requests }) => requests.replaceFA(11, GROUPS),
    id: 11,
    answer: [],
  },
  {
    name: 'updateDisplayGroup',
    allowedBy: ['examples'],
    ask({ requests }) {
      requests.subscribeToGroupEvents(12, 4);
      requests.updateDisplayGroup(12, '265598@SMART');
    },
    id: 12,
    besides: ['subscribeToGroupEvents'],
    answer: [],
  },
  {
    name: 'reqMktData',
    allowedBy: [],
    ask: ({ requests }) => requests.reqRegulatorySnapshot(13, { ...AAPL, conId: conIdOf(AAPL) }),
    id: 13,
    answer: [expect.stringMatching(/^error 13 10170 No permissions on regulatory snapshot for AAPL/)],
  },
  {
    name: 'exerciseOptions',
    allowedBy: [],
    ask: ({ requests }) => requests.exerciseOptions(14, DEEP_CALL, 1, 1, 'DU1000002'),
    id: 14,
    answer: [expect.stringMatching(/^error 14 \d+ .*position/i)],
  },
  {
    name: 'reqGlobalCancel',
    allowedBy: ['examples', 'trading'],
    ask: ({ requests }) => requests.reqGlobalCancel(),
    id: -1,
    answer: [],
  },
  {
    name: 'reqAutoOpenOrders',
    allowedBy: ['examples'],
    ask: ({ requests }) => requests.reqAutoOpenOrders(true),
    id: -1,
    answer: ['error -1 327 Only the default client (i.e 0) can auto bind orders'],
  },
  {
    name: 'setServerLogLevel',
    allowedBy: ['examples'],
    ask: ({ requests }) => requests.setServerLogLevel(),
    id: -1,
    answer: [],
  },
];
