import { z } from 'zod';
import { publishBulletin } from '../../news/publish-bulletin.js';
import { action } from '../action.js';
import { text } from '../parameters.js';

const TYPES = { regular: 1, 'exchange-down': 2, 'exchange-up': 3 } as const;

/** What IB tells everybody. */
export const bulletinActions = {
  bulletin: action({
    about: 'send a bulletin to all who have asked for bulletins',
    parameters: z.strictObject({
      text: text.min(1, 'expected a text').describe('what it says'),
      exchange: text
        .min(1, 'expected an exchange')
        .max(100, 'expected an exchange of at most 100 characters')
        .default('IB')
        .describe('where it comes from'),
      type: z
        .enum(['regular', 'exchange-down', 'exchange-up'], {
          error: 'expected regular, exchange-down or exchange-up',
        })
        .default('regular')
        .describe('regular, exchange-down or exchange-up'),
    }),
    run({ backend }, { text, exchange, type }) {
      publishBulletin(backend, { type: TYPES[type], text, exchange });
      return `a bulletin of ${exchange} is out`;
    },
  }),
};
