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
  cancelOrders(): void;
  giveUp(because: string): void;
  end(): void;
}

export function createConversation(options: ChannelOptions): Conversation {
  const channel = createChannel(options);
  let intake: Intake | undefined;
  const hearing = createHearing(channel, {
    standing: () => intake?.standing,
    clientId: () => intake?.clientId,
    opened: () => intake?.open(),
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
    end: opened.end,
  };
}
