import type { MiddlewareHandler } from 'hono';
import { Fault } from '../../platform/errors/fault.js';
import { loopbackName } from '../../platform/net/loopback.js';
import { httpFaults } from './faults.js';

/**
 * The host as the operating system knows it. Until requests carry tokens, being on this machine is the only
 * permission there is.
 */
export function requireLoopback(host: string): string {
  const name = loopbackName(host);
  if (name !== undefined) return name;
  throw new Fault(
    httpFaults.not_loopback,
    `expected a loopback address to listen on (127.0.0.1, ::1, localhost), found "${host}": ` +
      'other machines could use this server, and access tokens come only with a later version',
    { details: { host } },
  );
}

/** In a Host header an IPv6 address always stands in brackets. */
const NAME_AND_PORT = /^(\[.*\]|[^:]*)(?::\d+)?$/;

/**
 * Refuses requests that reached us under another name. A web page can point its own name at 127.0.0.1
 * (DNS rebinding) and would then read our answers as its own.
 */
export const ownNameOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  const name = NAME_AND_PORT.exec(host)?.[1];
  if (name === undefined || loopbackName(name) === undefined) {
    throw new Fault(
      httpFaults.host_refused,
      `expected the Host header to be 127.0.0.1, localhost or [::1], found "${host.slice(0, 100)}"`,
    );
  }
  await next();
};
