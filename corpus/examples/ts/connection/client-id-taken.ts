/*
---
id: ts-connection-client-id-taken
title: Find a client id that is free
topic: client ids
task: Connect although the client id may be taken, by trying the next one on error 326.
category: connection
tags: [client id, '326', connect]
description: >-
  Connects twice with the same client id. The second connection is refused with error 326 and tries the next id.
explanation: >-
  Every connection to a TWS needs a client id of its own. When it is taken, TWS says 326 and closes the connection.
  The message has no request id, so this library emits it as an info event and not as an error. A connection that
  was refused cannot be used again: the next try is a new IBApi object.
gotchas: [client-id-in-use, errors-in-info-events]
calls: [IBApi.connect, EventName.info, EventName.nextValidId, EventName.disconnected]
parameters:
  clientId: { constant: CLIENT_ID, type: client-id, about: the first client id to try }
expects:
  replies: [nextValidId]
  errors: [326]
  output: ['Connected with client id $clientId\b', 'Client id $clientId is in use', 'All connected']
---
*/
import { EventName, IBApi, isNonFatalError } from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 103;
const TRIES = 5;
const CLIENT_ID_IN_USE = 326;

/** Connects with the first id from `clientId` on that nobody has. */
function connect(clientId: number, tries = TRIES): Promise<IBApi> {
  const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId });
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      reject(new Error(reason));
      if (ib.isConnected) ib.disconnect();
    };
    ib.once(EventName.nextValidId, () => {
      console.log(`Connected with client id ${clientId}`);
      resolve(ib);
    });
    ib.on(EventName.info, (message, code) => {
      if (code === CLIENT_ID_IN_USE) {
        console.log(`Client id ${clientId} is in use`);
        if (tries > 1) resolve(connect(clientId + 1, tries - 1));
        else fail(`None of ${TRIES} client ids is free`);
      } else if (!isNonFatalError(code, new Error(message))) fail(`Error ${code}: ${message}`);
    });
    ib.on(EventName.error, (error, code) => fail(`Error ${code}: ${error.message}`));
    ib.on(EventName.disconnected, () => fail('Disconnected before it was ready')); // no matter once it was
    ib.connect();
  });
}

const connected: IBApi[] = [];
try {
  connected.push(await connect(CLIENT_ID));
  connected.push(await connect(CLIENT_ID)); // the same id again, on purpose
  console.log('All connected');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
for (const ib of connected) ib.disconnect();
