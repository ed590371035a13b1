import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Contract } from '@stoqey/ib';
import type { DataRequests, Driver, Requests, TradingClient } from './driver.js';
import { isTold, TOLD_NAMES, type Told, toldOf } from './told.js';

/** A line of what `ib_async_driver.py` says. */
interface Said {
  readonly client: number;
  readonly name: string;
  readonly values: readonly unknown[];
}

/** Unmodified clients of `ib_async`, all in one process of Python that lives until it is closed. */
export function ibAsyncDriver(python: string): Driver {
  const program = fileURLToPath(new URL('ib_async_driver.py', import.meta.url));
  const child = spawn(python, [program, TOLD_NAMES.join()], { stdio: ['pipe', 'pipe', 'pipe'] });
  const listeners = new Map<number, (said: Said) => void>();
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said: Said = JSON.parse(line);
    listeners.get(said.client)?.(said);
  });
  const fail = (why: string) => {
    for (const [client, listen] of listeners) listen({ client, name: 'failed', values: [why] });
  };
  const ended = new Promise<void>((resolve) =>
    child.on('close', (code) => {
      fail(`Python ended with ${code}\n${complaints}`);
      resolve();
    }),
  );
  child.on('error', ({ message }) => fail(message));

  let clients = 0;
  return {
    connect(port, clientId) {
      clients += 1;
      const client = clients;
      const send = (name: string, ...args: readonly unknown[]) =>
        void child.stdin.write(`${JSON.stringify({ client, name, args })}\n`);
      return connect(send, (listener) => void listeners.set(client, listener), [port, clientId]);
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}

type Send = (name: string, ...args: readonly unknown[]) => void;

interface Waiting {
  readonly name: string;
  readonly done: () => void;
  readonly fail: (error: Error) => void;
}

async function connect(
  send: Send,
  hear: (listener: (said: Said) => void) => void,
  where: readonly [port: number, clientId: number],
): Promise<TradingClient> {
  let told: Told[] = [];
  let failure: Error | undefined;
  let waiting: readonly Waiting[] = [];
  hear(({ name, values }) => {
    if (isTold(name)) told.push(toldOf(name, values));
    if (name === 'failed') {
      failure = new Error(String(values[0]));
      for (const { fail } of waiting) fail(failure);
      waiting = [];
    }
    const answered = waiting.find((each) => each.name === name);
    waiting = waiting.filter((each) => each !== answered);
    answered?.done();
  });
  const ask = (answer: string, name: string, ...args: readonly unknown[]): Promise<void> =>
    new Promise((done, fail) => {
      if (failure) fail(failure);
      waiting = [...waiting, { name: answer, done, fail }];
      send(name, ...args);
    });

  await ask('connected', 'connect', ...where);
  await ask('currentTime', 'reqCurrentTime');
  told = [];
  return {
    requests: requestsOf(send),
    place: (orderId, contract, order) => send('placeOrder', orderId, contract, order),
    cancel: (orderId) => send('cancelOrder', orderId),
    settle: () => ask('currentTime', 'reqCurrentTime'),
    take() {
      const taken = told;
      told = [];
      return taken;
    },
    close: () => (failure ? Promise.resolve() : ask('disconnected', 'disconnect')),
  };
}

function requestsOf(send: Send): Requests {
  const exercise = (reqId: number, contract: Contract, action: 1 | 2, quantity: number, account: string) =>
    send('exerciseOptions', reqId, contract, action, quantity, account, 0);
  return {
    ...dataRequestsOf(send),
    reqIds: () => send('reqIds'),
    reqOpenOrders: () => send('reqOpenOrders'),
    reqAllOpenOrders: () => send('reqAllOpenOrders'),
    reqAutoOpenOrders: (bind) => send('reqAutoOpenOrders', bind),
    reqCompletedOrders: () => send('reqCompletedOrders'),
    reqExecutions: (filter) => send('reqExecutions', filter),
    reqGlobalCancel: () => send('reqGlobalCancel'),
    reqPositions: () => send('reqPositions'),
    cancelPositions: () => send('cancelPositions'),
    reqPositionsMulti: (reqId, account) => send('reqPositionsMulti', reqId, account, ''),
    reqAccountSummary: (reqId, group, tags) => send('reqAccountSummary', reqId, group, tags),
    cancelAccountSummary: (reqId) => send('cancelAccountSummary', reqId),
    reqAccountUpdates: (subscribe, account) => send('reqAccountUpdates', subscribe, account),
    reqAccountUpdatesMulti: (reqId, account, ledger) =>
      send('reqAccountUpdatesMulti', reqId, account, '', ledger),
    reqPnL: (reqId, account) => send('reqPnL', reqId, account, ''),
    reqPnLSingle: (reqId, account, conId) => send('reqPnLSingle', reqId, account, '', conId),
    exerciseOptions: exercise,
    replaceFA: (reqId, xml) => send('replaceFA', reqId, 1, xml),
    reqRegulatorySnapshot: (reqId, contract) => send('reqRegulatorySnapshot', reqId, contract),
    subscribeToGroupEvents: (reqId, group) => send('subscribeToGroupEvents', reqId, group),
    updateDisplayGroup: (reqId, contractInfo) => send('updateDisplayGroup', reqId, contractInfo),
    setServerLogLevel: () => send('setServerLogLevel', 5),
  };
}

function dataRequestsOf(send: Send): DataRequests {
  return {
    reqMktData: (reqId, contract) => send('reqMktData', reqId, contract),
    reqTickByTickData: (reqId, contract) => send('reqTickByTickData', reqId, contract),
    reqMktDepth: (reqId, contract) => send('reqMktDepth', reqId, contract),
    reqRealTimeBars: (reqId, contract) => send('reqRealTimeBars', reqId, contract),
    reqHistoricalData: (reqId, contract) => send('reqHistoricalData', reqId, contract),
  };
}
