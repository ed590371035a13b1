import type { Clock } from '../../platform/clock/clock.js';
import { Fault } from '../../platform/errors/fault.js';
import { platformFaults } from '../../platform/errors/faults.js';
import type { Log } from '../../platform/log/log.js';
import type { Example } from '../example/example.js';
import { profiles } from '../guard/policy/profiles.js';
import type { Sandbox } from '../sandbox/create.js';
import type { Limits } from '../sandbox/limits.js';
import type { Captured, RunResult } from '../sandbox/result.js';
import { runGuarded } from './guarded.js';
import type { Markets, RunMarket } from './market/market.js';
import type { Observed } from './observed.js';
import { createObserver } from './observer.js';

/** What every run of this runner has around it. */
export interface AttemptOptions {
  readonly sandbox: Pick<Sandbox, 'run'>;
  readonly markets: Markets;
  /** A file that does not exist yet, for the guard's record of one run. */
  readonly newRecord: () => Promise<NewRecord>;
  /** Where a file `KILL` stops all trading. */
  readonly home: string;
  readonly limits: Partial<Limits>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface NewRecord {
  readonly file: string;
  /** Nobody will want to read it. */
  forget(): Promise<void>;
}

interface Attempt {
  readonly seen: Observed;
  readonly record: NewRecord;
  readonly environment: RunMarket['environment'];
}

/** Runs an example once, and says what was seen of it. Rejects where it was stopped. */
export async function attempt(
  example: Example,
  { sandbox, markets, newRecord, home, limits, clock, log }: AttemptOptions,
  signal: AbortSignal | undefined,
): Promise<Attempt> {
  const { language, code, file } = example;
  const observer = createObserver();
  const market = await markets.open(example);
  const record = await newRecord();
  try {
    const before = await market.look();
    let hasBegun = false;
    const begin = () => {
      if (!hasBegun) market.programBegins();
      hasBegun = true;
    };
    const { result, decisions } = await runGuarded(
      { language, code, name: file },
      {
        ...{ sandbox, home, limits, signal, clock, log },
        upstream: market,
        policy: profiles.examples,
        clientId: GUARD_CLIENT_ID,
        record: record.file,
        listeners: [
          (session) => {
            begin();
            return observer.listenerFor(session);
          },
        ],
      },
    );
    const after = await market.look();
    const { sessions, unkept, leftOpen } = observer.seen();
    markets.took(sessions);
    const { ending, exitCode, signal: endedBy, trouble, runMs } = result;
    if (ending === 'stopped') throw stopped(example, signal);
    const seen: Observed = {
      ...{ sessions, unkept, ending, exitCode, endedBy, trouble, runMs },
      leftOpen: isSeen(result) ? leftOpen : undefined,
      stdout: textOf(result.stdout),
      stderr: textOf(result.stderr),
      refused: decisions.refused.map(({ request, rule, reason }) => ({ request, rule, reason })),
      account: before && after && { before, after },
    };
    return { seen, record, environment: market.environment };
  } finally {
    market.close();
  }
}

function stopped({ id }: Example, signal: AbortSignal | undefined): unknown {
  return signal?.reason ?? new Fault(platformFaults.interrupted, `${id} was stopped before its end`);
}

/** Without walls there is no relay between program and guard that would tell. */
function isSeen({ ending, isolation }: RunResult): boolean {
  return isolation.level === 'full' && (ending === 'finished' || ending === 'failed');
}

/** Of the guard's own session; the usual ones are left to examples. */
const GUARD_CLIENT_ID = 990;

function textOf({ head, tail, left }: Captured): string {
  if (left === 0) return head + tail;
  return `${head}\n… ${left} bytes more …\n${tail}`;
}
