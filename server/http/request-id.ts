import type { MiddlewareHandler } from 'hono';
import { newId } from '../../platform/random/id.js';
import type { App } from '../app.js';
import type { HttpEnv } from './env.js';

/** What can stand in a log line and a header without harm. */
const SANE = /^[\w.:-]{1,64}$/;

/** Gives the request an id, the caller's own where it sent a sane one: in the log and in the answer. */
export function requestIds(app: App): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const sent = c.req.header('x-request-id');
    const requestId = sent !== undefined && SANE.test(sent) ? sent : newId('req', app.clock, app.random);
    c.set('requestId', requestId);
    c.set('log', app.log.child({ requestId }));
    await next();
    c.res.headers.set('x-request-id', requestId);
  };
}
