import { createControl } from '../../../../harness/guard/control/create.js';
import { fixedClock } from '../../../../platform/clock/fixed.js';
import { systemClock } from '../../../../platform/clock/system.js';
import { createLog } from '../../../../platform/log/log.js';

export const TOKEN = 'a-token-of-the-test';
export const AT = 'http://127.0.0.1:4004';
export const known = { authorization: `Bearer ${TOKEN}` };

/** What a guard's control port needs of it, keeping what it was asked. */
export function guardOf() {
  const kills: string[] = [];
  const guard = {
    kill: (because: string) => void kills.push(because),
    status: () => ({ upstream: '127.0.0.1:4002', killed: kills.length > 0 }),
  };
  return { guard, kills };
}

export function logOf() {
  const logged: Record<string, unknown>[] = [];
  const write = (line: string) => void logged.push(JSON.parse(line));
  const clock = fixedClock('2026-03-03T16:30:00Z');
  return { logged, log: createLog({ level: 'debug', format: 'json', clock, write }) };
}

/** The control port as a function, and ways to ask it as one who knows the token. */
export function controlOf() {
  const { guard, kills } = guardOf();
  const { log, logged } = logOf();
  const control = createControl({ guard, token: TOKEN, port: () => 4004, clock: systemClock, log });
  const ask = async (path: string, init: RequestInit = {}) =>
    control.request(`${AT}${path}`, { ...init, headers: { ...known, ...init.headers } });
  return { control, kills, ask, logged };
}
