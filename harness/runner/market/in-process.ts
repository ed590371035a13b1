import { duplexPair } from 'node:stream';
import type { Gateway } from '../../gateway/create.js';
import type { Upstream } from '../guarded.js';

/** A gateway in this process, to which nobody else can connect. */
export function inProcess(gateway: Pick<Gateway, 'attach' | 'now' | 'close'>, name: string): Upstream {
  return {
    name,
    now: () => gateway.now(),
    connect() {
      const [near, far] = duplexPair();
      gateway.attach(far);
      return near;
    },
    close: () => gateway.close(),
  };
}
