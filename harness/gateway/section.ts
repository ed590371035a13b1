import { z } from 'zod';
import { defineSection } from '../../platform/config/section.js';
import { tokenSetting } from '../../platform/loopback/token.js';
import { DEFAULT_ACCOUNT } from './settings.js';

export const gatewaySection = defineSection(
  'gateway',
  'The paper gateway: which market it stands on, when, and whose accounts.',
  {
    host: z.string().min(1).default('127.0.0.1').describe('Address that `ibs gateway` listens on'),
    port: z
      .int()
      .min(0)
      .max(65535)
      .default(4002)
      .describe('TCP port of `ibs gateway`; 0 takes any free one, as `ibs serve` always does'),
    seed: z.int().min(0).default(1).describe('Which of all possible markets; the same seed, the same prices'),
    clock: z
      .string()
      .default('always-open')
      .describe('live, always-open, fixed:2026-03-02T15:00:00Z, or a speed such as x60'),
    accounts: z
      .array(z.string().regex(/^[A-Z]{1,4}\d{1,12}$/, 'expected an account id such as DU1234567'))
      .min(1)
      .default([DEFAULT_ACCOUNT])
      .describe('Account ids behind the login'),
    replay: z.string().min(1).optional().describe('Folder of CSV bars to serve instead of seeded prices'),
    pacing: z
      .boolean()
      .default(true)
      .describe('Whether the limits of 50 messages a second and on history hold'),
    maxClients: z.int().min(1).max(10_000).default(32).describe('Clients that may be connected at once'),
    delayedOnly: z
      .array(z.string().min(1))
      .default(['IBIS', 'LSE', 'EUREX'])
      .describe(
        'Exchanges without live data: 354 for type 1, delayed ticks for type 3; primary exchanges for SMART',
      ),
    state: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Folder in which orders, positions and executions survive a restart; without one they end with it',
      ),
    durable: z
      .boolean()
      .default(false)
      .describe('Whether each change is on the disk itself before it is acknowledged, for when power fails'),
    fees: z
      .enum(['fixed', 'tiered'])
      .default('fixed')
      .describe("Which of IBKR's price lists commissions follow"),
    wallStreetHorizon: z
      .boolean()
      .default(false)
      .describe('Whether the login has the calendar of Wall Street Horizon; paper logins have not: 10276'),
    groups: z
      .record(z.string().min(1), z.array(z.string().min(1)).min(1))
      .default({})
      .describe(
        'Groups of accounts that an advisor may ask about by name, such as {"Growth": ["DU1", "DU2"]}',
      ),
    readOnly: z.boolean().default(false).describe('Refuse whatever trades (321), as with the read-only API'),
    masterClient: z
      .int()
      .min(0)
      .optional()
      .describe("The client id that hears of everybody's orders and executions"),
    script: z
      .string()
      .min(1)
      .optional()
      .describe('Trouble to be made from the start: a file, or a script that `ibs trouble` lists by name'),
    adminPort: z
      .int()
      .min(0)
      .max(65535)
      .optional()
      .describe(
        'Port of 127.0.0.1 on which trouble can be made over HTTP; 0 takes any free one, none: nobody can',
      ),
    adminToken: tokenSetting.describe('What the admin port asks for; a new one at each start when left out'),
    marketDataLines: z.int().min(1).max(100_000).default(100).describe('Lines of market data at once'),
  },
);
