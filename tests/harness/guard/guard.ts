import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Duplex, duplexPair } from 'node:stream';
import { vi } from 'vitest';
import type { Gateway } from '../../../harness/gateway/create.js';
import { createGuard, type Guard } from '../../../harness/guard/create.js';
import type { KillSwitch } from '../../../harness/guard/kill/kill-switch.js';
import { openKillSwitch } from '../../../harness/guard/kill/open-kill-switch.js';
import type { Policy } from '../../../harness/guard/policy/policy.js';
import { profiles } from '../../../harness/guard/policy/profiles.js';
import type { Audit } from '../../../harness/guard/record/line.js';
import { openAudit } from '../../../harness/guard/record/open-audit.js';
import type { Crossing, SessionEvent } from '../../../harness/guard/transcript/transcript.js';
import { openWatch } from '../../../harness/guard/watch/open-watch.js';
import type { Watch } from '../../../harness/guard/watch/watch.js';
import type { Message } from '../../../harness/wire/message.js';
import type { Clock } from '../../../platform/clock/clock.js';
import { systemClock } from '../../../platform/clock/system.js';
import { createLog } from '../../../platform/log/log.js';
import type { TestClient } from '../gateway/client.js';

export interface TestGuard {
  readonly guard: Guard;
  readonly kill: KillSwitch;
  readonly audit: Audit;
  readonly watch: Watch;
  /** Every message of every session, as it crossed. */
  readonly crossings: readonly Crossing[];
  readonly events: readonly SessionEvent[];
  /** IBS_HOME, as the kill switch sees it. */
  readonly home: string;
  readonly log: readonly string[];
  /** Ends the guard and forgets its folder, unless that is to be used again. */
  close(options?: { readonly keep?: boolean }): Promise<void>;
}

export interface TestGuardOptions {
  /** What is changed of the profile `examples`. */
  readonly policy?: Partial<Policy>;
  readonly home?: string;
  /** A connection to the upstream; otherwise the gateway's. */
  readonly connect?: () => Duplex;
  /** Begins though the guard's own session is not up: with this upstream it never will be. */
  readonly isAlone?: boolean;
  readonly clock?: Clock;
  /** Called as an order begins to wait: for a figure, or to be on record. */
  readonly onWait?: (what: 'figure' | 'record', guarded: Pick<TestGuard, 'kill'>) => void;
}

/** A guard before a gateway in the same process, with its record and its kill switch in a temporary folder. */
export async function startGuard(
  gateway: Pick<Gateway, 'attach'>,
  {
    policy,
    home = mkdtempSync(join(tmpdir(), 'ibs-guard-')),
    connect,
    isAlone = false,
    clock = systemClock,
    onWait = () => {},
  }: TestGuardOptions = {},
): Promise<TestGuard> {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', format: 'json', clock, write: (line) => void lines.push(line) });
  const crossings: Crossing[] = [];
  const events: SessionEvent[] = [];
  const open =
    connect ??
    (() => {
      const [near, far] = duplexPair();
      gateway.attach(far);
      return near;
    });
  const audit = await openAudit({ file: join(home, 'guard', 'record.jsonl'), clock });
  const kill = openKillSwitch({ folder: home, clock, log, wasOn: undefined });
  const watch = openWatch({ connect: open, clientId: 990, clock, log });
  if (!isAlone) await new Promise<void>((resolve) => watch.onUp(resolve));
  const guard = createGuard({
    connect: open,
    upstream: 'the gateway of this test',
    policy: { ...profiles.examples, messages: undefined, ...policy },
    audit: {
      ...audit,
      get failure() {
        return audit.failure;
      },
      append(entry) {
        if (entry.kind === 'order') onWait('record', { kill });
        return audit.append(entry);
      },
    },
    watch: {
      ...watch,
      get isUp() {
        return watch.isUp;
      },
      get isLive() {
        return watch.isLive;
      },
      fetch(wanted) {
        onWait('figure', { kill });
        return watch.fetch(wanted);
      },
    },
    kill,
    clock,
    log,
    listener: {
      crossed: (crossing) => void crossings.push(crossing),
      happened: (event) => void events.push(event),
    },
  });
  return {
    guard,
    kill,
    audit,
    watch,
    crossings,
    events,
    home,
    log: lines,
    async close({ keep = false } = {}) {
      await guard.close();
      kill.close();
      if (!keep) rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The first message of a name that has come, or comes within a few seconds. */
export async function heardBy(
  client: TestClient,
  name: string,
  matches: (texts: Message['texts']) => boolean = () => true,
): Promise<Message['texts']> {
  return vi.waitUntil(() => client.named(name).find(matches), { timeout: 5000, interval: 2 });
}
