import type { Observed, ObservedMessage, ObservedSession } from '../../../harness/runner/observed.js';

/** A run in which nothing was wrong, but for what a test changes of it. */
export function observed(change: Partial<Observed> = {}): Observed {
  return {
    sessions: [session([])],
    unkept: 0,
    ending: 'finished',
    exitCode: 0,
    endedBy: undefined,
    trouble: undefined,
    stdout: 'OK\n',
    stderr: '',
    runMs: 100,
    refused: [],
    leftOpen: 0,
    account: { before: { openOrders: [], positions: [] }, after: { openOrders: [], positions: [] } },
    ...change,
  };
}

export function session(
  messages: readonly ObservedMessage[],
  change: Partial<ObservedSession> = {},
): ObservedSession {
  return {
    name: 'connection 1',
    version: 178,
    messages,
    ended: { by: 'client', because: 'the client has closed the connection' },
    ...change,
  };
}

export function asked(name: string, texts: ObservedMessage['texts'] = {}, at = 0): ObservedMessage {
  return { at, direction: 'request', passage: 'forwarded', name, texts };
}

export function told(name: string, texts: ObservedMessage['texts'] = {}, at = 0): ObservedMessage {
  return { at, direction: 'reply', passage: 'forwarded', name, texts };
}
