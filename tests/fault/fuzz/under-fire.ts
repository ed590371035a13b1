import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { GatewaySettings } from '../../../harness/gateway/settings.js';
import type { Asked, Remains, Told } from './protocol.js';

const MOST_LOOKS = 500;

export interface GatewayUnderFire {
  readonly port: number;
  /** Lines of its log that say that something has failed, and how it ended should it have. */
  readonly failures: readonly string[];
  advance(ms: number): Promise<void>;
  restore(): Promise<void>;
  inspect(): Promise<Remains>;
  /** The same, once nobody is connected any more: that those have gone whose connection broke takes a moment. */
  deserted(): Promise<Remains>;
  end(): void;
}

/** Starts a gateway in a process of its own. What is asked of it is asked one after another. */
export async function startGateway(settings: Partial<GatewaySettings> = {}): Promise<GatewayUnderFire> {
  const path = fileURLToPath(new URL('./gateway-process.ts', import.meta.url));
  const child = fork(path, [JSON.stringify(settings)], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const failures: string[] = [];
  let answer: (told: Told) => void = () => {};
  let giveUp: (error: Error) => void = () => {};
  let isEnded = false;
  const next = () =>
    new Promise<Told>((resolve, reject) => {
      answer = resolve;
      giveUp = reject;
    });
  child.on('message', (told: Told) => {
    if (told.kind === 'failure') failures.push(told.line);
    else answer(told);
  });
  child.on('exit', (code, signal) => {
    if (isEnded) return;
    failures.push(`the gateway has ended with ${code ?? signal}`);
    giveUp(new Error(failures.join('\n')));
  });
  const ready = await next();
  if (ready.kind !== 'ready') throw new Error(`expected a port, found ${ready.kind}`);
  let turn: Promise<unknown> = Promise.resolve();
  const ask = (asked: Asked): Promise<Told> => {
    const answered = turn.then(() => {
      if (!child.connected) throw new Error(failures.join('\n'));
      child.send(asked);
      return next();
    });
    turn = answered.catch(() => {});
    return answered;
  };
  const inspect = async () => {
    const told = await ask({ kind: 'inspect' });
    if (told.kind !== 'remains') throw new Error(`expected remains, found ${told.kind}`);
    return told.remains;
  };
  return {
    port: ready.port,
    failures,
    advance: async (ms) => void (await ask({ kind: 'advance', ms })),
    restore: async () => void (await ask({ kind: 'restore' })),
    inspect,
    async deserted() {
      for (let look = 1; ; look += 1) {
        const remains = await inspect();
        if (remains.connections === 0 || look === MOST_LOOKS) return remains;
      }
    },
    end() {
      isEnded = true;
      child.kill();
    },
  };
}
