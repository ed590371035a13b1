import type { Clock } from '../../../../platform/clock/clock.js';
import type { Layout, Values } from '../../../wire/layout.js';
import type { Message } from '../../../wire/message.js';
import type { OwnSession } from '../own-session.js';
import type { Urgency } from '../pace.js';
import type { Known } from '../watch.js';
import { unknown } from './known.js';

export interface Question<Value> {
  /** Sends it, under an id by which its answers are known. */
  request(reqId: number, send: Send): void;
  /** Told of every message under the id, until one answers it. */
  hear(message: Message, answer: (figure: Known<Value>) => void): void;
  /** What is to be said when the time is over. */
  late?(): Known<Value>;
  readonly within: number;
}

/** Sends a message, if anybody still wants to hear the answer when its turn comes. */
export type Send = <Shape extends object>(layout: Layout<Shape>, values: Values<Shape>) => void;

/** Requests that carry an id, and what comes under it. */
export interface Questions {
  ask<Value>(question: Question<Value>): Promise<Known<Value>>;
  /** Begins what goes on by itself; gives the id. */
  follow(
    urgency: Urgency,
    request: (reqId: number, send: Send) => void,
    hear: (message: Message) => void,
  ): number;
  heard(message: Message): void;
  /** Every question that is open is answered so, and nothing is asked any more. */
  end(figure: Known<never>): void;
}

export function createQuestions(session: OwnSession, clock: Clock): Questions {
  const listening = new Map<number, (message: Message) => void>();
  const open = new Set<(figure: Known<never>) => void>();
  let ended: Known<never> | undefined;

  const sender =
    (urgency: Urgency, isWanted: () => boolean): Send =>
    (layout, values) =>
      session.send(layout, values, urgency, isWanted);

  return {
    ask({ request, hear, late, within }) {
      if (ended !== undefined) return Promise.resolve(ended);
      return new Promise((resolve) => {
        const reqId = session.nextId();
        const answer: typeof resolve = (figure) => {
          cancel();
          listening.delete(reqId);
          open.delete(answer);
          resolve(figure);
        };
        const cancel = clock.after(within, () =>
          answer(late?.() ?? unknown(`the upstream did not answer within ${within / 1000} s`)),
        );
        open.add(answer);
        listening.set(reqId, (message) => hear(message, answer));
        request(
          reqId,
          sender('soon', () => listening.has(reqId)),
        );
      });
    },
    follow(urgency, request, hear) {
      const reqId = session.nextId();
      listening.set(reqId, hear);
      request(
        reqId,
        sender(urgency, () => ended === undefined),
      );
      return reqId;
    },
    heard(message) {
      const reqId = Number(message.texts['reqId'] ?? Number.NaN);
      listening.get(reqId)?.(message);
    },
    end(figure) {
      ended = figure;
      for (const answer of [...open]) answer(figure);
      listening.clear();
    },
  };
}
