import { type ChannelOptions, createChannel } from './channel.js';
import { createHearing } from './hearing.js';
import { createIntake, type Intake } from './intake.js';

/** What is said after the greeting. */
export interface Conversation {
  /** A request of the client's. */
  ask(body: Buffer): void;
  /** A reply of the upstream's. */
  hear(body: Buffer): void;
  /** The login is known to hold paper accounts only, so that requests go through. */
  readonly isOpen: boolean;
  readonly clientId: number | undefined;
  cancelOrders(because: string): void;
  giveUp(because: string): void;
  /** The client has gone: what it has asked to be done is still done. */
  finish(done: () => void): void;
  end(): void;
}

export function createConversation(options: ChannelOptions): Conversation {
  const channel = createChannel(options);
  let intake: Intake | undefined;
  const hearing = createHearing(channel, {
    standing: () => intake?.standing,
    clientId: () => intake?.clientId,
    opened() {
      const id = intake?.clientId;
      const isSettled = id === undefined ? undefined : options.ledger.settle(id);
      // What ended while the client was away must be known before its first order is judged.
      if (isSettled) void isSettled.then(() => intake?.open());
      else intake?.open();
      const { kill } = options.ledger;
      if (kill.isOn && options.policy.killCancels !== 'none')
        intake?.cancelOrders(kill.because ?? 'it is on');
    },
  });
  const opened = createIntake(channel, {
    accounts: () => hearing.accounts,
    firstNewId: () => hearing.firstNewId,
  });
  intake = opened;
  return {
    ask: opened.take,
    hear: hearing.hear,
    get isOpen() {
      return hearing.accounts !== undefined;
    },
    get clientId() {
      return opened.clientId;
    },
    cancelOrders: opened.cancelOrders,
    giveUp: hearing.giveUp,
    finish: opened.finish,
    end: opened.end,
  };
}
