import type { Log } from '../../../platform/log/log.js';
import { type ListeningLoopback, listenLoopback } from '../../../platform/loopback/listen.js';
import type { Gateway } from '../create.js';
import { createAdmin } from './create.js';

/** Serves the admin interface of a gateway. @param port 0 takes any free one */
export function listenAdmin(
  gateway: Pick<Gateway, 'trouble'>,
  { port, token, log }: { readonly port: number; readonly token: string; readonly log: Log },
): Promise<ListeningLoopback> {
  return listenLoopback('admin', port, (own) => createAdmin(gateway, { token, log, port: own }));
}
