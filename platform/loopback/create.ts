import { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { Fault } from '../errors/fault.js';
import type { FaultKind } from '../errors/kind.js';
import type { Log } from '../log/log.js';
import { ownNameOnly, withTokenOnly } from './access.js';
import { problemOf } from './problems.js';

export interface LoopbackOptions {
  readonly token: string;
  /** The port that it is served on. */
  readonly port: () => number;
  readonly log: Log;
  /** What its refusals are called. */
  readonly faults: Readonly<
    Record<'unauthorized' | 'host_refused' | 'not_found' | 'method_not_allowed' | 'bad_request', FaultKind>
  >;
}

/** An interface for programs of this machine that know its token; what it serves is added to it. */
export function createLoopback({ token, port, log, faults }: LoopbackOptions): Hono {
  const app = new Hono();
  const refuse = (thrown: unknown) => problemOf(thrown, faults.bad_request, log);
  app.onError(refuse);
  app.notFound(({ req }) =>
    refuse(new Fault(faults.not_found, `nothing is served at ${req.method} ${req.path}`)),
  );
  app.use(ownNameOnly(port, faults.host_refused), withTokenOnly(token, faults.unauthorized));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed({ req }, allowed) {
        const allow = allowed.join(', ');
        const text = `${req.path} takes ${allow}, found ${req.method}`;
        const response = refuse(new Fault(faults.method_not_allowed, text));
        response.headers.set('allow', allow);
        return response;
      },
    }),
  );
  return app;
}
