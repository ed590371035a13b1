import { z } from 'zod';
import { defineSection } from '../../platform/config/section.js';
import type { Category } from '../example/example.js';
import { defaultExpected } from './analysis/expected.js';

function perCent(of: number, about: string) {
  return z.number().min(0).max(100).default(of).describe(about);
}

function passing(category: Category, what: string) {
  return perCent(defaultExpected.passRates[category], `Of ${what}, so many per cent are expected to pass`);
}

/** The values of `expected` are an `Expected`. */
export const validationSection = defineSection(
  'validation',
  'Runs of examples by `ibs validate`, and what is expected of them.',
  {
    timeoutSeconds: z
      .number()
      .min(1)
      .max(3600)
      .default(30)
      .describe('How long an example may run before it is stopped'),
    jobs: z
      .int()
      .min(1)
      .max(256)
      .optional()
      .describe('Runs at a time; twice the number of cores when left out, 1 on a gateway that was named'),
    expected: z.strictObject({
      passRates: z.strictObject({
        connection: passing('connection', 'runs that connect'),
        market_data: passing('market_data', 'runs about market data'),
        orders: passing('orders', 'runs about orders'),
        contracts: passing('contracts', 'runs about contracts'),
        portfolio: passing('portfolio', 'runs about accounts and positions'),
        async: passing('async', 'runs of asynchronous programs'),
        historical: passing('historical', 'runs about history'),
        scanner: passing('scanner', 'runs of scanners'),
        news: passing('news', 'runs about news'),
        options: passing('options', 'runs about options'),
        risk: passing('risk', 'runs about risk'),
        reconnect: passing('reconnect', 'runs that connect again'),
        cli: passing('cli', 'runs of command lines'),
        gui: passing('gui', 'runs of windows'),
        engine: passing('engine', 'runs of engines'),
      }),
      overall: perCent(defaultExpected.overall, 'Where fewer pass of all, a person must look'),
      floor: perCent(defaultExpected.floor, 'Where fewer pass of one category, a person must look'),
      mostRetried: perCent(defaultExpected.mostRetried, 'So many may need more than one try'),
      mostTimedOut: perCent(defaultExpected.mostTimedOut, 'So many may take too long'),
    }),
  },
);
