import { z } from 'zod';
import { defineSection } from '../../platform/config/section.js';
import { isTimeout } from './timeout.js';

export const runSection = defineSection('run', 'Programs that `ibs run` runs in the sandbox.', {
  timeout: z
    .string()
    .refine(isTimeout, 'expected a time such as 500ms, 30s, 5m or 1h')
    .default('30s')
    .describe('How long a program may run before it is stopped'),
  keep: z
    .int()
    .min(1)
    .max(10_000)
    .default(20)
    .describe('So many runs keep their record in IBS_HOME/runs; older ones make way'),
});
