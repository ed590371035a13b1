import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface Connections {
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
  const atWork = new Map<Socket, number>();
  let ending = false;
  const endIfIdle = (socket: Socket) => {
    if (ending && atWork.get(socket) === 0) socket.end();
  };
  server.on('connection', (socket) => {
    atWork.set(socket, 0);
    socket.once('close', () => atWork.delete(socket));
    endIfIdle(socket);
  });
  server.on('request', ({ socket }, response) => {
    atWork.set(socket, (atWork.get(socket) ?? 0) + 1);
    if (ending) response.setHeader('connection', 'close');
    response.once('close', () => {
      const requests = atWork.get(socket);
      if (requests === undefined) return;
      atWork.set(socket, requests - 1);
      endIfIdle(socket);
    });
  });
  return {
    endWhenIdle() {
      ending = true;
      for (const socket of atWork.keys()) endIfIdle(socket);
    },
    endNow() {
      for (const socket of atWork.keys()) socket.destroy();
    },
  };
}
