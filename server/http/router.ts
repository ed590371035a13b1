import { OpenAPIHono } from '@hono/zod-openapi';
import { Fault } from '../../platform/errors/fault.js';
import type { HttpEnv } from './env.js';
import { httpFaults } from './faults.js';

export type Router = OpenAPIHono<HttpEnv>;

/** A router that refuses what does not fit a route's schema, naming every violation at once. */
export function createRouter(): Router {
  return new OpenAPIHono<HttpEnv>({
    defaultHook(result) {
      if (result.success) return;
      const place = PLACES[result.target] ?? result.target;
      const violations = result.error.issues.map(({ path, message }) => ({
        in: place,
        name: path.join('.'),
        message,
      }));
      const lines = violations.map(({ name, message }) => (name === '' ? message : `${name}: ${message}`));
      throw new Fault(httpFaults.invalid_request, `in the ${place}: ${lines.join('; ')}`, {
        details: { violations },
      });
    },
  });
}

const PLACES: Readonly<Record<string, string>> = {
  param: 'path',
  query: 'query',
  header: 'headers',
  cookie: 'cookies',
  json: 'body',
  form: 'body',
};
