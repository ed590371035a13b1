import { isIPv4 } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import { Fault } from '../../platform/errors/fault.js';
import { httpFaults } from './faults.js';

/** Whether only programs on this machine can reach what listens on `host`. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/** Until requests carry tokens, being on this machine is the only permission there is. */
export function requireLoopback(host: string): void {
  if (isLoopback(host)) return;
  throw new Fault(
    httpFaults.not_loopback,
    `expected a loopback address to listen on (127.0.0.1, ::1, localhost), found "${host}": ` +
      'other machines could use this server, and access tokens come only with a later version',
    { details: { host } },
  );
}

const OWN_NAME = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Refuses requests that reached us under another name. A web page can point its own name at 127.0.0.1
 * (DNS rebinding) and would then read our answers as its own.
 */
export const ownNameOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  if (!OWN_NAME.test(host)) {
    throw new Fault(
      httpFaults.host_refused,
      `expected the Host header to be 127.0.0.1, localhost or [::1], found "${host.slice(0, 100)}"`,
    );
  }
  await next();
};
