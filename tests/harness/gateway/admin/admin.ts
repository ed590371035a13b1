import { expect, onTestFinished } from 'vitest';
import { createAdmin } from '../../../../harness/gateway/admin/create.js';
import { createGateway } from '../../../../harness/gateway/create.js';
import { fixedClock } from '../../../../platform/clock/fixed.js';
import { steppedClock } from '../../../../platform/clock/stepped.js';
import type { Problem } from '../../../../platform/errors/problem.js';
import { createLog } from '../../../../platform/log/log.js';

export const TOKEN = 'a-token-of-the-test';
export const AT = 'http://127.0.0.1:4003';
const known = { authorization: `Bearer ${TOKEN}` };

/** The admin interface of a gateway whose market stands still, and ways to ask it as one who knows the token. */
export function adminOf() {
  const wall = steppedClock('2026-03-03T16:30:00Z');
  const gateway = createGateway({ clock: fixedClock('2026-03-03T16:30:00Z'), wall });
  onTestFinished(() => gateway.close());
  const logged: Record<string, unknown>[] = [];
  const log = createLog({
    level: 'debug',
    format: 'json',
    clock: wall,
    write: (line) => void logged.push(JSON.parse(line)),
  });
  const admin = createAdmin(gateway, { token: TOKEN, port: () => 4003, log });
  const ask = async (path: string, init: RequestInit = {}) =>
    admin.request(`${AT}${path}`, { ...init, headers: { ...known, ...init.headers } });
  const post = (path: string, body?: string) =>
    ask(path, { method: 'POST', ...(body === undefined ? {} : { body }) });
  return { gateway, wall, admin, ask, post, logged };
}

export async function problemOf(answer: Response | Promise<Response>): Promise<Problem> {
  const response = await answer;
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return bodyOf<Problem>(response);
}

/** The JSON body, in the shape that the test is about to look at. */
export async function bodyOf<T>(response: Response | Promise<Response>): Promise<T> {
  return (await (await response).json()) as T;
}
