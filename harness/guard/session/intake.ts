import { decodeBody, type Message } from '../../wire/message.js';
import { startApi } from '../../wire/requests/session.js';
import { cancelBody, guardErrors } from './answers.js';
import type { Channel } from './channel.js';
import { createDesk } from './desk.js';
import { createExits } from './exits.js';
import { idOfBody } from './id-of-body.js';
import { createServing, isCancel, type Serving } from './serving.js';
import { createStanding, type Standing } from './standing.js';
import { createWaitingLine } from './waiting.js';

/** What comes from the client, in its order: held back until the login is known, then one after another. */
export interface Intake {
  take(body: Buffer): void;
  /** The login is a paper one: what was held back may go. */
  open(): void;
  readonly clientId: number | undefined;
  readonly standing: Standing | undefined;
  /** Cancels the client's own open orders, and tells it why. */
  cancelOrders(because: string): void;
  /** The client has gone: what it has asked to be done is still done, and then `done` is called. */
  finish(done: () => void): void;
  end(): void;
}

export interface IntakeOptions {
  readonly accounts: () => readonly string[] | undefined;
  readonly firstNewId: () => number;
}

/** Requests, and bytes of them, that may wait before the client is read from no further. */
const MOST_WAITING = 1000;
const MOST_BYTES = 1024 * 1024;

export function createIntake(channel: Channel, { accounts, firstNewId }: IntakeOptions): Intake {
  const { version, ledger, pace, policy, name, hold } = channel;
  /** Nothing may slip by after it, and the other sessions go on. */
  const failed = (error: unknown) => {
    channel.log.error({ err: error }, 'a request could not be dealt with');
    channel.end('the guard failed; its log has more');
  };
  const exits = createExits(failed, () => lookWhetherDone());
  const waiting = createWaitingLine();
  const turns = pace?.join();
  let clientId: number | undefined;
  let standing: Standing | undefined;
  let serving: Serving | undefined;
  /** The upstream still knows another session of this client id. */
  let isStarting = false;
  let isOpen = false;
  let isDeciding = false;
  let isEnded = false;
  let isHeld = false;
  let finished: (() => void) | undefined;

  const start = (message: Message, body: Buffer) => {
    const id = Number(message.texts['clientId']);
    const trouble = !Number.isSafeInteger(id)
      ? 'the client id is no number'
      : ledger.watch.isOwnId(id)
        ? `the client id ${id} is the guard's own`
        : undefined;
    if (trouble !== undefined) {
      channel.keepBack('request', body, message);
      channel.error(-1, guardErrors.refused('startApi', trouble));
      channel.end(trouble);
      return;
    }
    const isFree = ledger.free(id);
    if (!isFree) {
      begin(id, message, body);
      return;
    }
    isStarting = true;
    void isFree.then(() => {
      if (!isEnded) begin(id, message, body);
      run();
    });
  };

  const begin = (id: number, message: Message, body: Buffer) => {
    clientId = id;
    const desk = createDesk({ ledger, policy, session: name, clientId: id, managed: () => accounts() ?? [] });
    standing = createStanding({
      version,
      clientId: id,
      toClient: (said) => channel.say('reply', said),
      toUpstream: (said) => channel.say('request', said),
    });
    serving = createServing(channel, { clientId: id, desk, standing, exits, firstNewId });
    ledger.note({ kind: 'session', session: name, clientId: id, policy: policy.name });
    channel.pass('request', body, message);
  };

  /** START_API goes through at once; everything else once the login is known. */
  const takeStart = () => {
    if (clientId !== undefined || isStarting) return;
    const body = waiting.take((each) => idOfBody(each) === startApi.id);
    if (!body) return;
    const decoding = decodeBody('request', version, body);
    if (decoding.ok) start(decoding.message, body);
    else channel.end('the API is started with a message that cannot be read');
  };

  const serveNext = (of: Serving) => {
    const body = waiting.shift();
    const decided = body && of.serve(body);
    if (!decided) return;
    isDeciding = true;
    decided.catch(failed).finally(() => {
      isDeciding = false;
      run();
    });
  };

  /** Called from wherever there is a reason to: whoever calls is not to be thrown at. */
  const run = () => {
    try {
      if (!isOpen) takeStart();
      while (serving && isOpen && !isDeciding && !isEnded && waiting.length > 0) {
        if (turns && !turns.take(run)) break;
        serveNext(serving);
      }
    } catch (error) {
      failed(error);
    }
    const share = isHeld ? 0.5 : 1;
    const isFull = waiting.length > MOST_WAITING * share || waiting.bytes > MOST_BYTES * share;
    if (isFull !== isHeld) hold(isFull);
    isHeld = isFull;
    lookWhetherDone();
  };

  const lookWhetherDone = () => {
    if (!finished || isDeciding || (isOpen && waiting.length > 0) || !exits.isEmpty) return;
    const done = finished;
    finished = undefined;
    done();
  };

  return {
    get clientId() {
      return clientId;
    },
    get standing() {
      return standing;
    },
    take(body) {
      if (isEnded) return;
      const isTooMuch = pace !== undefined && isOpen && waiting.length >= pace.mostWaiting && !isCancel(body);
      if (isTooMuch) {
        serving?.turnAway(body, pace.mostWaiting);
        return;
      }
      waiting.push(body);
      run();
    },
    open() {
      isOpen = true;
      run();
    },
    cancelOrders(because) {
      if (clientId === undefined) return;
      channel.error(-1, guardErrors.refused('placeOrder', `kill-switch: ${because}`));
      for (const order of ledger.book.open().toReversed()) {
        if (order.clientId !== clientId) continue;
        standing?.cancelled(order.orderId);
        channel.say('request', cancelBody(version, order.orderId));
      }
    },
    finish(done) {
      finished = done;
      waiting.keepActs();
      run();
    },
    end() {
      isEnded = true;
      turns?.leave();
      exits.close();
      waiting.clear();
    },
  };
}
