import type { Duplex } from 'node:stream';
import type { Clock } from '../../platform/clock/clock.js';
import type { Log } from '../../platform/log/log.js';
import { createGuard } from '../guard/create.js';
import { killOnRecord } from '../guard/kill/kill-on-record.js';
import { openKillSwitch } from '../guard/kill/open-kill-switch.js';
import type { Policy } from '../guard/policy/policy.js';
import { openAudit } from '../guard/record/open-audit.js';
import type { Listener } from '../guard/transcript/transcript.js';
import { openWatch } from '../guard/watch/open-watch.js';
import type { Sandbox } from '../sandbox/create.js';
import type { Limits } from '../sandbox/limits.js';
import type { Program } from '../sandbox/program.js';
import type { RunResult } from '../sandbox/result.js';
import type { RunOptions } from '../sandbox/run-cell.js';
import { type Decisions, keepDecisions } from './decisions.js';

/** Where a program's connections lead in the end. */
export interface Upstream {
  /** As the record calls it. */
  readonly name: string;
  /** What time it is there; this machine's time where left out. */
  readonly now?: () => number;
  connect(): Duplex;
  close(): void;
}

/** A guard before an upstream, for one run. */
export interface Guarded {
  /** Serves a connection of the program. */
  attach(stream: Duplex): void;
  kill(because: string): void;
  /** What was seen, for when it is over. */
  seen(): { readonly decisions: Decisions; readonly killed: string | undefined };
  close(): Promise<void>;
}

interface GuardedOptions {
  readonly home: string;
  readonly record: string;
  readonly upstream: Upstream;
  readonly policy: Policy;
  readonly clientId: number;
  /** Each hears every message of each of the program's connections. */
  readonly listeners: readonly ((session: string) => Listener)[];
  readonly clock: Clock;
  readonly log: Log;
}

async function openGuarded(options: GuardedOptions): Promise<Guarded> {
  const { home, record, upstream, policy, clientId, clock, log } = options;
  const decided = keepDecisions();
  const audit = await openAudit({ file: record, clock, log });
  try {
    const kill = openKillSwitch({ folder: home, clock, log, wasOn: killOnRecord(audit.before) });
    const connect = () => upstream.connect();
    const guard = createGuard({
      connect,
      upstream: upstream.name,
      policy,
      audit: decided.heardFrom(audit),
      watch: openWatch({ connect, clientId, clock, log }),
      kill,
      clock,
      log,
    });
    let sessions = 0;
    let killed = kill.because;
    kill.onChange((isOn) => {
      if (isOn) killed = kill.because;
    });
    return {
      attach(stream) {
        sessions += 1;
        const name = `#${sessions}`;
        const listeners = [decided.listenerFor, ...options.listeners].map((listenerFor) => listenerFor(name));
        guard.attach(stream, { name, listener: together(listeners) });
      },
      kill: (because) => kill.kill(because),
      seen: () => ({ decisions: decided.decisions(), killed }),
      async close() {
        await guard.close();
        kill.close();
      },
    };
  } catch (thrown) {
    await audit.close();
    throw thrown;
  }
}

function together(listeners: readonly Listener[]): Listener {
  return {
    crossed(crossing) {
      for (const each of listeners) each.crossed?.(crossing);
    },
    happened(event) {
      for (const each of listeners) each.happened?.(event);
    },
  };
}

interface GuardedRunOptions extends GuardedOptions {
  readonly sandbox: Pick<Sandbox, 'run'>;
  readonly limits?: Partial<Limits> | undefined;
  readonly onOutput?: RunOptions['onOutput'] | undefined;
  /** Told how to stop all trading while the program runs. */
  readonly onGuard?: ((guard: Pick<Guarded, 'kill'>) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface GuardedRun {
  readonly result: RunResult;
  readonly decisions: Decisions;
  /** Why nothing could be traded, where the kill switch was on. */
  readonly killed: string | undefined;
}

/** Runs one program in the sandbox, before a guard of its own, before an upstream. */
export async function runGuarded(program: Program, options: GuardedRunOptions): Promise<GuardedRun> {
  const { sandbox, limits = {}, onOutput, onGuard, signal } = options;
  const guarded = await openGuarded(options);
  try {
    onGuard?.(guarded);
    const result = await sandbox.run(program, {
      connect: (stream) => guarded.attach(stream),
      limits,
      now: options.upstream.now,
      ...(onOutput ? { onOutput } : {}),
      ...(signal ? { signal } : {}),
    });
    return { result, ...guarded.seen() };
  } finally {
    await guarded.close();
  }
}
