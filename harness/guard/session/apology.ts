import type { Duplex } from 'node:stream';
import type { Cancel, Clock } from '../../../platform/clock/clock.js';
import { frame } from '../../wire/framing.js';
import { errorBody, guardErrors } from './answers.js';

/** What a client is told that cannot be served, since there is nothing behind the guard. */
export interface Apology {
  /** The client has said something more, so that it is listening. */
  heard(): void;
  close(): void;
}

interface ApologyOptions {
  readonly client: Duplex;
  /** The newest that the client has offered and the guard can write. */
  readonly version: number;
  readonly because: string;
  readonly clock: Clock;
  said(): void;
}

/** IB's own client reads its first message alone: what came with it would be lost. Others need not say anything. */
const LISTENS_WITHIN_MS = 1000;

const ADVICE = 'Is TWS or IB Gateway running there, logged in, with its API on, and is --upstream its port?';

/** Greets a client in the guard's own name, and tells it why that is all. */
export function openApology({ client, version, because, clock, said }: ApologyOptions): Apology {
  let isOver = false;
  let cancel: Cancel = () => {};
  const say = () => {
    if (isOver) return;
    isOver = true;
    cancel();
    // Under id 0, which is nobody's: `@stoqey/ib` calls whatever comes under -1 information, and no error.
    client.write(frame(errorBody(version, 0, guardErrors.unreached(`${because}. ${ADVICE}`), clock.now())));
    said();
  };
  cancel = clock.after(LISTENS_WITHIN_MS, say);
  client.write(frame(`${version}\0${greetingTime(clock.now())}\0`));
  return {
    heard: say,
    close() {
      isOver = true;
      cancel();
    },
  };
}

/** As a gateway writes it: `20260302 15:00:00 UTC`. */
function greetingTime(now: number): string {
  const [date = '', time = ''] = new Date(now).toISOString().split('T');
  return `${date.replaceAll('-', '')} ${time.slice(0, 8)} UTC`;
}
