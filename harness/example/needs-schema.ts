import { z } from 'zod';
import { Fault } from '../../platform/errors/fault.js';
import { parseScript } from '../gateway/trouble/script/parse.js';
import { listOf, oneOf, positions } from './fields.js';

const step = z
  .string({ error: 'expected a step of a script of trouble, as text' })
  .regex(/^[^\r\n]*$/, { error: 'expected one line' });

/** Lines that together are a script; the first that cannot be understood is complained of in its place. */
const trouble = listOf(step, "['+2s drop client=all']").check(({ value, issues }) => {
  if (value.length === 0 || issues.length > 0) return;
  try {
    parseScript(value.join('\n'), 'script');
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    const message = thrown.message.replace(/^script:\d+:\d+: /, 'not a script of trouble: ');
    issues.push({ code: 'custom', message, input: value, path: [Number(thrown.details['line']) - 1] });
  }
});

/** What a run is to find. */
export const needsSchema = z.strictObject(
  {
    market: oneOf(['open', 'closed', 'any'], 'state of the market').default('any'),
    time: oneOf(['still', 'moving'], 'kind of time').default('still'),
    positions: positions.default({}),
    history: z.boolean({ error: 'expected true or false' }).default(false),
    trouble: trouble.default([]),
  },
  { error: 'expected needs such as { market: open }' },
);
