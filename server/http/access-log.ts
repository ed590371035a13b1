import type { MiddlewareHandler } from 'hono';
import type { Clock } from '../../platform/clock/clock.js';
import type { HttpEnv } from './env.js';

/** A line a request. The page asks every few seconds, so what went well is for those who want to know. */
export function accessLog(clock: Clock): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const started = clock.monotonic();
    await next();
    const { status } = c.res;
    const level = status >= 500 ? 'error' : status >= 400 ? 'info' : 'debug';
    const ms = Math.round((clock.monotonic() - started) * 10) / 10;
    c.get('log')[level]({ method: c.req.method, path: c.req.path, status, ms }, 'request');
  };
}
