import type { Fields } from '../../wire/decode.js';
import { encode } from '../../wire/encode.js';
import { decodeBody, type Message } from '../../wire/message.js';
import { openOrderEnd } from '../../wire/replies/executions.js';
import { reqAllOpenOrders, reqGlobalCancel, reqOpenOrders } from '../../wire/requests/orders.js';
import { placeOrder } from '../../wire/requests/place-order.js';
import { startApi } from '../../wire/requests/session.js';
import { requestKind, requestRule } from '../policy/requests.js';
import type { RequestEntry } from '../record/line.js';
import { refusalText, ruleText } from '../rules/refusal-text.js';
import type { Refusal, Why } from '../rules/verdict.js';
import { guardErrors, idIn } from './answers.js';
import type { Channel } from './channel.js';
import { type Decision, type Desk, notRecorded } from './desk.js';
import type { Exits } from './exits.js';
import { idOfBody } from './id-of-body.js';
import type { Turn } from './pace.js';
import { tellRefused } from './refused.js';
import type { Standing } from './standing.js';
import { createTurnedAway } from './turned-away.js';
import { isOrder } from './waiting.js';

/** What becomes of the requests of a client that has started the API. */
export interface Serving {
  /**
   * Passes it on and uses its turn, or refuses it and gives that back; or hands back a promise: until that is settled
   * the next has to wait.
   */
  serve(body: Buffer, turn: Turn): Promise<void> | undefined;
  /** One too many is waiting. */
  turnAway(body: Buffer): void;
  end(): void;
}

export interface ServingOptions {
  readonly clientId: number;
  readonly desk: Desk;
  readonly standing: Standing;
  readonly exits: Exits;
  readonly firstNewId: () => number;
}

/** Causes quote what they found; nobody needs all of it. */
const LONGEST_CAUSE = 300;

export function createServing(channel: Channel, options: ServingOptions): Serving {
  const { version, ledger, policy, name } = channel;
  const { kill } = ledger;
  const { clientId, desk, standing, exits, firstNewId } = options;
  const most = channel.pace?.mostWaiting ?? 0;
  const turnedAway = createTurnedAway({
    ...{ ledger, session: name, clientId },
    why: { rule: 'rate', reason: `${most} messages are waiting already` },
  });

  const entryOf = (request: string, refusal: Why | undefined, texts: Fields): RequestEntry => ({
    ...{ kind: 'request', session: name, clientId, request },
    ...(refusal ? { allowed: false, rule: refusal.rule, reason: refusal.reason } : { allowed: true }),
    texts,
  });
  const note = (...asked: Parameters<typeof entryOf>) => ledger.note(entryOf(...asked));

  const refuseUnreadable = (body: Buffer, text: string, texts: Fields, turn: Turn) => {
    const cause = text.slice(0, LONGEST_CAUSE);
    const isPlaced = idOfBody(body) === placeOrder.id;
    const error = isPlaced
      ? guardErrors.rejected(refusalText(policy, { rule: 'unreadable', reason: cause }))
      : guardErrors.unreadable(cause);
    note(isPlaced ? placeOrder.name : 'unreadable', { rule: 'unreadable', reason: cause }, texts);
    exits.now(() => {
      turn.giveBack();
      channel.keepBack('request', body, undefined);
      channel.error(idIn(texts), error);
    });
  };

  const refuseOther = (message: Message, body: Buffer, turn: Turn, refusal: Why) => {
    const { layout, texts } = message;
    turn.giveBack();
    channel.keepBack('request', body, message);
    const why = ruleText(policy, refusal);
    channel.log.warn({ clientId }, `${layout.name} of client ${clientId} refused: ${why}`);
    channel.error(idIn(texts), guardErrors.refused(layout.name, why));
    // Python clients wait for this end as they connect, whatever else they are told.
    if (layout.id === reqOpenOrders.id) channel.say('reply', encode(openOrderEnd, version, {}));
  };

  const pass = (message: Message, body: Buffer, turn: Turn) => {
    turn.use();
    channel.pass('request', body, message);
  };

  const serveOther = (message: Message, body: Buffer, turn: Turn) => {
    const { layout, texts } = message;
    const refusal = requestRule(policy, message, clientId);
    const kind = requestKind(layout, texts, clientId);
    if (refusal) {
      note(layout.name, refusal, texts);
      exits.now(() => refuseOther(message, body, turn, refusal));
      return;
    }
    const leave = () => {
      if (layout.id === reqOpenOrders.id || layout.id === reqAllOpenOrders.id) standing.asked();
      if (layout.id === reqGlobalCancel.id) ledger.cancelled();
      pass(message, body, turn);
    };
    if (kind !== 'guarded' || layout.id === reqGlobalCancel.id) {
      if (kind === 'free') exits.now(leave);
      else {
        note(layout.name, undefined, texts);
        exits.now(leave, () => note(layout.name, GONE, texts));
      }
      return;
    }
    // What moves money or settings is on record before it goes, as orders are.
    let trouble: Refusal | undefined;
    const recorded = ledger.record(entryOf(layout.name, undefined, texts)).catch((error: unknown) => {
      trouble = notRecorded(error);
    });
    const leaveOnRecord = () => {
      const because = kill.isOn ? killed(kill.because) : trouble;
      if (because) {
        note(layout.name, because, texts);
        refuseOther(message, body, turn, because);
      } else leave();
    };
    exits.after(recorded, leaveOnRecord, () => note(layout.name, GONE, texts));
  };

  const carryOut = (decision: Decision, message: Message, body: Buffer, turn: Turn) => {
    if (decision.kind === 'refuse') {
      turn.giveBack();
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
        turn.giveBack();
        channel.keepBack('request', body, message);
        tell(desk.withdraw(decision.order, because));
        return;
      }
      desk.left(decision.order);
      pass(message, body, turn);
    };
    exits.after(recorded, leave, () => void desk.withdraw(decision.order, GONE));
  };

  const tell = (decision: Decision) => {
    if (decision.kind !== 'refuse') return;
    tellRefused(decision.refused, { channel, standing, clientId, firstNewId: firstNewId() });
  };

  return {
    serve(body, turn) {
      const decoding = decodeBody('request', version, body);
      if (!decoding.ok) {
        const { text, texts } = decoding.failure;
        refuseUnreadable(body, text, texts, turn);
        return undefined;
      }
      const { message } = decoding;
      if (message.layout.id === startApi.id) {
        turn.giveBack();
        channel.keepBack('request', body, message);
        channel.error(-1, guardErrors.refused('startApi', 'the API has been started already'));
        return undefined;
      }
      if (message.layout.id !== placeOrder.id) {
        serveOther(message, body, turn);
        return undefined;
      }
      const decision = desk.ask(message.texts);
      if (!(decision instanceof Promise)) {
        carryOut(decision, message, body, turn);
        return undefined;
      }
      // Figures have to be asked for: what the client sends meanwhile waits behind this order.
      return decision.then((decided) => carryOut(decided, message, body, turn));
    },
    turnAway(body) {
      const decoding = decodeBody('request', version, body);
      const texts = decoding.ok ? decoding.message.texts : decoding.failure.texts;
      const message = decoding.ok ? decoding.message : undefined;
      channel.keepBack('request', body, message);
      const error = guardErrors.rateExceeded(channel.pace?.perSecond ?? most);
      if (isOrder(body)) turnedAway.add(message?.layout.name ?? placeOrder.name, texts, body.length);
      if (idOfBody(body) === placeOrder.id) tell(desk.turnAway(texts, error));
      else channel.error(idIn(texts), error);
    },
    end: () => turnedAway.end(),
  };
}

/** Why something is not done that its client has asked for. */
export const GONE: Refusal = {
  allowed: false,
  rule: 'unknown',
  reason: 'the session ended before it could leave',
};

function killed(because: string | undefined): Refusal {
  return { allowed: false, rule: 'kill-switch', reason: because ?? 'it is on' };
}
