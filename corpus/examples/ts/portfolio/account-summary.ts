/*
---
id: ts-portfolio-account-summary
title: Read the account summary
topic: account summary
task: Read net liquidation value, cash and buying power of each account of the login.
category: portfolio
tags: [account, summary, cash, net liquidation, buying power]
description: >-
  Asks for three figures of all accounts, prints them with their currency, and ends the subscription.
explanation: >-
  A summary is asked for by tags, as one text with commas, for a group of accounts; All is every account. Values
  come as text, one message for each account and tag, then accountSummaryEnd. It goes on with what has changed every
  three minutes, and only two summaries may be open at once, so the program cancels its own.
gotchas: [cancel-what-you-subscribe-to, only-two-account-summaries, account-values-are-text]
calls:
  - IBApi.reqAccountSummary
  - IBApi.cancelAccountSummary
  - EventName.accountSummary
  - EventName.accountSummaryEnd
parameters:
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
expects:
  requests: [reqAccountSummary, cancelAccountSummary]
  replies: [accountSummary, accountSummaryEnd]
  never: [placeOrder]
  output: ['\w+ NetLiquidation: [\d,.]+ [A-Z]{3}', 'TotalCashValue: ', 'BuyingPower: ']
---
*/
import { EventName, IBApi, isNonFatalError } from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 116;
const TAGS = ['NetLiquidation', 'TotalCashValue', 'BuyingPower'];
const REQUEST_ID = 1;

const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId: CLIENT_ID });
const missing = new Set(TAGS);
process.exitCode = 1; // until each tag has a value

ib.once(EventName.nextValidId, () => ib.reqAccountSummary(REQUEST_ID, 'All', TAGS.join(',')));

ib.on(EventName.accountSummary, (_reqId, account, tag, value, currency) => {
  missing.delete(tag);
  console.log(`${account} ${tag}: ${Number(value).toLocaleString('en-US')} ${currency}`);
});

ib.once(EventName.accountSummaryEnd, () => {
  ib.cancelAccountSummary(REQUEST_ID);
  if (missing.size === 0) process.exitCode = 0;
  else console.error(`Nothing came for ${[...missing].join(', ')}`);
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
