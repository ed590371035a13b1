import type { Gateway } from '../../harness/gateway/create.js';
import { type ListeningGateway, listen } from '../../harness/gateway/listen.js';
import type { gatewaySection } from '../../harness/gateway/section.js';
import type { Script } from '../../harness/gateway/trouble/script/script.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { SectionValues } from '../../platform/config/section.js';
import type { Log } from '../../platform/log/log.js';
import type { ListeningLoopback } from '../../platform/loopback/listen.js';
import { refuseSamePort } from '../../platform/loopback/same-port.js';
import { newToken } from '../../platform/loopback/token.js';
import type { Address } from '../../platform/net/bind.js';
import type { Random } from '../../platform/random/random.js';
import { gatewayFrom } from './from-settings.js';
import { type KeptState, keptState } from './kept-state.js';
import { readScript } from './read-script.js';

/** A paper gateway that listens, and what one needs to know to connect. */
export interface RunningGateway {
  readonly address: Address;
  readonly accounts: readonly string[];
  readonly seed: number;
  /** As it was asked for, such as `always-open`. */
  readonly clock: string;
  /** The market's time now. */
  now(): number;
  /** Where its orders and positions are kept; undefined when they end with it. */
  readonly state: string | undefined;
  /** Where trouble can be made over HTTP, and what is asked for there. */
  readonly admin: { readonly url: string; readonly token: string } | undefined;
  /** The name of the script that has begun. */
  readonly script: string | undefined;
  /** Rejects when its state cannot be kept any more; otherwise it stays open. */
  readonly failure: Promise<never>;
  close(): Promise<void>;
}

type Settings = SectionValues<readonly [typeof gatewaySection]>['gateway'];

interface Surroundings {
  readonly clock: Clock;
  readonly log: Log;
  readonly cwd: string;
  /** For tokens. */
  readonly random: Random;
}

/** Starts a paper gateway as the settings describe it. */
export async function startGateway(
  given: Settings,
  at: Address,
  from: Surroundings,
): Promise<RunningGateway> {
  const log = from.log.child({ part: 'gateway' });
  checkAdmin(given, at, log);
  // What is wrong with a script is said before anything is begun.
  const script = given.script === undefined ? undefined : await readScript(given.script, from.cwd);
  const kept = await keptState(given, from.cwd, log);
  try {
    return await startOn(kept, script, given, at, { ...from, log });
  } catch (thrown) {
    // Nobody has been told anything: the folder stays as it is.
    kept?.folder.release();
    throw thrown;
  }
}

async function startOn(
  kept: KeptState | undefined,
  script: Script | undefined,
  given: Settings,
  at: Address,
  { clock: base, log, cwd, random }: Surroundings,
): Promise<RunningGateway> {
  let fail = (_: unknown) => {};
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Whoever waits for it hears of it; nobody has to.
  failure.catch(() => {});
  const gateway = await gatewayFrom(given, { clock: base, log, cwd, kept, failed: (error) => fail(error) });
  const token = given.adminToken ?? newToken(random);
  let admin: ListeningLoopback | undefined;
  let listening: ListeningGateway | undefined;
  const close = async () => {
    await admin?.close();
    if (listening) await listening.close();
    else gateway.close();
  };
  try {
    admin = await openAdmin(gateway, given.adminPort, token, log);
    listening = await listen(gateway, at, {
      wall: base,
      failed: (err) => log.error({ err }, 'nobody can connect: it is tried again every second'),
    });
    if (script) gateway.trouble.play(script);
  } catch (thrown) {
    await close();
    throw thrown;
  }
  // Before anybody can be served: a new folder begins with the whole state, one used before with what is new in it.
  kept?.folder.compact(gateway.state());
  return {
    address: 'path' in at ? at : { host: at.host, port: listening.port },
    accounts: gateway.accounts,
    seed: given.seed,
    clock: given.clock,
    now: () => Date.parse(gateway.trouble.status().time),
    state: kept?.path,
    admin: admin && { url: admin.url, token },
    script: script?.name,
    failure,
    async close() {
      await close();
      kept?.folder.close(gateway.state());
    },
  };
}

function checkAdmin({ adminPort, adminToken }: Settings, at: Address, log: Log): void {
  if (adminPort === undefined && adminToken !== undefined) {
    log.warn(
      'the admin token is of no use: without gateway.adminPort (--admin-port) there is nowhere to send it',
    );
  }
  refuseSamePort(at, adminPort, { clients: '--port', name: 'admin', purpose: 'trouble' });
}

async function openAdmin(gateway: Gateway, port: number | undefined, token: string, log: Log) {
  if (port === undefined) return undefined;
  // Who does not ask for it does not pay for an HTTP server.
  const { listenAdmin } = await import('../../harness/gateway/admin/listen.js');
  return listenAdmin(gateway, { port, token, log });
}
