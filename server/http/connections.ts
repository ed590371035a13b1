import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

export interface Connections {
  /** Whether an answer written now would be taken for the one to the request that is still arriving. */
  canAnswer(socket: Duplex): boolean;
  /** Ends every connection that no request is using, and each other one as soon as its last answer is out. */
  endWhenIdle(): void;
  /** Ends them all, whatever they are doing. */
  endNow(): void;
}

/**
 * Knows which connections are at work. Node's own `closeIdleConnections` counts one that has never sent a
 * request as busy; browsers open such in advance, and each would hold up the shutdown to its limit.
 */
export function watchConnections(server: Server): Connections {
  const atWork = new Map<Duplex, Set<ServerResponse>>();
  let ending = false;
  const endIfIdle = (socket: Duplex) => {
    if (ending && atWork.get(socket)?.size === 0) socket.end();
  };
  server.on('connection', (socket) => {
    atWork.set(socket, new Set());
    socket.once('close', () => atWork.delete(socket));
    endIfIdle(socket);
  });
  server.on('request', ({ socket }, response) => {
    atWork.get(socket)?.add(response);
    if (ending) response.setHeader('connection', 'close');
    response.once('close', () => {
      atWork.get(socket)?.delete(response);
      endIfIdle(socket);
    });
  });
  return {
    canAnswer(socket) {
      const owed = [...(atWork.get(socket) ?? [])];
      return socket.writable && owed.every(({ req, headersSent }) => !req.complete && !headersSent);
    },
    endWhenIdle() {
      ending = true;
      for (const socket of atWork.keys()) endIfIdle(socket);
    },
    endNow() {
      for (const socket of atWork.keys()) socket.destroy();
    },
  };
}
