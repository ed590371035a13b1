import { z } from 'zod';
import { publishBulletin } from '../../news/publish-bulletin.js';
import { action } from '../action.js';

const TYPES = { regular: 1, 'exchange-down': 2, 'exchange-up': 3 } as const;

/** What IB tells everybody. */
export const bulletinActions = {
  bulletin: action({
    about: 'send a bulletin to all who have asked for bulletins',
    parameters: z.strictObject({
      text: z.string().min(1).describe('what it says'),
      exchange: z.string().min(1).default('IB').describe('where it comes from'),
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
