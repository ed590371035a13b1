import type { Fields } from '../../wire/decode.js';
import { decodeBody, type Message } from '../../wire/message.js';
import { cancelOrder, reqAllOpenOrders, reqGlobalCancel, reqOpenOrders } from '../../wire/requests/orders.js';
import { placeOrder } from '../../wire/requests/place-order.js';
import { startApi } from '../../wire/requests/session.js';
import { requestKind, requestRule } from '../policy/requests.js';
import type { Entry } from '../record/line.js';
import type { Refusal } from '../rules/verdict.js';
import { guardErrors, idIn } from './answers.js';
import type { Channel } from './channel.js';
import { type Decision, type Desk, notRecorded } from './desk.js';
import type { Exits } from './exits.js';
import { idOfBody } from './id-of-body.js';
import { tellRefused } from './refused.js';
import type { Standing } from './standing.js';

/** What becomes of the requests of a client that has started the API. */
export interface Serving {
  /** Passes it on, refuses it, or hands back a promise: until that is settled the next has to wait. */
  serve(body: Buffer): Promise<void> | undefined;
  /** One too many is waiting. */
  turnAway(body: Buffer, most: number): void;
}

export interface ServingOptions {
  readonly clientId: number;
  readonly desk: Desk;
  readonly standing: Standing;
  readonly exits: Exits;
  readonly firstNewId: () => number;
}

type Why = Pick<Refusal, 'rule' | 'reason'>;

/** Causes quote what they found; nobody needs all of it. */
const LONGEST_CAUSE = 300;

export function createServing(channel: Channel, options: ServingOptions): Serving {
  const { version, ledger, policy, name } = channel;
  const { kill } = ledger;
  const { clientId, desk, standing, exits, firstNewId } = options;

  const entryOf = (request: string, refusal: Why | undefined, texts: Fields): Entry => ({
    ...{ kind: 'request', session: name, clientId, request, allowed: refusal === undefined },
    ...(refusal && { rule: refusal.rule, reason: refusal.reason }),
    texts,
  });
  const note = (...asked: Parameters<typeof entryOf>) => ledger.note(entryOf(...asked));

  const refuseUnreadable = (body: Buffer, text: string, texts: Fields) => {
    channel.keepBack('request', body, undefined);
    const cause = text.slice(0, LONGEST_CAUSE);
    const isOrder = idOfBody(body) === placeOrder.id;
    const error = isOrder
      ? guardErrors.rejected(`guard: unreadable: ${cause}`)
      : guardErrors.unreadable(cause);
    note(isOrder ? placeOrder.name : 'unreadable', { rule: 'unreadable', reason: cause }, texts);
    channel.error(idIn(texts), error);
  };

  const refuseOther = (message: Message, body: Buffer, refusal: Why) => {
    const { layout, texts } = message;
    channel.keepBack('request', body, message);
    note(layout.name, refusal, texts);
    channel.error(idIn(texts), guardErrors.refused(layout.name, `${refusal.rule}: ${refusal.reason}`));
  };

  const serveOther = (message: Message, body: Buffer) => {
    const { layout, texts } = message;
    const refusal = requestRule(policy, message, clientId);
    const kind = requestKind(layout, texts, clientId);
    if (refusal) {
      exits.now(() => refuseOther(message, body, refusal));
      return;
    }
    const pass = () => {
      if (layout.id === reqOpenOrders.id || layout.id === reqAllOpenOrders.id) standing.asked();
      if (layout.id === reqGlobalCancel.id) ledger.cancelled();
      channel.pass('request', body, message);
    };
    if (kind !== 'guarded' || layout.id === reqGlobalCancel.id) {
      if (kind !== 'free') note(layout.name, undefined, texts);
      exits.now(pass);
      return;
    }
    // What moves money or settings is on record before it goes, as orders are.
    let trouble: Refusal | undefined;
    const recorded = ledger.record(entryOf(layout.name, undefined, texts)).catch((error: unknown) => {
      trouble = notRecorded(error);
    });
    const leave = () => {
      const because = kill.isOn ? killed(kill.because) : trouble;
      if (because) refuseOther(message, body, because);
      else pass();
    };
    exits.after(recorded, leave, () => note(layout.name, GONE, texts));
  };

  const carryOut = (decision: Decision, message: Message, body: Buffer) => {
    if (decision.kind === 'refuse') {
      channel.keepBack('request', body, message);
      exits.now(() => tell(decision));
      return;
    }
    let trouble: Refusal | undefined;
    const recorded = decision.recorded.then((refusal) => {
      trouble = refusal;
    });
    const leave = () => {
      const because = kill.isOn ? killed(kill.because) : trouble;
      if (because) {
        channel.keepBack('request', body, message);
        tell(desk.withdraw(decision.order, because));
        return;
      }
      desk.left(decision.order);
      channel.pass('request', body, message);
    };
    exits.after(recorded, leave, () => void desk.withdraw(decision.order, GONE));
  };

  const tell = (decision: Decision) => {
    if (decision.kind !== 'refuse') return;
    tellRefused(decision.refused, { channel, standing, clientId, firstNewId: firstNewId() });
  };

  return {
    serve(body) {
      const decoding = decodeBody('request', version, body);
      if (!decoding.ok) {
        const { text, texts } = decoding.failure;
        exits.now(() => refuseUnreadable(body, text, texts));
        return undefined;
      }
      const { message } = decoding;
      if (message.layout.id === startApi.id) {
        channel.keepBack('request', body, message);
        channel.error(-1, guardErrors.refused('startApi', 'the API has been started already'));
        return undefined;
      }
      if (message.layout.id !== placeOrder.id) {
        serveOther(message, body);
        return undefined;
      }
      const decision = desk.ask(message.texts);
      if (!(decision instanceof Promise)) {
        carryOut(decision, message, body);
        return undefined;
      }
      // Figures have to be asked for: what the client sends meanwhile waits behind this order.
      return decision.then((decided) => carryOut(decided, message, body));
    },
    turnAway(body, most) {
      const decoding = decodeBody('request', version, body);
      const texts = decoding.ok ? decoding.message.texts : decoding.failure.texts;
      channel.keepBack('request', body, decoding.ok ? decoding.message : undefined);
      const error = guardErrors.rateExceeded(channel.pace?.perSecond ?? most);
      if (idOfBody(body) !== placeOrder.id) {
        channel.error(idIn(texts), error);
        return;
      }
      note(placeOrder.name, { rule: 'rate', reason: `${most} messages are waiting already` }, texts);
      tell(desk.turnAway(texts, error));
    },
  };
}

/** What is never turned away for being too much: it takes back. */
export function isCancel(body: Buffer): boolean {
  const id = idOfBody(body);
  return id === cancelOrder.id || id === reqGlobalCancel.id;
}

const GONE: Refusal = { allowed: false, rule: 'unknown', reason: 'the session ended before it could leave' };

function killed(because: string | undefined): Refusal {
  return { allowed: false, rule: 'kill-switch', reason: because ?? 'it is on' };
}
