import type { MiddlewareHandler } from 'hono';

/** The page loads nothing from elsewhere, runs nothing inline, and is shown in nobody's frame. */
export const securityHeaders = {
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

const ENTRIES = Object.entries(securityHeaders);

export const addSecurityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  // What is told here changes by the second, except where a handler says otherwise.
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  for (const [name, value] of ENTRIES) c.res.headers.set(name, value);
};
