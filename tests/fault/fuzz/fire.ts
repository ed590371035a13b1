import { setImmediate as turn } from 'node:timers/promises';
import { type Left, whatIsLeft } from './left.js';
import { type Finding, play } from './player.js';
import { framesOf, writeScript } from './script.js';
import { connectTcp } from './tcp-client.js';
import { type GatewayUnderFire, startGateway } from './under-fire.js';

export interface FireReport {
  readonly seed: string;
  readonly frames: number;
  readonly clients: number;
  /** Something that no client must see, with what it had sent before. */
  readonly findings: readonly Finding[];
  /** What the gateway itself says has failed. */
  readonly failures: readonly string[];
  /** What is left after each of the ten parts, when all clients have gone and orders are forgotten. */
  readonly parts: readonly Left[];
  /** Batches answered to others while one client, who asks for nothing but the time, waited for its answer. */
  readonly longestWait: number;
  readonly longestGapMs: number;
}

const WATCHER_ID = 2_000_000_001;
const PATIENCE_MS = 60_000;
/** Clients at the same time. */
const LANES = 8;
const PARTS = 10;
/** The market's time goes on by so much after so many batches: every lane of market data has something to tell. */
const STEP_MS = 1000;
const BATCHES_A_STEP = 40;

/** Lets as many frames as asked for fall on a gateway, and looks at what is left of it. */
export async function underFire(seed: string, frames: number): Promise<FireReport> {
  const gateway = await startGateway();
  try {
    return await fire(gateway, seed, frames);
  } finally {
    gateway.end();
  }
}

async function fire(gateway: GatewayUnderFire, seed: string, frames: number): Promise<FireReport> {
  const findings: Finding[] = [];
  const parts: Left[] = [];
  const inPlay = new Set<string>();
  let [sent, clients, batches, longestWait, longestGapMs] = [0, 0, 0, 0, 0];

  /** Plays one script after the other until enough is sent. */
  const lane = async (wanted: number) => {
    while (sent < wanted && gateway.failures.length === 0) {
      const script = writeScript(`${seed}/${clients}`);
      clients += 1;
      sent += framesOf(script);
      const answered = () => {
        batches += 1;
        if (batches % BATCHES_A_STEP === 0) void gateway.advance(STEP_MS);
      };
      inPlay.add(script.seed);
      findings.push(...(await play(script, gateway.port, answered)));
      inPlay.delete(script.seed);
    }
  };

  /** Asks for the time over and over: whoever asks for little must not wait for those who ask for much. */
  const watch = async (isOver: () => boolean) => {
    const watcher = await connectTcp(gateway.port, WATCHER_ID);
    while (!isOver() && !watcher.isClosed) {
      const before = batches;
      await watcher.answered();
      longestWait = Math.max(longestWait, batches - before);
      await turn();
    }
    watcher.end();
  };

  const playPart = async (part: number) => {
    let isOver = false;
    const watching = watch(() => isOver);
    await Promise.all(Array.from({ length: LANES }, () => lane((frames * part) / PARTS)));
    isOver = true;
    await watching;
    const busy = await gateway.inspect();
    longestGapMs = Math.max(longestGapMs, busy.longestGapMs);
    parts.push(await whatIsLeft(gateway));
  };

  for (let part = 1; part <= PARTS && gateway.failures.length === 0; part += 1) {
    await unlessStuck(playPart(part), () => batches, inPlay);
  }
  const { failures } = gateway;
  return { seed, frames: sent, clients, findings, failures, parts, longestWait, longestGapMs };
}

/** Waits for something that must go on; otherwise it says who was being played to when it stopped. */
async function unlessStuck(
  work: Promise<void>,
  progress: () => number,
  inPlay: ReadonlySet<string>,
): Promise<void> {
  let before = -1;
  let timer: NodeJS.Timeout | undefined;
  const stuck = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      const now = progress();
      if (now === before)
        reject(new Error(`nothing goes on any more, with these in play: ${[...inPlay].join(', ')}`));
      before = now;
    }, PATIENCE_MS);
  });
  try {
    await Promise.race([work, stuck]);
  } finally {
    clearInterval(timer);
  }
}
