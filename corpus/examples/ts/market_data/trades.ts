/*
---
id: ts-market-data-trades
title: See every trade as it happens
topic: tick-by-tick data
task: Follow the trades of a stock tick by tick and work out the average price paid.
category: market_data
tags: [tick-by-tick, trades, time and sales, average price]
description: >-
  Subscribes to tick-by-tick data of type Last, prints a number of trades with time, price, size and exchange, and
  cancels.
explanation: >-
  Market data of reqMktData are a summary, several times a second; tick-by-tick data have every single trade. Last
  leaves out what does not count as the last price, such as odd reports; AllLast has those too. The time is in
  seconds since 1970. A login has only few tick-by-tick subscriptions at once, so the program cancels its own.
gotchas: [cancel-what-you-subscribe-to, few-tick-by-tick-lines]
calls: [IBApi.reqTickByTickData, IBApi.cancelTickByTickData, EventName.tickByTickAllLast, TickByTickDataType]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock to follow }
  trades: { constant: TRADES, type: integer, least: 1, most: 20, about: how many trades to wait for }
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { market: open, time: moving }
expects:
  requests: [reqTickByTickData, cancelTickByTickData]
  replies: [tickByTick]
  output: ['^$symbol \d+ at \d[\d.]* on \w+', '$trades trades, \d[\d.]* on average']
---
*/
import { EventName, IBApi, isNonFatalError, SecType, TickByTickDataType } from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 107;
const SYMBOL = 'AAPL';
const TRADES = 5;
const PATIENCE_MS = 20_000;
const REQUEST_ID = 1;
const STOCK = { symbol: SYMBOL, secType: SecType.STK, exchange: 'SMART', currency: 'USD' };

const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId: CLIENT_ID });
const sum = { trades: 0, shares: 0, value: 0 };
process.exitCode = 1; // until there were enough trades

ib.once(EventName.nextValidId, () =>
  ib.reqTickByTickData(REQUEST_ID, STOCK, TickByTickDataType.Last, 0, false),
);

ib.on(EventName.tickByTickAllLast, (_reqId, _type, time, price, size, _attributes, exchange) => {
  if (sum.trades === TRADES) return; // those that were under way when it was cancelled
  console.log(`${SYMBOL} ${size} at ${price} on ${exchange}, ${new Date(Number(time) * 1000).toISOString()}`);
  sum.trades += 1;
  sum.shares += size;
  sum.value += size * price;
  if (sum.trades < TRADES) return;
  process.exitCode = 0;
  stop(`${TRADES} trades, ${(sum.value / sum.shares).toFixed(4)} on average`);
});

function stop(reason: string): void {
  console.log(reason);
  if (!ib.isConnected) return;
  ib.cancelTickByTickData(REQUEST_ID);
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
setTimeout(() => stop(`Only ${sum.trades} trades came`), PATIENCE_MS).unref(); // keeps nobody waiting
ib.connect();
