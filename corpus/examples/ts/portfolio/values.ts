/*
---
id: ts-portfolio-values
title: Value the portfolio
topic: account updates
task: Show the market value and the unrealized profit of every position, and their sums by currency.
category: portfolio
tags: [portfolio, market value, unrealized profit, account updates]
description: >-
  Subscribes to the updates of the login's first account, adds up its positions when the first download is complete,
  and ends the subscription.
explanation: >-
  reqAccountUpdates takes one account; another one in between replaces it. updatePortfolio brings price, value and
  profit of each position, as TWS reckons them, then accountDownloadEnd says that all have come. Further updates
  come with each trade, otherwise about every three minutes: who wants profits by the second asks for reqPnL. The
  same call with false ends it.
gotchas: [cancel-what-you-subscribe-to, account-updates-every-three-minutes, one-account-at-a-time]
calls: [IBApi.reqAccountUpdates, EventName.updatePortfolio, EventName.accountDownloadEnd, EventName.managedAccounts]
parameters:
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { market: open, positions: { AAPL: 100, MSFT: -20 } }
expects:
  requests: [reqAccountUpdates]
  replies: [updatePortfolio, accountDownloadEnd]
  never: [placeOrder]
  output: ['^100 AAPL: USD \d', '^-20 MSFT: USD -\d', '^All in USD: -?\d[\d.]*, profit -?\d']
---
*/
import { EventName, IBApi, isNonFatalError } from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 117;

const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId: CLIENT_ID });
const sums = new Map<string, { value: number; profit: number }>(); // by currency
let account = '';
process.exitCode = 1; // until all positions are known

ib.once(EventName.managedAccounts, (accounts) => {
  account = accounts.split(',')[0] ?? '';
});

ib.once(EventName.nextValidId, () => ib.reqAccountUpdates(true, account));

ib.on(EventName.updatePortfolio, (contract, position, _price, value, _averageCost, profit = 0) => {
  const { symbol, currency = '' } = contract;
  console.log(`${position} ${symbol}: ${currency} ${value.toFixed(2)}, profit ${profit.toFixed(2)}`);
  const sum = sums.get(currency) ?? { value: 0, profit: 0 };
  sums.set(currency, { value: sum.value + value, profit: sum.profit + profit });
});

ib.once(EventName.accountDownloadEnd, () => {
  ib.reqAccountUpdates(false, account);
  if (sums.size === 0) console.log('No positions');
  for (const [currency, { value, profit }] of sums)
    console.log(`All in ${currency}: ${value.toFixed(2)}, profit ${profit.toFixed(2)}`);
  process.exitCode = 0;
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
