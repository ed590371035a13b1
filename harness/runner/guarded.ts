import { type Duplex, duplexPair } from 'node:stream';
import type { Clock } from '../../platform/clock/clock.js';
import type { Log } from '../../platform/log/log.js';
import type { Gateway } from '../gateway/create.js';
import { createGuard } from '../guard/create.js';
import { killIn } from '../guard/kill/kill-in.js';
import { openKillSwitch } from '../guard/kill/open-kill-switch.js';
import type { Policy } from '../guard/policy/policy.js';
import { openAudit } from '../guard/record/open-audit.js';
import type { Listener } from '../guard/transcript/transcript.js';
import { openWatch } from '../guard/watch/open-watch.js';
import { type Decisions, keepDecisions } from './decisions.js';

/** Where a program's connections lead in the end. */
export interface Market {
  /** As the record calls it. */
  readonly name: string;
  /** What time it is there; this machine's time where left out. */
  readonly now?: () => number;
  connect(): Duplex;
  close(): void;
}

/** A guard before a market, for one run. */
export interface Guarded {
  /** Serves a connection of the program. */
  attach(stream: Duplex): void;
  kill(because: string): void;
  /** What was seen, for when it is over. */
  seen(): { readonly decisions: Decisions; readonly killed: string | undefined };
  close(): Promise<void>;
}

export interface GuardedOptions {
  readonly home: string;
  readonly record: string;
  readonly market: Market;
  readonly policy: Policy;
  readonly clientId: number;
  /** Each hears every message of each of the program's connections. */
  readonly listeners: readonly ((session: string) => Listener)[];
  readonly clock: Clock;
  readonly log: Log;
}

export async function openGuarded(options: GuardedOptions): Promise<Guarded> {
  const { home, record, market, policy, clientId, clock, log } = options;
  const decided = keepDecisions();
  const audit = await openAudit({ file: record, clock, log });
  try {
    const kill = openKillSwitch({ folder: home, clock, log, wasOn: killIn(audit.before) });
    const connect = () => market.connect();
    const guard = createGuard({
      connect,
      upstream: market.name,
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

/** A gateway in this process, to which nobody else can connect. */
export function inProcess(gateway: Pick<Gateway, 'attach' | 'now' | 'close'>, name: string): Market {
  return {
    name,
    now: () => gateway.now(),
    connect() {
      const [near, far] = duplexPair();
      gateway.attach(far);
      return near;
    },
    close: () => gateway.close(),
  };
}
