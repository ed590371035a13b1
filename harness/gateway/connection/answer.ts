import type { Log } from '../../../platform/log/log.js';
import type { Message } from '../../wire/message.js';
import { placeOrder } from '../../wire/requests/place-order.js';
import { idOf, type Work } from '../handling.js';
import { handlings } from '../handlings.js';
import { reachOf } from '../link/reach.js';
import type { Session } from '../session.js';
import { twsErrors } from '../tws-errors.js';
import { createSession, type SessionLine } from './open-session.js';

/** Answers one request of a client that has started the API, or leaves it until IB can be reached again. */
export function answer(session: Session, message: Message, log: Log): Work | undefined {
  const { layout, texts } = message;
  const refuse = (error: Parameters<Session['error']>[1]) => session.error(idOf(texts), error);
  const handling = handlings.get(layout.id);
  if (!handling) {
    refuse(twsErrors.notOffered(layout.name));
    return undefined;
  }
  if (session.version < layout.since) {
    refuse(twsErrors.tooNew(layout.name, layout.since, session.version));
    return undefined;
  }
  // One request that we fail at must not take the client's others with it.
  const onFailure = (error: unknown) => {
    log.error({ err: error, request: layout.name }, 'a request failed');
    refuse(twsErrors.failed(layout.name));
  };
  try {
    const reach = reachOf(session.backend.link, layout, texts);
    if (reach.kind === 'refused') refuse(reach.error);
    else if (reach.kind === 'waits') leaveUntilRestored(session, message, log);
    else {
      const work = handling.handle(session, texts);
      return work && guarded(work, onFailure);
    }
  } catch (error) {
    onFailure(error);
  }
  return undefined;
}

/** Work whose failure is dealt with like that of an answer in one piece. */
function* guarded(work: Work, onFailure: (error: unknown) => void): Work {
  try {
    yield* work;
  } catch (error) {
    onFailure(error);
  }
}

/**
 * What a client has sent is on its way, whether or not the client stays: it is done for its id, and told to whoever
 * has that id by then.
 */
function leaveUntilRestored(session: Session, message: Message, log: Log): void {
  const { backend, clientId, version } = session;
  const { layout, texts } = message;
  const isLeft = backend.link.whenRestored(() => {
    const of = backend.sessions.get(clientId) ?? createSession(backend, toNobody(version), clientId);
    answer(of, message, log);
  });
  if (!isLeft) {
    session.error(idOf(texts), twsErrors.unreachable(layout.name));
    return;
  }
  if (layout.id !== placeOrder.id) return;
  // Nobody else may get the id meanwhile, nor after a restart, though nothing is told that would have it kept.
  backend.orderIds.claim(clientId, idOf(texts));
  backend.settle();
}

/** The line of a client that has gone. */
function toNobody(version: number): SessionLine {
  return { version, write: () => {}, drop: () => {}, stall: () => {}, isStalled: false, cut: () => {} };
}
