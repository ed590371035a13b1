import type { Duplex } from 'node:stream';
import type { Policy } from './policy/policy.js';
import type { Listener } from './transcript/transcript.js';

export interface AttachOptions {
  /** Another policy than the guard's own. */
  readonly policy?: Policy;
  readonly listener?: Listener;
  /** How the record calls the session; otherwise it is numbered. */
  readonly name?: string;
}

/** Stands between clients and a gateway. */
export interface Guard {
  /** Serves a client on a stream of bytes, whatever carries them. */
  attach(stream: Duplex, options?: AttachOptions): void;
  readonly connections: number;
  close(): Promise<void>;
}
