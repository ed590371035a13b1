/*
---
id: ts-market-data-stream
title: Watch a quote and stop
topic: market data
task: Stream the bid and the ask of a stock, print each new quote, and cancel after some of them.
category: market_data
tags: [quote, stream, subscription, cancel]
description: >-
  Subscribes to market data, keeps bid and ask up to date from single ticks, and cancels the subscription after a
  number of quotes.
explanation: >-
  TWS sends only what has changed, one field a tick, so the program keeps both sides and prints them when both are
  known. Ticks may repeat a price that only the size has changed of. A subscription goes on until cancelMktData is
  called with its request id; each takes one of the market data lines that a login has. Where nothing comes for a
  while, as when the market is shut, it gives up.
gotchas: [cancel-what-you-subscribe-to, ticks-are-single-fields, market-data-lines]
calls: [IBApi.reqMktData, IBApi.cancelMktData, EventName.tickPrice, IBApiTickType]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock to watch }
  quotes: { constant: QUOTES, type: integer, least: 1, most: 20, about: how many quotes to print }
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { market: open, time: moving }
expects:
  requests: [reqMktData, cancelMktData]
  replies: [tickPrice]
  output: ['^$symbol \d[\d.]* / \d[\d.]*$', 'Cancelled after $quotes quotes']
---
*/
import { EventName, IBApi, IBApiTickType, isNonFatalError, SecType } from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 105;
const SYMBOL = 'AAPL';
const QUOTES = 5;
const PATIENCE_MS = 20_000;
const REQUEST_ID = 1;
const STOCK = { symbol: SYMBOL, secType: SecType.STK, exchange: 'SMART', currency: 'USD' };

const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId: CLIENT_ID });
const quote = { bid: 0, ask: 0 };
let shown = '';
let count = 0;
process.exitCode = 1; // until there were enough quotes

ib.once(EventName.nextValidId, () => ib.reqMktData(REQUEST_ID, STOCK, '', false, false));

ib.on(EventName.tickPrice, (_reqId, field, price) => {
  if (field === IBApiTickType.BID) quote.bid = price;
  else if (field === IBApiTickType.ASK) quote.ask = price;
  const text = `${SYMBOL} ${quote.bid} / ${quote.ask}`;
  if (quote.bid <= 0 || quote.ask <= 0 || text === shown || count === QUOTES) return;
  console.log(text);
  shown = text;
  count += 1;
  if (count === QUOTES) {
    process.exitCode = 0;
    stop(`Cancelled after ${QUOTES} quotes`);
  }
});

function stop(reason: string): void {
  console.log(reason);
  if (!ib.isConnected) return;
  ib.cancelMktData(REQUEST_ID);
  ib.disconnect();
}
function stopUnlessNotice(error: Error, code: number): void {
  if (isNonFatalError(code, error)) return;
  console.error(`Error ${code}: ${error.message}`);
  if (ib.isConnected) ib.disconnect(); // which ends the subscription, too
}
ib.on(EventName.error, stopUnlessNotice);
ib.on(EventName.info, (message, code) => stopUnlessNotice(new Error(message), code));
ib.on(EventName.disconnected, () => console.log('Disconnected'));
setTimeout(() => stop(`Only ${count} quotes came`), PATIENCE_MS).unref(); // keeps nobody waiting
ib.connect();
