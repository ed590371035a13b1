import type { Context } from 'hono';
import { Fault } from '../../../platform/errors/fault.js';
import { asFault } from '../../../platform/errors/faults.js';
import { toProblem } from '../../../platform/errors/problem.js';
import type { Log } from '../../../platform/log/log.js';
import { controlFaults } from './faults.js';

/** An error as an answer: `application/problem+json`. What nobody foresaw is told in full to the log only. */
export function problemOf(thrown: unknown, log: Log): Response {
  const fault = asFault(thrown);
  const { status } = fault.kind;
  if (status >= 500) log.error({ err: thrown, code: fault.code }, fault.message);
  else log.debug({ code: fault.code, reason: fault.message }, 'refused a request to the control port');
  return new Response(JSON.stringify(toProblem(fault)), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      // The rest of a body that nobody reads must not be waited for.
      connection: 'close',
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
  });
}

export function methodNotAllowed({ req }: Context, allowed: readonly string[], log: Log): Response {
  const allow = allowed.join(', ');
  const message = `${req.path} takes ${allow}, found ${req.method}`;
  const response = problemOf(new Fault(controlFaults.method_not_allowed, message), log);
  response.headers.set('allow', allow);
  return response;
}
