/*
---
id: ts-contracts-ambiguous
title: Tell apart contracts of one symbol
topic: ambiguous contracts
task: List every stock that a bare symbol may mean, and narrow it down by currency and primary exchange to one.
category: contracts
tags: [contract, ambiguous, '200', currency, primary exchange]
description: >-
  Asks for the details of a symbol without a currency, shows all that fit, and asks again with currency and primary
  exchange until exactly one is left.
explanation: >-
  A symbol alone may stand for shares on several exchanges. Only reqContractDetails lists them all; market data or
  an order for such a contract get error 200. SMART says how an order is routed, not where the stock is listed, so
  it is primaryExch that tells two listings apart. A program that trades should keep the conId of what it chose.
gotchas: [ambiguous-contract, smart-needs-primary-exchange]
calls: [IBApi.reqContractDetails, EventName.contractDetails, EventName.contractDetailsEnd]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: a symbol that is listed more than once }
  currency: { constant: CURRENCY, type: choice, of: [USD, EUR, GBP], about: the currency of the listing wanted }
  exchange: { constant: PRIMARY_EXCHANGE, type: text, about: the primary exchange of the listing wanted }
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
expects:
  requests: [reqContractDetails]
  replies: [contractDetails, contractDetailsEnd]
  output: ['$symbol may be ([2-9]|\d\d) stocks', 'exchange: conId \d+, $symbol on $exchange in $currency$']
---
*/
import { type Contract, EventName, IBApi, isNonFatalError, SecType } from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 113;
const SYMBOL = 'SAP';
const CURRENCY = 'EUR';
const PRIMARY_EXCHANGE = 'IBIS';

const ANY = 1;
const ONE = 2;
const anyStock = { symbol: SYMBOL, secType: SecType.STK, exchange: 'SMART' };
const oneStock = { ...anyStock, currency: CURRENCY, primaryExch: PRIMARY_EXCHANGE };

const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId: CLIENT_ID });
const found: Contract[] = [];
process.exitCode = 1; // until one is left

ib.once(EventName.nextValidId, () => ib.reqContractDetails(ANY, anyStock));
ib.on(EventName.contractDetails, (_reqId, { contract }) => found.push(contract));

ib.on(EventName.contractDetailsEnd, (reqId) => {
  const listings = found.splice(0).map(({ primaryExch, currency, conId }) => {
    return `conId ${conId}, ${SYMBOL} on ${primaryExch} in ${currency}`;
  });
  if (reqId === ANY) {
    console.log(`${SYMBOL} may be ${listings.length} stocks:`);
    for (const listing of listings) console.log(`- ${listing}`);
    ib.reqContractDetails(ONE, oneStock);
    return;
  }
  console.log(`With currency and primary exchange: ${listings.join(' or ')}`);
  if (listings.length === 1) process.exitCode = 0;
  ib.disconnect();
});

function stopUnlessNotice(error: Error, code: number): void {
  if (isNonFatalError(code, error)) return;
  console.error(`Error ${code}: ${error.message}`); // 200 where no contract fits
  if (ib.isConnected) ib.disconnect();
}
ib.on(EventName.error, stopUnlessNotice);
ib.on(EventName.info, (message, code) => stopUnlessNotice(new Error(message), code));
ib.on(EventName.disconnected, () => console.log('Disconnected'));
ib.connect();
