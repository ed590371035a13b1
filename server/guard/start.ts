import { resolve } from 'node:path';
import type { Controlled, ControlOptions } from '../../harness/guard/control/create.js';
import { createGuard, type Guard } from '../../harness/guard/create.js';
import { killOnRecord } from '../../harness/guard/kill/kill-on-record.js';
import { openKillSwitch } from '../../harness/guard/kill/open-kill-switch.js';
import { listenGuard } from '../../harness/guard/listen.js';
import type { Policy } from '../../harness/guard/policy/policy.js';
import { isProfileName } from '../../harness/guard/policy/profiles.js';
import { readPolicy } from '../../harness/guard/policy/read-policy.js';
import { openAudit } from '../../harness/guard/record/open-audit.js';
import type { guardSection } from '../../harness/guard/section.js';
import { openWatch } from '../../harness/guard/watch/open-watch.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { SectionValues } from '../../platform/config/section.js';
import type { Log } from '../../platform/log/log.js';
import { refuseSamePort } from '../../platform/loopback/same-port.js';
import { newToken } from '../../platform/loopback/token.js';
import { addressText } from '../../platform/net/address.js';
import type { Address } from '../../platform/net/bind.js';
import type { Random } from '../../platform/random/random.js';
import type { RunningStatus } from './control-client.js';
import { recordFile } from './record-file.js';
import { openTranscript, type TranscriptFile } from './transcript-file.js';
import { refuseItself, upstreamAt } from './upstream.js';

/** A guard that listens, and what one needs to know to connect. */
export interface RunningGuard extends Controlled {
  status(): RunningStatus;
  readonly address: Address;
  readonly upstream: string;
  /** Why the upstream could not be reached at the start; it is tried again for each client. */
  readonly unreached: string | undefined;
  readonly policy: Policy;
  /** Where it was read from; undefined where it is a profile. */
  readonly policyFile: string | undefined;
  /** The file in which all orders are on record. */
  readonly record: string;
  readonly transcript: string | undefined;
  readonly control: { readonly url: string; readonly token: string } | undefined;
  /** Why nothing may trade now. */
  readonly killed: string | undefined;
  close(): Promise<void>;
}

type Settings = SectionValues<readonly [typeof guardSection]>['guard'];

interface Surroundings {
  /** `IBS_HOME`: there lies KILL. */
  readonly home: string;
  readonly cwd: string;
  readonly clock: Clock;
  readonly log: Log;
  /** For tokens. */
  readonly random: Random;
}

/** Starts a guard as the settings describe it. */
export async function startGuard(given: Settings, at: Address, from: Surroundings): Promise<RunningGuard> {
  const { home, cwd, clock, random } = from;
  const log = from.log.child({ part: 'guard' });
  checkPorts(given, at);
  // What is wrong with the policy, or with what it stands before, is said before anything is begun.
  const policy = await readPolicy(given.policy, cwd);
  const upstream = upstreamAt(given.upstream);
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const each of closers.splice(0).reverse()) await each();
  };
  try {
    const transcript = await openTranscriptAt(given.transcript, cwd, log);
    closers.push(() => transcript?.close());
    const record = recordFile(given, home, cwd);
    // The record first: it knows whether the run before was killed.
    const audit = await openAudit({ file: record, clock, log });
    closers.push(() => audit.close());
    const wasOn = killOnRecord(audit.before);
    const kill = openKillSwitch({ folder: home, clock, log, wasOn });
    closers.push(() => kill.close());
    const { connect, name } = upstream;
    const watch = openWatch({ connect, clientId: given.clientId, clock, log });
    const guard = createGuard({ connect, upstream: name, policy, audit, watch, kill, clock, log });
    closers.push(() => guard.close());
    const token = given.controlToken ?? newToken(random);
    let address = at;
    const controlled = {
      status: (): RunningStatus => ({ ...guard.status(), listen: addressText(address) }),
      kill: (because: string) => kill.kill(because),
    };
    const control = await openControl(controlled, given.controlPort, { token, clock, log });
    closers.push(() => control?.close());
    const listening = await listenGuard(transcript ? noted(guard, transcript) : guard, at);
    closers.push(() => listening.close());
    address = 'path' in at ? at : { host: at.host, port: listening.port };
    return {
      ...controlled,
      address,
      upstream: name,
      unreached: await upstream.trouble(clock),
      policy,
      policyFile: isProfileName(given.policy) ? undefined : resolve(cwd, given.policy),
      record,
      transcript: transcript?.file,
      control: control && { url: control.url, token },
      get killed() {
        return kill.because;
      },
      close,
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

function checkPorts({ upstream, controlPort }: Settings, at: Address): void {
  refuseItself(upstream, at);
  refuseSamePort(at, controlPort, { clients: '--listen', name: 'control', purpose: 'control' });
}

async function openTranscriptAt(file: string | undefined, cwd: string, log: Log) {
  return file === undefined ? undefined : openTranscript(resolve(cwd, file), log);
}

async function openControl(
  guard: Controlled,
  port: number | undefined,
  { token, clock, log }: Omit<ControlOptions, 'guard' | 'port'>,
) {
  if (port === undefined) return undefined;
  // Who does not ask for it does not pay for an HTTP server.
  const { listenControl } = await import('../../harness/guard/control/listen.js');
  return listenControl({ port, token, guard, clock, log });
}

/** A guard each of whose sessions is written down, under the name that the record has for it. */
function noted(guard: Guard, transcript: TranscriptFile): Pick<Guard, 'attach'> {
  let sessions = 0;
  return {
    attach(stream, options) {
      sessions += 1;
      const name = `#${sessions}`;
      guard.attach(stream, { ...options, name, listener: transcript.listenerFor(name) });
    },
  };
}
