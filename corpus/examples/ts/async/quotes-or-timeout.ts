/*
---
id: ts-async-quotes-or-timeout
title: Wait for two quotes, but not for ever
topic: observables
task: Await the first complete quotes of two stocks at once, with a timeout that cancels their streams.
category: async
tags: [observable, rxjs, timeout, firstValueFrom, quote, IBApiNext]
description: >-
  Turns two streams of ticks into one promise, which resolves once both stocks have a quote with two sides, or
  rejects when that takes too long.
explanation: >-
  getMarketData of IBApiNext is an rxjs observable: subscribing sends reqMktData, and unsubscribing cancelMktData.
  combineLatest subscribes to both and speaks when each has a quote. firstValueFrom unsubscribes then, timeout when
  nothing came, and an error of one ends the other, so that no subscription is left behind. The timeout also ends
  the wait for a connection that never comes about, for which IBApiNext rejects nothing. A side without a price is
  undefined there, not -1.
gotchas: [cancel-what-you-subscribe-to, promises-outlive-the-connection, price-minus-one-is-none]
calls: [IBApiNext.getMarketData, IBApiTickType, IBApiNextError]
parameters:
  first: { constant: FIRST, type: symbol, about: one stock }
  second: { constant: SECOND, type: symbol, about: another stock }
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { market: open }
expects:
  requests: [reqMktData, cancelMktData]
  replies: [tickPrice]
  output: ['^$first bid \d[\d.]*, ask \d[\d.]*$', '^$second bid \d[\d.]*, ask \d[\d.]*$']
---
*/
import { IBApiNext, IBApiNextError, SecType, IBApiTickType as Tick } from '@stoqey/ib';
import { combineLatest, filter, firstValueFrom, map, timeout } from 'rxjs';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 120;
const FIRST = 'AAPL';
const SECOND = 'MSFT';
const TIMEOUT_MS = 10_000;

const ib = new IBApiNext({ host: '127.0.0.1', port: PORT });
ib.connect(CLIENT_ID);

function quotesOf(symbol: string) {
  const stock = { symbol, secType: SecType.STK, exchange: 'SMART', currency: 'USD' };
  return ib.getMarketData(stock, '', false, false).pipe(
    map(({ all }) => ({ bid: all.get(Tick.BID)?.value ?? 0, ask: all.get(Tick.ASK)?.value ?? 0 })),
    filter(({ bid, ask }) => bid > 0 && ask > 0),
  );
}

try {
  const both = combineLatest([quotesOf(FIRST), quotesOf(SECOND)]);
  const [first, second] = await firstValueFrom(both.pipe(timeout(TIMEOUT_MS)));
  console.log(`${FIRST} bid ${first.bid}, ask ${first.ask}`);
  console.log(`${SECOND} bid ${second.bid}, ask ${second.ask}`);
} catch (error) {
  console.error(error instanceof IBApiNextError ? `Error ${error.code}: ${error.message}` : String(error));
  process.exitCode = 1;
} finally {
  ib.disconnect();
}
