import { z } from 'zod';
import { defineSection } from '../config/section.js';
import { LOG_LEVELS } from './levels.js';

export const logSection = defineSection('log', 'What the program tells about its work, on standard error.', {
  level: z.enum(LOG_LEVELS).default('info').describe('The least important kind of line that is written'),
  format: z
    .enum(['auto', 'pretty', 'json'])
    .default('auto')
    .describe('`auto`: pretty on a terminal, JSON elsewhere'),
});
