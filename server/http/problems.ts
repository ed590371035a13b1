import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { asFault, Fault } from '../../platform/errors/fault.js';
import { toProblem } from '../../platform/errors/problem.js';
import type { HttpEnv } from './env.js';
import { httpFaults } from './faults.js';

/** Every error leaves as problem+json. What nobody foresaw is told in full to the log only. */
export const onError: ErrorHandler<HttpEnv> = (error, c) => {
  const fault = error instanceof HTTPException ? fromHono(error) : asFault(error);
  if (fault.kind.status >= 500) c.get('log').error({ err: error, code: fault.code }, fault.message);
  return problemResponse(c, fault);
};

export const notFound: NotFoundHandler<HttpEnv> = (c) =>
  problemResponse(c, new Fault(httpFaults.not_found, `nothing is served at ${c.req.method} ${c.req.path}`));

export function methodNotAllowed(c: Context<HttpEnv>, allowed: readonly string[]): Response {
  const allow = allowed.join(', ');
  const message = `${c.req.path} takes ${allow}, found ${c.req.method}`;
  return problemResponse(c, new Fault(httpFaults.method_not_allowed, message), { allow });
}

function problemResponse(c: Context<HttpEnv>, fault: Fault, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(toProblem(fault, c.get('requestId'))), {
    status: fault.kind.status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}

/** The framework's own refusals, such as a body that is not JSON. */
function fromHono(error: HTTPException): Fault {
  return error.status < 500
    ? new Fault(httpFaults.invalid_request, error.message, { cause: error })
    : asFault(error);
}
