import { z } from 'zod';
import { defineSection } from '../../platform/config/section.js';
import { tokenSetting } from '../../platform/loopback/token.js';

const port = z.int().min(0).max(65535);

export const guardSection = defineSection(
  'guard',
  'The guard: where it stands between IB clients and a gateway, and what it lets through.',
  {
    host: z.string().min(1).default('127.0.0.1').describe('Address that `ibs guard` listens on'),
    listen: port.default(4003).describe('TCP port of `ibs guard`; 0 takes any free one'),
    upstream: z
      .string()
      .regex(/^(?:\[[^\]]+\]|[^:[\]\s]+):\d{1,5}$/, 'expected HOST:PORT such as 127.0.0.1:4002')
      .default('127.0.0.1:4002')
      .describe('TWS or the gateway that it stands before'),
    policy: z
      .string()
      .min(1)
      .default('examples')
      .describe('What clients may do: a profile that `ibs guard policies` lists, or a file'),
    audit: z
      .string()
      .min(1)
      .optional()
      .describe('Folder of the record of all orders; IBS_HOME/guard when left out'),
    transcript: z
      .string()
      .min(1)
      .optional()
      .describe('File to which every message both ways is written as a line of JSON'),
    controlPort: port
      .optional()
      .describe(
        'Port of 127.0.0.1 on which trading can be stopped over HTTP; 0 takes any free one, none: nobody can',
      ),
    controlToken: tokenSetting.describe(
      'What the control port asks for; a new one at each start when left out',
    ),
    clientId: z
      .int()
      .min(1)
      .max(2_147_483_000)
      .default(990)
      .describe(
        'Client id by which the guard itself asks the upstream about contracts, prices and positions',
      ),
  },
);
