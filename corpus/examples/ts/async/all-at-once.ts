/*
---
id: ts-async-all-at-once
title: Wait for several answers at once
topic: promises
task: Send three different requests at once and go on when all of them have been answered.
category: async
tags: [promise, Promise.all, IBApiNext, server time, accounts, contract details]
description: >-
  Asks IBApiNext for the server's time, the accounts of the login and a contract, all in one Promise.all, and prints
  the three answers.
explanation: >-
  IBApiNext makes a promise of each request, so that they need not wait for one another. A request that TWS refuses
  rejects its promise with an IBApiNextError, which has the code. A connection that ends rejects nothing: the
  promises would wait for ever, so they race against the connection state here.
gotchas: [promises-outlive-the-connection]
calls:
  - IBApiNext.getCurrentTime
  - IBApiNext.getManagedAccounts
  - IBApiNext.getContractDetails
  - IBApiNext.connectionState
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock to look up }
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
expects:
  requests: [reqCurrentTime, reqManagedAccts, reqContractDetails]
  replies: [currentTime, managedAccounts, contractDetails, contractDetailsEnd]
  output: ['^The server has \d{4}-\d\d-\d\dT', '^Accounts: D\w+', '^$symbol: conId \d+']
---
*/
import { ConnectionState, IBApiNext, IBApiNextError, SecType } from '@stoqey/ib';
import { filter, firstValueFrom } from 'rxjs';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 118;
const SYMBOL = 'AAPL';
const STOCK = { symbol: SYMBOL, secType: SecType.STK, exchange: 'SMART', currency: 'USD' };

const ib = new IBApiNext({ host: '127.0.0.1', port: PORT });
ib.connect(CLIENT_ID);

const disconnected = firstValueFrom(
  ib.connectionState.pipe(filter((state) => state === ConnectionState.Disconnected)),
).then((): never => {
  throw new Error(`Not connected: is TWS there, and client id ${CLIENT_ID} free?`);
});

try {
  const answers = Promise.all([ib.getCurrentTime(), ib.getManagedAccounts(), ib.getContractDetails(STOCK)]);
  const [seconds, accounts, details] = await Promise.race([answers, disconnected]);
  console.log(`The server has ${new Date(seconds * 1000).toISOString()}`);
  console.log(`Accounts: ${accounts.join(', ')}`);
  for (const { contract, longName } of details)
    console.log(`${contract.symbol}: conId ${contract.conId}, ${longName}`);
} catch (error) {
  console.error(error instanceof IBApiNextError ? `Error ${error.code}: ${error.message}` : String(error));
  process.exitCode = 1;
} finally {
  ib.disconnect();
}
