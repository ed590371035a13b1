/*
---
id: ts-connection-paper-only
title: Make sure that the login is a paper login
topic: managed accounts
task: Read the accounts of the login and go on only when all of them are paper accounts.
category: connection
tags: [accounts, managed accounts, paper, safety]
description: >-
  Reads the list of accounts that every connection begins with, and refuses to go on when one of them is live.
explanation: >-
  A port is no proof of a paper login, for it can be set to anything. The ids of paper accounts begin with D (DU for
  an individual, DF for an advisor), those of live ones do not. The list comes by itself, just before nextValidId,
  as one text with commas. A program that is for paper accounts looks at it before it sends anything.
gotchas: [port-is-no-proof-of-paper]
calls: [EventName.managedAccounts, EventName.nextValidId]
parameters:
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
expects:
  replies: [managedAccounts, nextValidId]
  never: [placeOrder]
  output: ['Paper accounts: D\w+']
---
*/
import { EventName, IBApi, isNonFatalError } from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 102;

const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId: CLIENT_ID });
process.exitCode = 1; // until the accounts are known to be paper
let accounts: string[] = [];

ib.on(EventName.managedAccounts, (list) => {
  accounts = list.split(',').filter((account) => account !== ''); // the list may end with a comma
});

ib.once(EventName.nextValidId, () => {
  const live = accounts.filter((account) => !account.startsWith('D'));
  if (accounts.length === 0) console.error('The login has no account');
  else if (live.length > 0) console.error(`Not a paper login: ${live.join(', ')}`);
  else {
    console.log(`Paper accounts: ${accounts.join(', ')}`);
    process.exitCode = 0;
  }
  ib.disconnect();
});

function stopUnlessNotice(error: Error, code: number): void {
  if (isNonFatalError(code, error)) return;
  console.error(`Error ${code}: ${error.message}`);
  if (ib.isConnected) ib.disconnect();
}
ib.on(EventName.error, stopUnlessNotice);
ib.on(EventName.info, (message, code) => stopUnlessNotice(new Error(message), code));
ib.on(EventName.disconnected, () => console.log('Disconnected'));
ib.connect();
