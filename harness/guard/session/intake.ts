import { decodeBody, type Message } from '../../wire/message.js';
import { startApi } from '../../wire/requests/session.js';
import { guardErrors } from './answers.js';
import { createBrake } from './brake.js';
import type { Channel } from './channel.js';
import { createDesk } from './desk.js';
import { createExits } from './exits.js';
import { readStart } from './greeting.js';
import { idOfBody } from './id-of-body.js';
import { FREE_TURN, type Turn } from './pace.js';
import { createServing, type Serving } from './serving.js';
import { createStanding, type Standing } from './standing.js';
import { leaveUndone } from './undone.js';
import { createWaitingLine, isCancel } from './waiting.js';

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

export function createIntake(channel: Channel, { accounts, firstNewId }: IntakeOptions): Intake {
  const { version, ledger, pace, policy, name } = channel;
  /** Nothing may slip by after it, and the other sessions go on. */
  const failed = (error: unknown) => {
    channel.log.error({ err: error }, 'a request could not be dealt with');
    channel.end('the guard failed; its log has more');
  };
  const exits = createExits(failed, () => lookWhetherDone());
  const waiting = createWaitingLine();
  const brake = createBrake({ clock: ledger.clock, waiting, hold: channel.hold });
  const turns = pace?.join();
  let clientId: number | undefined;
  /** As it was given, before anything is done about it. */
  let calledItself: number | undefined;
  let standing: Standing | undefined;
  let serving: Serving | undefined;
  /** The upstream still knows another session of this client id. */
  let isStarting = false;
  let isOpen = false;
  let isDeciding = false;
  let isEnded = false;
  let finished: (() => void) | undefined;

  const refuseStart = (trouble: string, message: Message, body: Buffer) => {
    channel.keepBack('request', body, message);
    channel.error(-1, guardErrors.refused('startApi', trouble));
    channel.end(trouble);
  };

  const start = (message: Message, body: Buffer) => {
    const reading = readStart(version, message);
    if ('refusal' in reading) {
      refuseStart(reading.refusal, message, body);
      return;
    }
    const { clientId: id, instead } = reading;
    if (ledger.watch.isOwnId(id)) {
      refuseStart(`the client id ${id} is the guard's own`, message, body);
      return;
    }
    calledItself = id;
    const greet = () => {
      if (instead === undefined) channel.pass('request', body, message);
      else channel.say('request', instead);
    };
    const isFree = ledger.free(id);
    if (!isFree) {
      begin(id, greet);
      return;
    }
    isStarting = true;
    void isFree.then(() => {
      if (!isEnded) begin(id, greet);
      run();
    });
  };

  const begin = (id: number, greet: () => void) => {
    clientId = id;
    const desk = createDesk({
      ledger,
      policy,
      session: name,
      clientId: id,
      managed: () => accounts() ?? [],
      firstNewId,
    });
    standing = createStanding({
      version,
      clientId: id,
      toClient: (said) => channel.say('reply', said),
      clock: ledger.clock,
      toUpstream(said) {
        turns?.sent();
        channel.say('request', said);
      },
      wantsToAsk: () => queueMicrotask(run),
    });
    serving = createServing(channel, { clientId: id, desk, standing, exits, firstNewId });
    ledger.note({ kind: 'session', session: name, clientId: id, policy: policy.name });
    turns?.sent();
    greet();
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

  const serveNext = (of: Serving, turn: Turn) => {
    const body = waiting.shift();
    const decided = body && of.serve(body, turn);
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
      while (serving && standing && isOpen && !isDeciding && !isEnded) {
        const { first } = waiting;
        if (!first && !standing.isToAsk) break;
        const isToCancel = first !== undefined && isCancel(first);
        const turn = turns ? turns.take(run, isToCancel) : FREE_TURN;
        if (!turn) break;
        if (standing.isToAsk && !isToCancel) {
          turn.use();
          channel.say('request', standing.ask());
        } else serveNext(serving, turn);
      }
    } catch (error) {
      failed(error);
    }
    brake.look();
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
        serving?.turnAway(body);
        brake.turnedAway();
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
      for (const order of ledger.book.cancellable().toReversed()) {
        if (order.clientId !== clientId) continue;
        standing?.cancel(order.orderId);
      }
    },
    finish(done) {
      finished = done;
      waiting.keepActs();
      if (isOpen && waiting.length > 0) {
        channel.log.info(
          { clientId, requests: waiting.length },
          'a client has gone; what it has asked is still done',
        );
      }
      run();
    },
    end() {
      if (isEnded) return;
      isEnded = true;
      turns?.leave();
      brake.close();
      exits.close();
      standing?.end();
      serving?.end();
      if (calledItself === undefined) waiting.clear();
      else leaveUndone(channel, calledItself, waiting);
    },
  };
}
