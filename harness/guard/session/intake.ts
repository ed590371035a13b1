import type { Fields } from '../../wire/decode.js';
import { decodeBody, type Message } from '../../wire/message.js';
import { reqAllOpenOrders, reqGlobalCancel, reqOpenOrders } from '../../wire/requests/orders.js';
import { placeOrder } from '../../wire/requests/place-order.js';
import { startApi } from '../../wire/requests/session.js';
import { requestKind, requestRule } from '../policy/requests.js';
import type { Entry } from '../record/line.js';
import type { Refusal } from '../rules/verdict.js';
import { cancelBody, guardErrors } from './answers.js';
import type { Channel } from './channel.js';
import { createDesk, type Decision, type Desk, notRecorded } from './desk.js';
import { createExits } from './exits.js';
import { tellRefused } from './refused.js';
import { createStanding, type Standing } from './standing.js';

/** What comes from the client: each request is understood, allowed and put on record before it goes on. */
export interface Intake {
  take(body: Buffer): void;
  /** The login is a paper one: what was held back may go. */
  open(): void;
  readonly clientId: number | undefined;
  readonly standing: Standing | undefined;
  cancelOrders(): void;
  end(): void;
}

export interface IntakeOptions {
  readonly accounts: () => readonly string[] | undefined;
  readonly firstNewId: () => number;
}

const MOST_WAITING = 1000;

export function createIntake(channel: Channel, { accounts, firstNewId }: IntakeOptions): Intake {
  const { version, ledger, pace, policy, name, hold } = channel;
  const { book, kill } = ledger;
  const exits = createExits();
  let waiting: Buffer[] = [];
  let clientId: number | undefined;
  let desk: Desk | undefined;
  let standing: Standing | undefined;
  let isOpen = false;
  let isDeciding = false;
  let isEnded = false;
  let isHeld = false;

  const start = (message: Message, body: Buffer) => {
    const id = Number(message.texts['clientId']);
    if (!Number.isSafeInteger(id)) {
      channel.keepBack('request', body, message);
      channel.error(-1, guardErrors.refused('startApi', 'the client id is no number'));
      return;
    }
    clientId = id;
    desk = createDesk({ ledger, policy, session: name, clientId: id, managed: () => accounts() ?? [] });
    standing = createStanding({
      version,
      clientId: id,
      toClient: (said) => channel.say('reply', said),
      toUpstream: (said) => channel.say('request', said),
    });
    ledger.note({ kind: 'session', session: name, clientId: id, policy: policy.name });
    channel.pass('request', body, message);
  };

  const refuseUnreadable = (body: Buffer, cause: string, texts: Fields, isOrder: boolean) => {
    channel.keepBack('request', body, undefined);
    const given = texts['orderId'] ?? texts['reqId'];
    const id = typeof given === 'string' && /^-?\d{1,15}$/.test(given) ? Number(given) : -1;
    const error = isOrder
      ? guardErrors.rejected(`guard: unreadable: ${cause}`)
      : guardErrors.unreadable(cause);
    note(isOrder ? placeOrder.name : 'unreadable', { rule: 'unreadable', reason: cause }, texts);
    channel.error(id, error);
  };

  const requestEntry = (
    request: string,
    refusal: Pick<Refusal, 'rule' | 'reason'> | undefined,
    texts: Fields,
  ): Entry => ({
    kind: 'request',
    session: name,
    clientId: clientId ?? -1,
    request,
    allowed: refusal === undefined,
    ...(refusal && { rule: refusal.rule, reason: refusal.reason }),
    texts,
  });
  const note = (...asked: Parameters<typeof requestEntry>) => ledger.note(requestEntry(...asked));

  const serve = (body: Buffer) => {
    const decoding = decodeBody('request', version, body);
    if (!decoding.ok) {
      const { id, text, texts } = decoding.failure;
      refuseUnreadable(body, text, texts, id === placeOrder.id);
      return;
    }
    const { message } = decoding;
    const { layout, texts } = message;
    if (layout.id === startApi.id) {
      channel.keepBack('request', body, message);
      channel.error(-1, guardErrors.refused('startApi', 'the API has been started already'));
    } else if (layout.id === placeOrder.id) place(message, body);
    else serveOther(message, body, texts);
  };

  const refuseOther = (message: Message, body: Buffer, refusal: Pick<Refusal, 'rule' | 'reason'>) => {
    const { layout, texts } = message;
    channel.keepBack('request', body, message);
    note(layout.name, refusal, texts);
    const id = Number(texts['reqId'] ?? texts['orderId'] ?? -1);
    channel.error(id, guardErrors.refused(layout.name, `${refusal.rule}: ${refusal.reason}`));
  };

  const serveOther = (message: Message, body: Buffer, texts: Fields) => {
    const { layout } = message;
    const refusal = requestRule(policy, message, clientId ?? -1);
    const kind = requestKind(layout, texts, clientId);
    if (refusal) {
      exits.now(() => refuseOther(message, body, refusal));
      return;
    }
    const pass = () => {
      if (layout.id === reqOpenOrders.id || layout.id === reqAllOpenOrders.id) standing?.asked();
      channel.pass('request', body, message);
    };
    if (kind !== 'guarded' || layout.id === reqGlobalCancel.id) {
      if (kind !== 'free') note(layout.name, undefined, texts);
      exits.now(pass);
      return;
    }
    // What moves money or settings is on record before it goes, as orders are.
    let trouble: Refusal | undefined;
    const recorded = ledger.record(requestEntry(layout.name, undefined, texts)).catch((error: unknown) => {
      trouble = notRecorded(error);
    });
    exits.after(recorded, () => {
      const because = kill.isOn ? killed(kill.because) : trouble;
      if (because) refuseOther(message, body, because);
      else pass();
    });
  };

  const place = (message: Message, body: Buffer) => {
    if (!desk) return;
    const decision = desk.ask(message.texts);
    if (!(decision instanceof Promise)) {
      carryOut(decision, message, body);
      return;
    }
    // Figures have to be asked for: what the client sends meanwhile waits behind this order.
    isDeciding = true;
    void decision
      .then((decided) => {
        if (!isEnded) carryOut(decided, message, body);
      })
      .catch((error: unknown) => {
        channel.log.error({ err: error }, 'an order could not be decided about');
        channel.end('the guard failed; its log has more');
      })
      .finally(() => {
        isDeciding = false;
        run();
      });
  };

  const carryOut = (decision: Decision, message: Message, body: Buffer) => {
    if (decision.kind === 'refuse') {
      channel.keepBack('request', body, message);
      exits.now(() => tell(decision));
      return;
    }
    let trouble: Awaited<typeof decision.recorded>;
    const recorded = decision.recorded.then((refusal) => {
      trouble = refusal;
    });
    exits.after(recorded, () => {
      const because = kill.isOn ? killed(kill.because) : trouble;
      if (because && desk) {
        channel.keepBack('request', body, message);
        tell(desk.withdraw(decision.order, because));
        return;
      }
      desk?.left(decision.order);
      channel.pass('request', body, message);
    });
  };

  const tell = (decision: Decision) => {
    if (decision.kind !== 'refuse' || !standing) return;
    tellRefused(decision.refused, { channel, standing, clientId: clientId ?? -1, firstNewId: firstNewId() });
  };

  /** START_API goes through at once; everything else once the login is known. */
  const takeStart = () => {
    if (clientId !== undefined) return;
    for (const [at, body] of waiting.entries()) {
      const decoding = decodeBody('request', version, body);
      if (!decoding.ok || decoding.message.layout.id !== startApi.id) continue;
      waiting = waiting.filter((_, other) => other !== at);
      start(decoding.message, body);
      return;
    }
  };

  const run = () => {
    if (!isOpen) takeStart();
    while (isOpen && !isDeciding && !isEnded) {
      const body = waiting.shift();
      if (!body) break;
      serve(body);
    }
    const wanted = waiting.length > (isHeld ? MOST_WAITING / 2 : MOST_WAITING);
    if (wanted !== isHeld) hold(wanted);
    isHeld = wanted;
  };

  const enqueue = (body: Buffer) => {
    if (isEnded) return;
    waiting.push(body);
    run();
  };

  return {
    get clientId() {
      return clientId;
    },
    get standing() {
      return standing;
    },
    take(body) {
      if (!pace) enqueue(body);
      else if (!pace.turn(() => enqueue(body))) {
        channel.keepBack('request', body, undefined);
        channel.error(-1, guardErrors.rateExceeded(pace.perSecond, pace.perSecond + 1));
      }
    },
    open() {
      isOpen = true;
      run();
    },
    cancelOrders() {
      if (clientId === undefined) return;
      for (const order of book.open().toReversed()) {
        if (order.clientId === clientId) channel.say('request', cancelBody(version, order.orderId));
      }
    },
    end() {
      isEnded = true;
      exits.close();
      waiting = [];
    },
  };
}

function killed(because: string | undefined) {
  return { allowed: false, rule: 'kill-switch', reason: because ?? 'it is on' } as const;
}
