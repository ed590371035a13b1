/*
---
id: ts-market-data-delayed
title: Fall back on delayed quotes
topic: delayed market data
task: Get a quote of a stock without a live subscription, delayed by fifteen minutes.
category: market_data
tags: [delayed, reqMarketDataType, quote, subscription]
description: >-
  Tells TWS that delayed prices will do, asks for a quote, and says whether the prices are live or delayed.
explanation: >-
  Without a subscription to live data TWS answers with error 354 or 10089, unless reqMarketDataType has said that
  delayed prices will do. Who is subscribed gets live ones all the same. Which they are, the marketDataType event
  tells, and delayed ticks have field numbers of their own (66 for the bid instead of 1), so a program that looks
  for the live fields alone sees nothing. The notice 10167 says that delayed data are shown.
gotchas: [delayed-tick-types, market-data-subscription]
calls: [IBApi.reqMarketDataType, IBApi.reqMktData, EventName.marketDataType, EventName.tickPrice, MarketDataType]
parameters:
  symbol: { constant: SYMBOL, type: symbol, about: the stock to look at }
  clientId: { constant: CLIENT_ID, type: client-id, about: unique among the programs that are connected }
needs: { market: open }
expects:
  requests: [reqMarketDataType, reqMktData]
  replies: [marketDataType, tickPrice, tickSnapshotEnd]
  allows: [10167]
  output: ['^$symbol \((REALTIME|DELAYED)\): bid \d', 'ask \d']
---
*/
import {
  EventName,
  IBApi,
  isNonFatalError,
  MarketDataType,
  SecType,
  IBApiTickType as Tick,
} from '@stoqey/ib';

const PORT = 4002; // IB Gateway, paper; TWS has 7497
const CLIENT_ID = 106;
const SYMBOL = 'AAPL';
const REQUEST_ID = 1;
const STOCK = { symbol: SYMBOL, secType: SecType.STK, exchange: 'SMART', currency: 'USD' };

const ib = new IBApi({ host: '127.0.0.1', port: PORT, clientId: CLIENT_ID });
let kind = MarketDataType.REALTIME;
let bid: number | undefined;
let ask: number | undefined;
process.exitCode = 1; // until there is a quote

ib.once(EventName.nextValidId, () => {
  ib.reqMarketDataType(MarketDataType.DELAYED); // holds for all requests that follow
  ib.reqMktData(REQUEST_ID, STOCK, '', true, false);
});

ib.on(EventName.marketDataType, (_reqId, type) => {
  kind = type;
});

ib.on(EventName.tickPrice, (_reqId, field, price) => {
  if (price <= 0) return; // -1 where there is none
  if (field === Tick.BID || field === Tick.DELAYED_BID) bid = price;
  if (field === Tick.ASK || field === Tick.DELAYED_ASK) ask = price;
});

ib.once(EventName.tickSnapshotEnd, () => {
  console.log(`${SYMBOL} (${MarketDataType[kind]}): bid ${bid ?? 'none'}, ask ${ask ?? 'none'}`);
  if (bid !== undefined && ask !== undefined) process.exitCode = 0;
  ib.disconnect();
});

function stopUnlessNotice(error: Error, code: number): void {
  if (isNonFatalError(code, error)) return; // 10167 among them
  console.error(`Error ${code}: ${error.message}`);
  if (ib.isConnected) ib.disconnect();
}
ib.on(EventName.error, stopUnlessNotice);
ib.on(EventName.info, (message, code) => stopUnlessNotice(new Error(message), code));
ib.on(EventName.disconnected, () => console.log('Disconnected'));
ib.connect();
