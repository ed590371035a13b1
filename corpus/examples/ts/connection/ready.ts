/*
---
id: ts-connection-ready
title: Connect and wait until the gateway is ready
topic: connecting
task: Connect to TWS or IB Gateway and wait until it is ready for requests.
category: connection
tags: [connect, ready, nextValidId, order id]
description: >-
  Connects, waits for nextValidId, which says that requests are answered from now on and which order id is free,
  and disconnects.
explanation: >-
  The socket is open before TWS is ready: nextValidId comes once client and gateway have greeted each other, and
  everything else begins in its handler. Errors without a request, such as 326 for a client id that is in use, come
  as info events in this library. The exit code is 1 until the work is done, so that a connection that ends early is
  never taken for success.
gotchas: [wait-for-next-valid-id, errors-in-info-events]
calls: [IBApi.connect, IBApi.disconnect, EventName.nextValidId, EventName.server, EventName.info, isNonFatalError]
parameters:
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
expects:
  replies: [nextValidId, managedAccounts]
  output: ['Server version \d+', 'Ready: the next free order id is \d+', 'Disconnected']
---
*/
import { EventName, IBApi, isNonFatalError } from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 101;

const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId: CLIENT_ID });
process.exitCode = 1; // until it is ready

ib.once(EventName.server, (version, time) => console.log(`Server version ${version}, connected at ${time}`));

ib.once(EventName.nextValidId, (orderId) => {
  console.log(`Ready: the next free order id is ${orderId}`);
  process.exitCode = 0;
  ib.disconnect();
});

function stopUnlessNotice(error: Error, code: number): void {
  if (isNonFatalError(code, error)) return; // such as 2104, "Market data farm connection is OK"
  console.error(`Error ${code}: ${error.message}`);
  if (ib.isConnected) ib.disconnect();
}
ib.on(EventName.error, stopUnlessNotice);
ib.on(EventName.info, (message, code) => stopUnlessNotice(new Error(message), code));
ib.on(EventName.disconnected, () => console.log('Disconnected'));
ib.connect();
