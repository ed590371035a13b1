/*
---
id: ts-market-data-snapshot
title: Take a snapshot of a quote
topic: market data
task: Get the bid, the ask and the last price of a stock once.
category: market_data
tags: [quote, snapshot, bid, ask, last]
description: >-
  Asks for a snapshot, collects its prices until tickSnapshotEnd says that it is complete, and prints them.
explanation: >-
  A snapshot comes as single ticks, each with one field, in no fixed order. Whatever is known by then has come when
  tickSnapshotEnd does, up to eleven seconds later; nothing has to be cancelled. A price of -1 says that there is
  none now, as for the bid while the market is shut.
gotchas: [snapshot-takes-up-to-eleven-seconds, price-minus-one-is-none, market-data-subscription]
calls: [IBApi.reqMktData, EventName.tickPrice, EventName.tickSnapshotEnd, IBApiTickType]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock to look at }
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { market: open }
expects:
  requests: [reqMktData]
  replies: [tickPrice, tickSnapshotEnd]
  output: ['^$symbol bid \d', ' ask \d', ' last \d']
---
*/
import { EventName, IBApi, IBApiTickType, isNonFatalError, SecType, type TickType } from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 104;
const SYMBOL = 'AAPL';
const REQUEST_ID = 1;
const STOCK = { symbol: SYMBOL, secType: SecType.STK, exchange: 'SMART', currency: 'USD' };

const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId: CLIENT_ID });
const prices = new Map<TickType, number>();
process.exitCode = 1; // until there is a quote

ib.once(EventName.nextValidId, () => ib.reqMktData(REQUEST_ID, STOCK, '', true, false));

ib.on(EventName.tickPrice, (_reqId, field, price) => {
  if (price > 0) prices.set(field, price);
});

ib.once(EventName.tickSnapshotEnd, () => {
  const [bid, ask, last] = [IBApiTickType.BID, IBApiTickType.ASK, IBApiTickType.LAST].map((field) =>
    prices.get(field),
  );
  console.log(`${SYMBOL} bid ${bid ?? 'none'}, ask ${ask ?? 'none'}, last ${last ?? 'none'}`);
  if (bid !== undefined && ask !== undefined) process.exitCode = 0;
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
