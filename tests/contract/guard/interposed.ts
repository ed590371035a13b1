import { duplexPair } from 'node:stream';
import type { Gateway } from '../../../harness/gateway/create.js';
import { createFrameReader, frame, frameAround } from '../../../harness/wire/framing.js';
import { managedAccounts } from '../../../harness/wire/replies/session.js';

/** A gateway that names other accounts than it has, or none. */
export interface Interposed extends Pick<Gateway, 'attach'> {
  /** Says what accounts the login has, over the connection that was opened as the so-manieth. */
  name(connection: number, accounts: string): void;
}

const NAMING = `${managedAccounts.id}\0`;

export function interposed(gateway: Pick<Gateway, 'attach'>, { isSilent = false } = {}): Interposed {
  const connections: ((bytes: Buffer) => void)[] = [];
  return {
    name: (connection, accounts) => connections[connection]?.(frame(`${NAMING}1\0${accounts}\0`)),
    attach(stream) {
      const [near, far] = duplexPair();
      const replies = createFrameReader();
      const say = (bytes: Buffer) => void (stream.writable && stream.write(bytes));
      connections.push(say);
      gateway.attach(far);
      stream.on('data', (chunk: Buffer) => void near.write(chunk));
      near.on('data', (chunk: Buffer) => {
        for (const body of replies.push(chunk)) {
          const isNaming = body.toString('latin1').startsWith(NAMING);
          if (!isSilent || !isNaming) say(frameAround(body));
        }
      });
      for (const event of ['end', 'close', 'error']) {
        stream.on(event, () => near.end());
        near.on(event, () => stream.end());
      }
    },
  };
}
