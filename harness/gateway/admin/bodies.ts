import type { Context } from 'hono';
import { Fault } from '../../../platform/errors/fault.js';
import { messageOf } from '../../../platform/errors/thrown.js';
import { adminFaults } from './faults.js';

/** More than the longest script that is read, and no more than can be held without a thought. */
const MAX_BODY = 4_000_000;

/** The body as text, of which no more is read than that. */
export async function textIn({ req }: Context): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of req.raw.body ?? []) {
      length += chunk.length;
      if (length > MAX_BODY) throw new Fault(adminFaults.too_long, `expected at most ${MAX_BODY} bytes`);
      chunks.push(chunk);
    }
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw new Fault(adminFaults.bad_request, 'the body ended before its end', { cause: thrown });
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The parameters in a body: an object in JSON. Nothing at all is an empty one. */
export async function parametersIn(context: Context): Promise<object> {
  const text = await textIn(context);
  if (text.trim() === '') return {};
  const value = parsed(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  const found = text.length <= 40 ? text : `${text.slice(0, 40)}…`;
  throw new Fault(
    adminFaults.bad_request,
    `expected the parameters as a JSON object, such as {"symbol": "AAPL"}, found ${JSON.stringify(found)}`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = messageOf(error);
    throw new Fault(adminFaults.bad_request, `the body is no JSON: ${reason.slice(0, 200)}`, {
      cause: error,
    });
  }
}
