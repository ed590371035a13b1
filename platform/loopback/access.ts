import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { Fault } from '../errors/fault.js';
import type { FaultKind } from '../errors/kind.js';

const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Refuses requests that reached us under another name: a web page can point its own at 127.0.0.1 (DNS rebinding).
 *
 * @param port asked for when the first request comes: it may be any free one
 */
export function ownNameOnly(port: () => number, refused: FaultKind): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    const names = OWN_NAMES.map((name) => `${name}:${port()}`);
    if (!names.includes(host.toLowerCase())) {
      throw new Fault(
        refused,
        `expected the Host header to be one of ${names.join(', ')}, found ${JSON.stringify(host.slice(0, 100))}`,
      );
    }
    await next();
  };
}

/** Refuses whoever does not know the token, and lets nobody measure how much of it was right. */
export function withTokenOnly(token: string, refused: FaultKind): MiddlewareHandler {
  const expected = digest(token);
  return async (c, next) => {
    const given = c.req.header('authorization');
    // The name of a scheme may be written in any case.
    const known = /^bearer (.*)$/i.exec(given ?? '')?.[1];
    if (known === undefined || !timingSafeEqual(digest(known), expected)) {
      const found = given === undefined ? 'none was sent' : 'what was sent is not it';
      throw new Fault(refused, `expected the header "Authorization: Bearer TOKEN"; ${found}`);
    }
    await next();
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest();
