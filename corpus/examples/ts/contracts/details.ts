/*
---
id: ts-contracts-details
title: Look up a stock
topic: contract details
task: Get the contract details of a stock, with its conId, its smallest price step and when it trades today.
category: contracts
tags: [contract, details, conId, trading hours, minTick]
description: >-
  Asks for the details of a stock by symbol, exchange and currency, and prints what an order or a quote needs to
  know about it.
explanation: >-
  A request is answered with one contractDetails for each contract that fits, then contractDetailsEnd; with SMART
  and a currency there is one for a US stock. A description that fits nothing gets error 200. The conId names the
  contract for good and can stand for all the rest in later requests. liquidHours tell the regular session of today
  and the next days in the time zone beside them, as texts such as 20260302:0930-20260302:1600, or CLOSED.
gotchas: [error-200-no-such-contract, hours-are-in-the-exchange-zone]
calls: [IBApi.reqContractDetails, EventName.contractDetails, EventName.contractDetailsEnd]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock to look up }
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
expects:
  requests: [reqContractDetails]
  replies: [contractDetails, contractDetailsEnd]
  output: ['^$symbol is conId \d+', 'trades in steps of \d[\d.]* on \w+', '^Regular hours: \d{8}:']
---
*/
import { type ContractDetails, EventName, IBApi, isNonFatalError, SecType } from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 112;
const SYMBOL = 'AAPL';
const REQUEST_ID = 1;

const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId: CLIENT_ID });
const found: ContractDetails[] = [];
process.exitCode = 1; // until it is found

ib.once(EventName.nextValidId, () => {
  const stock = { symbol: SYMBOL, secType: SecType.STK, exchange: 'SMART', currency: 'USD' };
  ib.reqContractDetails(REQUEST_ID, stock);
});

ib.on(EventName.contractDetails, (_reqId, details) => found.push(details));

ib.once(EventName.contractDetailsEnd, () => {
  for (const { contract, longName, minTick, liquidHours, timeZoneId } of found) {
    console.log(`${contract.symbol} is conId ${contract.conId}, ${longName}`);
    console.log(`It trades in steps of ${minTick} on ${contract.primaryExch}, in ${contract.currency}`);
    console.log(`Regular hours: ${liquidHours?.split(';')[0]} (${timeZoneId})`);
  }
  process.exitCode = 0;
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
