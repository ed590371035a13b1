import { HTTPException } from 'hono/http-exception';
import { asFault, Fault } from '../errors/fault.js';
import type { FaultKind } from '../errors/kind.js';
import { toProblem } from '../errors/problem.js';
import type { Log } from '../log/log.js';

/** An error as an answer: `application/problem+json`. What nobody foresaw is told in full to the log only. */
export function problemOf(thrown: unknown, malformed: FaultKind, log: Log): Response {
  const fault = thrown instanceof HTTPException ? fromHono(thrown, malformed) : asFault(thrown);
  const { status } = fault.kind;
  if (status >= 500) log.error({ err: thrown, code: fault.code }, fault.message);
  else log.debug({ code: fault.code, reason: fault.message }, 'refused a request to a loopback port');
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

/** The framework's own refusals, such as a body that ends too soon. */
function fromHono(error: HTTPException, malformed: FaultKind): Fault {
  return error.status < 500 ? new Fault(malformed, error.message, { cause: error }) : asFault(error);
}
