import type { Contract } from '@stoqey/ib';
import type { PlainOrder, Requests } from './driver.js';
import type { SceneMarket } from './scene-market.js';
import type { Stage, StageOptions } from './stage.js';
import type { ToldName } from './told.js';
import { textOf } from './told-text.js';

/** A scene: what clients do, and after each step, line by line, exactly what they are told. */
export interface Scenario extends StageOptions {
  readonly name: string;
  readonly script: (market: SceneMarket) => readonly (Step | string)[];
}

export interface Step {
  readonly says: string;
  readonly run: (stage: Stage) => Promise<void> | void;
}

/** Who acts and whose lines carry no name, where nothing else is said. */
const FIRST = 1;

export function place(orderId: number, contract: Contract, order: PlainOrder, by = FIRST): Step {
  return {
    says: `client ${by} places ${orderId}: ${JSON.stringify(order)}`,
    run: async (stage) => (await stage.client(by)).place(orderId, contract, order),
  };
}

export function cancel(orderId: number, by = FIRST): Step {
  return {
    says: `client ${by} cancels ${orderId}`,
    run: async (stage) => (await stage.client(by)).cancel(orderId),
  };
}

export function ask(what: string, request: (requests: Requests) => void, by = FIRST): Step {
  return {
    says: `client ${by}: ${what}`,
    run: async (stage) => request((await stage.client(by)).requests),
  };
}

export function connect(clientId: number): Step {
  return { says: `client ${clientId} connects`, run: async (stage) => void (await stage.client(clientId)) };
}

export function disconnect(clientId = FIRST): Step {
  return { says: `client ${clientId} disconnects`, run: (stage) => stage.leave(clientId) };
}

/** Time goes by until just after a moment: the gateway looks at the market four times a second. */
export function until(moment: number): Step {
  return {
    says: `it is ${new Date(moment).toISOString()}`,
    run: (stage) => stage.clock.advance(moment - stage.clock.now() + 250),
  };
}

/** Time goes by until just before a moment. */
export function before(moment: number): Step {
  return {
    says: `it is not yet ${new Date(moment).toISOString()}`,
    run: (stage) => stage.clock.advance(Math.max(0, moment - stage.clock.now() - 1)),
  };
}

/** Feeds that clients subscribe to by themselves when they connect are no part of an order's story. */
const STORY: readonly ToldName[] = [
  ...([
    'openOrder',
    'openOrderEnd',
    'orderStatus',
    'execDetails',
    'execDetailsEnd',
    'commissionReport',
  ] as const),
  ...(['completedOrder', 'completedOrdersEnd', 'error', 'nextValidId'] as const),
];

/** Acts a script out: its own lines, with what the clients were really told in place of what they should be. */
export async function act(stage: Stage, script: readonly (Step | string)[]): Promise<readonly string[]> {
  const transcript: string[] = [];
  await stage.client(FIRST);
  for (const line of script) {
    if (typeof line === 'string') continue;
    await line.run(stage);
    transcript.push(`# ${line.says}`);
    for (const [clientId, client] of stage.clients()) {
      await client.settle();
      const name = clientId === FIRST ? '' : `${clientId}: `;
      for (const told of client.take()) {
        if (STORY.includes(told.name)) transcript.push(`${name}${textOf(told)}`);
      }
    }
  }
  return transcript;
}

/** The script as its transcript should be. */
export function linesOf(script: readonly (Step | string)[]): readonly string[] {
  return script.map((line) => (typeof line === 'string' ? line : `# ${line.says}`));
}
