import type { Context } from 'hono';
import type { Clock } from '../../../platform/clock/clock.js';
import type { Log } from '../../../platform/log/log.js';
import { createLoopback } from '../../../platform/loopback/create.js';
import { controlFaults } from './faults.js';

/** What can be done to a guard from outside. */
export interface Controlled {
  status(): object;
  kill(because: string): void;
}

export interface ControlOptions {
  readonly guard: Controlled;
  readonly token: string;
  /** The port that it is served on. */
  readonly port: () => number;
  readonly clock: Clock;
  readonly log: Log;
}

const GUIDE = {
  about: 'Stops all trading through a guard, and says how the guard stands. Only a person lets it go on.',
  addresses: {
    'GET /status': 'how the guard stands',
    'POST /kill': 'turns the kill switch on; the body may say why: {"because": "…"}',
  },
};

const LONGEST_BODY = 10_000;
/** Trading stops within a tenth of a second, whether or not the reason has come by then. */
const REASON_WITHIN_MS = 40;
const UNSAID = 'asked for over HTTP';

/** The guard's loopback call, as a function from request to response. */
export function createControl({ guard, token, port, clock, log }: ControlOptions) {
  const control = createLoopback({ token, port, log, faults: controlFaults });
  control.get('/', (c) => c.json(GUIDE));
  control.get('/status', (c) => c.json(guard.status()));
  control.post('/kill', async (c) => {
    let cancel = () => {};
    const isLate = new Promise<undefined>((resolve) => {
      cancel = clock.after(REASON_WITHIN_MS, () => resolve(undefined));
    });
    const because = await Promise.race([reasonIn(c), isLate]);
    cancel();
    guard.kill(because ?? UNSAID);
    return c.json({ killed: true });
  });
  return control;
}

/** Whoever wants to stop trading is not sent back for a body that is wrong: that only costs the reason. */
async function reasonIn({ req }: Context): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of req.raw.body ?? []) {
      length += chunk.length;
      if (length > LONGEST_BODY) return undefined;
      chunks.push(chunk);
    }
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const because = typeof value === 'object' && value !== null && 'because' in value ? value.because : '';
    return typeof because === 'string' && because.trim() !== '' ? because : undefined;
  } catch {
    return undefined;
  }
}
